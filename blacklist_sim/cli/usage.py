"""What a command line that cannot be read is told, in both languages."""

import os
from collections.abc import Iterator, Sequence

import click

from blacklist_sim.text import LANGUAGES, Text

LANGUAGE_VARIABLE = "BLACKLIST_SIM_LANG"


class Unfit(click.BadParameter):
    """A word that does not fit its place, with what was expected."""

    def __init__(self, en: str, zh: str, param: click.Parameter | None, ctx: click.Context | None) -> None:
        super().__init__(en, ctx, param)
        self.text = Text(en, zh)


class NoSuchCommand(click.UsageError):
    """A first word that is no command, with the nearest one."""

    def __init__(self, name: str, known: Sequence[str], ctx: click.Context) -> None:
        close = nearest(name, known)
        hint = (
            Text(f"did you mean {close}?", f"是否应为 {close}？")
            if close
            else Text(f"there are: {', '.join(known)}", f"可用命令：{'、'.join(known)}")
        )
        super().__init__(f"no command called {name!r}; {hint.en}", ctx)
        self.text = Text(self.message, f"没有名为“{name}”的命令；{hint.zh}")


def nearest(name: str, known: Sequence[str]) -> str | None:
    """The known name that is most like the one typed, if one is."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, n=1)), None)


def language_of(words: Sequence[str]) -> str:
    """The language that a command line asks for, though the rest of it cannot be read."""
    asked = os.environ.get(LANGUAGE_VARIABLE, "")
    for word, after in zip(words, [*words[1:], ""], strict=True):
        if word == "--lang":
            asked = after
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def lines(error: click.ClickException) -> Iterator[Text]:
    """The refusal, how the command is written, and where to read more."""
    yield said(error)
    context = getattr(error, "ctx", None)
    if context is not None:
        usage = " ".join(context.get_usage().removeprefix("Usage: ").split())
        yield Text(f"usage: {usage}", f"用法：{usage}")
        yield Text(f"more: {context.command_path} --help", f"详见：{context.command_path} --help")


def said(error: click.ClickException) -> Text:
    """What is wrong, in one sentence."""
    where = _place(error)
    if isinstance(error, Unfit | NoSuchCommand):
        return Text(f"{where}{error.text.en}", f"{where}{error.text.zh}")
    if isinstance(error, click.MissingParameter):
        return Text(f"{where}is missing", f"{where}缺失")
    if isinstance(error, click.NoSuchOption):
        return _no_option(error)
    if isinstance(error, click.BadOptionUsage):
        return Text(error.message, f"选项 {error.option_name} 的用法有误（{error.message}）")
    return Text(f"{where}{error.message}", f"{where}命令行有误（{error.message}）")


def _place(error: click.ClickException) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return ""
    name = (
        param.opts[0] if isinstance(param, click.Option) else (param.metavar or param.name or "").strip("[].").upper()
    )
    return f"{name} " if isinstance(error, click.MissingParameter) else f"{name}: "


def _no_option(error: click.NoSuchOption) -> Text:
    name, known = error.option_name, []
    if error.ctx is not None:
        known = [option for param in error.ctx.command.get_params(error.ctx) for option in param.opts]
    close = nearest(name, [option for option in known if option.startswith("--")])
    hint = (f"; did you mean {close}?", f"；是否应为 {close}？") if close else ("", "")
    return Text(f"no option called {name}{hint[0]}", f"没有选项 {name}{hint[1]}")
