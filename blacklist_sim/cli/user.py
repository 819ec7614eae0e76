"""In whose name a command writes into a journal."""

import click

USER_VARIABLE = "BLACKLIST_SIM_USER"

user_option = click.option(
    "--as", "user", metavar="USER", envvar=USER_VARIABLE,
    help=f"Who does it, for the journal (or {USER_VARIABLE}); your login name unless given.",
)  # fmt: skip


def writer(user: str | None) -> str:
    """The name that was given, or the login name; raises StoreError where no user can be called so."""
    from blacklist_sim.store.names import checked_user, login_name

    return login_name() if user is None else checked_user(user)
