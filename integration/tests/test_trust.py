"""Keys change while the service runs: planned, in an emergency, and never by a list that is older or not ours."""

import json
import shutil
import subprocess
import sys
import time

import pytest

from acquirer_book import assert_audit_is_clean, settle
from books import Books
from client import expect, expect_problem, new_key
from house import House, opened, with_settings
from places import ROOT
from purchase import HOLDER, PASSPORT, buy_stamp, order, redeem, start_payment, type_card
from verifier import read_stamp
from waiting import until

sys.path.insert(0, str(ROOT / "docs/verify"))
import check_trust

pytestmark = pytest.mark.once("keys and trust lists are files")

SWITCHES_WITHIN = 60


def keys(house, *arguments):
    done = house.run("keys", *arguments)
    assert done.returncode == 0, (arguments, done.stdout, done.stderr)
    return done.stdout


def listed(house):
    return json.loads(keys(house, "list", "--json"))["keys"]


def pinned(house):
    return check_trust.roots_in((house.state / "trust/roots").read_text())


def published(house):
    with house.public() as public:
        answer = public.get("/.well-known/stamp-trust.cose")
    assert answer.status == 200, answer
    return answer


def trusted(house):
    """The keys of the published list, as another reader reads them."""
    return check_trust.trusted(published(house).body, pinned(house), "MA", time.time())


def read_by(house, stamp):
    return read_stamp(stamp["text"], {bytes.fromhex(key["kid"]): bytes.fromhex(key["x"]) for key in trusted(house)["keys"]})


def kid_of(house, stamp):
    return house.books.rows("SELECT kid FROM stamp WHERE number = ?", stamp["number"])[0][0]


def check(house, stamp):
    with house.public() as public:
        return expect(200, public.post("/api/v1/checks", {"text": stamp["text"]}))["result"]


def offline(house, stamp, *arguments):
    done = house.run("stamp", "verify", "--json", *arguments, stamp["text"])
    return json.loads(done.stdout)["result"]


def metric(house, name):
    with house.ops() as ops:
        lines = ops.get("/metrics").body.decode().splitlines()
    return int(next(line for line in lines if line.startswith(name + " ")).split(" ")[1])


def issues_with(house, kid):
    stamp = buy_stamp(house)
    return stamp if kid_of(house, stamp) == kid else None


@pytest.fixture
def open_house(new_house):
    yield new_house.start()
    settle(new_house)
    new_house.stop()


def test_the_service_needs_no_root_key(new_house):
    shutil.move(new_house.state / "root", new_house.state.parent / "a-safe")
    (new_house.state / "root-passphrase").unlink()
    new_house.start()
    stamp = buy_stamp(new_house)
    assert check(new_house, stamp) == offline(new_house, stamp) == "OK"
    with new_house.partner() as counter:
        expect(201, redeem(counter, stamp))
    new_house.stop()


def test_the_list_is_published_and_another_reader_verifies_it(open_house):
    answer = published(open_house)
    assert answer.headers["Content-Type"] == 'application/cose; cose-type="cose-sign1"'
    assert answer.body == (open_house.state / "trust/stamp-trust.cose").read_bytes()
    assert "public" in answer.headers["Cache-Control"]
    with open_house.public() as public:
        again = public.send("GET", "/.well-known/stamp-trust.cose", None, {"If-None-Match": answer.headers["ETag"]})
        jwks = expect(200, public.get("/.well-known/jwks.json"))["keys"]
    assert (again.status, again.body) == (304, b"")
    of_list = trusted(open_house)
    assert of_list["keys"] == listed(open_house)
    assert [key["kid"] for key in jwks] == [key["kid"] for key in of_list["keys"]]
    assert metric(open_house, "etimbre_trust_list_seq") == of_list["seq"] == 1
    assert 29 * 86400 < metric(open_house, "etimbre_trust_list_expires_seconds") <= 30 * 86400
    assert read_by(open_house, buy_stamp(open_house))["issuer"] == "MA"


def test_the_other_reader_finds_what_is_wrong_with_a_list(open_house):
    body, roots, now = published(open_house).body, pinned(open_house), time.time()
    reader = [sys.executable, ROOT / "docs/verify/check_trust.py", open_house.state / "trust/roots", "MA"]
    good = subprocess.run(reader, input=body, capture_output=True, check=False)
    assert json.loads(good.stdout)["keys"] == listed(open_house), good
    for spoilt in (body[:-1] + bytes([body[-1] ^ 1]), body + b"\0", body[:-70] + bytes([body[-70] ^ 1]) + body[-69:], b""):
        assert subprocess.run(reader, input=spoilt, capture_output=True, check=False).returncode == 1
    for wrong in ({"issuer": "XY"}, {"now": now + 31 * 86400}, {"now": now - 86400}, {"seen": 2}, {"roots": {}}):
        with pytest.raises(Exception):
            check_trust.trusted(**({"message": body, "roots": roots, "issuer": "MA", "now": now} | wrong))


