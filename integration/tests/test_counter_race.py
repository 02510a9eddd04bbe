"""A stamp is used once, however many counters try at the same instant. The judge is first shown to notice."""

import collections
import threading

import pytest

from acquirer_book import settle
from purchase import buy_stamp, redeem
from waiting import together

CONTENDERS = 64
COUNTERS = ("counter-CG-PAR", "counter-CG-PAR-2")


def race(house, stamp, contenders=CONTENDERS):
    """Each contender sends its redemption over its own connection, all at the same instant: {contender: answer}."""
    start = threading.Barrier(contenders)
    answers = {}

    def contend(contender):
        with house.partner(COUNTERS[contender % len(COUNTERS)]) as counter:
            counter.connect()
            start.wait(30)
            answers[contender] = redeem(counter, stamp)

    together(contenders, contend)
    return answers


def judge(answers, contenders=CONTENDERS):
    """One contender used the stamp; all the others were told that it was that one."""
    statuses = collections.Counter(answer.status for answer in answers.values())
    assert statuses == {201: 1, 409: contenders - 1}, statuses
    [winner] = [contender for contender, answer in answers.items() if answer.status == 201]
    won = answers.pop(winner).json
    assert won["counter"] == str(winner % len(COUNTERS) + 1)
    for answer in answers.values():
        told = answer.json
        assert told["code"] == "E_REDEEMED"
        for name in ("mission", "counter", "redeemed_at"):
            assert told[name] == won[name]
    return won


def test_of_sixty_four_counters_one_uses_the_stamp(house):
    for _ in range(3):
        stamp = buy_stamp(house)
        won = judge(race(house, stamp))
        assert house.books.rows("SELECT end_id FROM stamp_end WHERE number = ?", stamp["number"]) == [
            (won["redemption_id"],)
        ]
    settle(house)


WITHOUT_KEYS = [
    statement
    for table in ("refund_line", "stamp_end", "ledger_transfer")
    for statement in (
        f"CREATE TABLE keyless AS SELECT * FROM {table}",
        f"DROP TABLE {table}",
        f"ALTER TABLE keyless RENAME TO {table}",
    )
]


def test_the_judge_and_the_audit_notice_a_database_whose_keys_are_gone(new_house):
    house = new_house.start()
    stamp = buy_stamp(house)
    house.stop()
    house.books.change(*WITHOUT_KEYS)
    house.start()
    answers = race(house, stamp)
    with pytest.raises(AssertionError):
        judge(answers)
    assert house.run("audit").returncode == 1
