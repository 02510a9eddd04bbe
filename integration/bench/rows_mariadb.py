"""P2 and P3 of the service on one MariaDB, beside the same service on SQLite: same stamps, same load, same run."""

import contextlib
import sqlite3

import loads
import rows
import stores
from engines import TestServer, opened_server
from ground import new_folder
from running import NO_LIMITS, House, Service, measured, scratch, service, tool, wait_until_ready
from table import Figure

REDEMPTIONS, PAYMENTS = 4_000, 1_500
BESIDE = "the same service on SQLite, with the same stamps; what two servers' processes cost besides is not counted"


@contextlib.contextmanager
def service_on_mariadb(store, folder):
    """The service on a server whose files are on the disk, with what the seeded file holds."""
    with opened_server(TestServer, new_folder("etimbre-sql-")) as server:
        database = server.new_database()
        house = House.like(store.model, folder / "state", NO_LIMITS, database)
        with contextlib.closing(house):
            stores.run([tool("etimbre"), "--config", house.configuration, "db", "migrate"], "MariaDB's tables", env=house.environment)
            copy_rows(store.database, database)
            house.service.start()
            wait_until_ready(house)
            yield Service(house)


def copy_rows(file, database):
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as source, database.written() as target:
        for table in database.tables(target):
            if table.startswith("schema_"):
                continue
            found = source.execute(f"SELECT * FROM {table}")
            columns = [column for column, *_ in found.description]
            with target.cursor() as cursor:
                cursor.execute(f"DELETE FROM {table}")
                cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})", found.fetchall())


@contextlib.contextmanager
def both(store):
    with scratch() as folder:
        with service_on_mariadb(store, folder / "mariadb") as ours, service(store, folder / "sqlite") as reference:
            yield ours, reference


def alternate(options, units, pair, one_round):
    """Figures of both services, which take turns."""
    figures = rows.Rounds()
    for each in pair:
        one_round(each, 0, rows.WARM_UP)
    for at in range(options.rounds):
        on_mariadb, on_sqlite = (one_round(each, rows.WARM_UP + at * units, units) for each in pair)
        figures.add(ours=on_mariadb["per_second"], reference=on_sqlite["per_second"], ours_cpu=on_mariadb["cpu_us"],
                    reference_cpu=on_sqlite["cpu_us"], p50_us=on_mariadb["p50_us"], p99_us=on_mariadb["p99_us"])
    return figures


def figure(name, what, figures):
    ours, reference = figures.median("ours"), figures.median("reference")
    return Figure(
        name, what, ours, reference, ours / reference, "-", None, "/s", BESIDE, figures.median("ours_cpu"), figures.median("reference_cpu"),
        [f"on MariaDB p50 {figures.median('p50_us') / 1000:.1f} ms, p99 {figures.median('p99_us') / 1000:.1f} ms"], figures,
    )


@rows.row("P2M")
def redeem(options):
    store = stores.store(rows.MEDIUM)

    def one_round(ours, skip, units):
        return loads.redemptions(store, ours.state, ours.ports["PARTNER"], ours.pid, units, skip)

    with both(store) as pair:
        yield figure("P2M", "POST /redemptions on MariaDB", alternate(options, REDEMPTIONS, pair, one_round))


@rows.row("P3M")
def pay(options):
    store = stores.store(rows.SMALL, waiting=rows.WARM_UP + options.rounds * rows.PAYMENTS)

    def one_round(ours, skip, units):
        return measured(
            [tool("bench-pay"), "--port", ours.ports["PUBLIC"], *where(ours.house.database), "--callbacks", store.requests("callbacks"),
             "--orders", store.requests("orders"), "--skip", skip, "--payments", units], ours.pid, "payments",
        )

    with contextlib.ExitStack() as open_things:
        pair = open_things.enter_context(both(store))
        for each in pair:
            open_things.enter_context(rows.acquirer(each.state, each.ports["ACQUIRER"], each.state))
        yield figure("P3M", "callback to issued stamp on MariaDB", alternate(options, PAYMENTS, pair, one_round))


def where(database):
    """That bench-pay finds the stamps."""
    if database.engine == "sqlite":
        return ["--database", database.file]
    return ["--database", database.name, "--socket", database.server.socket]
