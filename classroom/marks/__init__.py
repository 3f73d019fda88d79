"""Marks: read from the gradebook, printed, written for other systems."""
