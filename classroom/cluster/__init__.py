"""Grading on many machines: jobs go to the workers of a Dask scheduler, and their results come back."""
