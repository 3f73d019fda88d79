"""Where student code runs: warm start, limits, and the shell that executes cells."""
