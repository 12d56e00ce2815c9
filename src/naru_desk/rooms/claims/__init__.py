"""Claims: what was proposed and what editors decided, sealed but for what could be published."""
