"""How an answer is to be given where nobody can ask back: on paper, or in another program."""

from blacklist_sim.exercise.items import Amount, Day, Item, Option
from blacklist_sim.text import NO_TEXT, Text

HOW = {
    "choice": Text("Choose one.", "请选择一项。"),
    "several": Text(
        "Choose all that are right; a wrong one costs what a right one earns.",
        "请选出所有正确的选项；错选一项所失与选对一项所得相同。",
    ),
    "day": Text("Write the day as YYYY-MM-DD.", "请写明日期，格式为 YYYY-MM-DD。"),
    "day_or_none": Text(
        "Write the day as YYYY-MM-DD, or none if there is none.",
        "请写明日期，格式为 YYYY-MM-DD；没有的，写“无”。",
    ),
    "amount": Text("Write a number.", "请写一个数字。"),
    "place": Text(
        "Name the instrument, and write the article with its paragraph and item.", "请指明法律文件，并写明条、款、项。"
    ),
    "road": Text(
        "Write your acts one below the other: the day, the act, and what it says.",
        "请逐行写出你方的行为：日期、行为及其内容。",
    ),
    "words": Text(
        "Write a text; it is read and marked by the instructor.", "请以文字作答，由教师评阅。"
    ),
}  # fmt: skip


def how(item: Item) -> Text:
    """What an answer to an item is to look like; nothing where its form is not known here."""
    form = item.form
    if isinstance(form, Day) and form.or_none:
        return HOW["day_or_none"]
    if isinstance(form, Amount) and form.tolerance:
        en, zh = HOW["amount"]
        return Text(f"{en} It is right within ± {form.tolerance}.", f"{zh}误差在 ± {form.tolerance} 以内为正确。")
    return HOW.get(form.kind, NO_TEXT)


def options_of(item: Item) -> tuple[Option, ...]:
    """What there is to choose from, in the order in which it is shown; nothing where an answer is written."""
    options: tuple[Option, ...] = getattr(item.form, "options", ())
    return options
