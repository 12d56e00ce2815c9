"""One parser per kind of message. The first: typed notes (`note`)."""
