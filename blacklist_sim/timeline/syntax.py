"""What the parsers of YAML and JSON complain of, told to somebody who does not know their grammar."""

from blacklist_sim.text import Text

TOLD = {
    "',' or '}'": Text("a { is not closed, or a comma is missing between two keys", "{ 未闭合，或两个键之间缺逗号"),
    "',' or ']'": Text("a [ is not closed, or a comma is missing between two items", "[ 未闭合，或两项之间缺逗号"),
    "expected key": Text(
        "a key: is missing, or this line is indented otherwise than the lines around it",
        "缺少“键:”，或本行缩进与上下行不一致",
    ),
    "'-' indicator": Text(
        "an item of this list needs a “- ” in front, under those before it", "列表项前须有“- ”，并与前一项对齐"
    ),
    "node content": Text("a value is missing", "缺少值"),
    "mapping values are not allowed": Text(
        "a text that holds “: ” needs quotes, or a line is indented too far", "含“: ”的文字须加引号，或该行缩进过深"
    ),
    "cannot start any token": Text(
        "a tab, or a sign such as @, stands where a value begins: indent with spaces, put such a text in quotes",
        "值的开头是制表符或 @ 等符号：请用空格缩进，此类文字须加引号",
    ),
    "tab character": Text("indent with spaces, not with tabs", "请用空格缩进，不要用制表符"),
    "unexpected end of stream": Text("a quotation mark is not closed", "引号未闭合"),
    "expected ':'": Text("a “:” is missing after a key", "键后缺少“:”"),
    "':' delimiter": Text("a “:” is missing after a key", "键后缺少“:”"),
    "sequence entries are not allowed": Text(
        "a list begins where none can stand; put it on a line of its own", "此处不能开始列表；请另起一行"
    ),
    "control characters": Text("a control character stands in the text", "文本中有控制字符"),
    "special characters": Text("a control character stands in the text", "文本中有控制字符"),
    "Invalid control character": Text(
        "a line break or control character stands inside a text; write \\n instead",
        "文字中有换行或控制字符；请写作 \\n",
    ),
    "document": Text("a line of --- must stand between two timelines", "两个时间线之间须有一行 ---"),
    "',' delimiter": Text("a comma is missing, or a bracket is not closed", "缺逗号，或括号未闭合"),
    "Expecting value": Text("a value is missing", "缺少值"),
    "property name": Text("a key in double quotes is missing, or a comma is too many", "缺少带双引号的键，或多了逗号"),
    "Unterminated string": Text("a quotation mark is not closed", "引号未闭合"),
    "Extra data": Text(
        "more than one value stands in this line; a timeline fills a line by itself",
        "本行有多于一个值；每个时间线独占一行",
    ),
    "escape": Text("a backslash stands before a sign that it cannot stand before", "反斜杠后的字符不能转义"),
}
"""By words of the complaint, the first that fits; more particular ones stand before others."""


def told(said: str) -> Text:
    """A parser's complaint with its meaning; in Chinese the meaning alone, where it is known."""
    meaning = next((text for words, text in TOLD.items() if words in said), None)
    return Text(said, said) if meaning is None else Text(f"{said} ({meaning.en})", meaning.zh)
