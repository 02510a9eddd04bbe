"""Programs under measurement: started, watched by their CPU time, and ended whatever happens."""

import contextlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests"))

from engines import new_database
from ground import free_ports
from house import House, with_settings
from places import ROOT, programs
from waiting import until

BUILD = programs().parent
CACHE = BUILD / "bench"
TICKS = os.sysconf("SC_CLK_TCK")
NO_LIMITS = {
    "limits": {"requests_per_minute": 100_000_000, "connections": 1000, "connections_per_address": 1000},
    "payments": {"first_poll_seconds": 30, "poll_cap_seconds": 900},
    "acquirers.cmi": {"timeout_ms": 10000},
    "audit": {"every_minutes": 0},  # its first one would run beside the first round
}


class Broken(Exception):
    """A row that cannot be measured; the sentence says why."""


@contextlib.contextmanager
def scratch():
    """A folder on the disk of the build, for a temporary file system would make every fsync free."""
    CACHE.mkdir(parents=True, exist_ok=True)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="run-", dir=CACHE))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def program(command, log, **more):
    """One running program, which ends with this one even where this one is killed."""
    with open(log, "ab") as out:
        running = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", "--", *map(str, command)], stdin=subprocess.DEVNULL, stdout=out, stderr=out, **more
        )
    try:
        yield running
    finally:
        end(running)


def end(running):
    if running.poll() is not None:
        return
    running.terminate()
    try:
        running.wait(20)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for_port(port, running, log):
    def ready():
        if running.poll() is not None:
            raise Broken(f"{running.args[4]} ended while it was starting:\n{tail(log)}")
        return listens(port)
    until(ready, f"port {port} is listened on", within=60)


def tail(log, lines=8):
    with open(log, encoding="utf-8", errors="replace") as content:
        return "".join(content.readlines()[-lines:])


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as listed:
        return [int(each) for each in listed.read().split()]


def cpu_seconds(pid):
    """User and system time of a process and of those it started."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS + sum(map(cpu_seconds, children(pid)))


def resident_kib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))


def tool(name):
    return programs() / name


def told(command, what):
    """The JSON that a program prints as its last line."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, timeout=600)
    if done.returncode != 0:
        raise Broken(f"{what}: {done.stderr.strip() or done.stdout.strip()}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def measured(command, pid, what):
    """What a load program told, and the CPU microseconds that `pid` spent on each of its requests.

    The program warms up, says `begin` and waits for a line before it measures.
    """
    with subprocess.Popen(list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as load:
        if load.stdout.readline().strip() != "begin":
            raise Broken(f"{what}: {load.stderr.read().strip()}")
        before = cpu_seconds(pid)
        load.stdin.write("go\n")
        load.stdin.flush()
        line = load.stdout.readline()
        spent = cpu_seconds(pid) - before
        load.stdin.close()
        errors = load.stderr.read().strip()
    if load.returncode != 0 or not line:
        raise Broken(f"{what}: {errors or line}")
    figures = json.loads(line)
    return figures | {"cpu_us": spent * 1e6 / figures["requests"]}


class Service:
    """The service on a copy of a seeded database."""

    def __init__(self, house):
        self.house = house
        self.state = house.state
        self.ports = house.ports
        self.pid = house.service.process.pid

    @property
    def database(self):
        return self.state / "etimbre.db"


@contextlib.contextmanager
def service(store, folder, settings=None):
    house = House.like(store.model, folder / "state", NO_LIMITS | (settings or {}))
    shutil.copyfile(store.database, house.state / "etimbre.db")
    try:
        house.service.start()
        wait_until_ready(house)
        yield Service(house)
    finally:
        house.close()


def wait_until_ready(house):
    def ready():
        if not house.service.is_running():
            raise Broken(f"the service ended while it was starting:\n{house.service.tail()}")
        try:
            with house.ops() as ops:
                return ops.get("/readyz").status == 200
        except OSError:
            return False
    until(ready, "the service is ready", within=60)
