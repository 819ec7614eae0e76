"""Cases that last: a journal of records in a database, and whatever can be derived from it."""

from blacklist_sim.store.address import Address, address
from blacklist_sim.store.open_case import OpenCase
from blacklist_sim.store.store import Store, open_store
from blacklist_sim.store.tables import JournalRecord, SavedCase

__all__ = ["Address", "JournalRecord", "OpenCase", "SavedCase", "Store", "address", "open_store"]
