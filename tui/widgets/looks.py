"""Looks by name, worked out once: Textual does so anew after each painting."""

from rich.style import Style
from textual.widget import Widget


class Looked(Widget):
    """A widget that draws its lines in looks that its style sheet names."""

    COMPONENT_CLASSES = {"looked--plain"}  # noqa: RUF012 (Textual merges it by class)

    def __init__(self, id: str | None = None) -> None:
        self._looks: dict[str, Style] = {}
        super().__init__(id=id)

    def look(self, name: str) -> Style:
        """A look by its name."""
        if name not in self._looks:
            self._looks[name] = self.get_component_rich_style(name)
        return self._looks[name]

    @property
    def plain(self) -> Style:
        """The look of what has none of its own."""
        return self.look("looked--plain")

    def notify_style_update(self) -> None:
        """Forgets the looks: the style sheet or the focus is another one."""
        self._looks.clear()
        super().notify_style_update()
