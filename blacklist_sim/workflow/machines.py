"""One flat `transitions` machine a track, built from the catalogue and shared by all cases."""

from collections.abc import Callable, Mapping

from transitions import Machine

from blacklist_sim.workflow.catalogue import Catalogue
from blacklist_sim.workflow.state import Position

Fire = Callable[[Position], bool]


def build_machines(catalogue: Catalogue) -> dict[str, Machine]:
    """The machines by track. They move any position whose `state` attribute names its state, and keep no models."""
    rows: dict[str, dict[tuple[str, str], str]] = {track: {} for track in catalogue.tracks}
    for track, source, trigger, dest in catalogue.rows():
        rows[track][trigger, source] = dest
    return {
        track.id: Machine(
            model=None,
            states=list(track.states),
            initial=track.first,
            auto_transitions=False,
            transitions=[[trigger, source, dest] for (trigger, source), dest in rows[track.id].items()],
        )
        for track in catalogue.tracks.values()
    }


def triggers(machines: Mapping[str, Machine]) -> dict[tuple[str, str], Fire]:
    """For each (track, trigger) the call that moves a position, looked up once."""
    return {
        (track, name): event.trigger for track, machine in machines.items() for name, event in machine.events.items()
    }
