"""What a database server, a cluster and the services under it survive.

    ./dev chaos --store sqlite     200 deaths of the service while stamps are bought and used
    ./dev chaos --store mariadb    200 deaths, of the service and of its database server
    ./dev chaos --store galera     races for 2,000 stamps, also with a node killed or stopped every 5 s; failover;
                                   all nodes killed at once, twenty times
"""

import argparse
import contextlib
import itertools
import os
import pathlib
import random
import sys
import tempfile
import threading
import time

from acquirer_book import settle
from deaths import reckon, survive
from engines import SqliteFile, TestCluster, TestServer, opened_server
from fleet import opened_fleet
from ground import new_folder
from house import House, opened
from purchase import IMMATRICULATION, order, quote, start_payment, type_card, wait_until_paid
from race import Race, ends_in, judge, race_naively
from traffic import UNREACHABLE, Traffic
from waiting import together, until

SEED = int(os.environ.get("ETIMBRE_SEED", random.SystemRandom().randrange(1_000_000)))
A_FAULT_EVERY = 5
STOPPED_FOR = 4
OF_ONE_ORDER = 20
BUYERS = 4


# ---- stamps to race for

def stamps_for(fleet, count):
    """So many stamps, bought a score at a time."""
    sizes = [min(OF_ONE_ORDER, count - begin) for begin in range(0, count, OF_ONE_ORDER)]
    bought, todo, lock = [], iter(sizes), threading.Lock()

    def buy_on(_):
        with fleet.public() as public, fleet.acquirer() as acquirer:
            while True:
                with lock:
                    size = next(todo, None)
                if size is None:
                    return
                placed = order(public, IMMATRICULATION | {"quantity": size})
                type_card(acquirer, start_payment(public, placed)["redirect"])
                bought.extend(wait_until_paid(public, placed, within=60)["stamps"])

    together(BUYERS, buy_on, within=1200)
    return bought


# ---- dangers. Servers are started by the thread that lives on: they end with the thread that started them.

def faults(cluster, dice, over):
    """Kills or stops a node again and again until `over()`: how often which.

    One at a time: two of three that are away together take the majority with them.
    """
    done = {"killed": 0, "stopped": 0}
    while not over():
        cluster.wait_until_whole()
        begun = time.monotonic()
        node = dice.choice(cluster.nodes)
        if dice.random() < 0.5:
            done["killed"] += 1
            node.kill()
            time.sleep(dice.uniform(0, 1))
            node.join()
        else:
            done["stopped"] += 1
            node.pause()
            time.sleep(STOPPED_FOR)
            node.resume()
        cluster.mend()
        until(lambda: over() or time.monotonic() > begun + A_FAULT_EVERY, "the next fault is due", A_FAULT_EVERY + 1)
    cluster.wait_until_whole()
    return done


def race_for(fleet, stamps, contenders, cluster=None, dice=None):
    """The race and the judge's word on it; one line for the table."""
    race = Race(fleet.houses, stamps, contenders, within=3600)
    begun, failures = time.monotonic(), []

    def guarded():
        try:
            race.run()
        except BaseException as failure:
            failures.append(failure)

    runner = threading.Thread(target=guarded, daemon=True)
    runner.start()
    done = faults(cluster, dice, lambda: not runner.is_alive()) if cluster else {}
    runner.join()
    if failures:
        raise failures[0]
    took = time.monotonic() - begun
    found = judge(race.told, {number: end for number, end in ends_in(fleet.books).items() if number in race.told})
    assert not found, found[:10]
    assert len(race.told) == len(stamps)
    settle(fleet, within=60)
    asked = sum(map(len, race.told.values()))
    return (
        f"{len(fleet.houses)} services x {contenders} counters x {len(stamps)} stamps -> {len(race.told)} winners, "
        f"{asked} answers in {took:.0f} s; nodes {done or 'untouched'}; {len(race.unknown)} unknown, "
        f"all resolved within {max(race.unknown, default=0):.1f} s"
    )


class Probe:
    """Somebody who asks one service for quotes all the time, and notes when he got one."""

    def __init__(self, house):
        self.house = house
        self.successes = [time.monotonic()]
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.ask_on, daemon=True)

    def ask_on(self):
        with self.house.public() as public:
            while not self.over.wait(0.02):
                try:
                    quote(public, IMMATRICULATION)
                    self.successes.append(time.monotonic())
                except (*UNREACHABLE, AssertionError):
                    continue

    def longest_gap(self):
        return max(later - earlier for earlier, later in itertools.pairwise(self.successes))


@contextlib.contextmanager
def probed(fleet):
    probes = [Probe(house) for house in fleet.houses]
    for probe in probes:
        probe.thread.start()
    until(lambda: all(len(probe.successes) > 10 for probe in probes), "everybody is given quotes", 60)
    yield probes
    for probe in probes:
        probe.over.set()
        probe.thread.join(60)


