"""One flat `transitions` machine a track, built from the catalogue and shared by all cases."""

from collections.abc import Callable, Mapping

from transitions import Event, Machine, MachineError

from blacklist_sim.workflow.catalogue import Catalogue
from blacklist_sim.workflow.state import Position

Fire = Callable[[Position], bool]
HOOKS = ("prepare_event", "before_state_change", "after_state_change", "finalize_event", "on_exception", "on_final")


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


def compiled(machines: Mapping[str, Machine]) -> dict[tuple[str, str], Fire]:
    """The same calls with every row read off beforehand, for many cases in a row.

    Only plain rows are understood; raises ValueError where a machine has a guard, a callback or a choice of rows.
    """
    for track, machine in machines.items():
        spoken = [hook for hook in HOOKS if getattr(machine, hook)]
        states = machine.states.values()
        spoken += [state.name for state in states if state.on_enter or state.on_exit or state.ignore_invalid_triggers]
        spoken += ["ignore_invalid_triggers"] if machine.ignore_invalid_triggers else []
        if spoken:
            raise ValueError(f"{track}: only plain machines can be compiled, this one has {', '.join(spoken)}")
    return {
        (track, name): _move(event, _rows(track, event))
        for track, machine in machines.items()
        for name, event in machine.events.items()
    }


def _rows(track: str, event: Event) -> dict[str, str]:
    rows: dict[str, str] = {}
    for source, found in event.transitions.items():
        row = found[0]
        if len(found) > 1 or row.dest is None or row.conditions or row.prepare or row.before or row.after:
            raise ValueError(f"{track}: {event.name} from {source} is no plain row and cannot be compiled")
        rows[source] = row.dest
    return rows


def _move(event: Event, rows: Mapping[str, str]) -> Fire:
    def move(position: Position) -> bool:
        dest = rows.get(position.state)
        if dest is None:
            raise MachineError(f"Can't trigger event {event.name} from state {position.state}!")
        position.state = dest
        return True

    return move
