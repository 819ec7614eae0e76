"""From the bytes of a file to its text: small enough, no binary, in UTF-8."""

from blacklist_sim.errors import BadInput, InputProblem


def decode(data: bytes, name: str, most: int) -> str:
    """The text of a file in UTF-8, with or without a byte order mark; raises BadInput."""
    if len(data) > most:
        raise too_large(name, most)
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise BadInput(
            [InputProblem("binary", "a NUL byte: this is no text file", "含 NUL 字节：不是文本文件", name, line, 1)]
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        problem = InputProblem(
            "encoding",
            f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8",
            f"字节 0x{data[error.start]:02x} 不是 UTF-8 编码；请将文件存为 UTF-8",
            name,
            before.count(b"\n") + 1,
            column,
        )
        raise BadInput([problem]) from None


def too_large(name: str, most: int) -> BadInput:
    """The refusal of a file that is over its limit of bytes."""
    return BadInput(
        [
            InputProblem(
                "too_large",
                f"the file is larger than {most:,} bytes, the most that is read; split it into several files",
                f"文件超过 {most:,} 字节的读取上限；请拆分为多个文件",
                name,
            )
        ]
    )
