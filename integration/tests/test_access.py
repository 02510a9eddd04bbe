"""Every operation of schemas/openapi.yaml, asked by everybody, on every listener: what the file says and nothing else.

`x-roles` says which certificates reach an operation, `security` which tokens open its object, the server its listener.
"""

import ssl

import pytest

from changes import KEPT
from client import expect, expect_problem, new_key
from contract import contract
from identities import certificate_for
from raw import opened

OPERATIONS = contract().operations
PARTNER = [each for each in OPERATIONS if each.listener == "partner"]
PUBLIC = [each for each in OPERATIONS if each.listener == "public"]
WITH_OBJECT = [each for each in PUBLIC if each.schemes]

ROLE_OF = {
    "counter-CG-PAR": "counter", "counter-CG-PAR-2": "counter", "counter-CG-LYS": "counter", "officer-CG-PAR": "officer",
    "treasury": "treasury", "treasury-2": "treasury", "auditor": "auditor",
}
# No day is over yet in books that began today, and nothing is in the queue of exceptions.
WITHOUT_OBJECT = ("getLedgerDay", "getException", "proposeException", "approveException")
# What these do for whoever may is seen, and may be done again.
WRITES = {name: ("webhook_endpoint",) for name in ("pauseWebhook", "resumeWebhook", "replayWebhook")}
UNKNOWN = (
    "urn:example:treasury:1", "urn:etimbre:mission:CG-PAR:cleaner:1", "urn:etimbre:mission:cg-par:counter:1", "urn:etimbre:treasury:",
)


@pytest.fixture(scope="module")
def strangers(estate):
    """Certificates of the right authority that name nobody."""
    return [certificate_for(estate.house, uri) for uri in UNKNOWN]


def bodies(estate, operation):
    """A good one, a wrong one and none: who may not ask is not told which it was."""
    return [estate.body(operation), b"{", None] if operation.says.get("requestBody") else [None]


@pytest.mark.parametrize("certificate", ROLE_OF)
@pytest.mark.parametrize("operation", PARTNER, ids=repr)
def test_a_certificate_reaches_what_its_role_may(estate, watch, operation, certificate):
    client = estate.client("PARTNER", certificate)
    may = ROLE_OF[certificate] in operation.roles
    with watch.unchanged(KEPT + (WRITES.get(operation.name, ()) if may else ())):
        if may:
            answer = estate.send(operation, estate.body(operation), client=client)
            refused = (401, 403, 405) if operation.name in WITHOUT_OBJECT else (401, 403, 404, 405)
            assert answer.status not in refused and answer.code != "E_ROLE", answer
        else:
            for body in bodies(estate, operation):
                expect_problem(403, "E_ROLE", estate.send(operation, body, client=client))


@pytest.mark.parametrize("operation", PARTNER, ids=repr)
def test_a_certificate_that_names_nobody_reaches_nothing(estate, watch, operation, strangers):
    with watch.unchanged():
        for certificate in strangers:
            client = estate.client("PARTNER", certificate)
            try:
                for body in bodies(estate, operation):
                    expect_problem(403, "E_ROLE", estate.send(operation, body, client=client))
            except (ssl.SSLError, ConnectionError):
                pass  # not even let in


@pytest.mark.parametrize("operation", PARTNER, ids=repr)
def test_without_a_certificate_nothing_is_answered(estate, watch, operation):
    """Bare TLS, so that a token or a body could not be read either."""
    request = f"{operation.method} {estate.path(operation)} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
    with watch.unchanged():
        with pytest.raises((ssl.SSLError, ConnectionError)):
            with opened(estate.house, "PARTNER") as connection:
                connection.sendall(request.encode())
                received = connection.recv(100)
                assert received == b"", received
                raise ConnectionResetError("closed without an answer")


LISTENERS = ("public", "partner", "ops")
ELSEWHERE = [(operation, listener) for operation in OPERATIONS for listener in LISTENERS if listener != operation.listener]


def clients_of(estate, listener):
    if listener != "partner":
        return [estate.client(listener.upper())]
    return [estate.client("PARTNER", certificate) for certificate in ROLE_OF]


@pytest.mark.parametrize("operation, listener", ELSEWHERE, ids=lambda each: repr(each).strip("'"))
def test_an_operation_is_on_its_own_listener_alone(estate, watch, operation, listener):
    with watch.unchanged():
        for client in clients_of(estate, listener):
            for body in bodies(estate, operation):
                expect_problem(404, "E_NOT_FOUND", estate.send(operation, body, client=client))


