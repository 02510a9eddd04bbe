"""Who somebody is, the certificate says; what they may, their role."""

import socket
import ssl
import subprocess

import pytest

from client import expect_problem, new_key
from identities import certificate_for
from places import ROOT
from raw import opened, read_to_the_end

pytestmark = pytest.mark.once("roles are decided before the database is asked")

CERTIFICATES = (
    "counter-CG-PAR", "counter-CG-PAR-2", "counter-CG-LYS", "officer-CG-PAR", "treasury", "treasury-2", "auditor",
)
COUNTERS = CERTIFICATES[:3]
POSTS = CERTIFICATES[:4]
STATE = CERTIFICATES[4:]
OWNERS = CERTIFICATES[3:]
CHANGERS = CERTIFICATES[3:6]

MAY = {
    "/api/v1/verifications": POSTS,
    "/api/v1/redemptions": COUNTERS,
    "/api/v1/events": STATE,
    "/api/v1/stamps/4071883529061770/void": ("officer-CG-PAR",),
    f"/api/v1/refunds/{'0' * 32}/approve": ("treasury", "treasury-2"),
    "/api/v1/webhooks": OWNERS,
    f"/api/v1/webhooks/{'0' * 32}/events": OWNERS,
    f"/api/v1/webhooks/{'0' * 32}/pause": CHANGERS,
    f"/api/v1/webhooks/{'0' * 32}/resume": CHANGERS,
    f"/api/v1/webhooks/{'0' * 32}/replay": CHANGERS,
    "/api/v1/ledger/accounts": STATE,
    "/api/v1/ledger/transfers": STATE,
    "/api/v1/ledger/trial-balance": STATE,
    "/api/v1/reconciliation/days/2026-11-30": STATE,
    "/api/v1/reconciliation/exceptions": STATE,
    f"/api/v1/reconciliation/exceptions/{'0' * 32}/propose": ("treasury", "treasury-2"),
}

SHOWN = {"text": "CS1:NOTHING", "service": "PAS-EST"}


def ask(client, path):
    if MAY[path] in (STATE, OWNERS):
        return client.get(path)
    last = path.rsplit("/", 1)[-1]
    body = {"redemptions": SHOWN, "void": {"reason": "x"}, "approve": {}, "pause": {}, "resume": {}, "replay": {"after": 0}}.get(last, {"text": SHOWN["text"]})
    return client.post(path, body, key=new_key())


@pytest.mark.parametrize("certificate", CERTIFICATES)
@pytest.mark.parametrize("path", MAY)
def test_each_role_reaches_its_own_routes_only(house, path, certificate):
    with house.partner(certificate) as client:
        answer = ask(client, path)
        if certificate in MAY[path]:
            assert answer.status in (200, 404, 422) and answer.code != "E_ROLE", answer
        else:
            expect_problem(403, "E_ROLE", answer)


def test_a_role_is_refused_before_the_body_is_read(house):
    with house.partner("treasury") as client:
        expect_problem(403, "E_ROLE", client.post("/api/v1/redemptions", b"not json"))


@pytest.mark.parametrize("path", MAY)
def test_the_public_listener_has_no_partner_routes(public, path):
    expect_problem(404, "E_NOT_FOUND", ask(public, path))


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/audit"])
def test_the_operators_pages_are_on_their_own_listener_only(house, public, path):
    expect_problem(404, "E_NOT_FOUND", public.get(path))
    with house.partner() as partner, house.ops() as ops:
        expect_problem(404, "E_NOT_FOUND", partner.get(path))
        assert ops.get(path).status == 200


def refused_in_the_handshake(house, **of_context):
    """TLS 1.3 tells a client only when it reads that it was not let in."""
    with pytest.raises((ssl.SSLError, ConnectionError)):
        with opened(house, "PARTNER", **of_context) as connection:
            connection.sendall(b"GET /api/v1/missions HTTP/1.1\r\nHost: localhost\r\n\r\n")
            received = connection.recv(100)
            assert received == b"", received
            raise ConnectionResetError("closed without an answer")


def test_without_a_certificate_there_is_no_connection(house):
    refused_in_the_handshake(house)


def test_the_certificate_of_a_server_does_not_open_the_partner_listener(house):
    refused_in_the_handshake(house, certificate="server")


def test_an_older_version_of_tls_does_not_open_the_partner_listener(house):
    refused_in_the_handshake(house, certificate="counter-CG-PAR", maximum_version=ssl.TLSVersion.TLSv1_2)


def test_the_certificate_of_another_authority_does_not_open_the_partner_listener(house, tmp_path):
    subprocess.run([ROOT / "certs/make-dev-certs.sh", tmp_path], check=True, capture_output=True)
    context = ssl.create_default_context(cafile=house.state / "ca.pem")
    context.load_cert_chain(tmp_path / "counter-CG-PAR.pem", tmp_path / "counter-CG-PAR.key")
    with pytest.raises((ssl.SSLError, ConnectionError)):
        with socket.create_connection(("127.0.0.1", house.ports["PARTNER"]), timeout=20) as plain:
            with context.wrap_socket(plain, server_hostname="localhost") as connection:
                connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                assert connection.recv(100) == b""
                raise ConnectionResetError("closed without an answer")


IDENTITIES = {
    "none of ours": "urn:example:mission:CG-PAR:counter:1",
    "no role": "urn:etimbre:mission:CG-PAR:cleaner:1",
    "no number": "urn:etimbre:mission:CG-PAR:counter",
    "a number that is none": "urn:etimbre:mission:CG-PAR:counter:x",
    "two roles": "urn:etimbre:mission:CG-PAR:counter:1,URI:urn:etimbre:treasury:1",
    "something after it": "urn:etimbre:treasury:1:1",
}


@pytest.mark.parametrize("what", IDENTITIES)
def test_a_certificate_that_names_no_role_may_nothing(house, what):
    name = certificate_for(house, IDENTITIES[what])
    for path in MAY:
        with house.partner(name) as client:
            try:
                expect_problem(403, "E_ROLE", ask(client, path))
            except ssl.SSLError:
                pass  # not even let in


def test_a_page_that_needs_no_token_needs_no_certificate(house):
    with opened(house) as connection:
        connection.sendall(b"GET /.well-known/jwks.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert read_to_the_end(connection).startswith(b"HTTP/1.1 200 ")
