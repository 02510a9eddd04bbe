"""Starting, stopping, and starting again."""

import json
import signal
import socket

import pytest

from acquirer_book import settle
from client import expect, new_key
from house import with_settings
from purchase import PASSPORT, buy, look, order, redeem, start_payment, type_card, wait_until_paid
from raw import opened, read_to_the_end, statuses
from waiting import until

FEE = json.dumps({"mission": "CG-PAR", "lines": [PASSPORT]}).encode()
BEGINNING = (
    b"POST /api/v1/quotes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
    b"Content-Length: %d\r\n\r\n" % len(FEE)
)


def events(house):
    return [json.loads(line)["event"] for line in house.service.log.read_text().splitlines()]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_request_in_progress_is_answered_before_the_service_ends(new_house, how):
    house = new_house.start()
    with opened(house) as connection:
        connection.sendall(BEGINNING)
        assert connection.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        house.service.send(how)
        until(lambda: "stopping" in events(house), "the service has heard that it should end")
        connection.sendall(FEE)
        received = read_to_the_end(connection)
    assert statuses(received) == [201], received
    assert b"\r\nConnection: close\r\n" in received
    assert house.service.wait() == 0
    assert events(house)[-1] == "stopped"


def test_a_service_that_ends_takes_no_new_connections(new_house):
    house = new_house.start()
    with opened(house) as connection:
        connection.sendall(BEGINNING)
        assert connection.recv(1000)
        house.service.send(signal.SIGTERM)
        until(lambda: "stopping" in events(house), "the service has heard that it should end")

        def refused():
            try:
                opened(house).close()
                return False
            except OSError:
                return True
        until(refused, "new connections are refused")
        connection.sendall(FEE)
        assert statuses(read_to_the_end(connection)) == [201]
    assert house.service.wait() == 0


def test_a_service_that_ends_is_not_ready_and_says_so(new_house):
    house = new_house.start()
    with opened(house) as connection, house.ops() as ops:
        connection.sendall(BEGINNING)
        assert connection.recv(1000)
        assert ops.get("/readyz").status == 200
        house.service.send(signal.SIGTERM)
        until(lambda: "stopping" in events(house), "the service has heard that it should end")
        answer = ops.get("/readyz")
        assert (answer.status, answer.json["reasons"]) == (503, ["the service is ending"])
        connection.sendall(FEE)
        assert statuses(read_to_the_end(connection)) == [201]
    assert house.service.wait() == 0


def test_a_request_that_does_not_end_is_not_waited_for_longer_than_the_drain(new_house):
    new_house.configure({"limits": {"drain_seconds": 1}})
    house = new_house.start()
    with opened(house) as connection:
        connection.sendall(BEGINNING)
        assert connection.recv(1000)
        house.service.send(signal.SIGTERM)
        assert house.service.wait(within=8) == 0
        assert statuses(read_to_the_end(connection)) == []


def test_all_that_was_is_there_after_a_restart(new_house):
    house = new_house.start()
    placed, paid = buy(house, PASSPORT)
    [stamp] = paid["stamps"]
    key = new_key()
    with house.partner() as counter:
        used = redeem(counter, stamp, key)
        assert used.status == 201
    house.stop()
    counts = house.books.counts()
    house.start()
    assert house.books.counts() == counts
    with house.public() as public, house.partner() as counter:
        [same] = look(public, placed)["stamps"]
        assert same == stamp | {"state": "redeemed"}
        again = redeem(counter, stamp, key)
        assert (again.status, again.body, again.is_replayed) == (201, used.body, True)
    settle(house)


def test_the_service_sells_while_the_acquirer_is_away(new_house):
    house = new_house
    house.service.start()
    with house.ops() as ops:
        until(lambda: is_ready(ops), "the service is ready without the acquirer", within=60)
    with house.public() as public:
        placed = order(public)
        payment = start_payment(public, placed)
        house.start()
        with house.acquirer() as acquirer:
            type_card(acquirer, payment["redirect"])
        wait_until_paid(public, placed)
    settle(house)


