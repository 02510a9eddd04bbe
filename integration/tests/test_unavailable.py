"""What the contract says of a service that is asked too often, or whose database is broken."""

import re
import urllib.parse

import pytest

from acquirer import ReturnForm
from client import expect_problem
from contract import contract
from estate import Estate, at_rest
from house import House, opened
from purchase import order, start_payment, type_card, wait_until_paid

OPERATIONS = contract().operations
# These tables are taken away; everything that reads or writes goes through one of them.
TABLES = ("quote", "pay_order", "stamp", "kept_reply", "log_head", "payment", "refund", "event_feed", "ledger_transfer", "closing",
          "recon_exception", "settlement_file", "webhook_endpoint")


def declares(operation, status):
    return status in operation.says["responses"]


@pytest.fixture(scope="module")
def broken(model_house, tmp_path_factory):
    """An estate whose tables are gone, and a form that the acquirer has signed; afterwards all is as it was."""
    with opened(House.like(model_house, tmp_path_factory.mktemp("broken") / "state", at_rest(model_house))) as house:
        estate = Estate(house.start())
        estate.form = signed_form(estate)
        house.books.change(*(f"ALTER TABLE {table} RENAME TO {table}_gone" for table in TABLES))
        yield estate
        house.books.change(*(f"ALTER TABLE {table}_gone RENAME TO {table}" for table in TABLES))
        assert house.is_ready()
        assert estate.public.get(estate.amina.order.path, bearer=estate.amina.order.token).status == 200
        house.stop()


def signed_form(estate):
    placed = order(estate.public)
    with estate.house.acquirer() as acquirer:
        page = type_card(acquirer, start_payment(estate.public, placed)["redirect"]).body.decode()
    wait_until_paid(estate.public, placed)
    return urllib.parse.urlencode(ReturnForm(page).fields).encode()


def ask(estate, operation):
    is_form = "application/x-www-form-urlencoded" in estate.media_types(operation)
    return estate.send(operation, estate.form if is_form else estate.body(operation))


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if declares(each, "503")], ids=repr)
def test_a_broken_database_is_told_as_unavailable_and_nothing_more(broken, operation):
    answer = ask(broken, operation)
    assert answer.status == 503, answer
    assert int(answer.headers["Retry-After"]) >= 1
    assert not re.search(rb"sql|table|column|soci|_gone|\.cpp|exception", answer.body, re.IGNORECASE), answer
    if operation.listener != "ops":
        expect_problem(503, "E_UNAVAILABLE", answer)


def test_a_callback_that_cannot_be_written_down_is_told_so(broken):
    answer = broken.public.send("POST", "/api/v1/payments/est3dgate/callback", broken.form,
                                {"Content-Type": "application/x-www-form-urlencoded"})
    assert (answer.status, answer.body) == (200, b"FAILURE")


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if not declares(each, "503")], ids=repr)
def test_what_needs_no_database_is_answered_without_one(broken, operation):
    assert broken.send(operation, broken.body(operation)).status < 500


@pytest.fixture(scope="module")
def busy(model_house, estate, tmp_path_factory):
    """A house that lets each address ask once a minute, asked about objects that it does not have."""
    settings = {"limits": {"requests_per_minute": 1}}
    with opened(House.like(model_house, tmp_path_factory.mktemp("busy") / "state", settings)) as house:
        house.start()
        with house.public() as public:
            public.get("/api/v1/missions?limit=1")
            yield estate.at(house)
        house.stop()


@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_who_asks_too_often_is_told_to_wait_where_the_contract_says_so(busy, operation):
    answer = busy.send(operation, busy.body(operation))
    if declares(operation, "429"):
        expect_problem(429, "E_RATE", answer)
        assert 1 <= int(answer.headers["Retry-After"]) <= 60
    else:
        assert answer.status != 429, answer


def test_a_form_signed_for_a_payment_that_is_not_ours_is_not_found(broken, estate):
    """Another shop of the same merchant has the same key."""
    answer = estate.public.send("POST", "/pay/return", broken.form, {"Content-Type": "application/x-www-form-urlencoded"})
    expect_problem(404, "E_NOT_FOUND", answer)
