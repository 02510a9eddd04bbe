"""Counters race for the same stamps, and a judge that knows nothing of the service says whether each had one winner.

What a contender was told of a stamp is an `Outcome`; what lies in the database in the end, the ends of the stamps.
"""

import collections
import dataclasses
import random
import threading
import time

import pymysql
from pymysql.constants import ER

from client import new_key
from traffic import UNREACHABLE
from waiting import together

COUNTERS = {"counter-CG-PAR": "1", "counter-CG-PAR-2": "2"}
ASKS_AGAIN_AFTER = 0.05
KNOWS_WITHIN = 30


@dataclasses.dataclass(frozen=True)
class Outcome:
    """`won` is the redemption's id or nothing; when and by which counter the stamp was used, as told."""

    won: str | None
    at: str
    counter: str




class Race:
    """So many contenders, each at one of the doors, all of them after all of the stamps in the same order."""

    def __init__(self, doors, stamps, contenders=64, within=600):
        self.doors = doors
        self.stamps = stamps
        self.contenders = contenders
        self.within = within
        self.told = collections.defaultdict(list)
        self.unknown = []
        self.lock = threading.Lock()

    def run(self):
        together(self.contenders, self.contend, self.within)
        return self

    def contend(self, number):
        door = self.doors[number % len(self.doors)]
        certificate = list(COUNTERS)[number % len(COUNTERS)]
        dice = random.Random(number)
        with door.partner(certificate) as counter:
            for stamp in self.stamps:
                time.sleep(dice.uniform(0, 0.002))
                outcome = self.try_for(counter, stamp)
                with self.lock:
                    self.told[stamp["number"]].append(outcome)

    def try_for(self, counter, stamp):
        """Asks with one key until there is an answer that says who has it."""
        body, key = {"text": stamp["text"], "service": stamp["service"]}, new_key()
        begun, doubts = time.monotonic(), 0
        while True:
            try:
                answer = counter.post("/api/v1/redemptions", body, key=key)
            except UNREACHABLE:
                answer = None
            if answer is not None and answer.status in (201, 409):
                break
            doubts += 1
            assert answer is None or answer.status == 503, answer
            assert time.monotonic() - begun < KNOWS_WITHIN, f"nobody knows after {KNOWS_WITHIN} s: {answer}"
            time.sleep(ASKS_AGAIN_AFTER)
        if doubts:
            with self.lock:
                self.unknown.append(time.monotonic() - begun)
        told = answer.json
        assert answer.status == 201 or told["code"] == "E_REDEEMED", answer
        return Outcome(told.get("redemption_id"), told["redeemed_at"], told["counter"])


def judge(told, ends):
    """What is wrong, one sentence each. `told`: {number: [Outcome]}; `ends`: {number: redemption id} of the database."""
    found = []
    for number, outcomes in told.items():
        winners = [each for each in outcomes if each.won]
        if len(winners) != 1:
            found.append(f"stamp {number} has {len(winners)} winners")
            continue
        [winner] = winners
        if ends.get(number) != winner.won:
            found.append(f"stamp {number} was won by {winner.won}, and the database says {ends.get(number)}")
        strangers = {(each.at, each.counter) for each in outcomes} - {(winner.at, winner.counter)}
        if strangers:
            found.append(f"the losers of stamp {number} were told of {strangers}, not of {winner}")
    return found


def ends_in(books):
    return dict(books.rows("SELECT number, end_id FROM stamp_end"))


# ---- what the judge must notice

NAIVE = """
    CREATE TABLE IF NOT EXISTS naive (
        number CHAR(16) NOT NULL PRIMARY KEY, winner VARCHAR(40), at VARCHAR(40), counter VARCHAR(8))"""


def race_naively(databases, numbers, contenders=16):
    """Read, check, write: what a counter's program does that nobody has warned. {number: [Outcome]}, and the ends."""
    told, lock, start = collections.defaultdict(list), threading.Lock(), threading.Barrier(contenders)

    def contend(contender):
        with databases[contender % len(databases)].read() as connection:
            ask = databases[0].ask
            for number in numbers:
                start.wait(60)
                outcome = redeem_naively(lambda *words: ask(connection, *words), number, f"{contender:032}")
                with lock:
                    told[number].append(outcome)

    with databases[0].read() as connection:
        databases[0].ask(connection, NAIVE)
        for number in numbers:
            databases[0].ask(connection, "INSERT INTO naive VALUES (?, NULL, NULL, NULL)", (number,))
    together(contenders, contend, 120)
    with databases[0].read() as connection:
        return told, dict(databases[0].ask(connection, "SELECT number, winner FROM naive"))


def redeem_naively(ask, number, me):
    """Even a deadlock is answered as the books say: by doing all of it again."""
    while True:
        try:
            return read_check_write(ask, number, me)
        except pymysql.OperationalError as failure:
            if failure.args[0] != ER.LOCK_DEADLOCK:
                raise


def read_check_write(ask, number, me):
    [(winner, at, counter)] = ask("SELECT winner, at, counter FROM naive WHERE number = ?", (number,))
    if winner is not None:
        return Outcome(None, at, counter)
    mine = Outcome(me, f"{time.time():.6f}", me[-8:])
    ask("UPDATE naive SET winner = ?, at = ?, counter = ? WHERE number = ?", (mine.won, mine.at, mine.counter, number))
    return mine