def is_ready(ops):
    try:
        return ops.get("/readyz").status == 200
    except OSError:
        return False


def test_the_database_can_be_migrated_again(model_house):
    before = model_house.books.counts()
    done = model_house.run("db", "migrate")
    assert done.returncode == 0, done
    assert model_house.books.counts() == before


def test_keys_are_not_made_twice(model_house):
    listed = model_house.run("keys", "list", "--json").stdout
    model_house.run("keys", "init")
    assert model_house.run("keys", "list", "--json").stdout == listed


def refusal_to_start(house, configuration=None):
    """What the service says when it cannot start."""
    done = house.run("serve", configuration=configuration)
    assert done.returncode in (2, 3), done
    assert "Traceback" not in done.stderr and "terminate called" not in done.stderr, done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("wrong, names", [
    ({"payments": {"first_pol_seconds": 3}}, "first_pol_seconds"),
    ({"payment": {"first_poll_seconds": 3}}, "payment"),
    ({"payments": {"first_poll_seconds": "3"}}, "first_poll_seconds"),
    ({"payments": {"first_poll_seconds": 0}}, "first_poll_seconds"),
    ({"public": {"address": "localhost"}}, "address"),
    ({"log": {"level": "loud"}}, "level"),
])
def test_a_key_that_is_wrong_is_named_and_nothing_starts(model_house, tmp_path, wrong, names):
    configuration = tmp_path / "etimbre.toml"
    configuration.write_text(with_settings(model_house.configuration.read_text(), wrong))
    said = refusal_to_start(model_house, configuration)
    assert names in said and len(said.splitlines()) <= 3, said


def test_it_is_said_which_file_is_missing_or_wrong(new_house):
    of_the_store = ("etimbre.db",) if new_house.database.engine == "sqlite" else ()
    for file in ("passphrase", "server.key", "acquirer.json", *of_the_store):
        path = new_house.state / file
        hidden = path.rename(path.with_suffix(".hidden"))
        assert file.split(".")[0] in refusal_to_start(new_house), file
        hidden.rename(path)
    (new_house.state / "passphrase").write_text("another passphrase\n")
    assert "passphrase" in refusal_to_start(new_house)


@pytest.mark.server("SQLite has no server that could turn anybody away")
@pytest.mark.parametrize("wrong, names", [
    ({"password_file": "not-there"}, "not-there"),
    ({"password_file": "passphrase"}, "password"),
    ({"user": "somebody"}, "somebody"),
    ({"database": "etimbre_elsewhere"}, "etimbre_elsewhere"),
    ({"ca_file": "not-there.pem"}, "not-there.pem"),
    ({"ca_file": "ca.pem"}, "certificate"),
    ({"servers": ["127.0.0.1:9"]}, "127.0.0.1:9"),
])
def test_it_is_said_why_a_database_server_cannot_be_used(new_house, wrong, names):
    new_house.configure({"store": wrong})
    said = refusal_to_start(new_house)
    assert names in said, said


def test_a_port_that_is_taken_is_named(model_house):
    with socket.create_server(("127.0.0.1", model_house.ports["PUBLIC"])):
        assert str(model_house.ports["PUBLIC"]) in refusal_to_start(model_house)


def test_the_printed_configuration_is_a_configuration(model_house, tmp_path):
    printed = model_house.run("config", "--print")
    assert printed.returncode == 0
    copy = tmp_path / "printed.toml"
    copy.write_text(printed.stdout)
    again = model_house.run("config", "--print", configuration=copy)
    assert (again.returncode, again.stdout) == (0, printed.stdout)


def test_readiness_says_what_is_missing(new_house):
    house = new_house.start()
    with house.ops() as ops:
        assert expect(200, ops.get("/readyz")) == {"ready": True, "reasons": [], "warnings": []}
        assert ops.get("/healthz").body == b"ok"
