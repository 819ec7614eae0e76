"""The kinds of single value that a timeline holds, each read from its text."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from blacklist_sim.case.acts import NOTHING
from blacklist_sim.case.currencies import CURRENCIES

FORMAT_VERSION = 1
NAME_LENGTH = 200
TEXT_LENGTH = 5_000
COUNT_MOST = 10_000
AMOUNT_MOST = 10**12
AMOUNT_DIGITS = 15

DATE_FORM = r"^\d{4}-\d{2}-\d{2}$"
ID_FORM = r"^[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff-]{0,63}$"
AMOUNT_FORM = r"^\d{1,15}(\.\d{1,2})?$"
RATE_FORM = r"^\d{1,3}(\.\d{1,12})?$"
COUNT_FORM = r"^\d{1,5}$"

_is_date = re.compile(DATE_FORM, re.ASCII).fullmatch
_is_id = re.compile(ID_FORM).fullmatch
_is_amount = re.compile(AMOUNT_FORM, re.ASCII).fullmatch
_is_number = re.compile(r"\d+(\.\d+)?$", re.ASCII).fullmatch
_is_rate = re.compile(RATE_FORM, re.ASCII).fullmatch
_is_count = re.compile(COUNT_FORM, re.ASCII).fullmatch
hidden = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
).search
"""Finds controls, what turns the direction of writing or breaks a line unseen, and what is a space of no width.

