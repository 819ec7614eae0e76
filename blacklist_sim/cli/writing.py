"""Writing a file that the user named: whole, or not at all with one message."""

import os
import stat

from blacklist_sim.errors import BlacklistSimError

SVG_SIGN = b"<svg"
LOOKED_AT = 4096


def write_text(target: str, text: str) -> None:
    """Writes the whole file; raises `BlacklistSimError` where it cannot."""
    try:
        with open(target, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        why = error.strerror or str(error)
        raise BlacklistSimError(f"{target}: cannot be written: {why}", f"{target}：无法写入：{why}") from None


def write_svg(target: str, text: str) -> None:
    """Writes a drawing, over an earlier drawing but over nothing else; raises `BlacklistSimError` where it cannot."""
    check_svg(target)
    write_text(target, text)


def check_svg(target: str) -> None:
    """Refuses, with `BlacklistSimError`, a place that holds something other than a drawing or an empty file."""
    try:
        kind = os.stat(target).st_mode
        if stat.S_ISDIR(kind):
            raise BlacklistSimError(
                f"{target} is a folder; name a file in it, as in {os.path.join(target, 'debt.svg')}",
                f"{target} 是文件夹；请写明其中的文件，如 {os.path.join(target, 'debt.svg')}",
            )
        if stat.S_ISREG(kind):
            with open(target, "rb") as file:
                head = file.read(LOOKED_AT)
            if not head.strip() or SVG_SIGN in head:
                return
    except FileNotFoundError:
        return
    except OSError as error:
        why = error.strerror or str(error)
        raise BlacklistSimError(f"{target}: cannot be written: {why}", f"{target}：无法写入：{why}") from None
    raise BlacklistSimError(
        f"{target} is there already and is no SVG file; it is left as it is, name another file",
        f"{target} 已存在且不是 SVG 文件；未作改动，请另取文件名",
    )
