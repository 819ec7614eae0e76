"""The procedure: the catalogue of acts, the machines built from it, and the engine that steps cases."""
