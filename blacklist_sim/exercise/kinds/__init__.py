"""The kinds of task: each makes items, their keys and their reasons from a story."""
