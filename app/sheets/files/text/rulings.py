"""Tables drawn with signs, as databases and notes show them: `| Nama | Desa |`."""

_LINES = str.maketrans(
    dict.fromkeys("│┃║╎╏┆┇┊┋", "|")
    | dict.fromkeys("─━═╌╍┄┅┈┉", "-")
    | dict.fromkeys("┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫┏┓┗┛┣┫┳┻╋╭╮╯╰", "+")
)
_SAMPLE = 200_000
_LEAST_ROWS, _MOSTLY, _LEAST_CELLS = 3, 0.6, 2


def without_lines(text: str) -> str:
    """Return text with its drawn lines blank and its cells between strokes; others as they are.

    Rows stay where they stand. Titles around the table stay, too.
    """
    sample = text[:_SAMPLE].translate(_LINES)
    lines = [line.strip() for line in sample.splitlines() if line.strip()]
    cells = [line for line in lines if _is_row(line)]
    drawn = sum(map(_is_drawn, lines))
    if len(cells) < _LEAST_ROWS or len(cells) + drawn < len(lines) * _MOSTLY:
        return text
    every = [line.strip() for line in text.translate(_LINES).splitlines()]
    return "\n".join(_row(line) for line in every)


def _is_row(line: str) -> bool:
    bare = line.strip("|")
    return (
        line[0] == line[-1] == "|" and not _is_drawn(line) and bare.count("|") + 1 >= (_LEAST_CELLS)
    )


def _is_drawn(line: str) -> bool:
    return not line.strip("+-=|: ") and ("-" in line or "=" in line)


def _row(line: str) -> str:
    if not line or _is_drawn(line):
        return ""
    if line[0] == line[-1] == "|" and len(line) > 1:
        return "|".join(cell.strip().replace('"', "'") for cell in line[1:-1].split("|"))
    return line
