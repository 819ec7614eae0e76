"""Measures what the program costs beside what the same work costs bare; prints ratios, no times to be trusted alone."""
