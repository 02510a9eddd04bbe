"""What an operator is paged for: every name in the rules and in the manual is one that /metrics shows."""

import re

import yaml

from client import expect
from places import ROOT
from purchase import buy_stamp
from waiting import until

OURS = re.compile(r"\b(?:etimbre|process)_[a-z_]+\b")
SUFFIX = re.compile(r"_(?:bucket|sum|count)$")
SAMPLE = re.compile(r"([a-z_]+)(?:\{(.*)\})? (\S+)")


def shown(house):
    with house.ops() as ops:
        return ops.get("/metrics").body.decode()


def samples(page):
    """{(name, labels): value}."""
    lines = (line for line in page.splitlines() if not line.startswith("#"))
    return {(m[1], m[2] or ""): float(m[3]) for m in map(SAMPLE.fullmatch, lines)}


def families(page):
    return {line.split()[2] for line in page.splitlines() if line.startswith("# TYPE")}


def unknown_names(text, page):
    return {name for name in OURS.findall(text) if SUFFIX.sub("", name) not in families(page)} - {"etimbre_"}


def rules():
    groups = yaml.safe_load((ROOT / "docs/alerts.yml").read_text(encoding="utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def test_every_rule_asks_for_measures_that_there_are(house):
    page = shown(house)
    for rule in rules():
        assert not unknown_names(rule["expr"], page), rule["alert"]
        assert rule["annotations"]["summary"] and rule["labels"]["severity"] in ("page", "ticket"), rule["alert"]
    assert unknown_names("etimbre_no_such_thing > 0", page) == {"etimbre_no_such_thing"}


def test_labels_of_the_rules_are_those_that_are_shown(house):
    page = shown(house)
    labels = set(re.findall(r'([a-z_]+="[^"]*")', page))
    asked = [label for rule in rules() for label in re.findall(r'([a-z_]+="[^"]*")', rule["expr"])]
    assert len(asked) > 8
    assert not [label for label in asked if label not in labels and not label.startswith("job=")]


def test_the_manual_names_measures_that_there_are(house):
    manual = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    named = {name for cell in re.findall(r"`([^`]+)`", manual) for name in OURS.findall(cell)}
    assert len(named) > 20
    assert not unknown_names(" ".join(named), shown(house))
    for rule in rules():
        for name in OURS.findall(rule["expr"]):
            assert SUFFIX.sub("", name) in named, f"{rule['alert']} is not explained in the manual"


def test_a_sale_and_a_redemption_are_seen(new_house):
    house = new_house.start()
    before = samples(shown(house))
    stamp = buy_stamp(house)
    with house.partner() as counter:
        expect(201, counter.post("/api/v1/redemptions", {"text": stamp["text"], "service": stamp["service"]}, key="k1"))
        expect(201, counter.post("/api/v1/redemptions", {"text": stamp["text"], "service": stamp["service"]}, key="k1"))
    after = until(lambda: settled(samples(shown(house))), "nothing is owed any more")
    assert after[("etimbre_log_size", 'log="issue"')] == before[("etimbre_log_size", 'log="issue"')] + 1
    assert after[("etimbre_stamps_redeemed_total", "")] == 1, "a replay redeems nothing"
    assert after[("etimbre_paid_without_stamps", "")] == 0
    assert after[("etimbre_payments", 'state="unknown"')] == 0
    route = 'listener="partner",route="POST /api/v1/redemptions",status="2xx"'
    assert after[("etimbre_http_route_answers_total", route)] == 2
    answered = [v for (name, labels), v in after.items()
                if name == "etimbre_acquirer_calls_total" and 'call="status"' in labels and 'result="answered"' in labels]
    assert sum(answered) >= 1
    ours = ("etimbre_database_bytes",) if house.database.engine == "sqlite" else ()  # that of a server is the server's
    for name in ("process_resident_memory_bytes", "process_open_fds", "etimbre_disk_free_bytes", *ours):
        assert after[(name, "")] > 0, name
    for listener in ("public", "partner"):
        assert after[("etimbre_certificate_ends_timestamp_seconds", f'listener="{listener}"')] > 1.7e9


def settled(seen):
    return seen if seen[("etimbre_jobs_waiting", 'kind="ask_status"')] == 0 else None
