"""Filters of the list of cases that somebody has given a name."""

from collections.abc import Mapping, Sequence

from blacklist_sim.text import Text

KEEP, FORGET, VIEW = "keep", "forget", "view "
"""What is chosen: to keep the present filter, to forget one, or a view, whose name follows."""

LONGEST_NAME = 60


def choices(views: Mapping[str, str], present: str) -> Sequence[tuple[str, Text]]:
    """The views by name, then what can be done with them; `present` is the filter that is seen."""
    found = [(VIEW + name, _said(name, text)) for name, text in sorted(views.items())]
    shown = present.strip()
    keep = Text(
        f"+ keep what is seen now: {shown or 'all cases'}",
        f"+ 保存当前视图：{shown or '全部案件'}",
    )
    forget = [(FORGET, Text("- forget one …", "- 删除一个…"))] if views else []
    return [*found, (KEEP, keep), *forget]


def to_forget(views: Mapping[str, str]) -> Sequence[tuple[str, Text]]:
    """The views by name, of which one is to go."""
    return [(name, _said(name, text)) for name, text in sorted(views.items())]


def kept(views: Mapping[str, str], name: str, present: str) -> dict[str, str]:
    """The views with one more; one of the same name is replaced."""
    return {**views, name[:LONGEST_NAME]: present.strip()}


def without(views: Mapping[str, str], name: str) -> dict[str, str]:
    """The views without one."""
    return {other: text for other, text in views.items() if other != name}


def now(views: Mapping[str, str], present: str) -> str | None:
    """The choice that is seen, if the present filter is one that was kept."""
    return next((VIEW + name for name, text in sorted(views.items()) if text == present.strip()), None)


def _said(name: str, text: str) -> Text:
    return Text(f"{name}   {text or 'all cases'}", f"{name}   {text or '全部案件'}")
