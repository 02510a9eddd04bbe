"""Paths, queries and headers that are wrong, made from the parameters that schemas/openapi.yaml describes."""

import gzip
import json

import pytest

from changes import KEPT
from client import FORM, expect_problem, new_key
from contract import contract
from estate import JSON
from purchase import order_of, quote

OPERATIONS = contract().operations
IN_PATH = [each for each in OPERATIONS if "{" in each.path]
WITH_BODY = [each for each in OPERATIONS if each.says.get("requestBody")]
WITH_KEY = [each for each in WITH_BODY if any(
    contract().resolved(parameter)["name"] == "Idempotency-Key" for parameter in each.says.get("parameters", ()))]
WITH_TOKEN = [each for each in OPERATIONS if "accessToken" in each.schemes]

SEGMENTS = (
    "0", "x", "g" * 32, "A" * 32, "0" * 31, "0" * 33, "0" * 64, "0" * 1500, ".", "..", "...", "%2e%2e", "%2E", "..%2f..", "%2f", "%5c",
    "%00", "%0d%0aX:%20y", "%c0%af", "%e0%80%af", "%ff", "%", "%zz", "%u0030", "~", "*", "-1", "1e2", "null", "undefined", "0x10", "'",
    "%27%20OR%201=1", "%EF%BC%91" * 16, ";a=b", "a;b", "a=b", "$", "!", "(", "a:b", "@", "%25", "4071883529061770;x", "40718835 29061770"
    .replace(" ", "%20"), "4071-8835-2906-1770", "4071883529061771", "4071883529061770",
)


@pytest.mark.parametrize("operation", IN_PATH, ids=repr)
def test_a_path_that_names_nothing_is_not_found(estate, watch, operation):
    """Unknown, foreign and malformed are one answer; one that no path can hold is refused before."""
    before, after = operation.path[:operation.path.index("{")], operation.path[operation.path.index("}") + 1:]
    # What a certificate asked for under a key is answered alike the next time: a stamp that nobody has may not become one.
    but = KEPT if operation.roles and estate.takes_key(operation) else ()
    with watch.unchanged(but):
        for segment in SEGMENTS:
            answer = estate.send(operation, estate.body(operation), path=before + segment + after)
            assert (answer.status, answer.code) in ((404, "E_NOT_FOUND"), (400, "E_TARGET")), (segment, answer)
            assert len(segment) < 4 or segment.encode() not in answer.body, (segment, answer)
        for tail in ("/", "/x", "//", "/..", "%2f"):
            answer = estate.send(operation, estate.body(operation), path=estate.path(operation) + tail)
            assert (answer.status, answer.code) == (404, "E_NOT_FOUND"), (tail, answer)


@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_an_address_too_long_is_refused(estate, watch, operation):
    with watch.unchanged():
        path = estate.path(operation) + "?x=" + "y" * 3000
        expect_problem(414, "E_TARGET_TOO_LONG", estate.send(operation, estate.body(operation), path=path))


@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_another_method_is_refused_and_the_right_one_named(estate, watch, operation):
    with watch.unchanged():
        described = {each.method for each in OPERATIONS if each.path == operation.path}
        for method in {"PUT", "PATCH", "DELETE", "OPTIONS", "GET", "POST"} - described:
            answer = estate.caller(operation).send(method, estate.path(operation), None, {})
            expect_problem(405, "E_METHOD", answer)
            assert operation.method in answer.headers["Allow"].split(", ")


