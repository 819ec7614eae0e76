"""What all tests are run with."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-snapshots", action="store_true",
        help="take the screens of the terminal interface as they are now for those that they should be",
    )  # fmt: skip
