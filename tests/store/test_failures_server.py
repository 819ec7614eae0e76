"""A server that is away, does not let in, or breaks off; an address that does not read; a driver that is not there."""

import subprocess
import sys

import psycopg
import pytest
from sqlalchemy import text

from blacklist_sim.store import Store, address, open_store
from blacklist_sim.store.errors import StoreError, Unavailable
from blacklist_sim.workflow.engine import Engine

from .asked import ask, refusal
from .conftest import SHIPPED, begun
from .server import OWNER, Server, free_port

SECRET = "s3cr3t-w0rd"
COMMANDS = [("case", "list"), ("case", "new", "zhang", "--from", SHIPPED), ("db", "info"), ("db", "check")]

ADDRESSES = {
    f"mysql://me:{SECRET}@localhost/cases": "mysql is no kind of database that is known here",
    f"oracle+cx://me:{SECRET}@localhost/cases": "oracle is no kind",
    f"postgresql://me:{SECRET}@localhost:port/cases": "does not read",
    "://": "does not read",
    f"postgresql:me:{SECRET}@localhost/cases": "does not read",
    f"postgres:/me:{SECRET}@localhost/cases": "does not read",
    f"postgresql://me:{SECRET}@no-such-host.invalid/cases": "the server cannot be reached",
    "sqlite://": "needs a file",
    "sqlite:///:memory:?x=1": "needs a file",
    "sqlite:///cases.db?mode=memory": "needs a file",
    "sqlite://host/cases.db": "needs a file",
}


@pytest.mark.parametrize("place", ADDRESSES)
def test_an_address_that_does_not_read_is_refused_without_showing_a_password(place: str):
    for words in COMMANDS:
        said = refusal(*words, "--db", place)
        assert ADDRESSES[place] in said
        assert SECRET not in said


def test_a_server_that_is_away_is_told_of():
    place = f"postgresql://me:{SECRET}@127.0.0.1:{free_port()}/cases?password={SECRET}"
    for words in COMMANDS:
        said = refusal(*words, "--db", place)
        assert "postgresql://me:***@127.0.0.1" in said
        assert "the server cannot be reached" in said
        assert SECRET not in said


def test_a_server_that_does_not_let_in_is_told_of(server: Server, postgresql: str):
    for wrong in (postgresql.replace(server.password, SECRET), postgresql.replace(OWNER, "stranger")):
        for words in COMMANDS:
            said = refusal(*words, "--db", wrong)
            assert "the server does not let you in" in said
            assert SECRET not in said
            assert server.password not in said


def test_a_database_that_the_server_does_not_have_is_told_of(server: Server):
    for words in COMMANDS:
        said = refusal(*words, "--db", server.url("nowhere"))
        assert "the server has no such database" in said
        assert server.password not in said


def test_what_is_printed_of_a_database_never_holds_the_password(server: Server, postgresql: str):
    assert ask("case", "new", "zhang", "--from", SHIPPED, "--db", postgresql).status == 0
    for words in (("db", "info"), ("db", "info", "--json"), ("db", "upgrade"), ("db", "check")):
        said = ask(*words, "--db", postgresql)
        assert said.status == 0, said
        assert server.password not in said.out + said.err
    assert "***" in ask("db", "info", "--db", postgresql).out


@pytest.fixture
def shared(postgresql: str, law: Engine) -> Store:
    """A database on the server with a case in it."""
    store = open_store(address(postgresql), "teacher", law)
    store.new("zhang", begun())
    return store


def test_a_server_that_breaks_off_within_an_act_is_told_of_and_the_next_act_goes_on(shared: Store, postgresql: str):
    other = open_store(address(postgresql), "student", shared.law)
    with pytest.raises(Unavailable, match="the connection to the server broke"), shared.database.writing() as writing:
        number = writing.execute(text("SELECT pg_backend_pid()")).scalar_one()
        writing.execute(text("UPDATE saved_case SET stage = 'listed'"))
        with other.database.writing() as ending:
            ending.execute(text(f"SELECT pg_terminate_backend({number}, 5000)"))
        writing.execute(text("UPDATE saved_case SET stage = 'removed'"))
    case = shared.open("zhang")
    assert case.row.stage not in ("listed", "removed"), "nothing of it was stored"
    case.archive()
    other.close()
    shared.close()


def test_a_server_that_goes_away_between_two_acts_is_told_of_and_found_again(shared: Store, server: Server):
    case = shared.open("zhang")
    server.kill()
    try:
        with pytest.raises(Unavailable, match="the server cannot be reached"):
            case.archive()
    finally:
        server.start()
    case.archive()
    assert shared.open("zhang").row.archived
    shared.close()


def test_a_server_that_may_only_be_read_is_read_and_nothing_is_stored(shared: Store, server: Server, postgresql: str):
    name = postgresql.rpartition("/")[2]
    shared.close()
    tell(server, f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    try:
        for words in (("case", "list"), ("db", "check"), ("db", "info")):
            assert ask(*words, "--db", postgresql).status == 0
        assert "it may only be read; nothing was stored" in refusal("case", "archive", "zhang", "--db", postgresql)
    finally:
        tell(server, f"ALTER DATABASE {name} RESET default_transaction_read_only")


def tell(server: Server, statement: str) -> None:
    """Has the server do what is not done in the database under test."""
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(statement)


@pytest.mark.parametrize(("change", "whose"), [("GRANT USAGE", "TO"), ("REVOKE USAGE", "FROM")])
def test_who_has_no_right_to_the_tables_is_told_so(
    shared: Store, server: Server, postgresql: str, change: str, whose: str
):
    with shared.database.writing() as connection:
        connection.execute(text(f"{change} ON SCHEMA public {whose} PUBLIC"))
    shared.close()
    tell(server, f"CREATE ROLE guest LOGIN PASSWORD '{SECRET}'")
    try:
        guest = postgresql.replace(f"{OWNER}:{server.password}", f"guest:{SECRET}")
        for words in (("case", "list"), ("case", "archive", "zhang"), ("db", "check")):
            said = refusal(*words, "--db", guest)
            assert "you have no right to do that there" in said
            assert SECRET not in said
    finally:
        tell(server, "DROP ROLE guest")


def test_a_driver_that_is_not_there_is_named_with_the_way_to_get_it():
    script = (
        "import sys\nsys.modules['psycopg'] = None\nfrom blacklist_sim.cli import main\n"
        f"sys.exit(main(['case', 'list', '--lang', 'both', '--db', 'postgresql://me:{SECRET}@localhost/cases']))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'psycopg[binary]'" in done.stderr
    assert "驱动程序" in done.stderr
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stderr


def test_an_address_without_a_name_is_the_file_in_the_data_folder(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    for said in (None, ""):
        place = address(said)
        assert (str(place.path), place.own) == ("/somewhere/blacklist-sim/cases.db", True)


def test_a_file_cannot_be_called_with_a_nul():
    with pytest.raises(StoreError, match="NUL"):
        address("cases\0.db")
