"""Published: every statement that readers have seen, in clear, and sealed beside it what it came from and gave away."""
