"""What is wrong in a request is named with its code, and changes nothing."""

import dataclasses
import json

import pytest

from client import FORM, Client, expect, expect_problem, new_key
from purchase import HOLDER, PASSPORT, buy_stamp, order, order_of, quote

ANOTHER = object()


@dataclasses.dataclass
class Route:
    """An address that takes JSON, with a body that it would accept."""

    client: Client
    path: str
    body: dict
    bearer: str | None = None

    def send(self, body, media_type="application/json"):
        headers = {"Idempotency-Key": new_key()}
        if media_type is not None:
            headers["Content-Type"] = media_type
        if self.bearer:
            headers["Authorization"] = f"Bearer {self.bearer}"
        return self.client.send("POST", self.path, body if isinstance(body, bytes) else json.dumps(body).encode(), headers)


@pytest.fixture(scope="module")
def routes(house):
    public, counter = house.public(), house.partner()
    placed, stamp = order(public), buy_stamp(house)
    return {
        "quotes": Route(public, "/api/v1/quotes", {"mission": "CG-PAR", "lines": [PASSPORT]}),
        "orders": Route(public, "/api/v1/orders", order_of(quote(public), holder=HOLDER)),
        "payments": Route(public, f"{placed.path}/payments", {}, placed.token),
        "checks": Route(public, "/api/v1/checks", {"text": stamp["text"]}),
        "verifications": Route(counter, "/api/v1/verifications", {"text": stamp["text"]}),
        "redemptions": Route(counter, "/api/v1/redemptions", {"text": stamp["text"], "service": "PAS-EST"}),
    }


NAMES = ("quotes", "orders", "payments", "checks", "verifications", "redemptions")


@pytest.fixture(params=NAMES)
def route(request, routes):
    return routes[request.param]


@pytest.fixture
def nothing_changes(house):
    before = house.books.counts()
    yield
    assert house.books.counts() == before


def twice(good):
    """The first member of the body, or a new one, written two times."""
    name, value = next(iter(json.loads(good).items()), ("a", 1))
    member = f"{json.dumps(name)}: {json.dumps(value)}".encode()
    return b"{" + member + b", " + (good[1:] if len(good) > 2 else member + b"}")


NOT_STRICT = {
    "nothing": lambda good: b"",
    "half of it": lambda good: good[:-1],
    "something after it": lambda good: good + b"{}",
    "text after it": lambda good: good + b"x",
    "a byte order mark": lambda good: b"\xef\xbb\xbf" + good,
    "another encoding": lambda good: good.decode().encode("utf-16"),
    "a comment": lambda good: b"/**/" + good,
    "a comma too many": lambda good: good[:-1] + b",}",
    "a member twice": twice,
    "bytes that are no text": lambda _: b'{"a":"\xff\xfe"}',
    "half a character": lambda _: b'{"\xc3":1}',
    "half a surrogate": lambda _: b'{"a":"\\ud800"}',
    "a fraction": lambda _: b'{"a":1.0}',
    "an exponent": lambda _: b'{"a":1e3}',
    "a number beyond 64 bits": lambda _: b'{"a":9223372036854775808}',
    "a number that is none": lambda _: b'{"a":NaN}',
    "a negative zero": lambda _: b'{"a":-0}',
    "a leading zero": lambda _: b'{"a":01}',
    "single quotes": lambda _: b"{'a':1}",
    "a raw line feed in a text": lambda _: b'{"a":"\n"}',
    "too deep": lambda _: b'{"a":' + b"[" * 40 + b"]" * 40 + b"}",
    "far too deep": lambda _: b"[" * 30_000,
}


@pytest.mark.parametrize("what", NOT_STRICT)
def test_what_is_not_strict_json_is_refused(route, nothing_changes, what):
    wrong = NOT_STRICT[what](json.dumps(route.body).encode())
    expect_problem(400, "E_JSON", route.send(wrong))


@pytest.mark.parametrize("value", [[], [{}], "text", 1, True, None])
def test_a_body_that_is_no_object_is_refused(route, nothing_changes, value):
    expect_problem(422, "E_FIELDS", route.send(value))


