"""Pictures of the screen."""

import shutil
import struct
from pathlib import Path

import pytest
from textual.widgets import Input

from blacklist_sim.errors import BlacklistSimError
from tui.png import CONVERTERS, NoConverter, write_png, write_screen
from tui.screens.ask import Ask

from .conftest import story
from .running import run, seen, until

SVG = '<svg viewBox="0 0 640 480" xmlns="http://www.w3.org/2000/svg"><rect width="640" height="480" fill="red"/></svg>'
MADE = '#!/bin/sh\nprintf "%s\\n" "$0" "$@" >"{log}"\n'
KIND = {"rsvg-convert": 'cp "$3" "$2"', "inkscape": 'cp "$1" "${3#--export-filename=}"'}
CHROME = 'for word; do case "$word" in --screenshot=*) echo png >"${word#--screenshot=}";; esac; done'


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Puts a converter on the path that has nothing else on it but what a shell needs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "cp"):
        (folder / name).symlink_to(shutil.which(name))
    monkeypatch.setenv("PATH", str(folder))

    def install(name: str, script: str) -> Path:
        path, log = folder / name, tmp_path / f"{name}.log"
        path.write_text(MADE.replace("{log}", str(log)) + script, "utf-8")
        path.chmod(0o755)
        return log

    return install


def test_where_there_is_no_converter_it_is_said_which_would_do(install, tmp_path):
    with pytest.raises(NoConverter) as told:
        write_png(SVG, tmp_path / "out.png")
    assert "rsvg-convert, inkscape, chromium" in told.value.text.en and "均未安装" in told.value.text.zh
    assert not (tmp_path / "out.png").exists()


@pytest.mark.parametrize("name", CONVERTERS)
def test_each_converter_is_called_with_the_drawing_and_the_picture(install, tmp_path, name):
    log = install(name, KIND.get(name, CHROME))
    assert write_png(SVG, tmp_path / "out.png") == name
    assert (tmp_path / "out.png").stat().st_size
    called = log.read_text("utf-8")
    assert "screen.svg" in called and "screen.png" in called
    if name not in KIND:
        assert "--window-size=640,480" in called and "--headless" in called


def test_the_best_of_several_is_taken(install, tmp_path):
    install("chromium", CHROME)
    install("rsvg-convert", KIND["rsvg-convert"])
    assert write_png(SVG, tmp_path / "out.png") == "rsvg-convert"


def test_a_converter_that_fails_says_why_and_leaves_what_was_there(install, tmp_path):
    install("rsvg-convert", 'echo "no fonts" >&2; exit 3')
    target = tmp_path / "out.png"
    target.write_text("mine", "utf-8")
    with pytest.raises(BlacklistSimError) as told:
        write_png(SVG, target)
    assert "rsvg-convert made no picture: no fonts" in told.value.text.en
    assert target.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["screen.svg", "screen.txt", "screen.png"])
def test_a_place_that_cannot_be_written_is_told(install, tmp_path, name):
    install("rsvg-convert", KIND["rsvg-convert"])
    with pytest.raises(FileNotFoundError) as told:
        write_screen(SVG, ["a  "], tmp_path / "nowhere" / name)
    assert told.value.filename is not None
    write_screen(SVG, ["a  "], tmp_path / name)
    assert (tmp_path / name).read_text("utf-8") == ("a\n" if name.endswith("txt") else SVG)


@pytest.mark.skipif(shutil.which("rsvg-convert") is None, reason="no rsvg-convert is installed")
def test_a_real_converter_makes_a_picture_of_that_size(tmp_path):
    write_png(SVG, tmp_path / "out.png")
    data = (tmp_path / "out.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", data[16:24]) == (640, 480)


def test_the_screen_is_saved_as_png_or_it_is_said_what_is_missing(app, store, install, tmp_path):
    store.new("zhang", story())
    program, target = app("zhang"), tmp_path / "screen.png"

    async def save(pilot):
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(program.screen, Ask))
        program.screen.query_one(Input).value = str(target)
        await pilot.press("enter")

    async def body(pilot):
        await until(pilot, lambda: program.pane is not None and program.scene is not None)
        await save(pilot)
        await until(pilot, lambda: "a PNG needs one of" in seen(program))
        install("rsvg-convert", KIND["rsvg-convert"])
        await save(pilot)
        await until(pilot, target.exists)
        await until(pilot, lambda: "written: " in seen(program))

    run(program, body, (140, 30))
