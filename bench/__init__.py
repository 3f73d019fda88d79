"""Measurements, each a table on the screen and a file of numbers. Nothing here is a test."""
