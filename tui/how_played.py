"""How a replay is played, in one line."""

from blacklist_sim.text import Text
from tui.player import Player
from tui.stops import Stops

PLAYING, PAUSED = Text("playing", "播放中"), Text("paused", "已暂停")
EVENTS, DAYS = Text("events/s", "事件/秒"), Text("days/s", "日/秒")
LOOP, FOLLOW = Text("loop", "循环"), Text("follow", "跟随")
CHANGES, RULES = Text("stops at changes", "遇变化停"), Text("stops at rules", "遇规则停")


def how_played(player: Player, stops: Stops, follow: bool, lang: str) -> str:
    """Whether it plays, how fast, how far it has come, and what else is set."""
    pace = DAYS if player.by_day else EVENTS
    said = [(PLAYING if player.playing else PAUSED).pick(lang), f"{player.speed:g} {pace.pick(lang)}"]
    said.append(f"{player.index}/{player.frames}")
    said += [text.pick(lang) for text, on in ((LOOP, player.loop), (FOLLOW, follow), (CHANGES, stops.changes)) if on]
    if stops.rules:
        said.append(f"{RULES.pick(lang)}: {len(stops.rules)}")
    return "  ".join(said)
