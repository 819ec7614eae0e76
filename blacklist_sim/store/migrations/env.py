"""Runs the steps in the transaction of the connection that it is handed."""

from alembic import context

from blacklist_sim.store.schema import tables

context.configure(connection=context.config.attributes["connection"], target_metadata=tables(), render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
