"""A second acquirer is added and takes over, by date or by post, and no payment on its way notices."""

import contextlib
import datetime
import urllib.parse

import pytest

from acquirer import ver3
from acquirer_book import read_book
from client import expect, expect_problem, new_key
from purchase import PASSPORT, look, order, start_payment, type_card, wait_until_paid
from second_acquirer import SecondAcquirer, settle_both
from waiting import until

SETTLES_WITHIN = 60


def moment(seconds_from_now):
    """RFC 3339, whole seconds, in a zone that is not UTC."""
    zone = datetime.timezone(datetime.timedelta(hours=1))
    return (datetime.datetime.now(zone) + datetime.timedelta(seconds=seconds_from_now)).isoformat(timespec="seconds")


@pytest.fixture
def two(new_house):
    """A house, running, that knows cmi alone, and a second acquirer beside it."""
    with contextlib.closing(SecondAcquirer(new_house)) as atlas:
        yield new_house.start(), atlas


def restart_with(house, *settings):
    house.service.stop()
    for each in settings:
        house.configure(each)
    house.start()


def switch_to(house, atlas):
    """cmi has ended and atlas has begun, both a while ago."""
    restart_with(house, {"acquirers.cmi": {"valid_until": moment(-60)}}, atlas.section(valid_from=moment(-60)))


def port_of(payment):
    return urllib.parse.urlsplit(payment["redirect"]["url"]).port


def begin(public, **particulars):
    placed = order(public, **particulars)
    return placed, start_payment(public, placed)


def acquirer_of(house, payment):
    return house.books.rows("SELECT acquirer FROM payment WHERE payment_id = ?", payment["payment_id"])[0][0]


def answers_to(house, payment):
    return [row[0] for row in house.books.rows("SELECT answer FROM acquirer_callback WHERE oid = ?", payment["oid"])]


def test_after_a_switch_by_date_old_payments_end_where_they_began_and_new_ones_elsewhere(two):
    house, atlas_program = two
    with house.public() as public, house.acquirer() as cmi, atlas_program.client() as atlas:
        begun = {what: begin(public) for what in ("called back", "callback lost", "answer lost", "typed while dead")}
        for what in ("callback_lost", "answer_lost"):
            expect(204, cmi.post("/sim/faults", {"fault": what, "oid": begun[what.replace("_", " ")][1]["oid"]}))
        placed, first = begin_with_key = begin(public)
        switch_to(house, atlas_program)

        back = expect_problem(409, "E_PAYMENT_OPEN", public.post(f"{placed.path}/payments", {}, key=new_key(), bearer=placed.token))
        assert back["redirect"] == first["redirect"]

        for what in ("called back", "callback lost", "answer lost"):
            type_card(cmi, begun[what][1]["redirect"])
        house.service.kill()
        type_card(cmi, begun["typed while dead"][1]["redirect"])
        house.start()
        type_card(cmi, begin_with_key[1]["redirect"])

        successors = {what: begin(public) for what in ("called back", "callback lost", "typed while dead")}
        expect(204, atlas.post("/sim/faults", {"fault": "callback_lost", "oid": successors["callback lost"][1]["oid"]}))
        for what in ("called back", "callback lost"):
            assert port_of(successors[what][1]) == atlas_program.port
            type_card(atlas, successors[what][1]["redirect"])
        house.service.kill()
        type_card(atlas, successors["typed while dead"][1]["redirect"])
        house.start()

        for each in (*begun.values(), begin_with_key, *successors.values()):
            assert len(wait_until_paid(public, each[0], within=SETTLES_WITHIN)["stamps"]) == 1
        assert "ACTION=POSTAUTH" in answers_to(house, begun["called back"][1])
        assert "ACTION=POSTAUTH" in answers_to(house, successors["called back"][1])
        assert {acquirer_of(house, payment) for _, payment in begun.values()} == {"cmi"}
        assert {acquirer_of(house, payment) for _, payment in successors.values()} == {"atlas"}
        settle_both(house, atlas_program)
        assert {payment["oid"] for _, payment in (*begun.values(), begin_with_key)} == set(read_book(cmi))
        assert {payment["oid"] for _, payment in successors.values()} == set(read_book(atlas))
    house.stop()


def test_the_date_switches_while_the_service_runs(two):
    house, atlas_program = two
    with house.public() as public, house.acquirer() as cmi, atlas_program.client() as atlas:
        at = moment(8)
        restart_with(house, {"acquirers.cmi": {"valid_until": at}}, atlas_program.section(valid_from=at))
        placed, before = begin(public)
        assert port_of(before) == house.ports["ACQUIRER"]

        def new_one_at_atlas():
            begun = begin(public)
            return port_of(begun[1]) == atlas_program.port and begun

        after = until(new_one_at_atlas, "new payments go to the successor", within=30, every=0.5)
        type_card(cmi, before["redirect"])
        type_card(atlas, after[1]["redirect"])
        for each in (placed, after[0]):
            wait_until_paid(public, each, within=SETTLES_WITHIN)
    settle_both(house, atlas_program)


