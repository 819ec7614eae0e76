"""One more step of the migrations, as the next version of the program might bring it."""

import shutil
from pathlib import Path

import pytest

from blacklist_sim.store import schema

NEXT = "0003"
STEP = f"""
import time

import sqlalchemy as sa
from alembic import op

revision, down_revision = "{NEXT}", "{schema.REVISION}"

def upgrade():
    with op.batch_alter_table("saved_case", recreate="{{recreate}}") as table:
        table.add_column(sa.Column("mark", sa.String, nullable=False, server_default="new"))
    op.create_index("ix_mark", "saved_case", ["mark"])
    {{then}}
"""


def add_step(folder: Path, monkeypatch: pytest.MonkeyPatch, then: str = "pass", recreate: str = "auto") -> Path:
    """Gives the program a step more, kept in a folder; `then` is what it does last, `recreate` whether by copying."""
    steps = folder / "migrations"
    shutil.copytree(schema.MIGRATIONS, steps)
    (steps / "versions" / "v0003_mark.py").write_text(STEP.format(recreate=recreate, then=then), "utf-8")
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    monkeypatch.setattr(schema, "REVISION", NEXT)
    return steps
