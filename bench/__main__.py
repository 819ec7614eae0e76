"""`python -m bench`: every ratio of the house in one run."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import yaml

from bench.bare import fire, machine
from bench.door import at_the_door
from bench.exercises import grading
from bench.measure import medians, row
from bench.store import storing
from blacklist_sim.case import Act, Question, Story, Wait
from blacklist_sim.timeline.fixtures import shipped
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.replay import Replay, replay
from blacklist_sim.timeline.report import log_lines
from blacklist_sim.workflow.assemble import load_engine
from blacklist_sim.workflow.engine import Engine
from blacklist_sim.workflow.questions import open_acts
from blacklist_sim.workflow.state import State

ROUNDS = 15
REPEAT = 10
LEAST = 2000  # transitions in one timing, so that a cold start does not weigh
UNWANTED = ("sqlmodel", "textual", "numpy")
LOADED = "import sys, {first}; sys.argv[1:] = {words}; {call}; print(*sorted(sys.modules), file=sys.stderr)"


def fired(result: Replay) -> int:
    """How many transitions a replay fired."""
    return sum(len(step.moves) for _, step in result.steps)


def replaying() -> None:
    """Replay with every rule on, on machines and on the compiled table, and with explanations, per transition fired."""
    engine = load_engine()
    stories = [without_questions(story) for path in shipped().values() for story in read_timelines(path)]
    for name, chosen in (("ground-1-paid-in-full", stories_called("ground-1-paid-in-full")), ("all shipped", stories)):
        count = sum(fired(replay(engine, story)) for story in chosen)
        repeat = max(1, LEAST // count)
        light = machine()
        found = medians(
            {
                "bare": partial(fire, light, count * repeat),
                "replay": partial(again, repeat, partial(replay, engine), chosen),
                "compiled": partial(again, repeat, partial(replay, engine.compiled), chosen),
                "explained": partial(again, repeat, partial(explained, engine), chosen),
            },
            ROUNDS,
        )
        print(row(f"replay, {name} ({count} transitions) / bare transitions", found["replay"] / found["bare"], 8))
        print(row("  … on the compiled table / bare transitions", found["compiled"] / found["bare"], 8))
        print(row("  … with explanations rendered / bare transitions", found["explained"] / found["bare"], 20))


def without_questions(story: Story) -> Story:
    """The story with a wait in place of each question to the gate or about money, which fires no transition."""
    events = tuple(
        Wait(event.date, index=event.index) if isinstance(event, Question) else event for event in story.events
    )
    return replace(story, events=events)


def again(times: int, work: Callable[[Story], object], stories: Sequence[Story]) -> None:
    """Works through the stories so many times."""
    for _ in range(times):
        for story in stories:
            work(story)


def explained(engine: Engine, story: Story) -> list[str]:
    """A replay with every explanation rendered."""
    return list(log_lines(replay(engine, story), "en", explain=True))


def stories_called(name: str) -> list[Story]:
    """The stories of one shipped timeline, without their questions."""
    return [without_questions(story) for story in read_timelines(f"fixture:{name}")]


def listing() -> None:
    """All acts open at a moment, with reasons, in bare transitions."""
    engine, story = load_engine(), stories_called("ground-1-paid-in-full")[0]
    days = [event.date for event in story.events if isinstance(event, Act)]
    light, worst = machine(), 0.0
    for day in sorted({days[2], days[len(days) // 2], days[-1]}):
        state = replay(engine, story, until=day).state

        found = medians({"bare": partial(fire, light, 500 * REPEAT), "listing": partial(asked, engine, state)}, ROUNDS)
        worst = max(worst, found["listing"] / (found["bare"] / 500))
    print(row("all acts open at a moment, with reasons / one bare transition", worst, 500))


def asked(engine: Engine, state: State) -> None:
    """Lists the open acts with the reasons of those that are not, several times over."""
    for _ in range(REPEAT):
        for option in open_acts(engine, state):
            option.reason(engine)


def reading() -> None:
    """Reading with full checking beside the bare C loader."""
    paths = list(shipped().values())

    def bare() -> None:
        for path in paths:
            with path.open("rb") as file:
                list(yaml.load_all(file, yaml.CSafeLoader))

    found = medians({"bare": bare, "read": lambda: [read_timelines(path) for path in paths]}, ROUNDS)
    print(
        row(
            f"reading {len(paths)} YAML timelines, checked / yaml.load with CSafeLoader",
            found["read"] / found["bare"],
            1,
        )
    )


def starting() -> None:
    """What `--help` costs, and which packages commands load."""

    def run(*words: str) -> object:
        return subprocess.run([sys.executable, *words], capture_output=True, check=True)

    found = medians({"pass": partial(run, "-c", "pass"), "help": partial(run, "-m", "blacklist_sim", "--help")}, ROUNDS)
    print(row("blacklist-sim --help / python -c pass", found["help"] / found["pass"], 8))
    for words, unwanted in ((["--help"], (*UNWANTED, "pydantic")), (["check", "ground-1-paid-in-full"], UNWANTED)):
        call = LOADED.format(first="blacklist_sim.cli", words=words, call="blacklist_sim.cli.main()")
        modules = subprocess.run(
            [sys.executable, "-c", call], capture_output=True, check=True, text=True
        ).stderr.split()
        loaded = [name for name in unwanted if name in modules]
        print(f"blacklist-sim {' '.join(words)}: loads {', '.join(loaded) or 'none'} of {', '.join(unwanted)}")


if __name__ == "__main__":
    for part in (starting, reading, replaying, listing, at_the_door, grading, storing):
        part()
