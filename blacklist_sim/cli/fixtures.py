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
    for name, found in titles.items():
        output.say(name, "head")
        for title in found:
            output.say(f"    {title.pick(lang)}")
    output.say_text(f"{len(titles)} timelines are shipped", f"内置时间线共 {len(titles)} 个", lang)
