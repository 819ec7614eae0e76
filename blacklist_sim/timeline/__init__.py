"""Scripted timelines: read, check, write."""
