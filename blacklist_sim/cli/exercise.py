"""`exercise`: exercises for a class, drawn anew for each student and graded by legal point."""

from blacklist_sim.cli.lazy import Entry, LazyGroup

HOME = "blacklist_sim.cli"
ENTRIES = {
    "list": Entry(f"{HOME}.exercise_look:list_", "List the exercises shipped with the program."),
    "show": Entry(f"{HOME}.exercise_look:show", "Show an exercise: what is given, and what is asked."),
    "start": Entry(f"{HOME}.exercise_work:start", "Begin an attempt, in the database or in a file."),
    "answer": Entry(f"{HOME}.exercise_work:answer", "Answer one item of an attempt."),
    "hint": Entry(f"{HOME}.exercise_hint:hint", "Take a hint; its price is told first."),
    "submit": Entry(f"{HOME}.exercise_work:submit", "Hand in an attempt; it is graded at once."),
    "attempts": Entry(f"{HOME}.exercise_kept:attempts", "List the attempts kept, or write them as JSON Lines."),
    "collect": Entry(f"{HOME}.exercise_kept:collect", "Take in attempts made elsewhere."),
    "grade": Entry(f"{HOME}.exercise_grade:grade", "Grade the submissions of a whole class."),
    "report": Entry(f"{HOME}.exercise_report:report", "Report by student, task and article: what was missed most."),
    "check": Entry(f"{HOME}.exercise_check:check", "Check exercises over many seeds."),
    "export": Entry(f"{HOME}.exercise_export:export", "Write an exercise for Moodle, or as sheets to print."),
    "schema": Entry(f"{HOME}.exercise_look:schema", "Print the JSON Schema of exercises."),
}

ABOUT = """Do, write and grade exercises.

An exercise is NAME (shipped, see `exercise list`) or a FILE. Each seed gives other days, sums and people under the same
law, and the answers are computed from the law by the program. ATTEMPT is a file, or the beginning of the name of an
attempt in the database.

Exit status: 0 all is well; 1 a submission could not be graded, an exercise failed its check, or somebody was faster;
2 bad input.
"""

exercise = LazyGroup(name="exercise", help=ABOUT, entries=ENTRIES)
