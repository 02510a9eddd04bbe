"""The rows of docs/performance.md. Each alternates with its reference, round by round, and gives its medians."""

import collections
import contextlib
import json
import shutil
import sqlite3
import time

import loads
import rows_settlement
import stores
from running import Broken, House, NO_LIMITS, cpu_seconds, measured, program, resident_kib, scratch, service, told, tool, wait_for_port
from table import Figure, at_least, at_most, median
from waiting import until

SMALL, MEDIUM, LARGE = 10_000, 100_000, 1_000_000
CHECKS, REDEMPTIONS, PAYMENTS = 30_000, 8_000, 3_000
WARM_UP = 500
ROWS = {}


def row(name):
    def remember(function):
        ROWS[name] = function
        return function
    return remember


class Rounds(collections.defaultdict):
    """Figures of each round by name."""

    def __init__(self):
        super().__init__(list)

    def add(self, **figures):
        for name, figure in figures.items():
            self[name].append(round(figure, 3))

    def median(self, name):
        return median(self[name])


def inside(options, what):
    store = stores.store(SMALL)
    return told(
        [tool("bench-inside"), what, "--state", store.model.state, "--texts", store.requests("texts"), "--rounds", options.rounds],
        what,
    )


def verify_cost(store):
    figures = told(
        [tool("bench-inside"), "verification", "--state", store.model.state, "--texts", store.requests("texts"), "--rounds", 1],
        "one signature check",
    )
    return figures["reference_us"][0]


@row("P1")
def check(options):
    """The cost of a check beside what it cannot cost less than: TLS and HTTP by nginx, and one check of a signature."""
    store = stores.store(MEDIUM)
    rounds = Rounds()
    with scratch() as folder, service(store, folder) as ours:
        headers, body = loads.one_check(ours, store)
        with loads.nginx(folder, ours.state, headers, body) as (port, pid):
            for at in range(options.rounds):
                mine = loads.checks(store, ours.ports["PUBLIC"], ours.pid, CHECKS, skip=at * CHECKS)
                bare = loads.checks(store, port, pid, CHECKS)
                rounds.add(ours=mine["per_second"], nginx=bare["per_second"], ours_cpu=mine["cpu_us"], nginx_cpu=bare["cpu_us"],
                           verify_cpu=verify_cost(store), p99_us=mine["p99_us"], load_cpu=mine["load_cpu_us"])
    floor = rounds.median("nginx_cpu") + rounds.median("verify_cpu")
    ratio = floor / rounds.median("ours_cpu")
    yield Figure(
        "P1", "POST /checks, CPU of one", rounds.median("ours_cpu"), floor, ratio, *at_least(0.8, ratio), "us",
        "nginx with the same answer over TLS 1.3, and one libsodium signature check",
        rounds.median("ours_cpu"), floor,
        [f"{rounds.median('ours'):,.0f} checks/s, nginx {rounds.median('nginx'):,.0f}/s; 64 connections, p99 {rounds.median('p99_us') / 1000:.1f} ms",
         f"nginx {rounds.median('nginx_cpu'):.1f} us, signature {rounds.median('verify_cpu'):.1f} us, the load itself {rounds.median('load_cpu'):.1f} us"],
        rounds,
    )


