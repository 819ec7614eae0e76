"""Cases that last: a journal of records in a database, and whatever can be derived from it."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from blacklist_sim.store.address import Address, address

if TYPE_CHECKING:
    from blacklist_sim.store.models import JournalRecord, SavedCase
    from blacklist_sim.store.open_case import OpenCase
    from blacklist_sim.store.store import Store, open_store

__all__ = ["Address", "JournalRecord", "OpenCase", "SavedCase", "Store", "address", "open_store"]

HOMES = {
    "JournalRecord": "models", "OpenCase": "open_case", "SavedCase": "models", "Store": "store", "open_store": "store",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Each is loaded when it is first named: to list cases nothing of the law is needed."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
