"""`python -m tui.keys`: the key map as a document, made from the register of actions."""

from collections.abc import Iterator

from tui.actions import AREAS, SHELL, of
from tui.widgets.shell_lines import key_name

HEAD = """# Keys

Made by `python -m tui.keys`. Every action is also found by typing after `?` (or F1) and done there with enter, so that
no letter key is ever needed; `ctrl+p` finds cases, terms, rules and days as well. Arrows, page keys, home, end, enter,
space and tab do in every list what they do elsewhere.

The mouse alone does everything too: the keys of the footer are clicked, `more` beside them shows all actions, and the
head leads to the areas, the cases and the timeline. A click moves in a list, a second one does what enter does, one in
front of a row marks it; the right button shows what can be done. Dialogs are answered and left by what stands in their
lower edge, and a message is clicked away.
"""


def document() -> str:
    """The whole document."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield HEAD
    names = {SHELL: "Everywhere · 各处"} | {area.id: f"{area.name.en} · {area.name.zh}" for area in AREAS.values()}
    for where, name in names.items():
        found = list(of(where))
        if found:
            yield f"## {name}\n"
            yield "| keys | action | | command |"
            yield "|---|---|---|---|"
            for action in found:
                keys = " ".join(f"`{key_name(key)}`" for key in action.keys).replace("|", "\\|")
                said = f"{action.help.en} · {action.help.zh}" if action.help.en else ""
                twin = f"`blacklist-sim {action.twin}`".replace("|", "\\|") if action.twin else ""
                yield f"| {keys} | {action.name.en} · {action.name.zh} | {said} | {twin} |"
            yield ""


if __name__ == "__main__":
    print(document(), end="")
