"""The pages for people, over TLS: what each may do in a browser, who may send a form, and what strangers learn."""

import re
import urllib.parse

import pytest

from client import FORM
from purchase import buy_stamp, order, start_payment
from waiting import until

pytestmark = pytest.mark.once("pages are the same on every engine")

LANGUAGES = ("ar", "fr", "en", "es")
PERSON = "/posts/CG-PAR/person?PAS-EST=1"
TYPED = {"email": "salma@example.ma", "name": "Salma", "issuer": "MAR", "document_number": ""}


def link_of(placed):
    return urllib.parse.urlsplit(placed.pay_url).query


def page_of(placed, language="fr", step=""):
    return f"/{language}/orders/{placed.id}{step}?{link_of(placed)}"


def policy_of(answer):
    parts = (part.split() for part in answer.headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in parts}


def form_at(public, path, cookie=None):
    """The token of the form on a page, and the cookie that it is tied to."""
    page = public.send("GET", path, None, {"Cookie": cookie} if cookie else {})
    token = re.search(r'name="token" value="([0-9a-f]+)"', page.body.decode())
    return page, token and token.group(1), page.headers.get("Set-Cookie")


def send_form(public, path, fields, **headers):
    headers = {"Content-Type": FORM} | {name.replace("_", "-"): value for name, value in headers.items()}
    return public.send("POST", path, urllib.parse.urlencode(fields), headers)


@pytest.fixture(scope="module")
def placed(house):
    with house.public() as public:
        placed = order(public)
        start_payment(public, placed)
        return placed


@pytest.fixture(scope="module")
def every_page(placed):
    paths = ["", "?q=paris", "/posts/CG-PAR", "/posts/CG-PAR/total?PAS-EST=1", PERSON, "/check", "/status", "/nothing/here"]
    return [f"/{language}{path}" for language in LANGUAGES for path in paths if path != "/nothing/here"] + [
        page_of(placed, language, step) for language in LANGUAGES for step in ("", "/pay")
    ] + ["/fr/orders/0", "/de/check", "/fr/posts/XX-XXX"]


def test_no_page_lets_anything_run_but_ours(public, every_page):
    for path in every_page:
        answer = public.get(path)
        policy = policy_of(answer)
        assert policy["default-src"] == ["'none'"], path
        assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"], path
        assert not re.search(r"'unsafe-|\*|http:", answer.headers["Content-Security-Policy"]), path
        scripts = re.findall(r"<script\b([^>]*)>([^<]*)", answer.body.decode())
        nonces = [source for source in policy.get("script-src", []) if source.startswith("'nonce-")]
        assert all(f'nonce="{nonces[0][7:-1]}"' in tag and not inside for tag, inside in scripts), path
        assert not re.search(r'\sstyle="|\son[a-z]+="|<style', answer.body.decode()), path
        is_check = path.endswith("/check") and not path.startswith("/de")
        assert ("'wasm-unsafe-eval'" in policy.get("script-src", [])) == is_check, path
        assert answer.headers["Permissions-Policy"].startswith("camera=(self)" if is_check else "camera=()"), path


def test_no_page_is_kept_or_tells_where_people_came_from(public, every_page):
    for path in every_page:
        headers = public.get(path).headers
        kept = "public, max-age=5" if path.endswith("/status") else "no-store"
        assert headers["Cache-Control"] == kept, path
        assert headers["Referrer-Policy"] == "no-referrer", path
        assert headers["Cross-Origin-Resource-Policy"] == headers["Cross-Origin-Opener-Policy"] == "same-origin", path


def test_the_one_cookie_is_for_this_host_alone_and_says_nothing(public, every_page):
    for path in every_page:
        cookies = public.get(path).headers.get_all("Set-Cookie") or []
        assert len(cookies) == (1 if "/person" in path else 0), path
        for cookie in cookies:
            assert re.fullmatch(r"__Host-visit=[0-9a-f]{32}; Path=/; Secure; HttpOnly; SameSite=Lax", cookie)


