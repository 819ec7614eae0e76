"""Exercises for a class: written as data, drawn anew for each student, their keys computed by the engine."""
