"""A legal instrument: its names, its texts and their dates, and what is known of it."""

from collections.abc import Iterator
from typing import Any

from blacklist_sim.law.citation import EVIDENCE_MARKS
from blacklist_sim.law.instrument import Instrument
from blacklist_sim.pages.naming import stretch
from blacklist_sim.text import Text


def instrument_lines(instrument: Instrument) -> Iterator[Text]:
    """An instrument, its texts with their dates, and what was not read of it."""
    yield Text(f"{instrument.id}  {instrument.name.en}", f"{instrument.id}  {instrument.name.zh}")
    for text in instrument.texts:
        when, doubt = stretch(text.start, text.end), EVIDENCE_MARKS[text.evidence]
        yield Text(f"    {text.label.en}: {when.en}{doubt.en}", f"    {text.label.zh}：{when.zh}{doubt.zh}")
    yield Text(f"    not read: {instrument.not_read.en}", f"    未读部分：{instrument.not_read.zh}")


def instrument_data(instrument: Instrument) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "id": instrument.id, "name": instrument.name._asdict(), "not_read": instrument.not_read._asdict(),
        "texts": [{"id": text.id, "number": text.number, "from": text.start, "to": text.end, "evidence": text.evidence}
                  for text in instrument.texts],
    }  # fmt: skip
