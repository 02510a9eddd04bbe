"""Draws the filled outlines of a code's SVG as a bitmap, without a graphics library: only h, v, m and z occur in them."""

import re
import xml.etree.ElementTree as xml

NAMESPACE = "{http://www.w3.org/2000/svg}"


def upright_edges(path):
    """(x, from y, to y) of each vertical edge, that which closes an outline for filling among them."""
    x = y = start_x = start_y = 0
    for command, numbers in re.findall(r"([mMhHvVzZ])([^mMhHvVzZ]*)", path + "z"):
        values = [int(number) for number in re.findall(r"-?\d+", numbers)]
        if command in "mMzZ":
            assert x == start_x or y == start_y, "an outline whose last side is slanted"
            yield x, y, start_y
        if command in "mM":
            x, y = (x + values[0], y + values[1]) if command == "m" else values
            start_x, start_y = x, y
        elif command in "zZ":
            x, y = start_x, start_y
        elif command in "hH":
            x = x + values[0] if command == "h" else values[0]
        else:
            before, y = y, y + values[0] if command == "v" else values[0]
            yield x, before, y


def filled(path, side):
    """Rows of the modules inside the path, by the nonzero rule that SVG fills with."""
    winding = [[0] * (side + 1) for _ in range(side)]
    for x, begin, end in upright_edges(path):
        for row in range(min(begin, end), max(begin, end)):
            winding[row][x] += 1 if end > begin else -1
    rows = []
    for steps in winding:
        total, row = 0, []
        for step in steps[:side]:
            total += step
            row.append(total != 0)
        rows.append(row)
    return rows


def to_bitmap(svg, pixels_a_module):
    """A PBM file of the drawing's black path."""
    root = xml.fromstring(svg)
    side = int(root.get("viewBox").split()[2])
    [path] = [each.get("d") for each in root.iter(f"{NAMESPACE}path") if each.get("fill") != "#fff"]
    lines = []
    for row in filled(path, side):
        line = "".join(("1" if black else "0") * pixels_a_module for black in row)
        lines += [line] * pixels_a_module
    size = side * pixels_a_module
    return f"P1\n{size} {size}\n".encode() + "\n".join(lines).encode() + b"\n"
