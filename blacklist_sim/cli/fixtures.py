"""`fixtures`: the timelines shipped with the program."""

import click

from blacklist_sim.cli import options, output


@click.command(cls=options.Command)
@options.as_json
@options.lang
def fixtures(as_json: bool, lang: str) -> None:
    """List the shipped timelines; their names may stand wherever a FILE is asked for."""
    from blacklist_sim.timeline.fixtures import shipped
    from blacklist_sim.timeline.read import read_timelines

    titles = {name: [story.title for story in read_timelines(path)] for name, path in sorted(shipped().items())}
    if as_json:
        output.say_json({name: [output.both(title) for title in found] for name, found in titles.items()})
        return
    width = max(map(len, titles), default=0)
    for name, found in titles.items():
        for number, title in enumerate(found):
            output.say(f"{name if number == 0 else '':{width}}  {title.pick(lang)}")