Tabs and ends of lines are none of them; joiners stay, emoji are made with them.
"""

_dates: dict[str, date] = {}


def _text(value: Any, most: int) -> str:
    if value.__class__ is not str:
        raise PydanticCustomError("text", "text")
    if not value or value.isspace():
        raise PydanticCustomError("empty", "empty")
    if len(value) > most:
        raise PydanticCustomError("long", "long", {"most": most})
    if found := hidden(value):
        raise PydanticCustomError("hidden", "hidden", {"character": f"U+{ord(found.group()):04X}"})
    return str(value)


def read_version(value: Any) -> int:
    """The version of the format in which the timeline is written."""
    if value != str(FORMAT_VERSION):
        raise PydanticCustomError("version", "version", {"version": FORMAT_VERSION})
    return FORMAT_VERSION


def read_text(value: Any) -> str:
    """A note or reasons: any text without control characters."""
    return _text(value, TEXT_LENGTH)


def read_name(value: Any) -> str:
    """A name: one line of text."""
    name = _text(value, NAME_LENGTH)
    if "\n" in name or "\t" in name:
        raise PydanticCustomError("hidden", "hidden", {"character": "U+000A"})
    return name


def read_date(value: Any) -> date:
    """A day written `2019-03-12`."""
    try:
        return _dates[value]
    except (KeyError, TypeError):
        pass
    if value.__class__ is not str or not _is_date(value):
        raise PydanticCustomError("date", "date")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("impossible_date", "impossible date") from None
    if len(_dates) < 50_000:
        _dates[value] = day
    return day


def read_flag(value: Any) -> bool:
    """`true` or `false`."""
    if value == "true" or value is True:
        return True
    if value == "false" or value is False:
        return False
    raise PydanticCustomError("flag", "flag")


def read_flag_word(value: Any) -> str:
    """`true` or `false` where it stands among free words."""
    return "true" if read_flag(value) else "false"


def read_count(value: Any) -> int:
    """A whole number, from nought up."""
    if value.__class__ is not str or not _is_count(value) or int(value) > COUNT_MOST:
        raise PydanticCustomError("count", "count", {"most": COUNT_MOST})
    return int(value)


def read_amount(value: Any) -> Decimal:
    """Yuan, with at most two decimals, up to a million million."""
    if value.__class__ is not str or not _is_amount(value):
        raise PydanticCustomError(_why_no_amount(value), "amount", {"most": AMOUNT_MOST})
    amount = Decimal(value)
    if amount > AMOUNT_MOST:
        raise PydanticCustomError("amount_most", "amount", {"most": AMOUNT_MOST})
    return amount


def _why_no_amount(value: Any) -> Literal["amount", "amount_negative", "amount_decimals", "amount_most"]:
    if value.__class__ is not str:
        return "amount"
    if value.startswith("-") and _is_number(value[1:]):
        return "amount_negative"
    if not _is_number(value):
        return "amount"
    return "amount_most" if len(value.partition(".")[0]) > AMOUNT_DIGITS else "amount_decimals"


def read_amount_or_full(value: Any) -> Decimal | str:
    """Yuan, or the word `in_full`."""
    if value == "in_full":
        return "in_full"
    if value.__class__ is not str or not _is_number(value.removeprefix("-")):
        raise PydanticCustomError("amount_or_full", "amount or in_full")
    return read_amount(value)


def read_currency(value: Any) -> str:
    """The ISO code of a currency."""
    if value.__class__ is not str or value not in CURRENCIES:
        raise PydanticCustomError("currency", "currency")
    return str(value)


def read_alone(value: Any) -> Mapping[str, Any]:
    """Nothing: a key that stands for itself."""
    if value not in (None, {}):
        raise PydanticCustomError("alone", "alone")
    return NOTHING


def read_rate(value: Any) -> Decimal:
    """A rate as a fraction: 0.06 is six per cent."""
    if value.__class__ is not str or not _is_rate(value):
        raise PydanticCustomError("rate", "rate")
    return Decimal(value)


def read_id(value: Any) -> str:
    """The name under which a person or a case is known in the file."""
    if value.__class__ is not str or not _is_id(value):
        raise PydanticCustomError("id", "id")
    return str(value)


def read_ids(value: Any) -> tuple[str, ...]:
    """One id or a list of them."""
    if value.__class__ is str:
        return (read_id(value),)
    if value.__class__ is not list or not value:
        raise PydanticCustomError("ids", "ids")
    return tuple(map(read_id, value))


def _schema(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema(schema)


_ID: dict[str, Any] = {"type": "string", "pattern": ID_FORM}

Version = Annotated[int, PlainValidator(read_version), _schema(enum=[FORMAT_VERSION, str(FORMAT_VERSION)])]
Words = Annotated[str, PlainValidator(read_text), _schema(type="string", minLength=1, maxLength=TEXT_LENGTH)]
Name = Annotated[str, PlainValidator(read_name), _schema(type="string", minLength=1, maxLength=NAME_LENGTH)]
Day = Annotated[date, PlainValidator(read_date), _schema(type="string", format="date", pattern=DATE_FORM)]
Flag = Annotated[bool, PlainValidator(read_flag), _schema(type="boolean")]
FlagWord = Annotated[str, PlainValidator(read_flag_word), _schema(type="boolean")]
Count = Annotated[
    int,
    PlainValidator(read_count),
    _schema(type=["integer", "string"], minimum=0, maximum=COUNT_MOST, pattern=COUNT_FORM),
]
_AMOUNT: dict[str, Any] = {
    "type": ["number", "string"], "minimum": 0, "maximum": AMOUNT_MOST, "pattern": AMOUNT_FORM,
}  # fmt: skip
Amount = Annotated[Decimal, PlainValidator(read_amount), _schema(**_AMOUNT)]
AmountOrFull = Annotated[
    Decimal | str,
    PlainValidator(read_amount_or_full),
    _schema(anyOf=[_AMOUNT, {"const": "in_full"}]),
]
Rate = Annotated[Decimal, PlainValidator(read_rate), _schema(type=["number", "string"], minimum=0, pattern=RATE_FORM)]
Currency = Annotated[str, PlainValidator(read_currency), _schema(enum=sorted(CURRENCIES))]
Alone = Annotated[
    Mapping[str, Any],
    PlainValidator(read_alone),
    _schema(anyOf=[{"type": "null"}, {"type": "object", "additionalProperties": False}]),
]
Id = Annotated[str, PlainValidator(read_id), _schema(**_ID)]
Ids = Annotated[
    tuple[str, ...],
    PlainValidator(read_ids),
    _schema(anyOf=[_ID, {"type": "array", "items": _ID, "minItems": 1}]),
]
