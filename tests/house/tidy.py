#!/usr/bin/python3
"""clang-tidy 19 over every C++ source, or, with --changed, over what changed.

A source found clean is not looked at again until it, a header of ours that it includes, the rules or the way it is
compiled change: ETIMBRE_BUILD_DIR/tidy has a mark for each. (It knows nothing of headers of the system.)

What changed: since the commit ETIMBRE_CHANGED_SINCE, or else since this branch left origin/main, or else in the last
commit; and whatever is not committed. A changed header is looked at by way of the source of its name, or else of the
smallest one that includes it. So that a change of hundreds of files does not hold up every test, those with the most
changed lines are taken, at most 20 that have no mark, and none is begun after 90 seconds; what is left is named, and
./dev lint checks it.

The exit code of clang-tidy decides: one that crashed prints no warning.
"""

import collections
import concurrent.futures
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("ETIMBRE_BUILD_DIR", "build"))
TIDY = "clang-tidy-19"
SOURCES = ("src/*.cpp", "tests/*.cpp", "integration/*.cpp", ":!tests/fuzz/libfuzzer.cpp")
RULES = (".clang-tidy", "tests/.clang-tidy", "integration/.clang-tidy")
MOST_CHANGED, SECONDS_FOR_CHANGED = 20, 90
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


def told_by(*command, may_fail=False):
    done = subprocess.run(command, capture_output=True, text=True, check=not may_fail)
    return done.stdout.strip() if done.returncode == 0 else ""


def ours(path):
    """The path below ROOT of a file that a compiler named, or nothing. Doors of rooms are links to the real files."""
    real = (BUILD / path).resolve()
    return str(real.relative_to(ROOT)) if real.is_relative_to(ROOT) and not real.is_relative_to(BUILD) else None


def read_by_source():
    """{source: [each file of ours that its compilation read]}, as ninja knows it from the last build."""
    found, known = {}, {}
    for line in told_by("ninja", "-C", BUILD, "-t", "deps").splitlines():
        if not line.startswith("    "):
            source = None
            continue
        path = line.strip()
        if "/usr/" in path:
            continue
        if path not in known:
            known[path] = ours(path)
        if known[path]:
            source = source or known[path]
            found.setdefault(source, []).append(known[path])
    return found


class Marks:
    """Of sources that are clean as they stand."""

    def __init__(self, read):
        self.read = read
        self.folder = BUILD / "tidy"
        self.folder.mkdir(exist_ok=True)
        commands = json.loads((BUILD / "compile_commands.json").read_text())
        self.commands = {ours(each["file"]): each["command"] for each in commands}
        self.rules = [told_by(TIDY, "--version"), *((ROOT / rules).read_text() for rules in RULES)]
        self.digests = {}

    def digest(self, path):
        if path not in self.digests:
            self.digests[path] = hashlib.sha256((ROOT / path).read_bytes()).hexdigest()
        return self.digests[path]

    def of(self, source):
        files = sorted({source, *self.read.get(source, ())})
        what = [*self.rules, self.commands.get(source, ""), *(f"{path} {self.digest(path)}" for path in files)]
        return self.folder / hashlib.sha256("\0".join(what).encode()).hexdigest()

    def are_on(self, source):
        return self.of(source).exists()


def base_of_change():
    since = os.environ.get("ETIMBRE_CHANGED_SINCE")
    if since:
        return since
    head = told_by("git", "rev-parse", "HEAD")
    left = told_by("git", "merge-base", "HEAD", "origin/main", may_fail=True)
    if left and left != head:
        return left
    return told_by("git", "rev-parse", "--verify", "-q", "HEAD~1", may_fail=True) or EMPTY_TREE


def changed_lines():
    """{file: how many lines of it changed}, those that are not under git included."""
    where = ("--", "src", "tests", "integration")
    lines = collections.Counter()
    changed = told_by("git", "diff", "--numstat", "--no-renames", "--diff-filter=d", base_of_change(), *where)
    for row in changed.splitlines():
        added, gone, path = row.split("\t")
        if path.endswith((".cpp", ".hpp")):
            lines[path] += int(added) + int(gone)
    for path in told_by("git", "ls-files", "--others", "--exclude-standard", *where).splitlines():
        if path.endswith((".cpp", ".hpp")):
            lines[path] += len((ROOT / path).read_text().splitlines())
    return lines


def changed_sources(sources, read):
    """The sources to look at, those with the most changed lines first."""
    readers = collections.defaultdict(list)
    for source in sources:
        for path in read.get(source, ()):
            readers[path].append(source)
    lines = collections.Counter()
    for path, count in changed_lines().items():
        own = path.removesuffix(".hpp") + ".cpp" if path.endswith(".hpp") else path
        if own not in sources:
            own = min(readers[path], key=lambda each: (len(read[each]), each), default=None)
        if own:
            lines[own] += count
    return [source for source, _ in lines.most_common()]


def check(source, marks):
    """Whether it is clean; says what is not."""
    done = subprocess.run([TIDY, "--quiet", "-p", BUILD, source], capture_output=True, text=True)
    if done.returncode == 0:
        marks.of(source).touch()
        return True
    why = done.stdout.strip() or done.stderr
    print(f"{source}: {TIDY} ended with {done.returncode}\n{why}", flush=True)
    return False


def check_all(sources, marks, seconds=None):
    """The sources that are not clean, and those that nobody began to look at in time."""
    began = time.monotonic()

    def work(source):
        if seconds is not None and time.monotonic() - began > seconds:
            return None
        return check(source, marks)

    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        verdicts = list(pool.map(work, sources))
    def judged(verdict):
        return [source for source, each in zip(sources, verdicts) if each is verdict]
    return judged(False), judged(None)


def main(arguments):
    global BUILD
    os.chdir(ROOT)
    BUILD = BUILD.resolve()
    if arguments not in ([], ["--changed"]):
        sys.exit("tests/house/tidy.py takes --changed, or nothing.")
    read = read_by_source()
    marks = Marks(read)
    sources = told_by("git", "ls-files", "--cached", "--others", "--exclude-standard", *SOURCES).splitlines()
    wanted = changed_sources(set(sources), read) if arguments else sources
    new = [source for source in wanted if not marks.are_on(source)]
    if arguments:
        bad, left = check_all(new[:MOST_CHANGED], marks, SECONDS_FOR_CHANGED)
        left += new[MOST_CHANGED:]
    else:
        bad, left = check_all(new, marks)
    if left:
        print(f"left to ./dev lint, having fewer changed lines: {' '.join(left)}")
    what = "changed sources" if arguments else "sources"
    print(f"clang-tidy: {len(wanted) - len(left)} of {len(wanted)} {what} looked at, {len(bad)} not clean")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
