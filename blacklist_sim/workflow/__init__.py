"""The procedure: the catalogue of acts, the machines built from it, and the engine that takes a case from act to act."""