def test_an_unknown_field_is_named(route, nothing_changes):
    problem = expect_problem(422, "E_FIELDS", route.send(route.body | {"surplus": 1}))
    assert [(each["pointer"], each["code"]) for each in problem["errors"]] == [("/surplus", "unknown")]


def test_the_name_of_an_unknown_field_is_not_repeated_where_it_is_no_plain_word(route, nothing_changes):
    answer = route.send(route.body | {"<script>alert(1)</script>": 1})
    expect_problem(422, "E_FIELDS", answer)
    assert b"script" not in answer.body


@pytest.mark.parametrize("media_type", [None, FORM, "text/plain", "text/json", "application/jsonx", "multipart/form-data", ""])
def test_another_media_type_is_refused(route, nothing_changes, media_type):
    expect_problem(415, "E_MEDIA_TYPE", route.send(route.body, media_type))


def test_a_charset_may_be_named(routes):
    assert routes["checks"].send(routes["checks"].body, "Application/JSON; charset=utf-8").status == 200


def test_a_body_too_large_is_refused(route, nothing_changes):
    expect_problem(413, "E_TOO_LARGE", route.send(b'{"a":"' + b"x" * 70_000 + b'"}'))
    expect_problem(413, "E_TOO_LARGE", route.send(b"x" * 500_000))


def changed(body, path, value):
    """The body with the member at that path set, or taken away where no value is given."""
    copy = json.loads(json.dumps(body))
    inner = copy
    *way, last = path
    for step in way:
        inner = inner[step]
    if value is ANOTHER:
        del inner[last]
    else:
        inner[last] = value
    return copy


WRONG_FIELDS = [
    ("quotes", ("mission",), ANOTHER, "/mission", "missing"),
    ("quotes", ("mission",), 7, "/mission", "type"),
    ("quotes", ("mission",), None, "/mission", "type"),
    ("quotes", ("mission",), "", "/mission", "length"),
    ("quotes", ("mission",), "X" * 300, "/mission", "length"),
    ("quotes", ("mission",), "CG\u0000PAR", "/mission", "characters"),
    ("quotes", ("lines",), ANOTHER, "/lines", "missing"),
    ("quotes", ("lines",), {}, "/lines", "type"),
    ("quotes", ("lines",), [], "/lines", "length"),
    ("quotes", ("lines",), [PASSPORT] * 51, "/lines", "length"),
    ("quotes", ("lines",), ["PAS-EST"], "/lines/0", "type"),
    ("quotes", ("lines", 0, "service"), ANOTHER, "/lines/0/service", "missing"),
    ("quotes", ("lines", 0, "quantity"), 0, "/lines/0/quantity", "range"),
    ("quotes", ("lines", 0, "quantity"), 21, "/lines/0/quantity", "range"),
    ("quotes", ("lines", 0, "quantity"), -1, "/lines/0/quantity", "range"),
    ("quotes", ("lines", 0, "quantity"), "1", "/lines/0/quantity", "type"),
    ("quotes", ("lines", 0, "quantity"), True, "/lines/0/quantity", "type"),
    ("quotes", ("lines", 0, "age"), -1, "/lines/0/age", "range"),
    ("quotes", ("lines", 0, "age"), 1000, "/lines/0/age", "range"),
    ("quotes", ("lines", 0, "lost"), "false", "/lines/0/lost", "type"),
    ("quotes", ("lines", 0, "amount"), 1, "/lines/0/amount", "unknown"),
    ("orders", ("quote_id",), ANOTHER, "/quote_id", "missing"),
    ("orders", ("quote_id",), "../../etc/passwd", "/quote_id", "format"),
    ("orders", ("quote_id",), "' OR 1=1 --", "/quote_id", "format"),
    ("orders", ("payer",), ANOTHER, "/payer", "missing"),
    ("orders", ("payer",), "me", "/payer", "type"),
    ("orders", ("payer", "email"), "nobody", "/payer/email", "format"),
    ("orders", ("payer", "email"), "a@b\r\nBcc: c@d", "/payer/email", "characters"),
    ("orders", ("payer", "email"), "a" * 300 + "@b", "/payer/email", "length"),
    ("orders", ("payer", "name"), "   ", "/payer/name", "format"),
    ("orders", ("payer", "name"), "\u0627" * 201, "/payer/name", "length"),
    ("orders", ("payer", "name"), "a\u0007b", "/payer/name", "characters"),
    ("orders", ("payer", "phone"), "1", "/payer/phone", "unknown"),
    ("orders", ("language",), ANOTHER, "/language", "missing"),
    ("orders", ("language",), "FR", "/language", "word"),
    ("orders", ("language",), "de", "/language", "word"),
    ("orders", ("holder",), None, "/holder", "type"),
    ("orders", ("holder", "document_type"), "visa", "/holder/document_type", "word"),
    ("orders", ("holder", "document_number"), "", "/holder/document_number", "length"),
    ("orders", ("holder", "document_number"), "A" * 33, "/holder/document_number", "length"),
    ("orders", ("holder", "document_number"), "A\u00e9!", "/holder/document_number", "format"),
    ("orders", ("holder", "issuer"), "ma", "/holder/issuer", "length"),
    ("orders", ("holder", "issuer"), "mar", "/holder/issuer", "format"),
    ("checks", ("text",), ANOTHER, "/text", "missing"),
    ("checks", ("text",), 7, "/text", "type"),
    ("checks", ("number",), "4071883529061770", "/number", "conflict"),
    ("redemptions", ("text",), ANOTHER, "/text", "missing"),
    ("redemptions", ("service",), ANOTHER, "/service", "missing"),
    ("redemptions", ("mission",), "CG-PAR", "/mission", "unknown"),
    ("redemptions", ("counter",), "2", "/counter", "unknown"),
]


