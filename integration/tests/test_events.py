"""The feed of everything that happened: nothing lost, doubled or moved, whoever is killed, and a reader can tell."""

import copy
import threading

import pytest

from client import expect, expect_problem, new_key
from feed import facts, read_feed, require_chain, require_order, wait_for_numbers
from house import House, opened
from purchase import PASSPORT, buy, buy_stamp, redeem


@pytest.fixture(scope="module")
def read(house):
    """A day's feed, read in small pages."""
    _, bought = buy(house, PASSPORT | {"quantity": 2}, {"service": "CNIE-EST", "quantity": 1})
    with house.partner() as counter:
        expect(201, redeem(counter, bought["stamps"][0]))
    wait_for_numbers(house)
    with house.partner("treasury") as treasury:
        return read_feed(treasury, limit=7)


def test_the_chain_holds_and_says_what_happened(house, read):
    require_chain(read)
    require_order(read)
    assert facts(house) <= {(item["type"], next(iter(item["data"].values()))) for item in read}


def test_an_auditor_reads_the_same(house, read):
    with house.partner("auditor") as auditor:
        assert read_feed(auditor)[:len(read)] == read


def test_a_reader_goes_on_where_it_stopped(house, read):
    with house.partner("treasury") as treasury:
        for after in (1, len(read) // 2):
            rest = read_feed(treasury, after=after)
            require_chain(rest, after, read[after - 1]["hash"])
            assert rest[:len(read) - after] == read[after:]
        assert expect(200, treasury.get("/api/v1/events?after=999999999"))["items"] == []


@pytest.mark.parametrize("change", ["one is gone", "two are exchanged", "one says something else", "one is doubled", "a number is another"])
def test_the_verifier_notices(read, change):
    items = copy.deepcopy(read)
    if change == "one is gone":
        del items[2]
    elif change == "two are exchanged":
        items[1], items[2] = items[2], items[1]
    elif change == "one says something else":
        items[2]["timestamp"] = "2026-01-01T00:00:00Z"
    elif change == "one is doubled":
        items.insert(2, items[2])
    else:
        items[2]["seq"] += 1
    with pytest.raises(AssertionError):
        require_chain(items)


def test_nobody_else_reads_it(house):
    for certificate in ("counter-CG-PAR", "officer-CG-PAR"):
        with house.partner(certificate) as client:
            expect_problem(403, "E_ROLE", client.get("/api/v1/events"))


@pytest.mark.parametrize("query", ["after=-1", "after=x", "limit=0", "limit=201", "after=1&cursor=2", "after=1&after=2"])
def test_a_wrong_question_is_refused(house, query):
    with house.partner("treasury") as treasury:
        expect_problem(422, "E_FIELDS", treasury.get(f"/api/v1/events?{query}"))


def test_kills_lose_nothing_and_double_nothing(model_house, tmp_path):
    """Counters redeem while the service is killed again and again; afterwards every fact has its one entry."""
    with opened(House.like(model_house, tmp_path / "state")) as house:
        house.start()
        stamps = [buy_stamp(house, PASSPORT) for _ in range(6)]
        for stamp in stamps:
            killer = threading.Thread(target=house.service.kill)
            killer.start()
            try:
                with house.partner() as counter:
                    redeem(counter, stamp)
            except OSError:
                pass  # whether it took place, the repetition says
            killer.join()
            house.service.start()
            house.wait_until_ready()
            with house.partner() as counter:
                assert counter.post("/api/v1/redemptions", {"text": stamp["text"], "service": stamp["service"]}, key=new_key()).status in (201, 409)
        wait_for_numbers(house)
        with house.partner("treasury") as treasury:
            items = require_chain(read_feed(treasury))
        require_order(items)
        assert {(item["type"], next(iter(item["data"].values()))) for item in items} == facts(house)
        house.stop()
        done = house.run("audit")
        assert done.returncode == 0, done.stdout + done.stderr

