"""The steps of a day's settlement: the acquirer's files, their import, the match, and what two people decide."""

import datetime
import json
import time

from client import expect
from waiting import until

MATCHED_WITHIN = 30
REASON = "Seen with the acquirer."


def today():
    return datetime.datetime.now(datetime.timezone.utc).date().isoformat()


def file_of_today(house, acquirer, form, change=lambda text: text):
    """The path of the acquirer's own report ("csv") or the bank's statement ("xml") of today."""
    answer = acquirer.get(f"/sim/settlements/{today()}.{form}")
    assert answer.status == 200, answer
    text = change(answer.body.decode())
    path = house.state / f"{today()}-{abs(hash(text))}.{form}"
    path.write_text(text)
    return path


def take_in(house, *paths):
    for path in paths:
        done = house.run("settlement", "import", str(path))
        assert done.returncode == 0, done.stdout + done.stderr


def take_in_today(house, acquirer):
    take_in(house, *(file_of_today(house, acquirer, form) for form in ("csv", "xml")))


def reconcile(house, day=None, ends=None):
    """The match of the day, after everything that can be done is done."""
    done = house.run("reconcile", day or today(), "--json")
    assert done.returncode in ((0, 1) if ends is None else (ends,)), (done.returncode, done.stdout, done.stderr)
    return json.loads(done.stdout)


def exceptions(client, query=""):
    return expect(200, client.get(f"/api/v1/reconciliation/exceptions{query}"))["items"]


def only_exception(house):
    with house.partner("treasury") as treasury:
        found = exceptions(treasury)
    assert len(found) == 1, [(each["code"], each["subject"], each["detail"]) for each in found]
    return found[0]


def propose(client, exception, action, reason=REASON):
    path = f"/api/v1/reconciliation/exceptions/{exception['exception_id']}/propose"
    return client.post(path, {"action": action, "reason": reason})


def approve(client, exception, decision="yes", reason=REASON):
    path = f"/api/v1/reconciliation/exceptions/{exception['exception_id']}/approve"
    return client.post(path, {"decision": decision, "reason": reason})


def close(house, exception, action):
    """By two people; how it stands then."""
    with house.partner("treasury") as one, house.partner("treasury-2") as other:
        expect(200, propose(one, exception, action))
        return expect(200, approve(other, exception))


def balance(house, account):
    """Debits less credits of every account that begins so."""
    [(minor,)] = house.books.rows(
        "SELECT COALESCE(SUM(CASE WHEN debit LIKE ? THEN amount_minor ELSE 0 END), 0)"
        " - COALESCE(SUM(CASE WHEN credit LIKE ? THEN amount_minor ELSE 0 END), 0) FROM ledger_transfer",
        account + "%", account + "%")
    return int(minor)


def wait_until_matched_by_itself(house):
    """No command is given: the service does it."""
    unfinished = ("SELECT COUNT(*) FROM settlement_file f WHERE state = 'published' AND NOT EXISTS"
                  " (SELECT 1 FROM recon_file r WHERE r.file_sha = f.file_sha AND r.stage = 'done')")
    until(lambda: house.books.rows(unfinished)[0][0] == 0, "every file is matched", MATCHED_WITHIN)


def wait_until_reconciled(house):
    """The service has looked through everything and will not do so again for a while."""
    later = 600_000_000  # microseconds; longer than a claim
    due = "SELECT due_us FROM job WHERE kind = 'reconcile'"
    wait_until_matched_by_itself(house)
    until(lambda: house.books.rows(due)[0][0] > time.time_ns() // 1000 + later, "the queue was looked through", MATCHED_WITHIN)
