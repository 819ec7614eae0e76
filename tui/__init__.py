"""The terminal interface; it talks to the public names of `blacklist_sim` only. Nothing stands here yet."""