def row_counts(database):
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as books:
        tables = [name for [name] in books.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        return {table: books.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in tables}


def grown(before, after, units):
    """Rows that one unit of work added to each table."""
    return {table: round((count - before[table]) / units, 2) for table, count in after.items() if count != before[table]}


def require_same_rows(ours, raw):
    """A reference that writes other rows than the service measures something else."""
    if ours != raw:
        raise Broken(f"the reference writes other rows: the service {ours}, the reference {raw}")


def raw(database, rows, units, skip):
    return told([tool("bench-raw"), "--database", database, "--rows", rows, "--units", units, "--skip", skip], f"raw {rows}")


def wait_for_numbers(database):
    """Events get their numbers a moment after their facts."""
    def numbered():
        with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as books:
            return books.execute("SELECT COUNT(*) FROM event_owed").fetchone()[0] == 0
    until(numbered, "every event has its number", within=30)


def durable(store, folder, rounds, ours, one_round, rows, units):
    """Alternates the service with the raw program on a copy of the same database, and compares what both wrote."""
    copy = folder / "raw.db"
    shutil.copyfile(store.database, copy)
    counted = [row_counts(ours.database), row_counts(copy)]
    one_round(0, WARM_UP)
    raw(copy, rows, WARM_UP, 0)
    for at in range(rounds["count"]):
        # The raw program takes what is left from its beginning where its work changes what it chooses from.
        skip = 0 if rows == "payments" else WARM_UP + at * units
        mine = one_round(WARM_UP + at * units, units)
        bare = raw(copy, rows, units, skip)
        rounds["figures"].add(ours=mine["per_second"], raw=bare["per_second"], ours_cpu=mine["cpu_us"], raw_cpu=bare["cpu_us"],
                              p50_us=mine["p50_us"], p99_us=mine["p99_us"], raw_p99_us=bare["p99_us"], batch=bare["requests"] / bare["commits"])
    done = WARM_UP + rounds["count"] * units
    wait_for_numbers(ours.database)
    require_same_rows(*(grown(before, row_counts(path), done) for before, path in zip(counted, (ours.database, copy))))
    return grown(counted[0], row_counts(ours.database), done)


@row("P2")
def redeem(options):
    store = stores.store(MEDIUM)
    rounds = {"count": options.rounds, "figures": Rounds()}
    with scratch() as folder, service(store, folder) as ours:
        def one_round(skip, units):
            return loads.redemptions(store, ours.state, ours.ports["PARTNER"], ours.pid, units, skip)
        written = durable(store, folder, rounds, ours, one_round, "redemptions", REDEMPTIONS)
    figures = rounds["figures"]
    ratio = figures.median("ours") / figures.median("raw")
    yield Figure(
        "P2", "POST /redemptions, durable", figures.median("ours"), figures.median("raw"), ratio, *at_least(0.6, ratio), "/s",
        "a raw SQLite program that writes the same rows for 64 waiting threads, gathered, with the same fsync",
        figures.median("ours_cpu"), figures.median("raw_cpu"),
        [f"64 mutual-TLS connections; p50 {figures.median('p50_us') / 1000:.1f} ms, p99 {figures.median('p99_us') / 1000:.1f} ms; "
         f"raw p99 {figures.median('raw_p99_us') / 1000:.1f} ms, {figures.median('batch'):.0f} redemptions to its commit",
         f"rows written by one: {written}"],
        figures,
    )


@contextlib.contextmanager
def acquirer(house_state, port, folder):
    log = folder / "acquirer.log"
    command = [tool("bench-acquirer"), "--port", port, "--cert", house_state / "acquirer-sim.pem", "--key", house_state / "acquirer-sim.key"]
    with program(command, log) as running:
        wait_for_port(port, running, log)
        yield running


@row("P3")
def pay(options):
    rounds = {"count": options.rounds, "figures": Rounds()}
    store = stores.store(SMALL, waiting=WARM_UP + options.rounds * PAYMENTS)
    with scratch() as folder, service(store, folder) as ours, acquirer(ours.state, ours.ports["ACQUIRER"], folder) as asked:
        def one_round(skip, units):
            before = cpu_seconds(asked.pid)
            figures = measured(
                [tool("bench-pay"), "--port", ours.ports["PUBLIC"], "--database", ours.database, "--callbacks", store.requests("callbacks"),
                 "--orders", store.requests("orders"), "--skip", skip, "--payments", units], ours.pid, "payments",
            )
            if units == PAYMENTS:
                rounds["figures"].add(acquirer_cpu=(cpu_seconds(asked.pid) - before) * 1e6 / units)
            wait_for_idle_jobs(ours.database)
            return figures
        written = durable(store, folder, rounds, ours, one_round, "payments", PAYMENTS)
    figures = rounds["figures"]
    ratio = figures.median("ours") / figures.median("raw")
    yield Figure(
        "P3", "callback to issued stamp", figures.median("ours"), figures.median("raw"), ratio, *at_least(0.5, ratio), "/s",
        "the raw program writing as many rows in one gathered transaction, and an acquirer that answers at once",
        figures.median("ours_cpu"), figures.median("raw_cpu"),
        [f"64 citizens at a time; callback to visible stamp p50 {figures.median('p50_us') / 1000:.0f} ms; "
         f"our acquirer stub costs {figures.median('acquirer_cpu'):.0f} us of CPU a payment besides",
         f"rows written by one: {written}"],
        figures,
    )
    seconds = figures.median("p99_us") / 1e6
    yield Figure(
        "P3", "… p99 until the stamp is seen", seconds, 1.0, seconds, *at_most(1, seconds), "s",
        "the promise of one second after capture; counted from the callback, which comes before it",
        rounds=figures,
    )


def wait_for_idle_jobs(database):
    """The last payment's job is ended after its stamp is seen."""
    def idle():
        with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as books:
            return books.execute("SELECT COUNT(*) FROM job j JOIN payment p ON p.payment_id = j.job_key "
                                 "WHERE p.state = 'captured' AND j.kind = 'ask_status'").fetchone()[0] == 0
    until(idle, "every question about a captured payment is answered", within=30)


def latency(store, rounds, name):
    """p99 of checks and redemptions on a fresh copy, below what the machine can take."""
    with scratch() as folder, service(store, folder) as ours:
        loads.checks(store, ours.ports["PUBLIC"], ours.pid, 5000, connections=8)
        check = loads.checks(store, ours.ports["PUBLIC"], ours.pid, 20_000, connections=8)
        loads.redemptions(store, ours.state, ours.ports["PARTNER"], ours.pid, WARM_UP, 0, connections=8)
        redemption = loads.redemptions(store, ours.state, ours.ports["PARTNER"], ours.pid, 6000, WARM_UP, connections=8)
    rounds.add(**{f"check_{name}": check["p99_us"], f"redemption_{name}": redemption["p99_us"],
                  f"check_cpu_{name}": check["cpu_us"], f"redemption_cpu_{name}": redemption["cpu_us"]})


@row("P5")
def grow(options):
    large = 10_000_000 if options.full else LARGE
    few, many = stores.store(SMALL), stores.store(large)
    rounds = Rounds()
    for _ in range(options.rounds):
        latency(few, rounds, "few")
        latency(many, rounds, "many")
    for kind, route in (("check", "POST /checks"), ("redemption", "POST /redemptions")):
        many_ms, few_ms = (rounds.median(f"{kind}_{name}") / 1000 for name in ("many", "few"))
        ratio = many_ms / few_ms
        yield Figure(
            "P5", f"{route}, p99, {large:,} stamps", many_ms, few_ms, ratio, *at_most(1.3, ratio), "ms", f"the same with {SMALL:,} stamps; 8 connections",
            rounds.median(f"{kind}_cpu_many"), rounds.median(f"{kind}_cpu_few"), rounds=rounds,
        )


def start_once(store, folder):
    """Seconds until ready, seconds of unsealing among them, and the resident memory afterwards."""
    house = House.like(store.model, folder / "state", NO_LIMITS)
    database = store.database
    house.configure({"store": {"database_file": str(database)}})
    try:
        began = time.monotonic()
        house.service.start()
        while not is_ready(house):
            time.sleep(0.001)
        took = time.monotonic() - began
        time.sleep(1)
        resident = resident_kib(house.service.process.pid)
        with open(house.service.log, encoding="utf-8") as log:
            unsealed = next(json.loads(line)["took_ms"] for line in log if '"keys_unsealed"' in line)
    finally:
        house.close()
    return took - unsealed / 1000, unsealed / 1000, resident / 1024


def is_ready(house):
    try:
        with house.ops() as ops:
            return ops.get("/readyz").status == 200
    except OSError:
        if house.service.is_running():
            return False
        raise Broken(f"the service ended while it was starting:\n{house.service.tail()}") from None


@row("P6")
def start(options):
    stamps = 3_000_000 if options.full else LARGE
    store = stores.store(stamps)
    rounds = Rounds()
    for _ in range(options.rounds):
        with scratch() as folder:
            ready, unsealing, resident = start_once(store, folder)
        rounds.add(ready_ms=ready * 1000, unsealing_ms=unsealing * 1000, resident_mib=resident)
    ready, resident = rounds.median("ready_ms"), rounds.median("resident_mib")
    yield Figure("P6", f"start to /readyz, {stamps:,} stamps", ready, 300, ready / 300, "<= 300 ms", ready <= 300, "ms",
                 "the promise; unsealing the keys is taken off", notes=[f"unsealing: {rounds.median('unsealing_ms'):.0f} ms"], rounds=rounds)
    yield Figure("P6", "resident memory, idle", resident, 64, resident / 64, "<= 64 MiB", resident <= 64, "MiB", "the promise; one second after it is ready", rounds=rounds)


def contest(options, name, what, limit, beside, worse_is_more=True):
    figures = inside(options, name)
    ours, reference = median(figures["ours_us"]), median(figures["reference_us"])
    ratio = ours / reference if worse_is_more else reference / ours
    judged = at_most(limit, ratio) if worse_is_more else at_least(limit, ratio)
    row_name = "P7" if worse_is_more else "P11"
    return Figure(row_name, what, ours, reference, ratio, *judged, "us", beside, ours, reference, rounds=figures)


@row("P4")
def settle(options):
    yield from rows_settlement.settle(options, Rounds)
    yield from rows_settlement.match(options, Rounds)


@row("P7")
def draw(options):
    yield contest(options, "paper", "a stamp's PDF", 1.5, "a bare cairo and pango page with the same text, without code, structure or rules")
    yield contest(options, "code", "its code as SVG", 2, "libqrencode alone")


@row("P9")
def otherwise(options):
    loads.prepare_node()
    store = stores.store(MEDIUM)
    rounds = Rounds()
    with scratch() as folder, service(store, folder) as ours:
        copy = folder / "node.db"
        shutil.copyfile(store.database, copy)
        # Checks by two processes, as many as the service has threads; redemptions by one, for SQLite has one writer.
        with loads.node(folder, ours.state, copy, 2) as (check_port, _, two), loads.node(folder, ours.state, copy, 1) as (_, redeem_port, one):
            loads.redemptions(store, ours.state, redeem_port, one, WARM_UP, 0)
            loads.redemptions(store, ours.state, ours.ports["PARTNER"], ours.pid, WARM_UP, 0)
            for at in range(options.rounds):
                # Of stamps from the other half of the database, which nobody redeems meanwhile.
                unused = MEDIUM // 2 + at * CHECKS // 4
                mine = loads.checks(store, ours.ports["PUBLIC"], ours.pid, CHECKS // 2, skip=unused)
                theirs = loads.checks(store, check_port, two, CHECKS // 4, skip=unused)
                skip = WARM_UP + at * REDEMPTIONS
                used = loads.redemptions(store, ours.state, ours.ports["PARTNER"], ours.pid, REDEMPTIONS // 2, skip)
                used_there = loads.redemptions(store, ours.state, redeem_port, one, REDEMPTIONS // 4, skip)
                rounds.add(check=mine["per_second"], check_node=theirs["per_second"], check_cpu=mine["cpu_us"], check_cpu_node=theirs["cpu_us"],
                           redeem=used["per_second"], redeem_node=used_there["per_second"], redeem_cpu=used["cpu_us"], redeem_cpu_node=used_there["cpu_us"],
                           redeem_p99=used["p99_us"], redeem_p99_node=used_there["p99_us"])
    beside = "Node's https and Ed25519 with better-sqlite3: the same routes, tables and durability"
    for kind, what, limit in (("check", "POST /checks", 3), ("redeem", "POST /redemptions", 5)):
        ratio = rounds.median(kind) / rounds.median(f"{kind}_node")
        yield Figure("P9", what, rounds.median(kind), rounds.median(f"{kind}_node"), ratio, *at_least(limit, ratio), "/s", beside,
                     rounds.median(f"{kind}_cpu"), rounds.median(f"{kind}_cpu_node"), rounds=rounds)


@row("P11")
def verify_offline(options):
    yield contest(options, "verification", "offline verification, one core", 0.9, "libsodium's check of the same signature", worse_is_more=False)