@pytest.mark.parametrize("name, path, value, pointer, code", WRONG_FIELDS,
                         ids=[f"{name}{pointer}-{code}-{at}" for at, (name, *_, pointer, code) in enumerate(WRONG_FIELDS)])
def test_a_wrong_field_is_named_with_its_reason(routes, nothing_changes, name, path, value, pointer, code):
    route = routes[name]
    problem = expect_problem(422, "E_FIELDS", route.send(changed(route.body, path, value)))
    assert (pointer, code) in [(each["pointer"], each["code"]) for each in problem["errors"]], problem


def test_all_wrong_fields_are_named_at_once(routes, nothing_changes):
    problem = expect_problem(422, "E_FIELDS", routes["orders"].send({"payer": {"email": 1, "phone": 2}, "language": "xx"}))
    assert {each["pointer"] for each in problem["errors"]} == {
        "/quote_id", "/payer/email", "/payer/name", "/payer/phone", "/language"
    }


UNFIT = [
    ({"mission": "CG-XXX", "lines": [PASSPORT]}, "E_MISSION_UNKNOWN"),
    ({"mission": "cg-par", "lines": [PASSPORT]}, "E_MISSION_UNKNOWN"),
    ({"mission": "CG-PAR", "lines": [{"service": "NOTHING", "quantity": 1}]}, "E_SERVICE_UNKNOWN"),
    ({"mission": "CG-PAR", "lines": [{"service": "LEG-PMAR", "quantity": 1}]}, "E_SERVICE_UNKNOWN"),
    ({"mission": "CG-PAR", "lines": [PASSPORT | {"age": 17}]}, "E_CONDITION"),
    ({"mission": "CG-PAR", "lines": [PASSPORT | {"lost": True}]}, "E_CONDITION"),
    ({"mission": "CG-PAR", "lines": [{"service": "PAS-MIN", "quantity": 1, "age": 18}]}, "E_CONDITION"),
]


@pytest.mark.parametrize("body, code", UNFIT)
def test_a_wish_that_the_tariff_does_not_know_is_refused(routes, nothing_changes, body, code):
    expect_problem(422, code, routes["quotes"].send(body))


def test_a_form_where_json_is_expected_and_json_where_a_form_is_expected(public, nothing_changes):
    for path in ("/api/v1/payments/est3dgate/callback", "/pay/return"):
        expect_problem(415, "E_MEDIA_TYPE", public.post(path, {"oid": "ET1"}))


def test_after_all_this_the_routes_still_work(routes):
    for name, route in routes.items():
        if name != "redemptions":
            assert route.send(route.body).status in (200, 201), name
    assert expect(201, routes["redemptions"].send(routes["redemptions"].body))
