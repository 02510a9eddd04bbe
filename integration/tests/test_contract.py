"""The check against schemas/openapi.yaml is shown to notice; client.py then applies it to every answer of the suite."""

import copy
import functools
import json

import pytest

from client import Answer, new_key
from contract import Contract
from places import ROOT
from purchase import PASSPORT, order, order_of, quote, start_payment

QUOTES = ("POST", "/api/v1/quotes")


@functools.lru_cache(maxsize=1)
def contract():
    """Not the one that the clients hold answers against, which remembers what it has seen."""
    return Contract(ROOT / "schemas/openapi.yaml")


@pytest.fixture
def quoted(public):
    return public.post("/api/v1/quotes", {"mission": "CG-PAR", "lines": [PASSPORT]})


@pytest.fixture
def refused(public):
    return public.post("/api/v1/quotes", {})


def altered(answer, sent_as=None, sent_with=None, **changes):
    """The answer with members of its body or headers set anew, or taken away by `...`."""
    body = {name: value for name, value in (answer.json | changes).items() if value is not ...}
    given = copy.deepcopy(answer.headers)
    for name, value in (sent_with or {}).items():
        del given[name]
        if value is not ...:
            given[name] = value
    return Answer(sent_as or answer.status, given, json.dumps(body).encode())


def noticed(answer, method=QUOTES[0], path=QUOTES[1], listener="public"):
    with pytest.raises(AssertionError):
        contract().check(method, path, answer, listener)
    return True


def test_an_answer_as_described_passes(quoted, refused):
    for answer in (quoted, refused):
        contract().check(*QUOTES, answer)
        contract().check(*QUOTES, altered(answer))


@pytest.mark.parametrize("changes", [
    {"surplus": 1}, {"quote_id": ...}, {"quote_id": "x"}, {"quote_id": "0" * 32 + "\n"}, {"total": 860.0},
    {"total": {"amount_minor": 1}}, {"expires_at": "2026-11-24 20:29:10"}, {"lines": {}}, {"lines": []},
    {"display": "80 EUR"}, {"mission": None},
])
def test_an_answer_of_another_shape_is_noticed(quoted, changes):
    assert noticed(altered(quoted, **changes))


def test_a_member_too_many_is_noticed_at_any_depth(quoted):
    for way in (["total"], ["lines", 0], ["lines", 0, "parts"], ["lines", 0, "parts", "receipt"], ["display", "rounding"]):
        body = quoted.json
        inner = body
        for step in way:
            inner = inner[step]
        inner["surplus"] = None
        assert noticed(Answer(quoted.status, quoted.headers, json.dumps(body).encode())), way


@pytest.mark.parametrize("headers", [
    {"X-Request-Id": ...}, {"X-Request-Id": "7"}, {"X-Content-Type-Options": ...}, {"Cache-Control": ...},
    {"Content-Security-Policy": ...}, {"Referrer-Policy": ...}, {"Strict-Transport-Security": ...},
    {"Content-Type": "text/html"}, {"Content-Type": "application/problem+json"}, {"Content-Type": ...},
    {"Retry-After": "5"}, {"Idempotency-Replayed": "true"},
])
def test_a_header_that_is_missing_or_has_no_place_is_noticed(quoted, headers):
    assert noticed(altered(quoted, sent_with=headers))


@pytest.mark.parametrize("status", [200, 202, 204, 301, 400, 403, 404, 409, 500])
def test_a_status_that_the_route_does_not_name_is_noticed(quoted, status):
    assert noticed(altered(quoted, sent_as=status))


@pytest.mark.parametrize("changes", [
    {"code": ...}, {"code": "E_NEVER_HEARD_OF"}, {"code": "E_ORDER_PAID"}, {"code": "E_ROLE"}, {"status": 400}, {"errors": ...},
    {"errors": []}, {"errors": [{"pointer": "/mission"}]}, {"trace": "main.cpp:7"}, {"title": ...}, {"request_id": "0" * 32},
])
def test_a_refusal_of_another_shape_or_code_is_noticed(refused, changes):
    assert noticed(altered(refused, **changes))


def test_a_refusal_that_says_when_to_come_back_says_it_with_a_number(refused):
    problem = {"code": "E_UNAVAILABLE", "status": 503, "errors": ...}
    contract().check(*QUOTES, altered(refused, 503, {"Retry-After": "5"}, **problem))
    for wait in (..., "soon", "0", "-1", "1.5"):
        assert noticed(altered(refused, 503, {"Retry-After": wait}, **problem)), wait


def test_a_refusal_of_a_payment_that_keeps_the_form_to_itself_is_noticed(public):
    placed = order(public)
    start_payment(public, placed)
    path = f"{placed.path}/payments"
    answer = public.post(path, {}, key=new_key(), bearer=placed.token)
    assert answer.code == "E_PAYMENT_OPEN"
    contract().check("POST", path, altered(answer))
    for member in ("redirect", "payment_id"):
        assert noticed(altered(answer, **{member: ...}), path=path)


def test_an_answer_marked_as_a_replay_says_true(public):
    body, key = order_of(quote(public)), new_key()
    answers = [public.post("/api/v1/orders", body, key=key) for _ in range(2)]
    contract().check("POST", "/api/v1/orders", altered(answers[1]))
    assert noticed(altered(answers[1], sent_with={"Idempotency-Replayed": "yes"}), path="/api/v1/orders")


def test_an_address_that_nobody_described_is_noticed(quoted, refused):
    for method, path, listener in (
            ("POST", "/api/v1/quote", "public"), ("GET", "/api/v1/quotes", "public"), ("POST", "/api/v1/quotes", "partner"),
            ("POST", "/api/v1/quotes", "ops"), ("GET", "/.well-known/x", "public"), ("GET", "/fr/", "public")):
        assert noticed(quoted, method, path, listener)
        assert noticed(refused, method, path, listener)  # a 422 is no answer of an address that is not there


def test_a_page_in_place_of_a_refusal_is_noticed(public):
    page = public.get("/fr/orders/x?t=y")
    assert page.headers.get_content_type() == "text/html"
    contract().check("GET", "/fr/orders/x", page)
    for path, listener in (("/api/v1/orders/x", "public"), ("/api/v1/nothing", "public"), ("/", "partner"), ("/", "ops")):
        assert noticed(page, "GET", path, listener)


def objects_in(part, where="#"):
    if isinstance(part, dict):
        if part.get("type") == "object" and "properties" in part:
            yield where, part
        for name, value in part.items():
            yield from objects_in(value, f"{where}/{name}")
    elif isinstance(part, list):
        for place, value in enumerate(part):
            yield from objects_in(value, f"{where}/{place}")


def test_no_object_of_ours_is_open():
    """Otherwise a member that nobody described would pass. The members of a problem are closed where they are used."""
    for where, described in objects_in(contract().document):
        if not where.endswith("/ProblemMembers"):
            assert described.get("additionalProperties") is False, where


def test_every_operation_says_on_which_listener_and_for_whom():
    for operation in contract().operations:
        assert operation.listener in ("public", "partner", "ops"), operation
        assert bool(operation.roles) == (operation.listener == "partner"), operation
        assert set(operation.roles) <= {"counter", "officer", "treasury", "auditor"}, operation
