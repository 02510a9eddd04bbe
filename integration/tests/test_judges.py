"""The judges of the generated tests are shown to notice what they are there for."""

import http.client
import json
import types

import pytest

from client import Answer
from contract import Contract, contract
from mutations import Mutation, mutations
from places import ROOT
from purchase import order
from test_matrix import faults

PLANTED = {
    "a row more": "INSERT INTO acquirer_callback VALUES ('planted', '', '', '', '', 0)",
    "a row changed": "UPDATE acquirer_callback SET received_us = 1 WHERE digest = 'planted'",
    "a row less": "DELETE FROM acquirer_callback WHERE digest = 'planted'",
}


def test_whatever_is_written_is_noticed(estate, watch):
    for what, statement in PLANTED.items():
        with pytest.raises(AssertionError, match="acquirer_callback"):
            with watch.unchanged():
                estate.house.books.change(statement)
    with watch.unchanged():
        estate.public.get("/api/v1/missions")
    with pytest.raises(AssertionError, match="quote"):
        with watch.unchanged():
            order(estate.public)


def test_of_many_the_one_that_writes_is_named(estate, watch):
    sends = {name: lambda: estate.public.get("/api/v1/missions?limit=1") for name in "abcd"}
    watch.unchanged_by(sends)
    with pytest.raises(AssertionError, match="'guilty'"):
        watch.unchanged_by(sends | {"guilty": lambda: order(estate.public)})
    assert watch.unchanged_by(sends | {"guilty": lambda: order(estate.public)},
                              ("quote", "quote_line", "pay_order", "order_unit", "kept_reply", "journal_head")) is None


def problem(status=422, code="E_FIELDS", pointer="/name", **members):
    body = {"code": code, "request_id": "7", "errors": [{"pointer": pointer}]} | members
    return Answer(status, made_of("application/problem+json"), json.dumps(body).encode())


def made_of(media_type):
    headers = http.client.HTTPMessage()
    headers["Content-Type"] = media_type
    return headers


MUST = Mutation("/name 7", b"{}", "E_FIELDS", frozenset({"/name"}), "secret probe")
NOT_JSON = Mutation("/name raw", b"{", "E_JSON", frozenset(), "")
MAY = Mutation("/name ok", b"{}", None, frozenset({"/name"}), "secret probe")


@pytest.mark.parametrize("mutation, answer, are_faults", [
    (MUST, problem(), False), (MUST, problem(status=201), True), (MUST, problem(code="E_MISSION_UNKNOWN"), True),
    (MUST, problem(pointer="/other"), True), (MUST, problem(pointer=""), True), (MUST, problem(errors=[]), True),
    (MUST, problem(pointer="/name/0"), False), (MUST, problem(pointer="/names"), True), (MUST, problem(detail="a secret probe"), True),
    (MUST, problem(title="SECRET PROBE"), False), (NOT_JSON, problem(400, "E_JSON"), False), (NOT_JSON, problem(), True),
    (MAY, problem(409, "E_QUOTE_USED"), False), (MAY, problem(), True), (MAY, problem(404, "E_NOT_FOUND"), True),
    (MAY, problem(409, "E_QUOTE_USED", detail="secret probe"), True),
])
def test_a_wrong_answer_to_a_mutation_is_noticed(mutation, answer, are_faults):
    estate = types.SimpleNamespace(send=lambda operation, body: answer)
    asked = types.SimpleNamespace(name="createOrder")
    assert bool(list(faults(estate, asked, mutation, ""))) == are_faults


def test_every_field_of_a_body_is_mutated():
    [operation] = [each for each in contract().operations if each.name == "createOrder"]
    schema = contract().request_schema(operation)
    body = operation.says["requestBody"]["content"]["application/json"]["example"]
    made = list(mutations(contract(), schema, body))
    for pointer in ("/quote_id", "/payer", "/payer/email", "/payer/name", "/holder", "/holder/document_type", "/holder/document_number",
                    "/holder/issuer", "/language"):
        here = [each for each in made if each.name.startswith(f"{pointer} ")]
        assert len(here) > 30, pointer
        assert {"E_FIELDS", "E_JSON"} <= {each.code for each in here}, pointer
        assert any(each.name == f"{pointer} missing" for each in here), pointer


def test_an_answer_that_was_never_given_is_noticed(estate):
    fresh = Contract(ROOT / "schemas/openapi.yaml")
    assert fresh.unseen() == fresh.declared()
    fresh.check("GET", "/api/v1/missions", estate.public.get("/api/v1/missions"))
    assert fresh.declared() - fresh.unseen() == {("listMissions", "200")}
