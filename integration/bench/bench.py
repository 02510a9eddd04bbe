#!/usr/bin/env python3
"""Measures the service beside its references and prints one table. ./dev bench builds and runs it.

Each row alternates with its reference, three rounds, medians. Everything runs on free loopback ports in folders of the
build directory, which are removed afterwards; seeded databases are kept there for the next run. Exit code: 0 when every
row was measured (a target that is not held is said, and is no failure of the measurement), 1 when one was not.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time

import rows
import rows_mariadb  # adds its own
from running import Broken
from table import show
from waiting import TooLate


def machine():
    return {"cores": os.cpu_count(), "kernel": platform.release(), "load": os.getloadavg()[0], "python": platform.python_version()}


def measure(name, options):
    began = time.monotonic()
    try:
        figures = list(rows.ROWS[name](options))
    except (Broken, TooLate, OSError, AssertionError, subprocess.SubprocessError) as failure:
        print(f"{name:<4} not measured: {failure}", file=sys.stderr, flush=True)
        return None
    for figure in figures:
        print(f"{name:<4} {figure.what}: ratio {figure.ratio:.2f}, target {figure.target}  ({time.monotonic() - began:.0f} s)", flush=True)
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, prog="./dev bench")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"which of {' '.join(rows.ROWS)}; all of them when none is named")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--full", action="store_true", help="P5 with ten million stamps, P6 with three, P4 with three million lines")
    parser.add_argument("--json", metavar="FILE", help="every figure of every round besides")
    options = parser.parse_args()
    wanted = options.rows or list(rows.ROWS)
    unknown = [name for name in wanted if name not in rows.ROWS]
    if unknown:
        parser.error(f"there is no row {unknown[0]}; there are {' '.join(rows.ROWS)}")

    before = machine()
    print(f"{before['cores']} cores, load {before['load']:.1f}, {options.rounds} rounds", flush=True)
    measured = {name: measure(name, options) for name in wanted}
    figures = [figure for each in measured.values() if each for figure in each]
    show(figures)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as out:
            json.dump({"before": before, "after": machine(), "figures": [vars(each) for each in figures]}, out, indent=1, ensure_ascii=False)
    missing = [name for name, each in measured.items() if each is None]
    if missing:
        print(f"Not measured: {' '.join(missing)}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
