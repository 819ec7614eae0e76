"""Answers as they are shown: as lines in both languages, and as plain data."""
