"""What a stranger reads: one line a figure, with its reference and its target."""

import dataclasses
import statistics


@dataclasses.dataclass
class Figure:
    row: str
    what: str
    ours: float
    reference: float
    ratio: float
    target: str
    held: bool | None         # where there is a target
    unit: str
    beside: str = ""          # what the reference is
    ours_cpu_us: float | None = None
    reference_cpu_us: float | None = None
    notes: list[str] = dataclasses.field(default_factory=list)
    rounds: dict = dataclasses.field(default_factory=dict)


def median(figures):
    return statistics.median(figures)


def at_least(limit, ratio):
    return f">= {limit:g}", ratio >= limit


def at_most(limit, ratio):
    return f"<= {limit:g}", ratio <= limit


def figure_text(value, unit):
    if unit == "/s":
        return f"{value:,.0f} /s"
    return f"{value:,.2f} {unit}" if value < 100 else f"{value:,.0f} {unit}"


def cpu_text(figure):
    if figure.ours_cpu_us is None:
        return ""
    reference = "-" if figure.reference_cpu_us is None else f"{figure.reference_cpu_us:.1f}"
    return f"{figure.ours_cpu_us:.1f} : {reference}"


COLUMNS = ("row", "what", "ours", "reference", "ratio", "target", "held", "CPU us, ours : ref.")


def cells(figure):
    return (
        figure.row, figure.what, figure_text(figure.ours, figure.unit), figure_text(figure.reference, figure.unit),
        f"{figure.ratio:.2f}", figure.target, {True: "yes", False: "NO", None: ""}[figure.held], cpu_text(figure),
    )


def lines(figures):
    rows = [COLUMNS] + [cells(each) for each in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    right = {2, 3, 4}
    for at, row in enumerate(rows):
        yield "  ".join(cell.rjust(width) if column in right else cell.ljust(width)
                        for column, (cell, width) in enumerate(zip(row, widths))).rstrip()
        if at == 0:
            yield "  ".join("-" * width for width in widths)


def show(figures, say=print):
    say("")
    for line in lines(figures):
        say(line)
    say("")
    for figure in figures:
        say(f"{figure.row} beside {figure.beside}")
        for note in figure.notes:
            say(f"   {note}")
