"""The check against schemas/openapi.yaml is shown to notice; client.py then applies it to every answer of the suite."""

import json

import pytest

from client import Answer
from contract import contract
from purchase import PASSPORT


@pytest.fixture
def quoted(public):
    return public.post("/api/v1/quotes", {"mission": "CG-PAR", "lines": [PASSPORT]})


def altered(answer, status=None, **changes):
    body = {name: value for name, value in (answer.json | changes).items() if value is not ...}
    return Answer(status or answer.status, answer.headers, json.dumps(body).encode())


def test_an_answer_as_described_passes(quoted):
    contract().check("POST", "/api/v1/quotes", quoted)


@pytest.mark.parametrize("changes", [
    {"surplus": 1}, {"quote_id": ...}, {"quote_id": "x"}, {"total": 860.0}, {"total": {"amount_minor": 1}},
    {"expires_at": "2026-11-24 20:29:10"}, {"lines": {}}, {"display": "80 EUR"},
])
def test_an_answer_of_another_shape_is_noticed(quoted, changes):
    with pytest.raises(AssertionError):
        contract().check("POST", "/api/v1/quotes", altered(quoted, **changes))


def test_a_refusal_without_its_code_is_noticed(public):
    refused = public.post("/api/v1/quotes", {})
    contract().check("POST", "/api/v1/quotes", refused)
    with pytest.raises(AssertionError):
        contract().check("POST", "/api/v1/quotes", altered(refused, code=...))
    with pytest.raises(AssertionError):
        contract().check("POST", "/api/v1/quotes", altered(refused, code="E_NEVER_HEARD_OF"))


def test_success_where_none_is_described_is_noticed(quoted):
    with pytest.raises(AssertionError):
        contract().check("POST", "/api/v1/quotes", altered(quoted, status=200))
