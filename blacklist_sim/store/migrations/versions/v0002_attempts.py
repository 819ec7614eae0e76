"""The attempts at exercises."""

import sqlalchemy as sa
from alembic import op

from blacklist_sim.store.guard import ATTEMPTS, set_guard

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes their table and its guard."""
    op.create_table(
        "attempt_record",
        sa.Column("uid", sa.String(64), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("kind", "recorded_by", "recorded_at")),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    set_guard(op.get_bind(), (ATTEMPTS,))
