"""The door: streams, colour, interruption, and how little is loaded."""

import signal
import subprocess
import sys

import pytest

from blacklist_sim.pages.wrapping import width

from .terminal import COMMAND, ROOT, loaded, on_terminal

ESCAPE = "\x1b["
LONG = ["law", "--on", "2019-03-12"]


def test_all_is_well_is_status_0_and_bad_input_status_2(shell):
    assert shell("period 2019-06-03 15").status == 0
    assert shell("period 2019-02-30 15").status == 2


def test_a_failed_expectation_is_status_1(shell, changed):
    told = shell(f"replay {changed('listing: deleted,', 'listing: published,')}")
    assert told.status == 1
    assert "NOT AS EXPECTED: listing" in told.out
    assert told.err == ""


def test_the_installed_command_and_the_module_are_one(shell):
    from importlib.metadata import entry_points

    from blacklist_sim.cli import main

    assert shell("--version").out.startswith("blacklist-sim ")
    for entry in entry_points(group="console_scripts", name="blacklist-sim"):
        assert entry.load() is main


@pytest.mark.parametrize("line", ["--help", "law --help", "replay --help", "-h", "--version"])
def test_help_is_no_mistake(shell, line: str):
    told = shell(line)
    assert (told.status, told.err) == (0, "")
    assert told.out


def test_every_command_is_listed_and_has_its_help(tell):
    from blacklist_sim.cli.root import ENTRIES

    listed = tell("--help").out
    for name, entry in ENTRIES.items():
        assert not entry.line or f"  {name} " in listed
        told = tell(f"{name} --help")
        assert told.status == 0, entry
        assert told.out.startswith("Usage: blacklist-sim ")


@pytest.mark.parametrize("line", [["--help"], ["law", "--help"], ["--version"]])
def test_help_loads_neither_models_nor_databases_nor_screens(line: list[str]):
    assert loaded(*line).isdisjoint({"pydantic", "sqlmodel", "textual", "numpy", "yaml", "transitions"})


def test_check_loads_neither_databases_nor_screens_nor_numbers():
    modules = loaded("check", "ground-1-paid-in-full")
    assert modules.isdisjoint({"sqlmodel", "textual", "numpy"})
    assert "pydantic" in modules, "what is loaded is seen"


def test_a_closed_pipe_ends_quietly():
    with subprocess.Popen([*COMMAND, *LONG], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) != 0


def test_a_standard_output_closed_from_the_start_is_no_traceback():
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m blacklist_sim period 2019-06-03 15 >&-"],
        cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert "Traceback" not in done.stderr


def test_ctrl_c_ends_with_one_line():
    script = (
        "import os, signal, sys\n"
        "import blacklist_sim.timeline.replay as replaying\n"
        "def stop(*_, **__): os.kill(os.getpid(), signal.SIGINT)\n"
        "replaying.replay = stop\n"
        "from blacklist_sim.cli import main\n"
        "sys.exit(main(['replay', 'ground-1-paid-in-full']))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 128 + signal.SIGINT
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_chinese_leaves_whole_under_every_locale(shell, locale: str):
    told = shell("law listing.bar.minor --lang zh", LC_ALL=locale, PYTHONUTF8="0", PYTHONIOENCODING="")
    assert told.status == 0
    assert "未成年人" in told.out


def test_a_terminal_gets_colour_and_a_pipe_none(shell):
    assert ESCAPE in on_terminal("law switches")
    assert ESCAPE not in shell("law switches").out


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colour_gets_none(environment: dict[str, str]):
    assert ESCAPE not in on_terminal("law switches", **environment)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_on_a_terminal_no_line_runs_over_its_edge(lang: str):
    lines = on_terminal(f"law --on 2019-03-12 --lang {lang}", NO_COLOR="1").splitlines()
    assert len(lines) > 100
    assert max(map(width, lines)) <= 80


def test_in_a_pipe_each_item_keeps_to_its_line(shell):
    lines = shell("law --on 2019-03-12").lines
    assert max(map(width, lines)) > 80
    assert not any(line.startswith(" ") for line in lines)


def test_what_another_program_reads_is_never_broken():
    drawn = on_terminal("diagram listing --on 2019-03-12", NO_COLOR="1").splitlines()
    assert max(map(len, drawn)) > 80
