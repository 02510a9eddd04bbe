"""The simulator behaves as the acquirer is described: its answers and its book, which the service is judged by."""

import concurrent.futures
import html
import json
import time

import pytest

from acquirer import (
    API_NAME, API_PASSWORD, APPROVED, CLIENT_ID, REFUSED, REFUSED_THEN_APPROVED, Callbacks, ReturnForm, Simulator,
    make_certificates, ver3,
)

pytestmark = pytest.mark.once("the simulator has no database")


@pytest.fixture(scope="session")
def certificates(tmp_path_factory):
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def simulator(tmp_path, certificates):
    callbacks = Callbacks(certificates)
    simulator = Simulator(tmp_path, certificates, callbacks).start()
    yield simulator
    simulator.kill()
    callbacks.close()


def is_signed(fields):
    return dict(fields)["HASH"] == ver3(fields)


def wait_for(what, seconds=10):
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "did not happen in time"
        time.sleep(0.02)


# the hosted page


@pytest.mark.parametrize(
    ("language", "direction", "word"), [("ar", "rtl", "رقم البطاقة"), ("fr", "ltr", "Numéro de carte"), ("en", "ltr", "Card number")]
)
def test_the_card_page_speaks_three_languages_and_carries_the_merchants_form(simulator, language, direction, word):
    form = simulator.form(lang=language, BillToName="A <b> & \"C\"")
    status, headers, body = simulator.post_form("/fim/est3Dgate", form)
    page = body.decode()
    shown = ReturnForm(page)
    assert status == 200 and headers["Content-Type"] == "text/html; charset=utf-8"
    assert (shown.language, shown.direction) == (language, direction)
    assert word in page and "860.00" in page and "<b>" not in page
    assert shown.fields == form, "the citizen's post must still be signed"
    assert {"pan", "Ecom_Payment_Card_ExpDate_Month", "Ecom_Payment_Card_ExpDate_Year", "cv2"} <= set(shown.names)
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_a_wrong_hash_is_refused_and_nothing_is_written(simulator):
    form = simulator.form()
    for index, (name, value) in enumerate(form):
        if name == "encoding":
            continue
        changed = form[:index] + [(name, value + "1")] + form[index + 1:]
        assert simulator.pay(form=changed)[0] == 400, name
    assert simulator.pay(form=form[:-1])[0] == 400
    assert simulator.book() == {}


@pytest.mark.parametrize(
    "change",
    [
        {"amount": "860,00"}, {"amount": "860.0"}, {"amount": "-1"}, {"amount": "0.00"}, {"currency": "978"},
        {"oid": "a b"}, {"storetype": "3d"}, {"trantype": "Auth"}, {"callbackUrl": "http://merchant.example/"},
        {"email": None}, {"BillToName": ""}, {"rnd": None}, {"clientid": "600000002"}, {"okUrl": "javascript:alert(1)"},
    ],
)
def test_a_form_that_the_gateway_cannot_use_is_refused(simulator, change):
    assert simulator.pay(**change)[0] == 400
    assert simulator.book() == {}


def test_the_word_that_the_gateway_rewrites_breaks_the_hash(simulator):
    assert simulator.pay(okUrl="https://merchant.example/documents/ok")[0] == 400
    assert simulator.pay(okUrl="https://merchant.example/document.")[0] == 200


@pytest.mark.parametrize("card", [{"pan": "12"}, {"pan": "4000x00000000010"}, {"month": "13"}, {"year": ""}])
def test_what_cannot_be_a_card_asks_again(simulator, card):
    status, page = simulator.pay(**card)
    assert status == 400 and "pan" in page.names
    assert simulator.book() == {}


# cards and callbacks


