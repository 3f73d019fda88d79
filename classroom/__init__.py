"""The instructors' side: build, check, grade and publish the lessons. Students never get this package."""
