"""The form of an act that is to state a fact: the fact is where one begins."""

from typing import Any

from tui.scene import Form
from tui.screens.act_form import ActForm


class FactForm(ActForm):
    """The same form, with the focus on one field."""

    def __init__(self, form: Form, field: str, lang: str, session: Any, desk: Any) -> None:
        super().__init__(form, lang, session, desk)
        self.field = field

    def on_mount(self) -> None:
        """The field has the focus, once the form stands; where there is none, the first one keeps it."""
        self.call_after_refresh(self._to_field, self.field)
