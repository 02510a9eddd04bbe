#!/usr/bin/env python3
"""Runs the database servers of a development copy until it is told to end, as ./dev up --store does.

    store.py STATE_DIR sqlite|mariadb|galera

Tells the service about them in STATE_DIR/etimbre.toml and says so in STATE_DIR/store.ready. Each store keeps its data,
in a folder of its own behind the link STATE_DIR/store-NAME; with sqlite there is nothing to run and it ends at once.
A server that ends by itself is started again: kill one and look.
"""

import argparse
import pathlib
import signal
import sys
import time

from section import with_section

# What the service is told of a server; with SQLite it is told nothing.
NOTHING = dict.fromkeys(("engine", "servers", "database", "user", "password_file", "ca_file", "journal_dir"))
LOOKS_EVERY = 0.5


def start_mariadb(folder, state):
    from mariadb import MariaDb
    return [MariaDb(folder, state).start()]


def start_galera(folder, state):
    from galera import Cluster
    return Cluster(folder, state).start().nodes


def start(engine, state):
    """The servers, with the service's account and its database in them."""
    from ground import lasting_folder
    from mariadb import ACCOUNT, password_in
    servers = {"mariadb": start_mariadb, "galera": start_galera}[engine](lasting_folder(state / f"store-{engine}"), state)
    servers[0].admit(password_in(state / "store-password"))
    servers[0].make_database(ACCOUNT)
    return servers, {
        "engine": "mariadb", "servers": [server.server for server in servers], "database": ACCOUNT, "user": ACCOUNT,
        "password_file": "store-password", "ca_file": "ca.pem", "journal_dir": f"journal-{engine}",
    }


def tell_the_service(state, keys):
    configuration = state / "etimbre.toml"
    configuration.write_text(with_section(configuration.read_text(), "store", NOTHING | keys))


def watch_over(servers):
    """Without end."""
    while True:
        time.sleep(LOOKS_EVERY)
        for server in servers:
            if not server.is_running():
                print(f"{server.folder} ended and is started again", flush=True)
                server.join() if len(servers) > 1 else server.begin()


def end(*_):
    raise SystemExit(0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("state", type=lambda given: pathlib.Path(given).resolve())
    parser.add_argument("engine", choices=("sqlite", "mariadb", "galera"))
    arguments = parser.parse_args()
    if arguments.engine == "sqlite":
        return tell_the_service(arguments.state, {})
    servers = []
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, end)
    try:
        servers, keys = start(arguments.engine, arguments.state)
        tell_the_service(arguments.state, keys)
        (arguments.state / "store.ready").touch()
        print(f"{arguments.engine}: {', '.join(keys['servers'])}", flush=True)
        watch_over(servers)
    finally:
        for server in reversed(servers):
            if server.is_running():
                server.stop()


if __name__ == "__main__":
    sys.exit(main())