def test_a_planned_key_signs_from_its_beginning_and_not_before_it_is_listed(open_house):
    first = buy_stamp(open_house)
    issued = read_by(open_house, first)["issued_at"]
    until(lambda: time.time() >= issued + 1, "a second has passed, so that the next key begins later")
    [old] = [key["kid"] for key in listed(open_house)]
    keys(open_house, "rotate", "--now")
    [new] = [key["kid"] for key in listed(open_house) if key["kid"] != old]
    assert kid_of(open_house, buy_stamp(open_house)) == old, "a key that the list does not name signed"
    assert "signing *" in keys(open_house, "list")

    keys(open_house, "trust-list")
    second = until(lambda: issues_with(open_house, new), "the new key signs without a restart", SWITCHES_WITHIN)
    another = buy_stamp(open_house)
    begins = int(time.time()) + 20
    keys(open_house, "rotate", "--begins-at", str(begins))
    keys(open_house, "trust-list")
    assert "next" in keys(open_house, "list")
    [next_key] = [key["kid"] for key in listed(open_house) if key["nbf"] == begins]
    third = until(lambda: issues_with(open_house, next_key), "the next key signs when its time has come", SWITCHES_WITHIN)
    assert read_by(open_house, third)["issued_at"] >= begins
    for stamp, kid in ((first, old), (second, new), (another, new), (third, next_key)):
        assert read_by(open_house, stamp)["kid"] == kid
        assert check(open_house, stamp) == offline(open_house, stamp) == "OK"
    with open_house.partner() as counter:
        for stamp in (first, second, another, third):
            expect(201, redeem(counter, stamp))
    assert_audit_is_clean(open_house)
    audit_finds_changed_kids(open_house, first, another, old, new)


def audit_finds_changed_kids(house, early, late, old, new):
    """The kid of a row is in no hash; the log and the lists still tell that it is wrong."""
    for stamp, kid in ((early, new), (late, old), (late, "0011223344556677")):
        copy = Books(house.database.copied(house.state / "copy.db"))
        copy.change(("UPDATE stamp SET kid = ? WHERE number = ?", (kid, stamp["number"])))
        configuration = house.state / "copy.toml"
        configuration.write_text(with_settings(house.configuration.read_text(), {"store": copy.database.settings()}))
        done = house.run("audit", "--json", configuration=configuration)
        assert done.returncode == 1, (stamp["index"], kid, done.stdout)
        assert [found for found in json.loads(done.stdout)["findings"] if f"leaf {stamp['index']}:" in found["row"]], done.stdout


def test_an_older_or_foreign_list_changes_nothing(open_house):
    file = open_house.state / "trust/stamp-trust.cose"
    first = file.read_bytes()
    keys(open_house, "trust-list", "--renew")
    until(lambda: metric(open_house, "etimbre_trust_list_seq") == 2, "list 2 is adopted", 10)
    stamp = buy_stamp(open_house)
    refused = metric(open_house, "etimbre_trust_refused_total")
    file.write_bytes(first)
    until(lambda: metric(open_house, "etimbre_trust_refused_total") > refused, "the older list is refused", 10)
    assert metric(open_house, "etimbre_trust_list_seq") == 2
    assert check(open_house, stamp) == "OK"
    assert offline(open_house, stamp) == "E_TRUST_STALE"
    open_house.service.stop()
    open_house.start()
    assert metric(open_house, "etimbre_trust_list_seq") == 2, "it is remembered"
    keys(open_house, "trust-list")
    until(lambda: metric(open_house, "etimbre_trust_list_seq") == 3, "the next list has a higher number", 10)
    assert offline(open_house, stamp) == "OK"
    assert offline(open_house, stamp, "--now", str(int(time.time()) + 31 * 86400)) == "E_TRUST_STALE"


def list_that_ends_in(house, seconds):
    """Publishes a list as it was signed almost a day ago, where a list holds for a day."""
    house.configure({"keys": {"trust_list_days": 1}})
    command = [house.program("etimbre"), "--config", house.configuration, "keys", "trust-list", "--renew"]
    done = subprocess.run(
        ["faketime", "-f", f"-{86400 - seconds}s", *command], env=house.environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout, done.stderr)


