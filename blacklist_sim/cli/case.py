"""`case`: cases that last, in a database."""

from blacklist_sim.cli.lazy import Entry, LazyGroup

HOME = "blacklist_sim.cli"
ENTRIES = {
    "new": Entry(f"{HOME}.case_new:new", "Open a case from a timeline."),
    "list": Entry(f"{HOME}.case_list:list_", "List the cases, by stage, deadline, sum owed, words …"),
    "show": Entry(f"{HOME}.case_show:show", "Show where a case stands, and its journal."),
    "acts": Entry(f"{HOME}.case_acts:acts", "List the acts open now, and why the others are not."),
    "do": Entry(f"{HOME}.case_do:do", "Do an act."),
    "advance": Entry(f"{HOME}.case_advance:advance", "Let time pass until a day, or until the next deadline."),
    "undo": Entry(f"{HOME}.case_undo:undo", "Take back the last acts; the journal keeps them."),
    "redo": Entry(f"{HOME}.case_undo:redo", "Do again what was taken back last."),
    "fork": Entry(f"{HOME}.case_fork:fork", "Open a new case that goes its own way from here."),
    "diff": Entry(f"{HOME}.case_diff:diff", "Tell where two cases part, and what becomes of each."),
    "rename": Entry(f"{HOME}.case_rename:rename", "Give a case another name."),
    "archive": Entry(f"{HOME}.case_archive:archive", "Put a case away, or take it out again."),
    "export": Entry(f"{HOME}.case_exchange:export", "Write cases as timelines or as whole journals."),
    "import": Entry(f"{HOME}.case_exchange:import_", "Take in timelines or whole journals."),
}

ABOUT = """Keep cases in a database: a file of your own, or one that --db or BLACKLIST_SIM_DB names.

What happens to a case is recorded in its journal and never changed; where it stands is worked out from there.
`case:NAME` may stand wherever another command asks for a FILE.

Exit status: 0 all is well; 1 an act was refused, or the case has moved on since it was looked at; 2 bad input.
"""

case = LazyGroup(name="case", help=ABOUT, entries=ENTRIES)
