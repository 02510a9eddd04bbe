"""What one address may ask for in a minute, and how many connections it may hold."""

import socket
import time

import pytest

from client import expect, expect_problem
from purchase import buy_stamp, order
from raw import opened
from waiting import until

pytestmark = pytest.mark.once("limits are kept in memory")

SOMETHING_CHEAP = "/api/v1/missions?limit=1"


def test_who_asks_too_often_is_told_to_wait(new_house):
    new_house.configure({"limits": {"requests_per_minute": 20}})
    with new_house.start().public() as public:
        answers = [public.get(SOMETHING_CHEAP) for _ in range(25)]
    allowed = [answer for answer in answers if answer.status == 200]
    assert 20 <= len(allowed) <= 21, [answer.status for answer in answers]
    expect_problem(429, "E_RATE", answers[-1])
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60


def test_numbers_cannot_be_tried_out(new_house):
    house = new_house.start()
    stamp = buy_stamp(house)
    with house.public() as public, house.partner() as counter:
        answers = [public.post("/api/v1/checks", {"number": stamp["number"]}) for _ in range(6)]
        assert [answer.status for answer in answers] == [200] * 5 + [429]
        expect_problem(429, "E_RATE", answers[-1])
        assert int(answers[-1].headers["Retry-After"]) >= 1
        assert expect(200, public.post("/api/v1/checks", {"text": stamp["text"]}))["result"] == "OK"
        assert expect(200, counter.post("/api/v1/verifications", {"number": stamp["number"]}))["result"] == "OK"


def test_an_order_asked_for_without_end_is_told_to_wait(new_house):
    new_house.configure({"limits": {"requests_per_minute_per_order": 10, "wrong_tokens_per_minute": 5}})
    with new_house.start().public() as public:
        one, other = order(public), order(public)
        answers = [public.get(one.path, bearer=one.token) for _ in range(12)]
        assert [answer.status for answer in answers] == [200] * 10 + [429] * 2
        expect_problem(429, "E_RATE", answers[-1])
        wait = int(answers[-1].headers["Retry-After"])
        assert 1 <= wait <= 6
        expect(200, public.get(other.path, bearer=other.token))
        assert [public.get(other.path, bearer="x" * 43).status for _ in range(7)] == [404] * 5 + [429] * 2
        expect(200, public.get(other.path, bearer=other.token))
        time.sleep(wait)
        expect(200, public.get(one.path, bearer=one.token))


def test_numbers_tried_out_raise_the_alarm(new_house):
    new_house.configure({"limits": {"number_lookups_per_minute": 100, "unknown_numbers_per_minute": 3}})
    house = new_house.start()
    with house.public() as public:
        for _ in range(5):
            assert expect(200, public.post("/api/v1/checks", {"number": "4071883529061770"}))["result"] == "N_UNKNOWN"
    assert house.service.log.read_text().count('"unknown_numbers_burst"') == 1


def test_a_number_mistyped_is_no_look_up(new_house):
    with new_house.start().public() as public:
        for _ in range(20):
            assert expect(200, public.post("/api/v1/checks", {"number": "4071883529061771"}))["result"] == "N_CHECK"


def test_one_address_holds_so_many_connections_and_no_more(new_house):
    new_house.configure({"limits": {"connections_per_address": 8}})
    house = new_house.start()
    held = [opened(house) for _ in range(8)]

    def turned_away():
        try:
            with opened(house) as ninth:
                ninth.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                return ninth.recv(100) == b""
        except OSError:
            return True
    until(turned_away, "a ninth connection is turned away")
    held.pop().close()

    def let_in():
        try:
            with house.public() as public:
                return public.get(SOMETHING_CHEAP).status == 200
        except OSError:
            return False
    until(let_in, "there is room again when one has left")
    for connection in held:
        connection.close()


def test_a_flood_of_half_open_connections_keeps_nobody_out(house, public):
    silent = [socket.create_connection(("127.0.0.1", house.ports["PUBLIC"])) for _ in range(200)]
    assert public.get(SOMETHING_CHEAP).status == 200
    with house.public() as another:
        assert another.get(SOMETHING_CHEAP).status == 200
    for connection in silent:
        connection.close()