@pytest.mark.parametrize("pan", [APPROVED, "5453010000066100", "4000 0000 0000 0010"])
def test_an_approval_calls_back_first_and_is_captured_by_the_answer(simulator, pan):
    status, page = simulator.pay(pan)
    callback = simulator.callbacks.next(0.5)
    said = dict(callback)
    assert status == 200 and page.action == "https://merchant.example/ok"
    assert is_signed(callback) and is_signed(page.fields)
    assert (said["oid"], said["ReturnOid"], said["amount"], said["currency"]) == ("ET-1", "ET-1", "860.00", "504")
    assert (said["ProcReturnCode"], said["Response"], said["ErrMsg"]) == ("00", "Approved", "")
    assert said["EXTRA.CARDBRAND"] in ("VISA", "MASTERCARD") and "***" in said["MaskedPan"]
    assert said["callbackCall"] == "true" and "callbackCall" not in dict(page.fields)
    assert pan.replace(" ", "") not in str(callback) + str(page.fields)
    assert simulator.book()["ET-1"] == {
        "oid": "ET-1", "state": "captured", "currency": "MAD", "amount_minor": "86000", "captured_minor": "86000",
        "refunded_minor": "0",
    }


@pytest.mark.parametrize(
    ("pan", "code"),
    [
        (REFUSED, "05"), ("4000000000000051", "51"), ("4000000000000044", "54"), ("4000000000000069", "43"),
        ("4000000000000077", "57"), ("4000000000000085", "01"), ("4000000000000093", "99"), ("4111111111111111", "14"),
    ],
)
def test_a_refusal_calls_back_with_its_code_and_leaves_the_oid_open(simulator, pan, code):
    simulator.callbacks.answer = b"APPROVED"
    form = simulator.form()
    for _ in range(2):
        _, page = simulator.pay(pan, form)
        callback = simulator.callbacks.next(0.5)
        assert page.action == "https://merchant.example/fail"
        assert is_signed(callback) and dict(callback)["ProcReturnCode"] == code and dict(callback)["AuthCode"] == ""
    assert simulator.book()["ET-1"]["state"] == "refused"

    simulator.callbacks.answer = b"ACTION=POSTAUTH"
    assert simulator.pay(APPROVED, form)[1].action == "https://merchant.example/ok"
    assert simulator.book()["ET-1"]["state"] == "captured"


def test_a_wrong_security_code_and_a_past_date_are_refused(simulator):
    simulator.pay(cv2="999")
    simulator.pay(month="01", year="20")
    codes = [dict(simulator.callbacks.next(0.5))["ProcReturnCode"] for _ in range(2)]
    assert codes == ["05", "54"]


def test_one_card_is_refused_and_then_approved_on_the_same_oid(simulator):
    _, page = simulator.pay(REFUSED_THEN_APPROVED)
    first, second = simulator.callbacks.next(0.5), simulator.callbacks.next(0.5)
    assert [dict(each)["ProcReturnCode"] for each in (first, second)] == ["05", "00"]
    assert dict(first)["oid"] == dict(second)["oid"] and dict(first)["TransId"] != dict(second)["TransId"]
    assert page.action == "https://merchant.example/ok"
    assert simulator.book()["ET-1"]["state"] == "captured"


def test_the_bank_may_ask_for_a_code(simulator):
    form = simulator.form()
    _, page = simulator.pay("5191630100004896", form)
    assert "otp" in page.names and simulator.book() == {}
    status, _, _ = simulator.post_form("/fim/est3Dgate", page.fields + [("otp", "000")])
    assert status == 200 and simulator.book()["ET-1"]["state"] == "refused"
    simulator.post_form("/fim/est3Dgate", page.fields + [("otp", "123")])
    assert simulator.book()["ET-1"]["state"] == "captured"


@pytest.mark.parametrize(
    ("answer", "state", "page"),
    [
        (b"APPROVED", "authorised", "ok"), (b"FAILURE", "authorised", "fail"), (b"", "authorised", "fail"),
        (b"ACTION=POSTAUTH\n", "authorised", "fail"), (b"action=postauth", "authorised", "fail"),
    ],
)
def test_only_the_exact_answer_captures(simulator, answer, state, page):
    simulator.callbacks.answer = answer
    assert simulator.pay()[1].action == f"https://merchant.example/{page}"
    assert simulator.book()["ET-1"]["state"] == state
    assert simulator.book()["ET-1"]["captured_minor"] == "0"


