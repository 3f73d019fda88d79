"""Where student code runs: fork servers, namespaces, limits, and the shell that executes cells."""
