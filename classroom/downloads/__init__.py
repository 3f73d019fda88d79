"""What Moodle or Canvas packed into one file, taken apart by `nbgrader zip_collect`: see nbgrader_config.py."""
