"""`kill -9` at random moments of everything that can die, while people buy and use stamps; and the reckoning."""

import time

from acquirer_book import read_book, settle
from purchase import look
from traffic import Traffic

LONGEST_LIFE = 0.9  # seconds between ready and dead
EVERY_SO_MANY = 5  # deaths, the acquirer dies along
RESOLVED_WITHIN = 30


def kill_again_and_again(house, dice, deaths, database=None):
    """So many deaths, of the service or of its database server or of both at once, told by name."""
    victims = ["service"] if database is None else ["service", "database", "both"]
    died = []
    for number in range(deaths):
        time.sleep(dice.uniform(0, LONGEST_LIFE))  # the moment itself is what is tried out
        victim = dice.choice(victims)
        died.append(victim)
        if victim in ("database", "both"):
            database.kill()
        if victim in ("service", "both"):
            house.service.kill()
        if number % EVERY_SO_MANY == EVERY_SO_MANY - 1:
            house.simulator.kill()
        if database is not None and not database.is_running():
            time.sleep(dice.uniform(0, LONGEST_LIFE / 3))  # some ask while there is nobody
            database.start()
        house.start()
    return died


def survive(house, dice, deaths, database=None):
    """Traffic through all of that, then the reckoning: (who died, the traffic)."""
    with Traffic(house) as traffic:
        died = kill_again_and_again(house, dice, deaths, database)
        traffic.end()
    reckon(house, traffic)
    return died, traffic


def reckon(house, traffic, more_was_there=False):
    """Everything that anybody was told is so, nothing happened twice, and the acquirer's book is ours.

    `more_was_there`: others have bought and used stamps in that house before.
    """
    settle(house, within=60)
    with house.public() as public, house.partner() as counter, house.acquirer() as acquirer:
        for placed in traffic.placed:
            seen = look(public, placed)
            assert seen["state"] == "paid", seen
            [stamp] = seen["stamps"]
            told = traffic.stamps.get(placed.id)  # the last orders may have ended before their stamp was seen
            assert told is None or stamp | {"state": ""} == told | {"state": ""}
        for body, key, told in traffic.used.values():
            again = counter.post("/api/v1/redemptions", body, key=key)
            assert (again.status, again.json, again.is_replayed) == (201, told, True)
        captured = [each for each in read_book(acquirer).values() if each["state"] == "captured"]
    counts = house.books.counts()
    if not more_was_there:
        assert counts["stamp"] == counts["order_paid"] == counts["log_leaf"] == len(traffic.placed) == len(captured)
        assert counts["stamp_end"] == len(traffic.used)
    longest = traffic.longest_hardship()
    assert longest <= RESOLVED_WITHIN, f"somebody did not know for {longest:.1f} s"
