"""Only certificates that are right in everything open the partner listener, and each that does not says why."""

import json
import ssl

import pytest

from bad_certificates import Matrix
from client import expect, expect_problem, new_key
from house import House, opened
from purchase import buy_stamp
from raw import opened as connected, read_to_the_end, statuses
from waiting import until

pytestmark = pytest.mark.once("a handshake asks no database")

SHOWN = b'{"text":"CS1:NOTHING","service":"PAS-EST"}'
REQUEST = (
    b"POST /api/v1/redemptions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
    b"Idempotency-Key: %s\r\nContent-Length: %d\r\n\r\n" + SHOWN
)
MATRIX = Matrix()


@pytest.fixture(scope="module")
def guarded(model_house, tmp_path_factory):
    """A house whose partner listener believes the authority of the matrix besides its own."""
    files = {"partner": {"client_ca_file": "matrix-ca.pem", "crl_file": "matrix-crl.pem"}}
    house = House.like(model_house, tmp_path_factory.mktemp("guarded") / "state", files)
    MATRIX.write(house.state, (house.state / "ca.pem").read_bytes(), (house.state / "crl.pem").read_bytes())
    with opened(house):
        yield house.start()
        house.stop()


def events(house, *names):
    lines = [json.loads(line) for line in house.service.log.read_text().splitlines()]
    return [line for line in lines if line["event"] in names and line.get("listener") == "partner"]


def answer_to(house, shown, name):
    """What a client gets that shows these certificates; nothing where it is not let in."""
    file = shown.written(house.state, name)
    context = ssl.create_default_context(cafile=house.state / "ca.pem")
    context.set_ciphers("ALL:@SECLEVEL=0")  # so that the client shows what it would itself not believe
    context.load_cert_chain(file)
    try:
        with connected(house, "PARTNER", within=context) as connection:
            connection.sendall(REQUEST % (new_key().encode(), len(SHOWN)))
            return read_to_the_end(connection)
    except (ssl.SSLError, ConnectionError):
        return b""


def test_a_good_certificate_is_let_in(guarded):
    assert statuses(answer_to(guarded, MATRIX.good_one(), "good")) == [422]
    with guarded.partner() as counter:
        stamp = buy_stamp(guarded)
        assert expect(200, counter.post("/api/v1/verifications", {"number": stamp["number"]}))["result"] == "OK"


@pytest.mark.parametrize("what", MATRIX.cases)
def test_a_bad_one_is_refused_and_the_log_says_why(guarded, what):
    shown = MATRIX.cases[what]
    before = events(guarded, "turned_away", "answered")
    received = answer_to(guarded, shown, what)
    [line] = until(lambda: events(guarded, "turned_away", "answered")[len(before):], "the log says what happened")
    if shown.reason is None:
        assert statuses(received) == [403] and b'"E_ROLE"' in received, received[:600]
        assert (line["event"], line["status"]) == ("answered", 403), line
        return
    reasons = shown.reason if isinstance(shown.reason, tuple) else (shown.reason,)
    assert received == b"", received[:600]
    assert line["event"] == "turned_away" and line["peer"] == "127.0.0.1", line
    assert any(reason in line["detail"] for reason in reasons), line
    assert line["why"] in ("certificate", "handshake"), line


def test_nobody_comes_in_without_one(guarded):
    before = events(guarded, "turned_away", "answered")
    with pytest.raises((ssl.SSLError, ConnectionError)):
        with connected(guarded, "PARTNER") as connection:
            connection.sendall(REQUEST % (new_key().encode(), len(SHOWN)))
            assert read_to_the_end(connection) == b""
            raise ConnectionResetError("closed without an answer")
    [line] = until(lambda: events(guarded, "turned_away", "answered")[len(before):], "the log says what happened")
    assert line["detail"] == "peer did not return a certificate"


def test_there_are_more_than_thirty_ways_to_be_wrong(guarded):
    """And of all of them not one reached the desk: what was answered were the good one and those without a role."""
    assert len(MATRIX.cases) >= 30
    assert sorted({line["status"] for line in events(guarded, "answered")} - {403}) in ([], [200, 422])
    with guarded.ops() as ops:
        metrics = ops.get("/metrics").body.decode()
    assert 'etimbre_connections_turned_away_total{listener="partner",why="certificate"}' in metrics


def test_the_certificate_of_a_post_is_no_use_to_a_treasury(guarded):
    with guarded.partner("treasury") as treasury:
        expect_problem(403, "E_ROLE", treasury.post("/api/v1/redemptions", SHOWN, key=new_key()))