def failover(fleet, cluster, first_success_within=10.0):
    """How long nothing could be written, when the node that the services write to dies in three ways."""
    ways = {"killed": lambda node: node.kill(), "stopped": lambda node: node.pause(), "shut down": lambda node: node.stop()}
    gaps = {}
    for name, way in ways.items():
        with probed(fleet) as probes:
            way(cluster.nodes[0])
            died = time.monotonic()
            until(lambda: all(probe.successes[-1] > died + 0.5 for probe in probes), f"all write again, a node {name}", 60)
            time.sleep(1)
        gaps[name] = max(probe.longest_gap() for probe in probes)
        cluster.nodes[0].resume()
        cluster.mend()
        cluster.wait_until_whole()
        assert gaps[name] <= first_success_within, f"a node {name}: nothing was written for {gaps[name]:.1f} s"
    return "longest pause of writing: " + ", ".join(f"{gap:.1f} s ({name})" for name, gap in gaps.items())


def all_nodes_die(fleet, cluster, dice, rounds):
    """At once, and each time the cluster begins again where the last of them was."""
    began_again = []
    with Traffic(fleet) as traffic:
        for _ in range(rounds):
            used = len(traffic.used)
            until(lambda: len(traffic.used) > used + 3 or traffic.failures, "stamps are bought and used", 120)
            time.sleep(dice.uniform(0, 1))
            cluster.kill()
            died = time.monotonic()
            cluster.start()
            used = len(traffic.used)
            until(lambda: len(traffic.used) > used or traffic.failures, "a stamp is used again", 120)
            began_again.append(time.monotonic() - died)
        traffic.end()
    reckon(fleet, traffic, more_was_there=True)
    return (
        f"all nodes killed {rounds} times: {len(traffic.placed)} orders, {len(traffic.used)} redemptions, none lost; "
        f"{max(began_again):.1f} s at most until the next redemption"
    )


# ---- ./dev chaos --store

def siege_of_one(store, kills, folder):
    if store == "sqlite":
        model = House(folder / "model", database=SqliteFile(folder / "model/etimbre.db")).prepare()
        with opened(House.like(model, folder / "state")) as house:
            return survived(house.start(), kills, None)
    with opened_server(TestServer, new_folder("etimbre-sql-")) as server:
        with opened(House(folder / "state", database=server.new_database()).prepare()) as house:
            return survived(house.start(), kills, server)


def survived(house, kills, database):
    begun = time.monotonic()
    died, traffic = survive(house, random.Random(SEED), kills, database)
    house.stop()
    count = ", ".join(f"{died.count(who)} of {who}" for who in sorted(set(died)))
    print(
        f"{len(died)} kills survived ({count}) in {time.monotonic() - begun:.0f} s: {len(traffic.placed)} orders, "
        f"{len(traffic.used)} redemptions, 0 lost; longest doubt {traffic.longest_hardship():.1f} s"
    )


def siege_of_a_cluster(stamps, rounds, folder):
    with opened_server(TestCluster, new_folder("etimbre-sql-")) as cluster:
        naive = cluster.new_database()
        told, ends = race_naively([naive.at(node) for node in cluster.nodes], [f"{number:016}" for number in range(300)])
        print(f"read, check, write: the judge finds {len(judge(told, ends))} of 300 stamps with another number of winners than 1")
        database = cluster.new_database()
        model = House(folder / "model", database=database).prepare()
        with opened_fleet(model, folder / "fleet", 3, database) as fleet:
            fleet.start()
            print(race_for(fleet, stamps_for(fleet, stamps), 64), flush=True)
            print(race_for(fleet, stamps_for(fleet, stamps), 64, cluster, random.Random(SEED)), flush=True)
            print(failover(fleet, cluster), flush=True)
            print(all_nodes_die(fleet, cluster, random.Random(SEED), rounds), flush=True)
            fleet.stop()


def main():
    parser = argparse.ArgumentParser(
        prog="./dev chaos --store", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--store", choices=("sqlite", "mariadb", "galera"), required=True)
    parser.add_argument("--kills", type=int, default=200, help="how many deaths of the service and its server")
    parser.add_argument("--stamps", type=int, default=2000, help="how many stamps are raced for")
    parser.add_argument("--rounds", type=int, default=20, help="how often all nodes die at once")
    arguments = parser.parse_args()
    print(f"ETIMBRE_SEED={SEED}", flush=True)
    with tempfile.TemporaryDirectory(prefix="etimbre-chaos-") as folder:
        if arguments.store == "galera":
            siege_of_a_cluster(arguments.stamps, arguments.rounds, pathlib.Path(folder))
        else:
            siege_of_one(arguments.store, arguments.kills, pathlib.Path(folder))


if __name__ == "__main__":
    sys.exit(main())
