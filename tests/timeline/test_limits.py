"""Files made to exhaust the reader are refused in under a second and in little memory."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from blacklist_sim.errors import BadInput
from blacklist_sim.timeline.read import read_timelines

READ = """
import json, re, resource, sys, time
from pathlib import Path
from blacklist_sim.errors import BadInput
from blacklist_sim.timeline.read import read_timelines
from blacklist_sim.timeline.vocabulary import vocabulary
vocabulary()
begun = time.process_time()
try:
    read_timelines(sys.argv[1])
    said = ""
except BadInput as refused:
    said = refused.render()
spent = time.process_time() - begun
status = Path("/proc/self/status")
if status.exists():  # getrusage would count what the parent of this process held as well
    most = int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text()).group(1))
else:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([said, spent, most]))
"""
HEAD = b"timeline: 1\ntitle: x\n"
MEMORY = 200_000  # kilobytes


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.write(HEAD)
        file.truncate(100_000_000)


def _bomb(path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 20)]
    path.write_text("\n".join(lines))


def _name_of_megabytes(path: Path) -> None:
    path.write_bytes(HEAD + b"people: {a: {kind: person, name: " + b"x" * 4_000_000 + b"}}\n")


def _nested(levels: int) -> bytes:
    return b'{"timeline": 1, "events": ' + b"[" * (levels - 1) + b"0" + b"]" * (levels - 1) + b"}"


HOSTILE: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a file of 100 MB": ("a.yaml", _large, "larger than 5,000,000 bytes"),
    "100 MB of JSON lines": ("a.jsonl", _large, "larger than 50,000,000 bytes"),
    "60,000 nested brackets": ("a.yaml", lambda p: p.write_bytes(b"[" * 60_000), "nested deeper than 40 levels"),
    "60,000 nested mappings": ("a.yaml", lambda p: p.write_bytes(b"{a: " * 60_000), "nested deeper than 40 levels"),
    "60,000 nested lists in blocks": (
        "a.yaml",
        lambda p: p.write_bytes(b"- " * 60_000 + b"a"),
        "nested deeper than 40",
    ),
    "60,000 nested lists in JSON": ("a.jsonl", lambda p: p.write_bytes(b"[" * 60_000), "nested deeper than 40"),
    "900 nested lists in JSON": ("a.jsonl", lambda p: p.write_bytes(_nested(900)), "nested deeper than 40 levels"),
    "41 nested lists in JSON": ("a.jsonl", lambda p: p.write_bytes(_nested(41)), "nested deeper than 40 levels"),
    "a million values in JSON": (
        "a.jsonl",
        lambda p: p.write_bytes(b'{"timeline": 1, "events": [' + b"0," * 1_000_000 + b"0]}"),
        "holds more than 250,000 values",
    ),
    "a line of 40 MB": (
        "a.jsonl",
        lambda p: p.write_bytes(b'{"a": "' + b"x" * 40_000_000 + b'"}'),
        "the line is longer",
    ),
    "an alias bomb": ("a.yaml", _bomb, "anchors and aliases are not read"),
    "a binary file": ("a.yaml", lambda p: p.write_bytes(bytes(range(256)) * 1000), "this is no text file"),
    "a picture": ("a.yaml", lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\xff\xfe" * 1000), "is not UTF-8"),
    "UTF-16": ("a.yaml", lambda p: p.write_bytes("timeline: 1\n".encode("utf-16")), "this is no text file"),
    "a million values": (
        "a.yaml",
        lambda p: p.write_bytes(HEAD + b"events: [" + b"a," * 1_000_000 + b"]"),
        "more than",
    ),
    "a name of 4 MB": ("a.yaml", _name_of_megabytes, "name is longer than 200 characters"),
    "a hundred thousand mistakes": (
        "a.yaml",
        lambda p: p.write_bytes(HEAD + b"events: [" + b"a," * 100_000 + b"]"),
        "more than 200 mistakes",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_quickly_and_in_little_memory(kind: str, tmp_path: Path) -> None:
    name, write, words = HOSTILE[kind]
    path = tmp_path / name
    write(path)
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True)
    said, seconds, kilobytes = json.loads(done.stdout)
    assert words in said
    assert said.startswith(str(path))
    assert seconds < 1, f"{seconds:.2f} s"
    assert kilobytes < MEMORY


@pytest.mark.parametrize("what", ["nowhere.yaml", "."])
def test_what_is_no_file_is_refused_in_one_line(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadInput) as refused:
        read_timelines(what)
    assert len(refused.value.render().splitlines()) == 1
