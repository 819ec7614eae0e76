"""`python -m blacklist_sim`: the same as the command `blacklist-sim`."""

import sys

from blacklist_sim.cli import main

if __name__ == "__main__":
    sys.exit(main())