def test_a_post_can_have_an_acquirer_of_its_own(two):
    house, atlas_program = two
    restart_with(house, atlas_program.section(missions=["CG-LYS", "CG-MRS"]))
    with house.public() as public, house.acquirer() as cmi, atlas_program.client() as atlas:
        paris = begin(public, mission="CG-PAR")
        lyon = begin(public, mission="CG-LYS")
        assert (port_of(paris[1]), port_of(lyon[1])) == (house.ports["ACQUIRER"], atlas_program.port)
        assert lyon[1]["redirect"]["fields"]["clientid"] == atlas_program.merchant["client_id"]
        type_card(cmi, paris[1]["redirect"])
        type_card(atlas, lyon[1]["redirect"])
        for placed, _ in (paris, lyon):
            wait_until_paid(public, placed, within=SETTLES_WITHIN)
    settle_both(house, atlas_program)


def test_the_second_approval_of_one_order_is_released_at_the_acquirer_that_gave_it(two):
    house, atlas_program = two
    with house.public() as public, house.acquirer() as cmi, atlas_program.client() as atlas:
        placed, old = begin(public)
        switch_to(house, atlas_program)
        house.books.bring_forward("expire", old["payment_id"])
        until(lambda: look(public, placed)["payments"][0]["state"] == "expired", "the old attempt has expired", 30)
        new = start_payment(public, placed)
        assert port_of(new) == atlas_program.port
        type_card(atlas, new["redirect"])
        wait_until_paid(public, placed, within=SETTLES_WITHIN)
        type_card(cmi, old["redirect"])
        until(lambda: read_book(cmi)[old["oid"]]["state"] == "voided", "cmi has let the money go", 30)
    settle_both(house, atlas_program)


def callback_by(merchant, payment):
    fields = payment["redirect"]["fields"]
    pairs = [
        ("clientid", merchant["client_id"]), ("oid", payment["oid"]), ("amount", fields["amount"]), ("currency", "504"),
        ("ProcReturnCode", "00"), ("Response", "Approved"), ("TransId", "T1"),
    ]
    return urllib.parse.urlencode(pairs + [("HASH", ver3(pairs, merchant["store_key"]))])


def test_an_approval_signed_with_the_key_of_the_other_acquirer_is_not_believed(two):
    house, atlas_program = two
    with house.public() as public, house.acquirer() as cmi:
        placed, payment = begin(public)
        switch_to(house, atlas_program)
        forged = callback_by(atlas_program.merchant, payment)
        assert public.post_form("/api/v1/payments/est3dgate/callback", forged).body == b"FAILURE"
        assert public.post_form("/pay/return", forged).status == 404
        assert look(public, placed)["payments"][0]["state"] == "redirected"
        type_card(cmi, payment["redirect"])
        wait_until_paid(public, placed, within=SETTLES_WITHIN)
    settle_both(house, atlas_program)


def counted(house, name):
    with house.ops() as ops:
        lines = ops.get("/metrics").body.decode().splitlines()
    return next(float(line.split()[-1]) for line in lines if line.startswith(name + " "))


def test_when_nobody_takes_new_payments_that_is_said_and_those_begun_still_end(two):
    house, atlas_program = two
    with house.public() as public, house.acquirer() as cmi:
        placed, payment = begin(public)
        restart_with(house, {"acquirers.cmi": {"valid_until": moment(-60)}}, atlas_program.section(missions=["CG-LYS"]))
        late = order(public, PASSPORT)
        key = new_key()
        answer = public.post(f"{late.path}/payments", {}, key=key, bearer=late.token)
        expect_problem(503, "E_UNAVAILABLE", answer)
        assert int(answer.headers["Retry-After"]) > 0
        assert counted(house, "etimbre_payments_without_acquirer_total") == 1
        assert "no_acquirer" in house.service.log.read_text()
        type_card(cmi, payment["redirect"])
        wait_until_paid(public, placed, within=SETTLES_WITHIN)
        restart_with(house, {"acquirers.cmi": {"valid_until": ""}})
        assert port_of(start_payment(public, late, key=key)) == house.ports["ACQUIRER"]


def refusal_to_start(house):
    done = house.run("serve")
    assert done.returncode == 3, done
    said = done.stdout + done.stderr
    told = [line for line in said.splitlines() if not line.startswith("{")]
    assert len(told) == 1, f"one sentence besides the log: {said}"
    return told[0]


def test_an_acquirer_with_payments_in_progress_cannot_be_forgotten(two):
    house, atlas_program = two
    with house.public() as public:
        begin(public)
        house.service.stop()
        known = house.configuration.read_text()
        house.configuration.write_text(known.replace("[acquirers.cmi]", "[acquirers.other]"))
        said = refusal_to_start(house)
        assert "'cmi'" in said and "[acquirers.cmi]" in said, said
        house.configuration.write_text(known)
        house.start()


def test_two_acquirers_of_which_neither_goes_first_stop_the_start(two):
    house, atlas_program = two
    house.service.stop()
    house.configure(atlas_program.section())
    said = refusal_to_start(house)
    assert "[acquirers.cmi]" in said and "[acquirers.atlas]" in said and "valid_from" in said, said
