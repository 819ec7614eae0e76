"""The parts that areas are made of; they know nothing of cases."""