def test_a_merchant_that_cannot_be_reached_leaves_the_money_authorised(simulator):
    assert simulator.pay(callbackUrl="https://127.0.0.1:1/callback")[1].action == "https://merchant.example/fail"
    assert simulator.book()["ET-1"]["state"] == "authorised"


def test_a_paid_oid_cannot_be_used_again(simulator):
    form = simulator.form()
    simulator.pay(APPROVED, form)
    assert simulator.pay(APPROVED, form)[0] == 409
    assert simulator.pay(REFUSED, form)[0] == 409
    assert simulator.callbacks.posts.qsize() == 1


def test_an_oid_belongs_to_one_amount(simulator):
    simulator.pay(REFUSED, oid="X")
    assert simulator.pay(APPROVED, oid="X", amount="1.00")[0] == 409


def test_of_many_cards_at_once_on_one_oid_one_is_charged(simulator):
    form = simulator.form()
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(lambda _: simulator.pay(APPROVED, form)[0], range(16)))
    assert sorted(statuses) == [200] + [409] * 15
    assert simulator.callbacks.posts.qsize() == 1


# faults


def test_answer_lost_delivers_the_callback_and_leaves_the_money_authorised(simulator):
    simulator.set_fault("answer_lost")
    assert simulator.pay()[1].action == "https://merchant.example/fail"
    assert dict(simulator.callbacks.next(0.5))["ProcReturnCode"] == "00"
    assert simulator.book()["ET-1"]["state"] == "authorised"
    simulator.pay()
    assert simulator.book()["ET-2"]["state"] == "captured", "a switch works once"


def test_callback_lost_sends_none(simulator):
    simulator.set_fault("callback_lost")
    simulator.pay()
    assert simulator.callbacks.posts.empty() and simulator.book()["ET-1"]["state"] == "authorised"


def test_callback_twice_sends_the_same_bytes_again(simulator):
    simulator.set_fault("callback_twice")
    simulator.pay()
    assert simulator.callbacks.next(0.5) == simulator.callbacks.next(0.5)
    assert simulator.book()["ET-1"]["captured_minor"] == "86000"


def test_callback_late_lets_the_browser_return_first(simulator):
    simulator.set_fault("callback_late", seconds=1)
    assert simulator.pay()[1].action == "https://merchant.example/ok"
    assert simulator.callbacks.posts.empty() and simulator.book()["ET-1"]["state"] == "authorised"
    assert is_signed(simulator.callbacks.next(5))
    wait_for(lambda: simulator.book()["ET-1"]["state"] == "captured")


@pytest.mark.parametrize("pan", [APPROVED, REFUSED_THEN_APPROVED])
def test_callback_reordered_sends_the_approval_before_the_refusal(simulator, pan):
    simulator.set_fault("callback_reordered")
    assert simulator.pay(pan)[1].action == "https://merchant.example/ok"
    callbacks = [simulator.callbacks.next(0.5) for _ in range(2)]
    assert [dict(each)["ProcReturnCode"] for each in callbacks] == ["00", "05"]
    assert all(is_signed(each) for each in callbacks)
    assert simulator.book()["ET-1"]["state"] == "captured"


@pytest.mark.parametrize(
    ("fault", "more", "field", "value"),
    [
        ("wrong_amount", {}, "amount", "861.00"), ("wrong_amount", {"amount_minor": 1}, "amount", "0.01"),
        ("wrong_currency", {}, "currency", "978"), ("unknown_field", {}, "EXTRA.NEVERSEEN", "a|b\\c & d"),
        ("no_code", {}, "ProcReturnCode", None),
    ],
)
def test_a_callback_with_wrong_content_is_signed_all_the_same(simulator, fault, more, field, value):
    simulator.callbacks.answer = b"FAILURE"
    simulator.set_fault(fault, **more)
    simulator.pay()
    callback = simulator.callbacks.next(0.5)
    assert is_signed(callback) and dict(callback).get(field) == value
    assert simulator.book()["ET-1"]["amount_minor"] == "86000"


