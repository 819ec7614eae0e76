"""The interface in a browser: a server of the test's own, and headless Chromium worked over its debugging port."""

import asyncio
import base64
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pyte
import pytest

from bench.pseudo_terminal import UNKNOWN

NEEDED = "BLACKLIST_SIM_NEED_CHROMIUM"
"""The variable that makes a missing Chromium a failure."""

NAMES = ("chromium", "chromium-browser", "google-chrome")
LONGEST = 60.0
WINDOW = (1200, 800)
LARGEST = (300, 100)
"""As many columns and lines as no window here has; what is drawn stands in the upper left part of them."""

QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
"""What keeps it within this machine."""


def chromium() -> str:
    """The browser of this machine; without one the test is skipped, or fails where it must be there."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        if os.environ.get(NEEDED) == "1":
            pytest.fail(f"no Chromium is installed, and {NEEDED}=1 says that it must be")
        pytest.skip("no Chromium is installed")
    return found


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: Sequence[str], log: Path, **given: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A command in a group of its own, all of which ends with the block."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True, **given)
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


async def until(holds: Callable[[], Any], what: Callable[[], str], seconds: float = LONGEST) -> Any:
    """Waits until something holds, and gives it; `what` tells how things stand where it never does."""
    end = time.monotonic() + seconds
    while True:
        found = holds()
        if isinstance(found, Awaitable):
            found = await found
        if found:
            return found
        assert time.monotonic() < end, f"this never came:\n{what()}"
        await asyncio.sleep(0.05)


class Page:
    """A page with a terminal in it: what the terminal was sent stands in `lines`."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._asked, self.closed = socket, 0, False
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._screen = pyte.Screen(*LARGEST)
        self._parser = pyte.ByteStream(self._screen)

    async def listen(self) -> None:
        """Takes what the browser tells, until it ends."""
        async for message in self._socket:
            told = json.loads(message.data)
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told)
            elif told["method"] == "Network.webSocketFrameReceived":
                frame = told["params"]["response"]
                if frame["opcode"] == 2:  # text frames carry what is not drawn
                    self._parser.feed(UNKNOWN.sub(b"", base64.b64decode(frame["payloadData"])))

    async def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Has the browser do something; gives its answer."""
        self._asked += 1
        answer = self._answers[self._asked] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._asked, "method": method, "params": params})
        told = await asyncio.wait_for(answer, LONGEST)
        assert "error" not in told, told
        return dict(told["result"])

    @property
    def lines(self) -> list[str]:
        """What the terminal shows, without blanks at the ends of lines."""
        return [line.rstrip() for line in self._screen.display]

    async def until(self, text: str) -> None:
        """Waits until a text is seen."""
        await until(lambda: any(text in line for line in self.lines), lambda: f"{text!r}\n" + "\n".join(self.lines))

    async def until_gone(self, text: str) -> None:
        """Waits until a text is seen no more."""
        await until(lambda: not any(text in line for line in self.lines), lambda: "\n".join(self.lines))

    async def until_cursor(self, line: int) -> None:
        """Waits until the cursor of the terminal is on a line, counted from 0: where what is typed goes."""
        await until(lambda: self._screen.cursor.y == line, lambda: f"the cursor is on line {self._screen.cursor.y}")

    async def has_class(self, name: str) -> None:
        """Waits until the body of the page is of a class."""
        asked = f"document.body.classList.contains({name!r})"

        async def holds() -> bool:
            return bool((await self.ask("Runtime.evaluate", expression=asked))["result"].get("value"))

        await until(holds, lambda: asked)

    async def click(self, x: int, y: int) -> None:
        """Clicks at a place of the window, in pixels."""
        for kind in ("mousePressed", "mouseReleased"):
            await self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def press(self, key: str, code: int, text: str = "") -> None:
        """Presses a key by its name and number, as a keyboard does."""
        given = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        await self.ask("Input.dispatchKeyEvent", type="keyDown", **given, **({"text": text} if text else {}))
        await self.ask("Input.dispatchKeyEvent", type="keyUp", **given)

    async def type(self, text: str) -> None:
        """Types ASCII by keys."""
        for char in text:
            await self.press(char, ord(char.upper()), char)

    async def compose(self, text: str) -> None:
        """Puts in a text as an input method does when its window closes."""
        await self.ask("Input.imeSetComposition", text=text, selectionStart=len(text), selectionEnd=len(text))
        await self.ask("Input.insertText", text=text)

    async def close(self) -> None:
        """Closes the tab."""
        self.closed = True
        await self.ask("Page.close")

    async def picture(self) -> bytes:
        """The window as PNG."""
        return base64.b64decode((await self.ask("Page.captureScreenshot", format="png"))["data"])


@asynccontextmanager
async def opened(url: str, folder: Path) -> AsyncIterator[Page]:
    """A page of an address in a browser of its own; the server may still be on its way up."""
    profile = folder / "chromium"
    command = [
        chromium(), *QUIET, "--remote-debugging-port=0", f"--user-data-dir={profile}",
        f"--window-size={WINDOW[0]},{WINDOW[1]}", "about:blank",
    ]  # fmt: skip
    log = folder / "chromium.log"
    with running(command, log, env=_surroundings(folder)):
        port = profile / "DevToolsActivePort"
        await until(lambda: port.exists() and port.read_text().strip(), lambda: log.read_text(errors="replace"))
        async with aiohttp.ClientSession() as session:
            await _answering(session, url, folder)
            targets = await (await session.get(f"http://127.0.0.1:{port.read_text().split()[0]}/json/list")).json()
            address = next(target["webSocketDebuggerUrl"] for target in targets if target["type"] == "page")
            async with session.ws_connect(address, max_msg_size=0) as socket:
                page = Page(socket)
                listening = asyncio.create_task(page.listen())
                try:
                    for domain in ("Page", "Network", "Runtime"):
                        await page.ask(f"{domain}.enable")
                    await page.ask("Page.navigate", url=url)
                    yield page
                finally:
                    listening.cancel()


async def _answering(session: aiohttp.ClientSession, url: str, folder: Path) -> None:
    async def there() -> bool:
        with suppress(aiohttp.ClientError):
            async with session.get(url) as answer:
                return answer.status == 200
        return False

    logs = folder.glob("*.log")
    await until(there, lambda: "\n".join(log.read_text(errors="replace")[-2000:] for log in logs))


def _surroundings(folder: Path) -> Mapping[str, str]:
    return {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
