"""Predicates and outcomes, one module a stage of the procedure, bound by name to the book and the catalogue."""
