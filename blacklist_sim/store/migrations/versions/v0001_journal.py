"""The journal and the list of cases."""

import sqlalchemy as sa
from alembic import op

from blacklist_sim.store.guard import JOURNAL, set_guard

revision = "0001"
down_revision = None

SORTS = ("changed_at", "name", "next_deadline", "owed")
FLAGS = ("in_debt", "listed", "restricted", "exit_banned")


def upgrade() -> None:
    """Makes both tables, their indexes and the guard of the journal."""
    op.create_table(
        "saved_case",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", sa.String(32), nullable=False, unique=True),
        sa.Column("name", sa.String(64), nullable=False, unique=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("title_en", "title_zh", "people", "mode")),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in FLAGS),
        sa.Column("next_deadline", sa.Date, nullable=False),
        sa.Column("owed", sa.BigInteger, nullable=False),
        sa.Column("acts", sa.Integer, nullable=False),
        sa.Column("last_seq", sa.Integer, nullable=False),
        sa.Column("last_hash", sa.LargeBinary, nullable=False),
        sa.Column("archived", sa.Boolean, nullable=False),
        sa.Column("origin", sa.String(32)),
        sa.Column("origin_seq", sa.Integer),
        *(
            sa.Column(name, sa.String, nullable=False)
            for name in ("created_at", "created_by", "changed_at", "changed_by", "law")
        ),
    )
    for sort in SORTS:
        for first in ((), ("stage",), ("changed_by",)):
            op.create_index("_".join(("ix_saved_case", *first, sort)), "saved_case", ["archived", *first, sort, "id"])
        for flag in FLAGS:
            only = sa.column(flag, sa.Boolean).is_(sa.true())
            name = f"ix_saved_case_{flag}_{sort}"
            columns = ["archived", sort, "id"]
            op.create_index(name, "saved_case", columns, sqlite_where=only, postgresql_where=only)
    op.create_table(
        "journal_record",
        sa.Column("case_id", sa.Integer, sa.ForeignKey("saved_case.id"), primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("day", sa.Date),
        *(sa.Column(name, sa.String, nullable=False) for name in ("recorded_by", "recorded_at")),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    set_guard(op.get_bind(), (JOURNAL,))
