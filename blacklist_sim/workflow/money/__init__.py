"""What is owed in a case: the reckoning of the law, fed from the record of the case."""
