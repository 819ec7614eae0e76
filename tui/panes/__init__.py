"""The areas of the interface, a module each."""