def test_bad_hash_is_wrong_by_one_character(simulator):
    simulator.set_fault("bad_hash")
    simulator.pay()
    callback = simulator.callbacks.next(0.5)
    posted, right = dict(callback)["HASH"], ver3(callback)
    assert posted != right and posted[1:] == right[1:]


def test_html_escaped_values_are_hashed_plain(simulator):
    simulator.set_fault("html_escaped")
    simulator.pay()
    callback = simulator.callbacks.next(0.5)
    assert not is_signed(callback)
    plain = [(name, html.unescape(value.removesuffix("\n")).strip()) for name, value in callback]
    assert is_signed(plain) and dict(plain)["EXTRA.MERCHANTNAME"] == 'Trésor & <eTimbre> "Rabat"'


def test_a_fault_can_be_meant_for_one_oid(simulator):
    simulator.set_fault("callback_lost", oid="B", count=2)
    simulator.pay(oid="A")
    simulator.pay(oid="B")
    assert simulator.faults() == [{"fault": "callback_lost", "oid": "B", "count": 1}]
    assert {oid: each["state"] for oid, each in simulator.book().items()} == {"A": "captured", "B": "authorised"}
    assert simulator.call("DELETE", "/sim/faults")[0] == 204
    assert simulator.faults() == []


@pytest.mark.parametrize(
    "body",
    [
        '{"fault":"no_such"}', "{}", "[]", "nonsense", '{"fault":"stall","count":0}', '{"fault":"stall","more":1}',
        '{"fault":"stall","seconds":-1}', '{"fault":"stall","oid":7}', '{"fault":"stall","fault":"crash"}',
    ],
)
def test_a_switch_that_is_none_is_refused(simulator, body):
    status, headers, _ = simulator.call("POST", "/sim/faults", body, "application/json")
    assert status == 400 and headers["Content-Type"] == "application/problem+json"
    assert simulator.faults() == []


def test_every_name_of_the_contract_is_a_switch(simulator):
    names = (
        "answer_lost callback_lost callback_twice callback_late callback_reordered wrong_amount wrong_currency bad_hash "
        "unknown_field html_escaped no_code stall crash capture_fails status_unavailable settlement_missing "
        "settlement_doubled settlement_unknown settlement_amount chargeback refund_fails"
    ).split()
    for name in names:
        simulator.set_fault(name)
    assert [each["fault"] for each in simulator.faults()] == names


def test_a_page_that_was_open_for_too_long_takes_no_card(simulator):
    form = simulator.form(sessiontimeout="1")
    assert simulator.post_form("/fim/est3Dgate", form)[0] == 200
    wait_for(lambda: simulator.pay(REFUSED, form=form)[0] == 408)
    assert simulator.pay(APPROVED, form=form)[0] == 408
    assert simulator.book().get("ET-1", {"state": "refused"})["state"] == "refused"
    assert simulator.pay(APPROVED, form=simulator.form(sessiontimeout="1"))[0] == 200, "another attempt has its own page"


@pytest.mark.parametrize("door", ["page", "api"])
def test_stall_does_its_work_and_answers_late(simulator, door):
    if door == "api":
        simulator.callbacks.answer = b"APPROVED"
        simulator.pay()
    simulator.set_fault("stall", seconds=1)
    began = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        late = pool.submit(simulator.pay if door == "page" else lambda: simulator.api("ET-1", "PostAuth"))
        wait_for(lambda: simulator.book().get("ET-1", {}).get("state") == "captured", 0.9)
        assert not late.done()
        late.result()
    assert time.monotonic() - began >= 1