QUERIES = {
    "limit": ("0", "-1", "201", "1.0", "1e2", "2147483648", "9223372036854775808", "+5", "%205", "5%20", "0x5", "%EF%BC%95", "five", "5,5",
              "%00", "'", "5%0d%0a"),
    "cursor": ("CG-XXX", "cg-par", "CG-PAR%00", "0", "%ff", "'", "x" * 300),
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_parameter_of_the_query_that_is_wrong_is_named(estate, watch, name):
    with watch.unchanged():
        for value in QUERIES[name]:
            answer = estate.public.get(f"/api/v1/missions?{name}={value}")
            problem = expect_problem(422, "E_FIELDS", answer)
            assert [each["pointer"] for each in problem["errors"]] == [f"/{name}"], (value, problem)
            assert len(value) < 4 or value.encode() not in answer.body, (value, answer)


@pytest.mark.parametrize("name", QUERIES)
def test_a_parameter_of_the_query_that_stands_twice_is_named(estate, name):
    for second in ("", "5", "CG-PAR"):
        problem = expect_problem(422, "E_FIELDS", estate.public.get(f"/api/v1/missions?{name}={second}&{name}=5"))
        assert {each["pointer"] for each in problem["errors"]} == {f"/{name}"}, problem


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.method == "GET"], ids=repr)
def test_the_head_of_what_is_read_is_that_of_the_whole(estate, watch, operation):
    with watch.unchanged():
        whole = estate.send(operation)
        head = estate.caller(operation).send("HEAD", estate.path(operation), None, estate.headers(operation))
    assert (head.status, head.body) == (whole.status, b"")
    drawn = ("X-Request-Id", "Date") + (("Content-Length",) if operation.name == "getMeasures" else ())
    kept = [{name: value for name, value in answer.headers.items() if name not in drawn} for answer in (whole, head)]
    assert kept[0] == kept[1]


# ---- headers


@pytest.mark.parametrize("operation", WITH_KEY, ids=repr)
def test_a_key_that_is_none_is_asked_for(estate, watch, operation):
    others = {name: value for name, value in estate.headers(operation).items() if name != "Idempotency-Key"}
    key = new_key()
    wrong = [[], ["", ""], [key, key], [key, new_key()]] + [[each] for each in (
        "", " ", "two words", "tab\tbed", "cl\xe9", "x" * 256, "\x7f", "\xff", "a\x80", "x" * 4000)]
    with watch.unchanged():
        for keys in wrong:
            headers = [*others.items(), *(("Idempotency-Key", each) for each in keys)]
            answer = estate.send(operation, estate.body(operation), headers)
            problem = answer.json
            assert (answer.status, problem["code"]) in ((400, "E_IDEMPOTENCY_MISSING"), (400, "E_REQUEST")), (keys, answer)


@pytest.mark.parametrize("operation", WITH_TOKEN, ids=repr)
def test_a_token_shown_in_another_way_opens_nothing(estate, watch, operation):
    """The right token under a wrong scheme, twice, cut, prolonged, in another place."""
    token = estate.owner(operation).order.token
    others = {name: value for name, value in estate.headers(operation).items() if name != "Authorization"}
    wrong = [
        [], [token], [f"Basic {token}"], [f"Token {token}"], [f"Bearer{token}"], [f"Bearer\t{token}"], [f"Bearer  {token}"],
        [f'Bearer "{token}"'], [f"Bearer {token}="], [f"Bearer {token[:-1]}"], [f"Bearer {token}{token}"], [f"Bearer {token.swapcase()}"],
        [f"Bearer {token},Bearer {token}"], [f"Bearer {token}", f"Bearer {token}"], [f"Bearer {token}", "Bearer x"], ["Bearer"],
        [f"Bearer {estate.amina.link}"], [f"Bearer {token}\xe9"],
    ]
    with watch.unchanged():
        for values in wrong:
            headers = [*others.items(), *(("Authorization", each) for each in values)]
            expect_problem(404, "E_NOT_FOUND", estate.send(operation, estate.body(operation), headers))
        for headers in ({"Cookie": f"access_token={token}"}, {"X-Access-Token": token}, {"Proxy-Authorization": f"Bearer {token}"}):
            expect_problem(404, "E_NOT_FOUND", estate.send(operation, estate.body(operation), others | headers))
        for name in ("access_token", "token", "authorization"):
            path = estate.path(operation) + f"?{name}={token}"
            expect_problem(404, "E_NOT_FOUND", estate.send(operation, estate.body(operation), others, path))


