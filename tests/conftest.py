"""What all tests are run with."""

import pytest
from hypothesis import settings

# The same code draws the same examples in each run; changed code draws others, as Hypothesis takes constants from what
# is loaded. To look for more, draw anew with `pytest --hypothesis-profile roaming`, as long as one likes; what that
# finds becomes a test of its own.
settings.register_profile("steady", derandomize=True, database=None, deadline=None, print_blob=True)
settings.register_profile("roaming", derandomize=False, deadline=None, print_blob=True)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-snapshots", action="store_true",
        help="take the screens of the terminal interface as they are now for those that they should be",
    )  # fmt: skip
