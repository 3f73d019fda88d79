"""What became of a class in one lesson: on a page, and in short on the console."""
