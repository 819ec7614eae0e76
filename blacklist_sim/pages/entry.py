"""What the public sees of an entry on the list."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from blacklist_sim.law.citation import EVIDENCE_MARKS
from blacklist_sim.law.public_form import PublicForm
from blacklist_sim.text import Text


def entry_lines(form: PublicForm, one: Mapping[str, Any]) -> Iterator[Text]:
    """An entry, key by key, and at its end what the record does not hold."""
    for key, value in one.items():
        if value is not None:
            mark = EVIDENCE_MARKS["unverified" if form.evidence(key, value) == "unverified" else "confirmed"]
            yield Text(f"{form.keys[key].en}: {value}{mark.en}", f"{form.keys[key].zh}：{value}{mark.zh}")
    yield _untold(form, [key for key, value in one.items() if value is None])


def _untold(form: PublicForm, keys: Iterable[str]) -> Text:
    named = [form.keys[key] for key in keys]
    return Text(
        f"not in the record: {', '.join(key.en for key in named)}", f"案卷未载：{'、'.join(key.zh for key in named)}"
    )