def test_an_order_needs_the_token_of_the_same_browser(public, house):
    path = "/fr" + PERSON
    _, token, cookie = form_at(public, path)
    mine = cookie.split(";")[0]
    other = form_at(public, path)[2].split(";")[0]
    before = house.books.counts()
    for fields, headers in (
        (TYPED, {"Cookie": mine}),
        (TYPED | {"token": token}, {}),
        (TYPED | {"token": token}, {"Cookie": other}),
        (TYPED | {"token": token[:-1] + ("0" if token[-1] != "0" else "1")}, {"Cookie": mine}),
    ):
        assert send_form(public, path, fields, **headers).status in (200, 422)
    for site in ("cross-site", "same-site"):
        refused = send_form(public, path, TYPED | {"token": token}, Cookie=mine, Sec_Fetch_Site=site)
        assert refused.status == 403 and refused.headers.get_content_type() == "text/html"
    assert house.books.counts() == before
    places = [send_form(public, path, TYPED | {"token": token}, Cookie=mine, Sec_Fetch_Site="same-origin") for _ in range(2)]
    assert [place.status for place in places] == [303, 303]
    assert places[0].headers["Location"] == places[1].headers["Location"]


@pytest.mark.parametrize("step", ["/pay", "/ask"])
def test_another_site_cannot_press_a_button(public, placed, step):
    refused = send_form(public, page_of(placed, step=step), {}, Sec_Fetch_Site="cross-site")
    assert refused.status == 403


def test_unknown_and_foreign_are_one_page(public, placed):
    other = order(public)
    unknown = public.get(f"/fr/orders/{'0' * 32}?{link_of(placed)}")
    for path in (
        f"/fr/orders/{other.id}?{link_of(placed)}", f"/fr/orders/{placed.id}", f"/fr/orders/{placed.id}?t=",
        f"/fr/orders/{placed.id}/pay?t=x", f"/fr/orders/{placed.id}/state?t=x",
    ):
        answer = public.get(path)
        assert (answer.status, answer.body) == (404, unknown.body), path


def test_a_stranger_learns_by_number_what_the_interface_tells_and_no_more(new_house):
    house = new_house.start()
    stamp = buy_stamp(house)
    with house.public() as public:
        told = send_form(public, "/en/check", {"code": stamp["number"]}).body.decode()
        assert "<h1>Valid</h1>" in told and told.count("<dt>") == 2
        assert "<dt>Amount</dt>" in send_form(public, "/en/check", {"code": stamp["text"]}).body.decode()
        answers = [send_form(public, "/en/check", {"code": stamp["number"]}) for _ in range(3)]
        answers.append(public.post("/api/v1/checks", {"number": stamp["number"]}))
        answers.append(send_form(public, "/en/check", {"code": stamp["number"]}))
    assert [answer.status for answer in answers] == [200] * 4 + [429]
    assert answers[-1].headers.get_content_type() == "text/html"
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60


def test_who_asks_for_pages_too_often_is_told_by_a_page(new_house):
    new_house.configure({"limits": {"requests_per_minute": 10}})
    with new_house.start().public() as public:
        answers = [public.get("/es") for _ in range(14)]
    assert answers[-1].status == 429
    assert "Demasiadas peticiones" in answers[-1].body.decode()
    assert int(answers[-1].headers["Retry-After"]) >= 1


def test_the_page_for_developers_is_there_only_where_it_is_wanted(new_house):
    new_house.configure({"service": {"parts_page": "off"}})
    with new_house.start().public() as public:
        assert public.get("/fr/parts").status == 404
    new_house.stop()
    new_house.configure({"service": {"parts_page": "on"}})
    with new_house.start().public() as public:
        assert public.get("/fr/parts").status == 200


def test_the_status_page_tells_that_the_bank_does_not_answer(new_house):
    house = new_house.start()
    with house.public() as public, house.acquirer() as acquirer:
        assert "The service works<" in public.get("/en/status").body.decode()
        acquirer.post("/sim/faults", {"fault": "status_unavailable", "count": 1000})
        start_payment(public, order(public))

        def told():
            return "do not pay again" in public.get("/en/status").body.decode()

        until(told, "the status page says so", within=40)
