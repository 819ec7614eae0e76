"""A line in which is sought, above a list that is filtered while it is typed; `filter_line` adds suggestions to it."""

from textual import events
from textual.widget import Widget
from textual.widgets import Input


class SoughtLine(Input):
    """Enter leaves it for what is `beneath` before the next key is looked at, which is meant for that."""

    DEFAULT_CSS = "SoughtLine { height: 1; border: none; padding: 0 1; background: $boost; }"
    beneath: Widget | None = None

    async def action_submit(self) -> None:
        """Leaves the line."""
        self.screen.set_focus(self.beneath)

    async def _on_key(self, event: events.Key) -> None:
        left = self.screen.focused is not self
        if left or event.key == "enter":
            event.stop()
            event.prevent_default()
            if left:
                self.app.post_message(events.Key(event.key, event.character))
            else:
                await self.action_submit()
