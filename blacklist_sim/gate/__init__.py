"""May this person do this on this day? A pure function of the book, what binds the person, the conduct and the day."""
