"""Waiting for conditions, never for luck, and doing things at the same time."""

import threading
import time


class TooLate(AssertionError):
    """A condition did not come true in time; the sentence says which."""


def until(condition, what, within=15.0, every=0.02):
    """The first true value of `condition()`; fails with `what` when there is none within so many seconds."""
    deadline = time.monotonic() + within
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > deadline:
            raise TooLate(f"after {within:g} s still not so: {what}")
        time.sleep(every)


def together(count, work, within=90):
    """Runs `work(number)` in so many threads; what the first of them to fail raised is raised here."""
    failures = []

    def guarded(number):
        try:
            work(number)
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=guarded, args=[number], daemon=True) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(within)
        assert not thread.is_alive(), f"{work.__name__} did not end within {within} s"
    if failures:
        raise failures[0]
