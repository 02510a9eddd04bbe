"""Of the whole contract nothing is left untried: the last test of a whole run, and of no other."""

import pytest

from contract import contract

pytestmark = pytest.mark.once("what is tried on SQLite only is tried as well")

# What cannot be provoked from outside, and why.
NEVER_SEEN = {}


def test_every_answer_of_the_contract_was_seen():
    unseen = sorted(contract().unseen() - set(NEVER_SEEN))
    print(f"{len(contract().declared())} answers are described, {sum(contract().seen.values())} were given")
    assert not unseen, "\n".join(f"{operation} never answered {status}" for operation, status in unseen)


def test_what_is_said_never_to_be_seen_is_not_seen():
    assert not set(NEVER_SEEN) & set(contract().seen)
    assert set(NEVER_SEEN) <= contract().declared()
