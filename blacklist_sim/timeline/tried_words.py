"""The words of a question about conduct and of what can be expected of its answer."""

WORDS = ("decision", "seller", "operators")
"""The expectations whose value is one of the five decision words: of the law, the sellers, the operators' lists."""
KEYS = (*WORDS, "rule", "order", "until")
"""What can be expected of the answer to a `try` alone."""
SUPPOSED = "sellers"
"""The key under which a question supposes something of the sellers' systems (see `gate.parameters`)."""
