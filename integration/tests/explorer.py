"""Random sequences of everything that can happen to a payment, against the real programs.

    ./dev chaos                   as many new scripts as go into a minute
    ./dev chaos --seeds 200       so many new scripts
    ./dev chaos --seed 4711       that script again, and the shortest part of it that still fails
    ./dev chaos --script FILE     the lines of a file
"""

import argparse
import concurrent.futures
import pathlib
import random
import sys
import tempfile
import threading
import time

from explorer_script import Author, lines_of, text_of
from explorer_stage import Stage
from explorer_verdict import Verdict
from house import House, opened

SETTINGS = {
    "payments": {"first_poll_seconds": 1, "poll_cap_seconds": 1},
    "acquirers.cmi": {"timeout_ms": 1000},
    # What the simulator has not written down when it answers late, or dies, it never does.
    "refunds": {"resend_after_seconds": 1, "declines_at_most": 100},
}
SHRINKS_FOR = 180


def play(model, lines, state):
    """Performs a script in a house of its own. Nothing, or in words what went wrong."""
    with opened(House.like(model, state, SETTINGS)) as house:
        stage = Stage(house)
        try:
            house.start()
            stage.perform(lines)
            stage.come_to_rest()
            Verdict(stage).give()
            house.stop()
        except Exception as failure:
            return f"{type(failure).__name__}: {failure}\n{house.logs()}"
        finally:
            stage.close()
    return None


class Explorer:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.model = House(self.folder / "model").prepare()
        self.lock = threading.Lock()
        self.played = 0

    def play(self, lines):
        with self.lock:
            self.played += 1
            state = self.folder / f"house-{self.played}"
        return play(self.model, lines, state)

    def shortest(self, lines, seconds=SHRINKS_FOR):
        """The lines without those that the failure does not need: halves, quarters, … single lines are left out."""
        deadline = time.monotonic() + seconds
        size = len(lines) // 2
        while size and time.monotonic() < deadline:
            at = 0
            while at < len(lines) and time.monotonic() < deadline:
                fewer = lines[:at] + lines[at + size:]
                if self.play(fewer):
                    lines = fewer
                else:
                    at += size
            size //= 2
        return lines


def report(seed, lines, failure):
    return f"Seed {seed} fails. Again with: ./dev chaos --seed {seed}\n\n{text_of(lines)}\n\n{failure}"


def scripts(arguments):
    """(name, lines) of each script to play, new ones without end unless their number is given."""
    if arguments.script:
        yield arguments.script.name, lines_of(arguments.script.read())
    elif arguments.seed is not None:
        yield arguments.seed, Author(arguments.seed).script()
    else:
        dice = random.SystemRandom() if arguments.first is None else None
        number = 0
        while arguments.seeds is None or number < arguments.seeds:
            seed = dice.randrange(1_000_000_000) if dice else arguments.first + number
            number += 1
            yield seed, Author(seed).script()


def explore(arguments, folder):
    """How many scripts were played, and those that failed: (seed, lines)."""
    explorer, found = Explorer(folder), []
    started = time.monotonic()
    todo, played = scripts(arguments), 0

    def next_script():
        with explorer.lock:
            timed = arguments.seeds is None and arguments.seed is None and not arguments.script
            return None if timed and time.monotonic() - started > arguments.seconds else next(todo, None)

    def work():
        count = 0
        while (script := next_script()) is not None:
            seed, lines = script
            failure = explorer.play(lines)
            count += 1
            print(f"seed {seed}: {len(lines)} lines, {'FAILS' if failure else 'holds'}", flush=True)
            if failure:
                found.append((seed, lines))
                print(report(seed, lines, failure), flush=True)
        return count

    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        played = sum(each.result() for each in [pool.submit(work) for _ in range(arguments.jobs)])
    for seed, lines in found[:3] if arguments.shrink else ():
        print(f"The shortest part of seed {seed} that fails:\n\n{text_of(explorer.shortest(lines))}\n", flush=True)
    return played, found


def main():
    parser = argparse.ArgumentParser(prog="./dev chaos", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seeds", type=int, help="how many scripts; without it, see --seconds")
    parser.add_argument("--seconds", type=float, default=60, help="new scripts are begun for so long")
    parser.add_argument("--first", type=int, help="seeds from this number on instead of random ones")
    parser.add_argument("--seed", type=int, help="one script again")
    parser.add_argument("--script", type=argparse.FileType(), help="a file with the lines of a script")
    parser.add_argument("--jobs", type=int, default=2, help="so many at the same time")
    parser.add_argument("--no-shrink", dest="shrink", action="store_false", help="do not look for the shortest part")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="etimbre-chaos-") as folder:
        played, found = explore(arguments, folder)
    print(f"{played} scripts played, {len(found)} failed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
