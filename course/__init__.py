"""What a student's notebook imports: the lab, the drawings and the checks that teach."""

__version__ = "0.1.0"