def test_capture_fails_by_answer_and_by_api(simulator):
    simulator.set_fault("capture_fails", count=2)
    assert simulator.pay()[1].action == "https://merchant.example/fail"
    assert simulator.book()["ET-1"]["state"] == "authorised"
    declined = simulator.api("ET-1", "PostAuth", "860.00")
    assert (declined["Response"], declined["ProcReturnCode"]) == ("Declined", "05") and "refusée" in declined["ErrMsg"]
    assert simulator.api("ET-1", "PostAuth", "860.00")["ProcReturnCode"] == "00"


def history(simulator, oid="ET-1"):
    """(kind, state, amount taken, return code) of each record, the newest first."""
    told = simulator.api(oid, "ORDERHISTORY")
    records = [told[f"TRX{number}"].split("\t") for number in range(1, int(told["TRXCOUNT"]) + 1)]
    assert all(len(record) == 11 for record in records), records
    return [(record[0], record[1], record[3], record[9]) for record in records]


def test_credits_add_up_to_what_was_captured_and_no_further(simulator):
    simulator.pay()
    assert history(simulator) == [("S", "C", "86000", "00")]
    assert simulator.api("ET-1", "Credit", "600.00")["ProcReturnCode"] == "00"
    assert simulator.api("ET-1", "Credit", "600.00")["ProcReturnCode"] == "99", "sixty and sixty of eighty-six"
    assert simulator.book()["ET-1"]["refunded_minor"] == "60000"
    assert simulator.api("ET-1")["CHARGE_TYPE_CD"] == "C", "the last record is a refund"
    assert simulator.api("ET-1", "Credit", "260.00")["ProcReturnCode"] == "00"
    assert simulator.book()["ET-1"]["state"] == "refunded"
    assert history(simulator) == [("C", "C", "26000", "00"), ("C", "C", "60000", "00"), ("S", "C", "86000", "00")]


def test_credits_outlive_a_kill(simulator):
    simulator.pay()
    simulator.api("ET-1", "Credit", "600.00")
    simulator.kill()
    simulator.start()
    assert history(simulator)[0] == ("C", "C", "60000", "00")


def test_a_capture_can_be_voided_until_the_day_is_closed(simulator):
    simulator.pay(oid="A")
    simulator.pay(oid="B")
    assert simulator.api("A", "Void")["ProcReturnCode"] == "00"
    assert history(simulator, "A") == [("S", "V", "", "00")]
    assert json.loads(simulator.call("POST", "/sim/day/close")[2]) == {"captures": 1}
    assert simulator.api("B", "Void")["ProcReturnCode"] == "99"
    assert simulator.api("B", "Credit", "860.00")["ProcReturnCode"] == "00"
    assert simulator.book()["B"]["state"] == "refunded"


@pytest.mark.parametrize("operation, total", [("Void", None), ("Credit", "860.00")])
def test_the_bank_may_decline_to_give_money_back(simulator, operation, total):
    simulator.pay()
    simulator.set_fault("refund_fails")
    assert simulator.api("ET-1", operation, total)["ProcReturnCode"] == "05"
    assert simulator.book()["ET-1"]["state"] == "captured"
    assert simulator.api("ET-1", operation, total)["ProcReturnCode"] == "00"


@pytest.mark.parametrize("operation, total, state", [("Void", None, "voided"), ("Credit", "860.00", "refunded")])
def test_the_answer_may_be_lost_after_the_money_went_back(simulator, operation, total, state):
    simulator.pay()
    simulator.set_fault("answer_lost")
    with pytest.raises(AssertionError):
        simulator.api("ET-1", operation, total)
    assert simulator.book()["ET-1"]["state"] == state


def test_chargeback_takes_captured_money_back(simulator):
    simulator.pay(oid="A")
    simulator.set_fault("chargeback", oid="A")
    wait_for(lambda: simulator.book()["A"]["state"] == "chargeback")
    simulator.set_fault("chargeback")
    simulator.pay(oid="B")
    wait_for(lambda: simulator.book()["B"]["state"] == "chargeback")
    assert simulator.book()["B"]["captured_minor"] == "86000"
    assert simulator.faults() == []


