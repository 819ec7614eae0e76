"""The screen as PNG, by whatever on this machine makes one of an SVG."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from blacklist_sim.errors import BlacklistSimError

LONGEST = 60
"""How many seconds a converter may take."""

SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
Command = Callable[[Path, Path, tuple[int, int]], list[str]]


def _chromium(svg: Path, png: Path, size: tuple[int, int]) -> list[str]:
    """Its sandbox does not work for the administrator, who alone has to do without."""
    bare = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    profile = f"--user-data-dir={svg.parent / 'profile'}"
    window = f"--window-size={size[0]},{size[1]}"
    return ["--headless", *bare, profile, "--hide-scrollbars", window, f"--screenshot={png}", svg.as_uri()]


CONVERTERS: Mapping[str, Command] = {
    "rsvg-convert": lambda svg, png, size: ["--output", str(png), str(svg)],
    "inkscape": lambda svg, png, size: [str(svg), "--export-type=png", f"--export-filename={png}"],
    "chromium": _chromium,
    "chromium-browser": _chromium,
    "google-chrome": _chromium,
}
"""The programs that make a PNG of an SVG, each with what it is called with."""


class NoConverter(BlacklistSimError):
    """Nothing on this machine makes a PNG."""


def write_screen(svg: str, lines: Sequence[str], target: Path) -> None:
    """Writes the screen as the ending of the file says: a drawing, a picture, or text.

    Raises what `write_png` raises, BlacklistSimError for any other ending, and OSError where there is no room or no
    such folder.
    """
    if target.suffix == ".png":
        write_png(svg, target)
    elif target.suffix == ".svg":
        target.write_text(svg, "utf-8")
    elif target.suffix in (".txt", ""):
        target.write_text("\n".join(line.rstrip() for line in lines) + "\n", "utf-8")
    else:
        raise BlacklistSimError(
            f"the screen is saved as .svg, .png or .txt, and not as {target.suffix}",
            f"屏幕可存为 .svg、.png 或 .txt，不能存为 {target.suffix}",
        )


def write_png(svg: str, target: Path) -> str:
    """Writes a drawing as PNG by the first converter found, and gives its name.

    Raises NoConverter where there is none, BlacklistSimError where it fails, OSError where the place cannot be written.
    """
    name = next((name for name in CONVERTERS if shutil.which(name)), None)
    if name is None:
        listed = "rsvg-convert, inkscape, chromium"
        raise NoConverter(
            f"a PNG needs one of {listed}, and none is installed; .svg and .txt need nothing",
            f"保存 PNG 需要 {listed} 之一，均未安装；.svg 与 .txt 无此需要",
        )
    found = SIZE.search(svg)
    size = (round(float(found[1])), round(float(found[2]))) if found is not None else (1200, 800)
    with TemporaryDirectory() as folder:
        drawing, picture = Path(folder) / "screen.svg", Path(folder) / "screen.png"
        drawing.write_text(svg, "utf-8")
        why = _run([name, *CONVERTERS[name](drawing, picture, size)])
        if not picture.is_file() or not picture.stat().st_size:
            raise BlacklistSimError(f"{name} made no picture: {why}", f"{name} 未生成图片：{why}")
        target.write_bytes(picture.read_bytes())
    return name


def _run(command: list[str]) -> str:
    """Runs a converter; gives the last line that it said of what went wrong."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=LONGEST,
            check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1]
