"""`db`: looking after the database that cases are kept in."""

from blacklist_sim.cli.lazy import Entry, LazyGroup

HOME = "blacklist_sim.cli"
ENTRIES = {
    "info": Entry(f"{HOME}.db_info:info", "Tell where it is, how large, and what is in it."),
    "check": Entry(f"{HOME}.db_check:check", "Check that it is whole: file, journals, list."),
    "rebuild": Entry(f"{HOME}.db_rebuild:rebuild", "Make the list of cases anew from their journals."),
    "backup": Entry(f"{HOME}.db_backup:backup", "Write the whole database into one file."),
    "restore": Entry(f"{HOME}.db_backup:restore", "Put a backup in its place; what was there is kept."),
    "upgrade": Entry(f"{HOME}.db_info:upgrade", "Bring a database of an earlier version up to date."),
}

ABOUT = """Look after the database: a file of your own, or one that --db or BLACKLIST_SIM_DB names.

The journals alone are the truth; the list of cases follows from them. A database of an earlier version is brought up to
date when it is first used, and a file is copied before.

Exit status: 0 all is well; 1 something was found wrong; 2 bad input, or a database that cannot be used.
"""

db = LazyGroup(name="db", help=ABOUT, entries=ENTRIES)