# the XML interface


def test_the_status_tells_each_state_in_minor_units(simulator):
    simulator.callbacks.answer = b"APPROVED"
    simulator.pay(oid="A", amount="1.01")
    simulator.pay(REFUSED, oid="R")
    status = simulator.api("A")
    assert (status["TRANS_STAT"], status["ORIG_TRANS_AMT"], status["CAPTURE_AMT"]) == ("A", "101", "")
    assert (status["OrderId"], status["ORD_ID"], status["ProcReturnCode"]) == ("A", "A", "00")
    assert (simulator.api("R")["TRANS_STAT"], simulator.api("R")["PROC_RET_CD"]) == ("D", "05")

    simulator.api("A", "PostAuth", "1.01")
    status = simulator.api("A")
    assert (status["TRANS_STAT"], status["CAPTURE_AMT"], status["CHARGE_TYPE_CD"]) == ("C", "101", "S")
    assert "TRANS_STAT:C" in status["ORDERSTATUS"].split("\t")
    simulator.api("A", "Void")
    assert simulator.api("A")["TRANS_STAT"] == "V"


def test_an_unknown_oid_has_no_record(simulator):
    status = simulator.api("NEVER")
    assert (status["Response"], status["ProcReturnCode"], status["OrderId"]) == ("Declined", "99", "")
    assert status["ErrMsg"].startswith("No record found") and "TRANS_STAT" not in status


def test_post_auth_captures_once_and_only_the_whole(simulator):
    simulator.callbacks.answer = b"APPROVED"
    simulator.pay(oid="A")
    assert simulator.api("A", "PostAuth", "859.99")["ProcReturnCode"] == "99"
    assert simulator.api("A", "PostAuth", "860.00")["ProcReturnCode"] == "00"
    again = simulator.api("A", "PostAuth", "860.00")
    assert (again["ProcReturnCode"], again["Response"]) == ("99", "Error") and again["ErrMsg"]
    assert simulator.book()["A"]["captured_minor"] == "86000"


def test_void_releases_what_is_authorised_or_captured_today(simulator):
    simulator.callbacks.answer = lambda fields: b"APPROVED" if dict(fields)["oid"] == "A" else b"ACTION=POSTAUTH"
    simulator.pay(oid="A")
    simulator.pay(oid="C")
    for oid in ("A", "C"):
        assert simulator.api(oid, "Void")["ProcReturnCode"] == "00"
        assert simulator.api(oid, "Void")["ProcReturnCode"] == "99"
        assert (simulator.book()[oid]["state"], simulator.book()[oid]["captured_minor"]) == ("voided", "0")
    assert simulator.api("A", "PostAuth")["ProcReturnCode"] == "99"


def test_credit_gives_back_in_parts_and_never_more(simulator):
    simulator.pay(oid="C")
    assert simulator.api("C", "Credit", "60.00")["ProcReturnCode"] == "00"
    assert (simulator.book()["C"]["state"], simulator.book()["C"]["refunded_minor"]) == ("captured", "6000")
    assert simulator.api("C", "Credit", "800.01")["ProcReturnCode"] == "99"
    assert simulator.api("C", "Void")["ProcReturnCode"] == "99"
    assert simulator.api("C", "Credit", "800.00")["ProcReturnCode"] == "00"
    assert (simulator.book()["C"]["state"], simulator.book()["C"]["refunded_minor"]) == ("refunded", "86000")
    assert simulator.api("C", "Credit", "0.01")["ProcReturnCode"] == "99"
    assert simulator.api("C")["CHARGE_TYPE_CD"] == "C"


def test_credits_at_once_never_give_back_more_than_was_captured(simulator):
    simulator.pay(oid="C")
    with concurrent.futures.ThreadPoolExecutor(10) as pool:
        codes = list(pool.map(lambda _: simulator.api("C", "Credit", "200.00")["ProcReturnCode"], range(10)))
    assert codes.count("00") == 4
    assert simulator.book()["C"]["refunded_minor"] == "80000"