def callers(estate):
    """{who: (what opens the object it is given for, headers, query)} on the public listener."""
    return {
        "nobody": ((), {}, ""),
        "its citizen": (("accessToken",), {"Authorization": f"Bearer {estate.amina.order.token}"}, ""),
        "its citizen by a link": (("linkToken",), {}, f"?t={estate.amina.link}"),
        "another citizen": ((), {"Authorization": f"Bearer {estate.brahim.order.token}"}, ""),
        "another citizen by a link": ((), {}, f"?t={estate.brahim.link}"),
        "another citizen with both": ((), {"Authorization": f"Bearer {estate.brahim.order.token}"}, f"?t={estate.brahim.link}"),
        "a link token as a bearer": ((), {"Authorization": f"Bearer {estate.amina.link}"}, ""),
        "an access token as a link": ((), {}, f"?t={estate.amina.order.token}"),
    }


@pytest.mark.parametrize("who", ("nobody", "its citizen", "its citizen by a link", "another citizen", "another citizen by a link",
                                 "another citizen with both", "a link token as a bearer", "an access token as a link"))
@pytest.mark.parametrize("operation", WITH_OBJECT, ids=repr)
def test_an_object_is_opened_by_what_the_contract_names(estate, watch, operation, who):
    holds, shown, query = callers(estate)[who]
    others = {name: value for name, value in estate.headers(operation).items() if name != "Authorization"}
    path = estate.path(operation, owner=estate.amina) + query
    with watch.unchanged(KEPT):
        answer = estate.send(operation, estate.body(operation), others | shown, path)
        if set(holds) & set(operation.schemes):
            assert answer.status != 404 and answer.status < 500, answer
        else:
            expect_problem(404, "E_NOT_FOUND", answer)


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if not each.schemes], ids=repr)
def test_what_needs_no_token_is_answered_to_everybody(estate, operation):
    for _, shown, query in callers(estate).values():
        answer = estate.send(operation, estate.body(operation), estate.headers(operation) | shown, estate.path(operation) + query)
        assert answer.status not in (401, 403, 404, 405), answer


def test_a_counter_acts_for_its_own_post_alone(estate, watch):
    """The post is the certificate's: nothing in a body moves it."""
    for certificate, own, foreign in (
            ("counter-CG-PAR", estate.amina.stamp, estate.lyon.stamp), ("counter-CG-LYS", estate.lyon.stamp, estate.amina.stamp)):
        client = estate.client("PARTNER", certificate)
        with watch.unchanged(KEPT):
            seen = expect(200, client.post("/api/v1/verifications", {"text": own["text"]}))
            assert seen["result"] == "OK"
            seen = expect(200, client.post("/api/v1/verifications", {"text": foreign["text"]}))
            assert seen["result"] == "E_MISSION"
            body = {"text": foreign["text"], "service": foreign["service"]}
            expect_problem(422, "E_MISSION", client.post("/api/v1/redemptions", body, key=new_key()))
            for name in ("mission", "counter", "role", "identity"):
                expect_problem(422, "E_FIELDS", client.post("/api/v1/redemptions", body | {name: foreign["service"]}, key=new_key()))


def test_headers_that_speak_for_a_certificate_are_not_believed(estate, watch):
    """What a proxy would say of a client means nothing here."""
    claims = {
        "X-Client-Cert": "urn:etimbre:mission:CG-PAR:counter:1", "X-SSL-Client-S-DN": "CN=counter", "X-Role": "counter",
        "X-Forwarded-Client-Cert": "URI=urn:etimbre:mission:CG-PAR:counter:1", "X-Forwarded-For": "127.0.0.1",
        "Forwarded": "for=127.0.0.1;proto=https",
        "X-HTTP-Method-Override": "GET", "X-Original-URL": "/api/v1/redemptions",
    }
    redeem = next(each for each in PARTNER if each.name == "redeemStamp")
    headers = estate.headers(redeem) | claims
    with watch.unchanged():
        expect_problem(404, "E_NOT_FOUND", estate.send(redeem, estate.body(redeem), headers, client=estate.public))
        for certificate in ("treasury", "auditor", "officer-CG-PAR"):
            answer = estate.send(redeem, estate.body(redeem), headers, client=estate.client("PARTNER", certificate))
            expect_problem(403, "E_ROLE", answer)
