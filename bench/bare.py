"""The yardstick: a bare `transitions` machine with one condition and one callback."""

from transitions import Machine


class Light:
    """A model that goes round between two states."""

    state: str

    def __init__(self) -> None:
        self.seen = 0

    def may(self) -> bool:
        """The one condition."""
        return True

    def note(self) -> None:
        """The one callback."""
        self.seen += 1


def machine() -> Light:
    """A model with its machine."""
    light = Light()
    Machine(
        model=light,
        states=["red", "green"],
        initial="red",
        auto_transitions=False,
        transitions=[
            {"trigger": "turn", "source": "red", "dest": "green", "conditions": "may", "after": "note"},
            {"trigger": "turn", "source": "green", "dest": "red", "conditions": "may", "after": "note"},
        ],
    )
    return light


def fire(light: Light, times: int) -> None:
    """Fires so many transitions."""
    turn = light.turn  # type: ignore[attr-defined]
    for _ in range(times):
        turn()