def test_what_was_never_paid_cannot_be_moved(simulator):
    simulator.pay(REFUSED, oid="R")
    for oid in ("R", "NEVER"):
        for operation in ("PostAuth", "Void", "Credit", "Auth"):
            assert simulator.api(oid, operation, "860.00")["ProcReturnCode"] == "99"


def test_another_password_is_refused(simulator):
    simulator.pay(oid="A")
    for password in ("", "api", API_PASSWORD + "x"):
        answer = simulator.api("A", "Void", password=password)
        assert (answer["Response"], answer["ProcReturnCode"]) == ("Error", "99")
    assert simulator.book()["A"]["state"] == "captured"


@pytest.mark.parametrize("data", ["", "nonsense", "<CC5Request>", "<!DOCTYPE a [<!ENTITY b 'c'>]><CC5Request/>", "<a/>"])
def test_what_is_no_request_is_answered_with_an_error(simulator, data):
    status, _, body = simulator.post_form("/fim/api", [("DATA", data)])
    assert status == 200 and b"<Response>Error</Response>" in body


def test_status_unavailable_answers_503(simulator):
    simulator.pay(oid="A")
    simulator.set_fault("status_unavailable", oid="A", count=2)
    codes = [simulator.post_form("/fim/api", [("DATA", status_xml("A"))])[0] for _ in range(3)]
    assert codes == [503, 503, 200]


def status_xml(oid):
    return (
        f"<CC5Request><Name>{API_NAME}</Name><Password>{API_PASSWORD.replace('&', '&amp;')}</Password>"
        f"<ClientId>{CLIENT_ID}</ClientId><OrderId>{oid}</OrderId><Extra><ORDERSTATUS>QUERY</ORDERSTATUS></Extra></CC5Request>"
    )


# the book on disk


def test_the_book_outlives_a_kill(simulator):
    simulator.pay(oid="A")
    simulator.pay(REFUSED, oid="R")
    simulator.api("A", "Credit", "10.00")
    before = simulator.book()
    simulator.kill()
    simulator.start()
    assert simulator.book() == before
    assert simulator.api("A", "Credit", "850.01")["ProcReturnCode"] == "99"
    assert simulator.pay(APPROVED, oid="A")[0] == 409


def test_a_torn_last_line_is_cut_off(simulator):
    simulator.pay(oid="A")
    before = simulator.book()
    simulator.kill()
    with open(simulator.book_file, "a") as book:
        book.write('{"oid":"B","state":"capt')
    simulator.start()
    assert simulator.book() == before
    simulator.pay(oid="C")
    simulator.kill()
    simulator.start()
    assert set(simulator.book()) == {"A", "C"}


def test_crash_comes_right_after_the_authorisation_is_written(simulator):
    simulator.set_fault("crash")
    with pytest.raises(OSError):
        simulator.pay(oid="A")
    assert simulator.process.wait(10) != 0
    assert simulator.callbacks.posts.empty()
    simulator.start()
    assert simulator.book()["A"]["state"] == "authorised"
    assert simulator.api("A", "PostAuth", "860.00")["ProcReturnCode"] == "00"


def test_it_ends_when_told(simulator):
    assert simulator.stop() == 0
    simulator.start()


def test_the_index_page_lists_cards_and_switches(simulator):
    status, headers, body = simulator.call("GET", "/")
    page = body.decode()
    assert status == 200 and APPROVED in page and "callback_reordered" in page
    for path in ("/sim/page.css", "/sim/page.js"):
        assert path in page and simulator.call("GET", path)[0] == 200
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_unknown_paths_and_methods_are_refused(simulator):
    assert simulator.call("GET", "/sim/settlements/2026-11-23.pdf")[0] == 404
    assert simulator.call("GET", "/sim/settlements/2026-13-23.xml")[0] == 404
    assert simulator.call("GET", "/fim/api")[0] == 405
