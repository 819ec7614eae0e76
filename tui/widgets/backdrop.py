"""What lies behind its parts."""

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Backdrop(Widget):
    """Shows nothing itself but its colour, as one line that is painted as often as there are lines.

    Textual draws and keeps each line of what is behind, and what is cut out of it, though nobody sees it. Neither
    frame nor padding is drawn.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of it."""
        line = Strip.blank(crop.width, self.visual_style.rich_style)
        _, background = self.background_colors
        for one in self.get_line_filters():
            line = line.apply_filter(one, background)
        return [line] * crop.height
