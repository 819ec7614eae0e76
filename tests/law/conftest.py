"""The instruments of the book, read once."""

from collections.abc import Mapping
from importlib.resources import files

import pytest
import yaml

from blacklist_sim.law.instrument import Instrument


@pytest.fixture(scope="session")
def instruments() -> Mapping[str, Instrument]:
    written = (files("blacklist_sim.law") / "data" / "instruments.yaml").read_text("utf-8")
    return {key: Instrument.from_data(key, value) for key, value in yaml.safe_load(written).items()}
