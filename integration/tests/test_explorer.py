"""Random sequences of everything that can happen to a payment end well; and the explorer notices when they do not."""

import random

import pytest

from explorer import Explorer, SETTINGS, play, report
from explorer_script import Author, lines_of, text_of
from explorer_stage import Broken, Stage
from explorer_verdict import Verdict
from house import House, opened
from waiting import until

# Seeds that found something once, and others.
SEEDS = [11, 20, 33, 36, 53, 64, 7]
NEW_SEED = random.SystemRandom().randrange(1_000_000_000)


@pytest.mark.parametrize("seed", [*SEEDS, pytest.param(NEW_SEED, id="new")])
def test_whatever_happens_every_promise_is_kept(model_house, tmp_path, seed, capsys):
    if seed == NEW_SEED:
        with capsys.disabled():
            print(f"\n  ./dev chaos --seed {seed}", end=" ", flush=True)
    lines = Author(seed).script()
    failure = play(model_house, lines, tmp_path / "house")
    assert not failure, report(seed, lines, failure)


# ---- the explorer itself

STORY = """
order o1 passport
pay o1 a1
card a1 approved
order o2 registration
pay o2 a2
card a2 approved
rest
settled
redeem o1
"""

PLANTED = {
    "a stamp is gone": "DELETE FROM stamp WHERE number = '{stamp}'",
    "a use that was told and forgotten": "DELETE FROM stamp_end",
    "a stamp without money": "DELETE FROM order_paid WHERE order_id = '{order}'",
    "a capture that the ledger forgot": "DELETE FROM ledger_transfer WHERE source_kind = 'capture' AND source_id = '{payment}'",
    "money that pays another order": "UPDATE order_paid SET payment_id = '00000000000000000000000000000000' WHERE order_id = '{order}'",
    "money given back that was kept": "UPDATE payment SET state = 'refunded' WHERE payment_id = '{payment}'",
}


@pytest.fixture(scope="module")
def played(model_house, tmp_path_factory):
    with opened(House.like(model_house, tmp_path_factory.mktemp("story") / "state", SETTINGS)) as house:
        house.start()
        stage = Stage(house)
        stage.perform(lines_of(STORY))
        stage.come_to_rest()
        Verdict(stage).give()
        yield stage
        stage.close()


def has_looked_at_itself(house):
    """The next time is in an hour: what is broken now is found by the verdict, or by nobody."""
    with house.ops() as ops:
        lines = ops.get("/metrics").body.decode().splitlines()
    looked = ("etimbre_journal_compared_timestamp_seconds", "etimbre_audit_ended_timestamp_seconds")
    return all(f"{name} 0" not in lines for name in looked)


@pytest.mark.parametrize("fault", PLANTED)
def test_a_promise_that_is_broken_is_noticed(played, fault):
    house, books = played.house, played.house.books
    payment, order = books.rows("SELECT payment_id, order_id FROM order_paid ORDER BY order_id")[0]
    [(stamp,)] = books.rows("SELECT number FROM stamp WHERE order_id = ?", order)
    with house.put_back_afterwards():
        house.start()
        until(lambda: has_looked_at_itself(house), "the service has compared and audited its books", within=60)
        books.change(PLANTED[fault].format(payment=payment, order=order, stamp=stamp))
        # The verdict finds it, or the contract does: an answer that is a fault of ours.
        with pytest.raises((Broken, AssertionError)):
            Verdict(played).give()


def test_money_that_nobody_takes_or_releases_is_noticed(played):
    verdict = Verdict(played)
    [oid, *_] = verdict.kept
    verdict.book[oid]["state"] = "authorised"
    with pytest.raises(Broken, match="neither taken nor released"):
        verdict.give()


def test_a_seed_is_always_the_same_script():
    assert Author(4711).script() == Author(4711).script() != Author(4712).script()
    lines = Author(4711).script()
    assert lines_of(text_of(lines)) == lines


def test_a_failing_script_is_shortened_to_what_the_failure_needs():
    class Pretending(Explorer):
        def __init__(self):
            self.played = 0

        def play(self, lines):
            return "it fails" if {("kill",), ("card",)} <= set(lines) else None

    lines = [(word,) for word in "order pay fault card look look kill start redeem".split()]
    assert Pretending().shortest(lines) == [("card",), ("kill",)]
