"""P4: settlement files of growing size, from their bytes to the state in which they count, and matched to our books."""

import os
import shutil
import subprocess
import sys
import time

import statement_files
import stores
from house import with_settings
from places import ROOT
from running import Broken, scratch, told, tool
from table import Figure, at_most

SIZES = (30_000, 300_000)
FULL_SIZE = 3_000_000
MOST_RESIDENT_MIB = 512
MOST_SPREAD = 1.15
MATCHED = 30_000
FULL_MATCHED = 300_000
NO_DAY_OF_OURS = "2020-01-01"  # whose report is empty: the report is not what is measured


def written(folder, lines):
    """A statement with so many card transactions."""
    path = folder / f"{lines}.xml"
    if not path.exists():
        subprocess.run([sys.executable, ROOT / "integration/bench/statement_files.py", str(lines), str(path)], check=True, stdout=subprocess.DEVNULL)
    return path


def copy_of(model, folder, name, database=None):
    """A state directory of its own; its database is a copy of that one, else of the model's, which is empty."""
    state = folder / name
    shutil.copytree(model.state, state)
    if database:
        shutil.copyfile(database, state / "etimbre.db")
    configuration = state / "etimbre.toml"
    configuration.write_text(with_settings(configuration.read_text(), {"store": {"database_file": str(state / "etimbre.db")}}))
    return state


def spent(command, state, promised):
    """(seconds, seconds of CPU, greatest resident memory in MiB) of a command that must say `promised`."""
    began = time.monotonic()
    running = subprocess.Popen(list(map(str, command)), env=os.environ | {"ETIMBRE_STATE_DIR": str(state)},
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    said = running.stdout.read()
    complaint = running.stderr.read()
    _, status, usage = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    took = time.monotonic() - began
    if running.returncode != 0 or promised not in said:
        raise Broken(f"{' '.join(map(str, command))}: {complaint or said}")
    return took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def etimbre(state, *words):
    return [tool("etimbre"), "--config", state / "etimbre.toml", *words]


def imported(state, path):
    return spent(etimbre(state, "settlement", "import", "--no-reconcile", "--json", path), state, '"state":"published"')


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
                took, _, resident = imported(ours, path)
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


def require_matched(state, lines):
    """Each of the payments has its line, by our program as by the bare one."""
    counts = stores.counts(state / "etimbre.db", "recon_match", "recon_chunk")
    if counts["recon_match"] != lines:
        raise Broken(f"{counts['recon_match']} of {lines} lines are matched in {state.name}")
    return counts


def match_once(store, folder, report, lines):
    """What matching a file cost that is taken in: ours, and the bare program's."""
    ours = copy_of(store.model, folder, "ours", store.database)
    imported(ours, report)
    raw = copy_of(store.model, folder, "raw", ours / "etimbre.db")
    _, cpu, resident = spent(etimbre(ours, "reconcile", NO_DAY_OF_OURS), ours, "")
    _, bare, _ = spent([tool("bench-settle"), "--database", raw / "etimbre.db"], raw, "")
    if require_matched(ours, lines) != require_matched(raw, lines):
        raise Broken("the reference writes other rows")
    for state in (ours, raw):
        shutil.rmtree(state)
    return {f"match_{lines}": cpu, f"bare_match_{lines}": bare, f"match_resident_{lines}": resident}


def match(options, rounds_of):
    """A report of the acquirer's against as many payments of ours, all of which it tells of: seconds of CPU."""
    rounds = rounds_of()
    sizes = (MATCHED, FULL_MATCHED) if options.full else (MATCHED,)
    with scratch() as folder:
        for lines in sizes:
            store = stores.store(0, texts=0, approved=lines)
            report = folder / f"{lines}.csv"
            statement_files.write_report(list(statement_files.read_payments(store.requests("payments"))), report)
            for _ in range(options.rounds):
                rounds.add(**match_once(store, folder, report, lines))
    for lines in sizes:
        cpu, bare = rounds.median(f"match_{lines}"), rounds.median(f"bare_match_{lines}")
        yield Figure("P4", f"matching, {lines:,} lines, CPU", cpu, bare, cpu / bare, *at_most(2, cpu / bare), "s",
                     "lines and payments joined in memory, and the same matches in the same chunks by the C interface of SQLite",
                     notes=[f"{lines / cpu:,.0f} lines for each second of CPU"], rounds=rounds)
        resident = rounds.median(f"match_resident_{lines}")
        yield Figure("P4", f"matching, {lines:,} lines, greatest resident memory", resident, MOST_RESIDENT_MIB, resident / MOST_RESIDENT_MIB,
                     f"<= {MOST_RESIDENT_MIB} MiB", resident <= MOST_RESIDENT_MIB, "MiB", "the promise", rounds=rounds)
    if len(sizes) > 1:
        small, large = (rounds.median(f"match_{lines}") / lines * 1e6 for lines in sizes)
        yield Figure("P4", f"matching a line, {sizes[1]:,} against {sizes[0]:,}", large, small, large / small, *at_most(MOST_SPREAD, large / small), "us",
                     "the smaller file", rounds=rounds)
