"""The book: the law as dated data. It knows nothing of cases."""
