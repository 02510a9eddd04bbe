"""Every field of every body that schemas/openapi.yaml describes, wrong in every way that mutations.py knows.

What the schema does not let pass is refused, the field is named, nothing of it is repeated, and nothing is written. What
it lets pass is answered, never with a fault of ours, and where it is refused for another reason nothing is written either.
"""

import json
import urllib.parse

import pytest

from changes import KEPT
from contract import contract
from mutations import NAUGHTY, mutations, naughty
from purchase import order_of, quote
from waiting import until

WITH_A_BODY = [each for each in contract().operations if contract().request_schema(each)]
# What passes here is mostly done, and so writes. A replay that is refused writes nothing either: test_webhooks.py.
DONE_WHERE_IT_PASSES = ("createQuote", "createOrder", "replayWebhook")
# Bounds that only the books know: how far the feed has come.
BOUNDED_BY_THE_BOOKS = {"replayWebhook": {"/after"}}
SHOWN_AT_MOST = 12


@pytest.fixture(params=WITH_A_BODY, ids=repr)
def operation(request):
    return request.param


def said(answer):
    """Everything that an answer says but what names the request, which is drawn."""
    headers = [value for name, value in answer.headers.items() if name not in ("X-Request-Id", "Date")]
    return "\n".join(headers) + "\n" + json.dumps(answer.json, ensure_ascii=False)


def words_of(estate, operation):
    """What a refusal says anyway, and a text may therefore hold by chance."""
    answers = [estate.send(operation, body) for body in (b"{", b"[]", b"{}", json.dumps({"x": "y"}).encode())]
    return "\n".join(map(said, answers)).lower()


def repeats(answer, probe, words):
    text = said(answer).replace(answer.json.get("request_id", "?"), "")
    return probe[:200] in text and probe.lower() not in words


def is_within(pointer, named):
    """Of a list or an object that is wrong, what is wrong in it may be named."""
    return any(pointer == each or pointer.startswith(f"{each}/") for each in named)


# Of what these are about there is nothing: the good body is refused for that alone.
WITHOUT_OBJECT = ("proposeException", "approveException")


def faults(estate, operation, mutation, words):
    """What is wrong with the answer to one mutation."""
    answer = estate.send(operation, mutation.body)
    named = {each["pointer"] for each in answer.json.get("errors", ())}
    if mutation.code == "E_JSON" and (answer.status, answer.code) != (400, "E_JSON"):
        yield f"{mutation.name}: should be E_JSON: {answer}"
    if mutation.code == "E_FIELDS":
        if (answer.status, answer.code) != (422, "E_FIELDS"):
            yield f"{mutation.name}: should be E_FIELDS: {answer}"
        elif not named or not all(is_within(each, mutation.pointers) for each in named):
            yield f"{mutation.name}: {set(mutation.pointers)} should be named, not {named}"
    wrong = (400, 413, 415) if operation.name in WITHOUT_OBJECT else (400, 404, 413, 415)
    is_fields = answer.code == "E_FIELDS" and not (named and named <= BOUNDED_BY_THE_BOOKS.get(operation.name, set()))
    if mutation.code is None and (answer.status in wrong or is_fields):
        yield f"{mutation.name}: the schema lets it pass: {answer}"
    if mutation.probe and answer.status >= 400 and repeats(answer, mutation.probe, words):
        yield f"{mutation.name}: what was sent is repeated: {answer}"


def all_of(estate, operation, made_by):
    schema = contract().request_schema(operation)
    return [each for body in estate.bodies(operation) for each in made_by(contract(), schema, body)]


def check(estate, watch, operation, all_mutations):
    """Those that must be refused come first, so that nothing may be written by any of them."""
    words, found = words_of(estate, operation), []
    must = [each for each in all_mutations if each.code]
    watch.unchanged_by({
        each.name: (lambda each=each: found.extend(faults(estate, operation, each, words))) for each in must
    })
    for mutation in all_mutations:
        if not mutation.code:
            found += faults(estate, operation, mutation, words)
    assert not found, "\n".join([f"{len(found)} of {len(all_mutations)}", *found[:SHOWN_AT_MOST]])


def test_every_field_wrong_in_every_way(estate, watch, operation):
    made = all_of(estate, operation, mutations)
    assert len(made) >= 12
    check(estate, watch, operation, made)


def test_every_naughty_string_in_every_text(estate, watch, operation):
    check(estate, watch, operation, all_of(estate, operation, naughty))


@pytest.mark.parametrize("operation", [each for each in WITH_A_BODY if each.name not in DONE_WHERE_IT_PASSES], ids=repr)
def test_what_may_pass_and_is_refused_nevertheless_writes_nothing(estate, watch, operation):
    """Reading changes nothing at all; a write that is refused keeps its refusal for the Idempotency-Key, and nothing else."""
    passing = [each for each in all_of(estate, operation, mutations) if each.code is None]
    but = KEPT if estate.takes_key(operation) else ()
    watch.unchanged_by({each.name: (lambda each=each: estate.send(operation, each.body)) for each in passing}, but)


def refused_quotes(estate):
    operation = next(each for each in WITH_A_BODY if each.name == "createQuote")
    for mutation in all_of(estate, operation, mutations):
        if mutation.code is None and estate.send(operation, mutation.body).status != 201:
            yield mutation.name, lambda body=mutation.body: estate.send(operation, body)


def test_a_quote_that_the_tariff_does_not_know_writes_nothing(estate, watch):
    sends = dict(refused_quotes(estate))
    assert len(sends) > 20
    watch.unchanged_by(sends)


def names_in_the_books(estate):
    return dict(estate.house.books.rows("SELECT order_id, payer_name FROM pay_order"))


def test_a_naughty_name_is_refused_or_kept_byte_for_byte(estate, watch):
    """Nobody is told a payer's name again, so the row is read."""
    kept = {}
    for text in NAUGHTY:
        body = order_of(quote(estate.public), payer={"email": "a@b", "name": text})
        answer = estate.public.post("/api/v1/orders", body, key=f"name-{len(kept)}-{hash(text)}")
        assert answer.status in (201, 422), (text, answer)
        if answer.status == 201:
            kept[answer.json["order_id"]] = text
    assert len(kept) > 400
    rows = names_in_the_books(estate)
    assert {order: rows[order] for order in kept} == kept


def lines_answered(house):
    return [line for line in house.service.log.read_bytes().split(b"\n") if line]


def test_whatever_is_asked_for_is_one_line_of_the_log(estate):
    """In a path, where it is logged; and in a body, a header and a query, where it is not."""
    house, public = estate.house, estate.public
    before, sent = len(lines_answered(house)), 0
    for text in NAUGHTY:
        quoted = urllib.parse.quote(text.encode("utf-8", "surrogatepass"), safe="")
        for path in (f"/api/v1/orders/{quoted}", f"/api/v1/missions?q={quoted}"):
            answer = public.send("GET", path)
            assert answer.status in ((200, 414) if "?" in path else (404, 414)), (path, answer)
            sent += 1
    until(lambda: len(lines_answered(house)) >= before + sent, "every request is in the log")
    lines = lines_answered(house)[before:]
    assert len(lines) == sent
    for line in lines:
        assert json.loads(line)["event"] == "answered", line
        assert line.isascii() or line.decode("utf-8").isprintable(), line
