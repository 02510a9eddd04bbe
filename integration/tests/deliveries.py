"""Endpoints of the feed and receivers for them, as several tests need them."""

from client import expect
from purchase import PASSPORT, buy_stamp, redeem
from webhook_receiver import Receiver

PAUSES = ["1", "1", "1", "1", "1", "1"]


def settings_for(ports, **more):
    return {
        "webhooks": {
            "allow_addresses": ["127.0.0.1"], "ca_file": "ca.pem", "ports": [str(each) for each in ports],
            "retry_seconds": PAUSES, "timeout_ms": 2000, "connect_timeout_ms": 1000,
        } | more,
        "service": {"sandbox": "required"},
    }


def receiver_of(house, ports):
    for port in ports:
        try:
            return Receiver(house.state / "server.pem", house.state / "server.key", key_of(house), port)
        except OSError:
            continue
    raise AssertionError("no port is left")


def key_of(house):
    done = house.run("webhooks", "key")
    assert done.returncode == 0, done
    return done.stdout.split()[1]


def add(house, owner, url, *words):
    done = house.run("webhooks", "add", "--owner", owner, "--url", url, *words)
    assert done.returncode == 0, done
    return done.stdout.strip()


def row(house, endpoint):
    [found] = house.books.rows(
        "SELECT state, delivered_seq, failures, reason FROM webhook_endpoint WHERE endpoint_id = ?", endpoint)
    return found


def use_a_stamp(house, certificate="counter-CG-PAR", **particulars):
    stamp = buy_stamp(house, PASSPORT, **particulars)
    with house.partner(certificate) as counter:
        expect(201, redeem(counter, stamp))
    return stamp["number"]


def behind(house, endpoint):
    [[end]] = house.books.rows("SELECT seq FROM feed_head")
    return row(house, endpoint)[1] < end
