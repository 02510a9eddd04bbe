"""Requests that are wrong on the wire get one answer at most, end their connection, and harm nobody."""

import json
import ssl

import pytest

from client import expect, new_key
from purchase import order, quote
from raw import exchange, opened, read_to_the_end, statuses

pytestmark = pytest.mark.once("what is refused before a route asks no database")

HOST = b"Host: localhost\r\n"
FEE = b'{"mission":"CG-PAR","lines":[{"service":"IMM-INS","quantity":1}]}'
POST = b"POST /api/v1/quotes HTTP/1.1\r\n" + HOST + b"Content-Type: application/json\r\n"
GET = b"GET /api/v1/missions?limit=1 HTTP/1.1\r\n"
HIDDEN = b"GET /api/v1/missions?limit=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"


def chunked(*lines):
    return POST + b"".join(line + b"\r\n" for line in lines) + b"\r\n"


# name: request, status. After each request stands what a smuggler would have answered as a second one.
REFUSED = {
    "a coding that is not known": (chunked(b"Transfer-Encoding: gzip"), 411),
    "no coding at all": (chunked(b"Transfer-Encoding: identity"), 411),
    "chunks": (chunked(b"Transfer-Encoding: chunked") + b"1\r\nx\r\n0\r\n\r\n", 411),
    "chunks and a length": (chunked(b"Transfer-Encoding: chunked", b"Content-Length: 5") + b"0\r\n\r\n", (400, 411)),
    "a length and chunks": (chunked(b"Content-Length: 5", b"Transfer-Encoding: chunked") + b"0\r\n\r\n", (400, 411)),
    "almost chunks": (chunked(b"Transfer-Encoding: xchunked", b"Content-Length: 5") + b"0\r\n\r\n", 411),
    "chunks that are not last": (chunked(b"Transfer-Encoding: chunked, identity") + b"0\r\n\r\n", 411),
    "chunks in an older version": (chunked(b"Transfer-Encoding: chunked").replace(b"HTTP/1.1", b"HTTP/1.0") + b"0\r\n\r\n", 411),
    "two lengths": (chunked(b"Content-Length: 3", b"Content-Length: 4") + b"abc", 400),
    "two lengths in one field": (chunked(b"Content-Length: 3, 3") + b"abc", 400),
    "a length with a sign": (chunked(b"Content-Length: +3") + b"abc", 400),
    "a length in hexadecimal": (chunked(b"Content-Length: 0x3") + b"abc", 400),
    "a length beyond 64 bits": (chunked(b"Content-Length: 18446744073709551617") + b"abc", 400),
    "a negative length": (chunked(b"Content-Length: -1") + b"abc", 400),
    "two hosts": (GET + HOST + b"Host: other.example\r\n\r\n", 400),
    "two hosts alike": (GET + HOST + HOST + b"\r\n", 400),
    "no host": (GET + b"\r\n", 400),
    "an empty host": (GET + b"Host: \r\n\r\n", 400),
    "a host that is none": (GET + b"Host: local host\r\n\r\n", 400),
    "a host with a path": (GET + b"Host: localhost/x\r\n\r\n", 400),
    "a host with a user": (GET + b"Host: a@localhost\r\n\r\n", 400),
    "a folded field": (GET + HOST + b"X-Long: one\r\n two\r\n\r\n", 400),
    "a blank before the colon": (GET + HOST + b"Content-Length : 0\r\n\r\n", 400),
    "a bare line feed": (GET + HOST + b"X-One: 1\nX-Two: 2\r\n\r\n", 400),
    "a bare carriage return": (GET + HOST + b"X-One: 1\rX-Two: 2\r\n\r\n", 400),
    "a zero byte": (GET + HOST + b"X-One: \0\r\n\r\n", 400),
    "a field without a name": (GET + HOST + b": x\r\n\r\n", 400),
    "no version": (b"GET / \r\n" + HOST + b"\r\n", 400),
    "a version of the future": (GET.replace(b"1.1", b"3.0") + HOST + b"\r\n", 505),
    "another protocol": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", (400, 505)),
    "CONNECT": (b"CONNECT other.example:443 HTTP/1.1\r\nHost: other.example:443\r\n\r\n", (400, 405)),
    "TRACE": (b"TRACE / HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    "an absolute target": (b"GET https://other.example/ HTTP/1.1\r\nHost: other.example\r\n\r\n", 400),
    "a fragment": (b"GET /x#y HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a control character in the target": (b"GET /x\x01 HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a body where none is taken": (GET + HOST + b"Content-Length: 3\r\n\r\nabc", 400),
    "an expectation": (chunked(b"Content-Length: 3", b"Expect: miracles") + b"abc", 417),
    "a target without end": (b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414),
    "a field without end": (GET + HOST + b"X-Long: " + b"a" * 100_000 + b"\r\n\r\n", 431),
    "fields without end": (GET + HOST + b"X-Many: 1\r\n" * 5_000 + b"\r\n", 431),
    "chunks with extensions": (chunked(b"Transfer-Encoding: chunked") + b'1;a="\x01"\r\nx\r\n0\r\n\r\n', 411),
    "chunks with a trailer": (chunked(b"Transfer-Encoding: chunked") + b"1\r\nx\r\n0\r\nHost: other\r\n\r\n", 411),
    "chunks written otherwise": (chunked(b"Transfer-Encoding:\tCHUNKED") + b"1\r\nx\r\n0\r\n\r\n", 411),
    "chunks after a vertical tab": (chunked(b"Transfer-Encoding: \x0bchunked") + b"0\r\n\r\n", (400, 411)),
    "a length between blanks that are none": (chunked(b"Content-Length: \x0b3") + b"abc", 400),
    "an empty length": (chunked(b"Content-Length: ") + b"abc", 400),
    "a request line with two blanks": (b"GET  / HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a request line with a tab": (b"GET\t/ HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a method in small letters": (GET.replace(b"GET", b"get") + HOST + b"\r\n", 405),
    "an asterisk": (b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    "a blank before the first field": (GET + b" " + HOST + b"\r\n", 400),
    "more than a hundred fields": (GET + HOST + b"X: 1\r\n" * 101 + b"\r\n", 431),
    "the host of another": (GET + b"Host: other.example\r\n\r\n", 421),
    "a host of ours that the handshake did not name": (GET + b"Host: 127.0.0.1\r\n\r\n", 421),
    "noise": (bytes(range(256)) * 4, 400),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_gets_one_answer_and_the_connection_ends(house, what):
    request, status = REFUSED[what]
    received = exchange(house, request + HIDDEN)
    assert len(statuses(received)) == 1, received[:2000]
    assert statuses(received)[0] in (status if isinstance(status, tuple) else (status,)), received[:600]
    assert b"\r\nConnection: close\r\n" in received, received[:600]
    head, _, body = received.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    assert json.loads(body)["code"].startswith("E_")


@pytest.mark.parametrize("host, status", [
    (b"127.0.0.1", 200), (b"127.0.0.1:1", 200), (b"LOCALHOST", 200), (b"[::1]:1", 200),
    (b"127.0.0.2", 421), (b"localhost.", 421), (b"localhost.other.example", 421),
])
def test_all_the_names_of_this_machine_are_ours_where_its_address_is_one(house, host, status):
    with opened(house, name="127.0.0.1") as connection:
        connection.sendall(GET + b"Host: " + host + b"\r\nConnection: close\r\n\r\n")
        assert statuses(read_to_the_end(connection)) == [status]


def test_an_older_version_is_answered_and_the_connection_ends(house):
    old = GET.replace(b"1.1", b"1.0") + HOST + b"Connection: keep-alive\r\n\r\n"
    assert statuses(exchange(house, old + HIDDEN)) == [200]


def test_an_upgrade_is_not_made(house):
    upgrade = GET + HOST + b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n"
    received = exchange(house, upgrade + GET + HOST + b"Connection: close\r\n\r\n")
    assert statuses(received) == [200, 200] and not received.startswith(b"HTTP/1.1 101")


def test_a_trailer_of_seventy_kilobytes_does_not_kill(house, public):
    trailer = POST + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nX-Trailer: " + b"a" * 70_000 + b"\r\n\r\n"
    for _ in range(3):
        assert statuses(exchange(house, trailer)) == [411]
    assert quote(public)["total"]["amount_minor"] == "86000"


def test_a_body_of_gigabytes_is_refused_before_it_is_sent(house):
    received = exchange(house, POST + b"Content-Length: 5000000000\r\n\r\n" + b"x" * 100_000)
    assert statuses(received) == [413]
    assert b"\r\nConnection: close\r\n" in received


def test_requests_in_a_row_are_answered_in_a_row(house):
    fee = POST + b"Content-Length: %d\r\n\r\n%s" % (len(FEE), FEE)
    received = exchange(house, fee + HIDDEN + fee + GET + HOST + b"Connection: close\r\n\r\n")
    assert statuses(received) == [201, 200, 201, 200]


def test_a_request_that_comes_byte_by_byte_is_answered(house):
    request = POST + b"Connection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(FEE), FEE)
    with opened(house) as connection:
        for at in range(len(request)):
            connection.sendall(request[at:at + 1])
        assert statuses(read_to_the_end(connection)) == [201]


def test_a_body_is_read_to_its_length_and_no_further(house):
    request = POST + b"Content-Length: %d\r\n\r\n%s" % (len(FEE), FEE)
    received = exchange(house, request + b"GARBAGE\r\n\r\n")
    assert statuses(received) == [201, 400]


def test_a_client_that_leaves_in_the_middle_harms_nobody(house, public):
    placed = order(public)
    request = f"POST {placed.path}/payments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".encode()
    request += f"Authorization: Bearer {placed.token}\r\nIdempotency-Key: {new_key()}\r\n".encode()
    for cut in (request, request + b"Content-Length: 2\r\n\r\n", request + b"Content-Length: 2\r\n\r\n{"):
        with opened(house) as connection:
            connection.sendall(cut)
    assert expect(200, public.get(placed.path, bearer=placed.token))["payments"] == []


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_old_versions_of_tls_are_refused(house):
    for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
        with pytest.raises((ssl.SSLError, ConnectionError, OSError, ValueError)):
            opened(house, minimum_version=ssl.TLSVersion.TLSv1, maximum_version=version).close()
    with opened(house, maximum_version=ssl.TLSVersion.TLSv1_2) as connection:
        assert connection.version() == "TLSv1.2"
    with opened(house) as connection:
        assert connection.version() == "TLSv1.3"


def test_every_answer_forbids_what_pages_need_not(public):
    for answer in (public.get("/api/v1/missions?limit=1"), public.get("/nothing/here"), public.get("/.well-known/jwks.json")):
        headers = answer.headers
        assert headers["Strict-Transport-Security"].startswith("max-age=")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Request-Id"]
        assert "Server" not in headers


def test_an_unknown_address_and_a_wrong_method_are_told_apart(public):
    assert public.get("/api/v1/nothing").json["code"] == "E_NOT_FOUND"
    wrong = public.send("DELETE", "/api/v1/quotes")
    assert (wrong.status, wrong.json["code"], wrong.headers["Allow"]) == (405, "E_METHOD", "POST")