def test_while_the_list_is_out_of_date_nothing_is_signed_or_accepted_and_nothing_is_lost(open_house):
    stamp = buy_stamp(open_house)
    list_that_ends_in(open_house, 8)
    until(lambda: metric(open_house, "etimbre_trust_list_seq") == 2, "the short list is adopted", 5)
    assert check(open_house, stamp) == "OK"
    until(lambda: metric(open_house, "etimbre_trust_list_expires_seconds") <= 0, "its time is over", 20)

    assert check(open_house, stamp) == offline(open_house, stamp) == "E_TRUST_STALE"
    with open_house.partner() as counter, open_house.public() as public, open_house.acquirer() as acquirer:
        key = new_key()
        expect_problem(503, "E_TRUST_STALE", redeem(counter, stamp, key=key))
        placed = order(public)
        type_card(acquirer, start_payment(public, placed)["redirect"])
        assert order_state(public, placed) != "paid", "a stamp was signed with a key that no list vouches for"

        keys(open_house, "trust-list")
        until(lambda: order_state(public, placed) == "paid", "the money that came meanwhile has its stamp", 30)
        assert check(open_house, stamp) == "OK"
        expect(201, redeem(counter, stamp, key=key))


def order_state(public, placed):
    return expect(200, public.get(placed.path, bearer=placed.token))["state"]


def test_the_drill_of_a_stolen_key(new_house, tmp_path):
    """Retire with a cut, rotate, sign the list: what the thief makes is refused, what we made before stays good."""
    new_house.start()
    good = [buy_stamp(new_house) for _ in range(2)]
    settle(new_house)
    new_house.stop()
    with opened(House.like(new_house, tmp_path / "thief")) as thief:
        forged = buy_stamp(thief.start())
        thief.stop()

    new_house.start()
    cut = good[-1]["index"] + 1
    assert forged["index"] == cut
    assert offline(new_house, forged) == "OK", "the thief has the key"
    assert check(new_house, forged) == "E_NOT_IN_LOG"
    exposed = buy_stamp(new_house)
    stolen = kid_of(new_house, exposed)

    began = time.monotonic()
    keys(new_house, "retire", stolen, "--cut", str(cut))
    keys(new_house, "rotate", "--now")
    keys(new_house, "trust-list")
    [new] = [key["kid"] for key in listed(new_house) if key["kid"] != stolen]
    fresh = until(lambda: issues_with(new_house, new), "the new key signs", SWITCHES_WITHIN)
    took = time.monotonic() - began
    print(f"from the first command to the first stamp of the new key: {took:.1f} s")
    assert took < SWITCHES_WITHIN

    with new_house.partner() as counter:
        for stamp in (forged, exposed):
            assert check(new_house, stamp) == offline(new_house, stamp) == "E_KEY_REVOKED"
            expect_problem(422, "E_KEY_REVOKED", redeem(counter, stamp))
        for stamp in (*good, fresh):
            assert check(new_house, stamp) == offline(new_house, stamp) == "OK"
            expect(201, redeem(counter, stamp))
    report = [json.loads(line) for line in keys(new_house, "exposed", stolen, "--json").splitlines()]
    assert [(each["index"], each["number"], each["state"]) for each in report] == [
        (exposed["index"], exposed["number"], "issued")
    ]
    assert {key["kid"]: key.get("cut") for key in trusted(new_house)["keys"]} == {stolen: cut, new: None}
    assert f"cut at {cut}" in keys(new_house, "list")
    settle(new_house)
    assert_audit_is_clean(new_house)
    new_house.stop()


def test_a_holder_key_changes_and_stamps_of_before_still_match(open_house):
    keys(open_house, "rotate", "--use", "holder", "--now")
    before = buy_stamp(open_house, PASSPORT, holder=HOLDER)
    until(lambda: "matching" in keys(open_house, "list"), "the new epoch has begun", 90, 0.5)
    after = buy_stamp(open_house, PASSPORT, holder=HOLDER)
    with open_house.partner() as counter:
        for stamp in (before, after):
            stranger = HOLDER | {"document_number": "ZZ999999"}
            expect_problem(422, "E_HOLDER", redeem(counter, stamp, holder=stranger))
            expect(201, redeem(counter, stamp, holder=HOLDER))


VECTORS = json.loads((ROOT / "tests/vectors/trust-list.json").read_text())


@pytest.mark.parametrize("vector", VECTORS["tests"], ids=lambda vector: vector["id"])
def test_the_other_reader_answers_the_vectors(vector):
    roots = {check_trust.kid_of(bytes.fromhex(root)): bytes.fromhex(root) for root in VECTORS["roots"]}
    given = {"roots": roots, "issuer": VECTORS["issuer"], "now": vector["now"], "seen": vector["seen"]}
    message = bytes.fromhex(vector["message"])
    if vector["expect"] == "OK":
        assert check_trust.trusted(message, **given)["seq"] == 7
        return
    with pytest.raises(Exception):
        check_trust.trusted(message, **given)
