"""P4: settlement files of growing size, from their bytes to the state in which they count."""

import os
import shutil
import subprocess
import sys
import time

import stores
from places import ROOT
from running import Broken, scratch, told, tool
from table import Figure, at_most

SIZES = (30_000, 300_000)
FULL_SIZE = 3_000_000
MOST_RESIDENT_MIB = 512
MOST_SPREAD = 1.15


def written(folder, lines):
    """A statement with so many card transactions."""
    path = folder / f"{lines}.xml"
    if not path.exists():
        subprocess.run([sys.executable, ROOT / "integration/bench/statement_files.py", str(lines), str(path)], check=True, stdout=subprocess.DEVNULL)
    return path


def copy_of(model, folder, name):
    state = folder / name
    shutil.copytree(model.state, state)
    return state


def imported(state, path):
    """(seconds, the command's greatest resident memory in MiB)."""
    command = [tool("etimbre"), "--config", state / "etimbre.toml", "settlement", "import", "--no-reconcile", "--json", path]
    began = time.monotonic()
    running = subprocess.Popen(list(map(str, command)), env=os.environ | {"ETIMBRE_STATE_DIR": str(state)},
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    said = running.stdout.read()
    complaint = running.stderr.read()
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    took = time.monotonic() - began
    if running.returncode != 0 or '"state":"published"' not in said:
        raise Broken(f"importing {path.name}: {complaint or said}")
    return took, usage.ru_maxrss / 1024


def settle(options, rounds_of):
    """The row's figures: each size against its own reference, memory, and how a line's cost grows."""
    model = stores.model()
    rounds = rounds_of()
    sizes = SIZES + ((FULL_SIZE,) if options.full else ())
    with scratch() as folder:
        for at in range(options.rounds):
            for lines in sizes:
                path = written(folder, lines)
                ours, raw = copy_of(model, folder, "ours"), copy_of(model, folder, "raw")
                took, resident = imported(ours, path)
                bare = told([tool("bench-settle"), "--file", path, "--database", raw / "etimbre.db", "--lines", lines], "the bare import")
                rounds.add(**{f"ours_{lines}": took, f"bare_{lines}": bare["expat_s"] + bare["insert_s"], f"resident_{lines}": resident,
                              f"expat_{lines}": bare["expat_s"]})
                for state in (ours, raw):
                    shutil.rmtree(state)
    for lines in sizes:
        took, bare = rounds.median(f"ours_{lines}"), rounds.median(f"bare_{lines}")
        yield Figure("P4", f"settlement import, {lines:,} lines", took, bare, took / bare, *at_most(2, took / bare), "s",
                     "expat over the same file, then the same rows in the same chunks by the C interface of SQLite",
                     notes=[f"{lines / took:,.0f} lines/s; expat {rounds.median(f'expat_{lines}'):.2f} s"], rounds=rounds)
    largest = sizes[-1]
    resident = rounds.median(f"resident_{largest}")
    yield Figure("P4", f"its greatest resident memory, {largest:,} lines", resident, MOST_RESIDENT_MIB, resident / MOST_RESIDENT_MIB,
                 f"<= {MOST_RESIDENT_MIB} MiB", resident <= MOST_RESIDENT_MIB, "MiB", "the promise", rounds=rounds)
    small, large = (rounds.median(f"ours_{lines}") / lines * 1e6 for lines in (sizes[0], largest))
    yield Figure("P4", f"cost of a line, {largest:,} against {sizes[0]:,}", large, small, large / small, *at_most(MOST_SPREAD, large / small), "us",
                 "the smallest file", rounds=rounds)