def test_a_link_token_is_read_from_the_query_alone_and_opens_papers_alone(estate, watch):
    number, link = estate.amina.stamp["number"], estate.amina.link
    paper = f"/api/v1/stamps/{number}/qr.svg"
    assert estate.public.get(f"{paper}?t={link}").status == 200
    with watch.unchanged():
        for query in ("", "?t=", f"?t={link[:-1]}", f"?t={link}x", f"?t={link.swapcase()}", f"?T={link}", f"?tt={link}",
                      f"?t={estate.brahim.link}"):
            expect_problem(404, "E_NOT_FOUND", estate.public.get(paper + query))
        expect_problem(404, "E_NOT_FOUND", estate.public.get(f"{estate.amina.order.path}?t={link}"))


@pytest.mark.parametrize("operation", WITH_BODY, ids=repr)
def test_another_media_type_is_refused(estate, watch, operation):
    right = next(iter(estate.media_types(operation)))
    body, headers = estate.body(operation), estate.headers(operation)
    other = FORM if right == JSON else JSON
    wrong = [other, "", "text/plain", f"{right}x", f"x{right}", f"{right}, {other}", f"{other}; {right}", "*/*", "application/*",
             "multipart/form-data; boundary=x", right.split("/")[1], f"{right} {right}", right.replace("/", "%2f")]
    with watch.unchanged():
        for media_type in set(wrong) - set(estate.media_types(operation)):
            expect_problem(415, "E_MEDIA_TYPE", estate.send(operation, body, headers | {"Content-Type": media_type}))
        nameless = {name: value for name, value in headers.items() if name != "Content-Type"}
        expect_problem(415, "E_MEDIA_TYPE", estate.send(operation, body, nameless))
        twice = [*headers.items(), ("Content-Type", right)]
        expect_problem(415, "E_MEDIA_TYPE", estate.send(operation, body, twice))


@pytest.mark.parametrize("operation", WITH_BODY, ids=repr)
def test_a_packed_body_is_refused(estate, watch, operation):
    body, headers = estate.body(operation), estate.headers(operation)
    with watch.unchanged():
        for coding in ("gzip", "deflate", "br", "zstd", "gzip, gzip", "identity, gzip", "x-none"):
            for sent in (gzip.compress(body), body):
                answer = estate.send(operation, sent, headers | {"Content-Encoding": coding})
                expect_problem(415, "E_MEDIA_TYPE", answer)


@pytest.mark.parametrize("operation", WITH_BODY, ids=repr)
def test_a_body_beyond_the_limit_is_refused_whatever_it_is(estate, watch, operation):
    limit = estate.body_limit(operation)
    with watch.unchanged():
        for size in (limit + 1, max(limit + 1, 1_000_000)):
            # What is larger than a socket takes is refused while it is still being sent: only its size is told.
            sent = (b" " * size, None) if limit < 1_000_000 else (b"", estate.headers(operation) | {"Content-Length": str(size)})
            expect_problem(413, "E_TOO_LARGE", estate.send(operation, *sent))


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.method == "GET"], ids=repr)
def test_what_is_only_read_takes_no_body(estate, watch, operation):
    with watch.unchanged():
        answer = estate.send(operation, b"{}", estate.headers(operation) | {"Content-Type": JSON})
        assert (answer.status, answer.code) == (400, "E_BODY"), answer


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "latin1", "utf-16", '"x"', ""])
def test_a_charset_changes_nothing_for_json_is_utf_8(estate, charset):
    """RFC 8259, section 11: no charset parameter is defined; adding one has no effect."""
    body = order_of(quote(estate.public), payer={"email": "a@b", "name": "Zo\u00e9 \u0639"})
    headers = {"Content-Type": f"application/json; charset={charset}", "Idempotency-Key": new_key()}
    placed = estate.public.send("POST", "/api/v1/orders", json.dumps(body, ensure_ascii=False).encode(), headers)
    assert placed.status == 201
    [(name,)] = estate.house.books.rows("SELECT payer_name FROM pay_order WHERE order_id = ?", placed.json["order_id"])
    assert name == "Zo\u00e9 \u0639"
