"""Unknown, foreign and malformed are one answer: same status, same headers, same words, and about the same time."""

import re
import statistics
import time

import pytest

from contract import contract
from estate import NOBODY, UNKNOWN_NUMBER

DRAWN = ("X-Request-Id", "Date")
OPENED_BY_TOKEN = [each for each in contract().operations if "accessToken" in each.schemes]
ROUNDS = 150
GROSS = 3.0


def shape(answer):
    headers = sorted((name.lower(), value) for name, value in answer.headers.items() if name not in DRAWN)
    return answer.status, headers, re.sub(rb"[0-9a-f]{32}", b"*", answer.body)


def paths(estate, operation):
    """{what is wrong: a path of the operation}, to be asked with a token of somebody else."""
    values = {
        "{id}": {"unknown": NOBODY, "foreign": estate.amina.order.id, "malformed": "x", "too long": "0" * 33, "upper case": "A" * 32},
        "{number}": {"unknown": UNKNOWN_NUMBER, "foreign": estate.amina.stamp["number"], "malformed": "x", "mistyped": "4071883529061771",
                     "with blanks": "4071-8835-2906-1770"},
    }
    name = re.search(r"\{\w+\}", operation.path)[0]
    return {what: operation.path.replace(name, value) for what, value in values[name].items()}


def ask(estate, operation, path, bearer):
    headers = estate.headers(operation) | {"Authorization": f"Bearer {bearer}"}
    return estate.send(operation, estate.body(operation), headers, path)


@pytest.mark.parametrize("bearer", ("nobody's", "another's"))
@pytest.mark.parametrize("operation", OPENED_BY_TOKEN, ids=repr)
def test_what_one_may_not_see_is_as_if_it_were_not_there(estate, operation, bearer):
    token = "A" * 43 if bearer == "nobody's" else estate.brahim.order.token
    shapes = {what: shape(ask(estate, operation, path, token)) for what, path in paths(estate, operation).items()}
    expected = shapes["unknown"]
    assert expected[0] == 404
    assert all(each == expected for each in shapes.values()), shapes


def medians(sends):
    """Seconds of each, in turn, so that a busy machine is busy for all of them."""
    took = {what: [] for what in sends}
    for _ in range(ROUNDS):
        for what, send in sends.items():
            began = time.perf_counter()
            send()
            took[what].append(time.perf_counter() - began)
    return {what: statistics.median(each) for what, each in took.items()}


@pytest.mark.parametrize("operation", [each for each in OPENED_BY_TOKEN if each.method == "GET"], ids=repr)
def test_what_is_foreign_takes_about_as_long_as_what_is_not_there(estate, operation):
    """Only what is gross is noticed here: the clock of a shared machine is a coarse one."""
    sends = {
        what: lambda path=path: ask(estate, operation, path, estate.brahim.order.token)
        for what, path in paths(estate, operation).items() if what in ("unknown", "foreign")
    }
    took = medians(sends)
    print(operation, {what: f"{seconds * 1e6:.0f} us" for what, seconds in took.items()})
    assert max(took.values()) < GROSS * min(took.values()), took
