"""Mail: what is owed goes out, once more rather than never; nothing waits for it; nobody learns from it."""

import email
import email.policy
import email.utils
import re
import statistics
import subprocess
import time
import urllib.parse

import pytest

from client import FORM, expect
from giving_back import give_back, wait_until_refund
from house import House, opened
from places import ROOT  # noqa: F401  (puts integration/mail on the path)
from purchase import APPROVED, PASSPORT, PAYER, buy, local, order, start_payment, type_card, wait_until_paid
from sink import Sink
from waiting import TooLate, until

LANGUAGES = {"ar": "rtl", "fr": "ltr", "en": "ltr", "es": "ltr"}
USER, PASSWORD = "etimbre", "correct horse"
ARRIVES_WITHIN = 30
AGAIN = 2
MOST_ATTACHED = 3


@pytest.fixture(scope="module")
def sink(model_house):
    sink = Sink(model_house.state / "server.pem", model_house.state / "server.key", credentials=(USER, PASSWORD))
    yield sink
    sink.close()


def settings_for(sink):
    return {
        "mail": {
            "server": "127.0.0.1", "port": sink.port, "from": "no-reply@etimbre.example", "reply_to": "help@etimbre.example",
            "user": USER, "password_file": "mail-password", "ca_file": "ca.pem", "timeout_ms": 3000,
            "first_retry_seconds": 1, "again_seconds": AGAIN, "most_attachments": MOST_ATTACHED,
        },
        "limits": {"finds_per_minute": 100_000, "mails_per_hour_per_order": 100_000},
    }


@pytest.fixture(scope="module")
def post(model_house, sink, tmp_path_factory):
    """A house that sends mail."""
    with opened(House.like(model_house, tmp_path_factory.mktemp("post") / "state", settings_for(sink))) as house:
        (house.state / "mail-password").write_text(PASSWORD + "\n")
        yield house.start()
        house.stop()


@pytest.fixture(autouse=True)
def nothing_left_over(request):
    """Each test meets a mail server in good health, and connections that begin anew."""
    if "sink" not in request.fixturenames:
        yield
        return
    sink = request.getfixturevalue("sink")
    sink.hang_up()
    yield
    sink.clear()


# ---- looking at mails


def told(message):
    return email.message_from_bytes(message.content, policy=email.policy.default)


def mails_of(sink, order_id):
    """The mails that hold the link of that order."""
    return [mail for mail in list(sink.mails) if f"/orders/{order_id}?t=".encode() in mail.content]


def mail_of(sink, order_id, count=1):
    """The last of so many."""
    return until(
        lambda: len(found := mails_of(sink, order_id)) >= count and found[-1], f"mail {count} of the order arrives", ARRIVES_WITHIN
    )


def states(post, order_id):
    return [row[0] for row in post.books.rows("SELECT state FROM notice WHERE order_id = ? ORDER BY created_us", order_id)]


def wait_for_state(post, order_id, state):
    try:
        until(lambda: states(post, order_id)[-1:] == [state], f"the mail is {state}", ARRIVES_WITHIN)
    except TooLate as late:
        raise TooLate(f"{late}: {post.books.rows('SELECT state, tries, reply FROM notice WHERE order_id = ?', order_id)}") from None


def words(message, kind):
    return message.get_body([kind]).get_content()


def link_in(mail):
    return re.search(r"https://\S+/orders/\S+", words(told(mail), "plain"))[0]


def check_form(mail):
    """RFC 5322 and MIME, as a reader that forgives nothing sees them."""
    lines = mail.content.split(b"\r\n")
    assert b"\n" not in b"".join(lines) and b"\r" not in b"".join(lines), "a line ends with CR and LF"
    assert max(map(len, lines)) <= 998
    head = mail.content.split(b"\r\n\r\n", 1)[0]
    head.decode("ascii")
    assert max(map(len, head.split(b"\r\n"))) <= 78
    message = told(mail)
    for part in message.walk():
        assert not part.defects, (part.get_content_type(), part.defects)
    for name in ("Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "Content-Language"):
        assert len(message.get_all(name, [])) == 1, name
    assert not set(message.keys()) & {"Bcc", "Cc"}
    assert abs(email.utils.parsedate_to_datetime(message["Date"]).timestamp() - time.time()) < 600
    return message


def code_on(paper, folder):
    """What a scanner reads off the printed page."""
    (folder / "stamp.pdf").write_bytes(paper)
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", "stamp.pdf", "page"], cwd=folder, check=True)
    done = subprocess.run(
        ["zbarimg", "--raw", "--quiet", "-Sdisable", "-Sqrcode.enable", *folder.glob("page*.png")], capture_output=True, check=True
    )
    return done.stdout.decode().removesuffix("\n")


# ---- what arrives


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stamp_comes_by_mail_in_the_language_of_the_order(post, sink, language, tmp_path):
    placed, paid = buy(post, PASSPORT, language=language)
    mail = mail_of(sink, placed.id)
    message = check_form(mail)
    assert mail.encrypted and mail.user == USER
    assert mail.sender == "no-reply@etimbre.example" and mail.recipients == [PAYER["email"]]
    assert message["To"].addresses[0].addr_spec == PAYER["email"]
    assert message["Reply-To"].addresses[0].addr_spec == "help@etimbre.example"
    assert message["Auto-Submitted"] == "auto-generated" and message["Content-Language"] == language
    [row] = post.books.rows("SELECT notice_id FROM notice WHERE order_id = ?", placed.id)
    assert message["Message-ID"] == f"<{row[0]}@etimbre.example>"
    for kind in ("plain", "html"):
        said = words(message, kind)
        assert PAYER["name"] in said and local(placed.pay_url).replace("&", "&amp;") in said
        assert "860" in said and paid["stamps"][0]["number"][:4] in said
    assert f'<html lang="{language}" dir="{LANGUAGES[language]}">' in words(message, "html")
    [paper] = message.iter_attachments()
    assert paper.get_content_type() == "application/pdf"
    assert paper.get_filename() == f"etimbre-{paid['stamps'][0]['number']}.pdf"
    text = code_on(paper.get_content(), tmp_path)
    assert text == paid["stamps"][0]["text"]
    assert post.run("stamp", "verify", text).returncode == 0
    wait_for_state(post, placed.id, "delivered")


def test_who_gets_the_mail_opens_the_order_on_another_device(post, sink):
    placed, paid = buy(post)
    link = link_in(mail_of(sink, placed.id))
    with post.public() as another:
        page = another.get(local(link))
        assert page.status == 200 and paid["stamps"][0]["number"][:4] in page.body.decode()


def test_more_stamps_than_are_attached_are_opened_by_the_link(post, sink):
    placed, _ = buy(post, PASSPORT | {"quantity": MOST_ATTACHED})
    assert len(list(told(mail_of(sink, placed.id)).iter_attachments())) == MOST_ATTACHED
    placed, _ = buy(post, PASSPORT | {"quantity": MOST_ATTACHED + 1})
    assert not list(told(mail_of(sink, placed.id)).iter_attachments())


# ---- a mail server in trouble


def test_a_purchase_does_not_wait_for_mail(post, sink):
    sink.fail("", "stall")
    began = time.monotonic()
    placed = [buy(post)[0] for _ in range(4)]
    took = time.monotonic() - began
    print(f"4 purchases beside a mail server that says nothing: {took:.1f} s")
    assert all("delivered" not in states(post, each.id) for each in placed)
    sink.clear()
    for each in placed:
        wait_for_state(post, each.id, "delivered")


def test_what_a_dead_server_did_not_take_it_takes_when_it_lives(post, sink):
    sink.close()
    try:
        placed = [buy(post)[0] for _ in range(3)]
        for each in placed:
            wait_for_state(post, each.id, "temporary_failure")
        with post.public() as public:
            page = public.get(local(placed[0].pay_url)).body.decode()
            assert "nous essayons de nouveau de nous-mêmes" in page
        with post.ops() as ops:
            measures = ops.get("/metrics").body.decode()
        assert re.search(r'etimbre_mails_total\{result="temporary_failure"\} [1-9]', measures)
        assert re.search(r'etimbre_jobs_waiting\{kind="mail"\} [1-9]', measures)
    finally:
        sink.open()
    for each in placed:
        check_form(mail_of(sink, each.id))
        wait_for_state(post, each.id, "delivered")


@pytest.mark.parametrize("verb", ("MAIL", "RCPT", "DATA", "."))
def test_later_is_an_answer_that_is_taken_at_its_word(post, sink, verb):
    sink.fail(verb, "451 later", count=2)
    placed, _ = buy(post)
    mail_of(sink, placed.id)
    wait_for_state(post, placed.id, "delivered")
    assert post.books.rows("SELECT tries FROM notice WHERE order_id = ?", placed.id)[0][0] == 3


@pytest.mark.parametrize("verb", ("", "EHLO", "MAIL", "body"))
def test_a_connection_that_breaks_is_tried_again(post, sink, verb):
    sink.fail(verb, "drop", count=2)
    placed, _ = buy(post)
    wait_for_state(post, placed.id, "delivered")
    assert len(mails_of(sink, placed.id)) == 1


def test_a_mail_whose_end_nobody_heard_of_comes_twice_under_one_name(post, sink):
    sink.fail(".", "drop", count=1)
    placed, _ = buy(post)
    mail_of(sink, placed.id, count=2)
    wait_for_state(post, placed.id, "delivered")
    assert len({told(mail)["Message-ID"] for mail in mails_of(sink, placed.id)}) == 1


def test_an_address_that_refuses_is_said_on_the_page_and_not_tried_again(post, sink):
    sink.fail("RCPT", "550 5.1.1 no such mailbox", count=1)
    placed, _ = buy(post)
    wait_for_state(post, placed.id, "permanent_failure")
    with post.public() as public:
        page = public.get(local(placed.pay_url)).body.decode()
    assert "Cette adresse a refusé notre message" in page and "s…@etimbre.example" in page and PAYER["email"] not in page
    assert not post.books.rows("SELECT job_key FROM job WHERE kind = 'mail'")
    assert not mails_of(sink, placed.id)


def test_nothing_is_said_in_clear_where_encryption_fails(post, sink):
    sink.fail("STAR", "454 not now", count=1)
    before = sink.connections
    placed, _ = buy(post)
    wait_for_state(post, placed.id, "delivered")
    refused = [said for number, said in sink.said if number == before + 1]
    assert "STARTTLS" in refused and not [said for said in refused if said.startswith("MAIL")], refused
    assert all(mail.encrypted for mail in sink.mails)


def test_a_wrong_password_is_the_operators_and_costs_nobody_a_mail(post, sink):
    file = post.state / "mail-password"
    file.write_text("wrong\n")
    placed, _ = buy(post)
    wait_for_state(post, placed.id, "temporary_failure")
    assert post.books.rows("SELECT reply FROM notice WHERE order_id = ?", placed.id)[0][0] == 535
    file.write_text(PASSWORD + "\n")
    mail_of(sink, placed.id)
    assert PASSWORD not in post.service.log.read_text() and "wrong" not in post.service.said()


def test_a_service_killed_before_it_noted_that_a_mail_went_sends_it_again_under_its_name(post, sink):
    sink.fail(".", "stall")
    placed, _ = buy(post)
    mail_of(sink, placed.id)
    assert states(post, placed.id) == ["sending"]
    post.service.kill()
    sink.clear()
    post.start()
    mail_of(sink, placed.id, count=2)
    wait_for_state(post, placed.id, "delivered")
    assert len({told(mail)["Message-ID"] for mail in mails_of(sink, placed.id)}) == 1
    assert post.run("audit").returncode == 0


def test_a_service_that_is_told_to_end_does_not_wait_for_mail(post, sink):
    sink.fail(".", "stall")
    placed, _ = buy(post)
    mail_of(sink, placed.id)
    began = time.monotonic()
    assert post.service.stop() == 0
    print(f"ended {time.monotonic() - began:.1f} s after SIGTERM")
    sink.clear()
    post.start()
    wait_for_state(post, placed.id, "delivered")


# ---- what people type


@pytest.mark.parametrize("name", ("Samira\r\nBcc: spy@evil.example", "Samira\nX: y", "<b>Samira</b> & \"co\"", "\u202eariamaS", "=?utf-8?q?x?="))
def test_a_name_is_a_name_wherever_it_stands(post, sink, name):
    with post.public() as public, post.acquirer() as acquirer:
        quoted = expect(201, public.post("/api/v1/quotes", {"mission": "CG-PAR", "lines": [PASSPORT]}))
        body = {"quote_id": quoted["quote_id"], "payer": {"email": PAYER["email"], "name": name}, "language": "fr"}
        answer = public.post("/api/v1/orders", body, key=f"name-{hash(name)}")
        if answer.status == 422:
            return
        taken = expect(201, answer)
        placed = type("Placed", (), {"id": taken["order_id"], "token": taken["access_token"], "path": f"/api/v1/orders/{taken['order_id']}"})
        type_card(acquirer, start_payment(public, placed)["redirect"], APPROVED)
        wait_until_paid(public, placed)
    mail = mail_of(sink, placed.id)
    message = check_form(mail)
    assert mail.recipients == [PAYER["email"]] and not message["Bcc"] and not message["X"]
    assert "<b>" not in words(message, "html") and "\u202e" not in words(message, "plain")


@pytest.mark.parametrize("address", ("a@b\r\nRCPT TO:<spy@evil.example>", "a@b>\r\nBcc:", "a@b,spy@evil.example", "nobody@", "é@exemple.ma"))
def test_what_is_no_address_is_sent_nothing(post, sink, address):
    with post.public() as public, post.acquirer() as acquirer:
        quoted = expect(201, public.post("/api/v1/quotes", {"mission": "CG-PAR", "lines": [PASSPORT]}))
        body = {"quote_id": quoted["quote_id"], "payer": {"email": address, "name": "S"}, "language": "fr"}
        answer = public.post("/api/v1/orders", body, key=f"address-{hash(address)}")
        if answer.status == 422:
            return
        taken = expect(201, answer)
        placed = type("Placed", (), {"id": taken["order_id"], "token": taken["access_token"], "path": f"/api/v1/orders/{taken['order_id']}"})
        type_card(acquirer, start_payment(public, placed)["redirect"], APPROVED)
        wait_until_paid(public, placed)
    wait_for_state(post, placed.id, "permanent_failure")
    assert not mails_of(sink, placed.id)
    assert not [said for said in sink.said if "evil" in said[1]]


# ---- finding an order again


class Browser:
    """Keeps its cookie and the token of the form that it was shown."""

    def __init__(self, public, language="fr"):
        self.public = public
        self.path = f"/{language}/find"
        page = public.get(self.path)
        self.cookie = page.headers["Set-Cookie"].split(";")[0]
        self.token = re.search(r'name="token" value="(\w+)"', page.body.decode())[1]

    def seek(self, number, address):
        form = urllib.parse.urlencode({"token": self.token, "number": number, "email": address})
        return self.public.send("POST", self.path, form, {"Content-Type": FORM, "Cookie": self.cookie})


def number_of(public, placed):
    """As the order's page shows it."""
    page = public.get(local(placed.pay_url)).body.decode()
    return re.search(r'<bdi dir="ltr" class="number">([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})</bdi>', page)[1]


def shape(answer):
    drawn = ("X-Request-Id", "Date")
    return answer.status, sorted(pair for pair in answer.headers.items() if pair[0] not in drawn), answer.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refund_is_told_when_it_begins_and_when_the_money_went_back(post, sink, language):
    placed, paid = buy(post, PASSPORT | {"quantity": 2}, language=language)
    mail_of(sink, placed.id)
    with post.public() as public:
        refund_id = give_back(public, placed, paid["stamps"][:1])
        wait_until_refund(public, placed, refund_id)
    mail_of(sink, placed.id, count=3)
    begun, done = mails_of(sink, placed.id)[1:]
    assert check_form(begun)["Subject"] != check_form(done)["Subject"]
    number = paid["stamps"][0]["number"]
    for mail in (begun, done):
        message = check_form(mail)
        assert message["Content-Language"] == language and not list(message.iter_attachments())
        for kind in ("plain", "html"):
            assert number[:4] in words(message, kind) and number[-4:] in words(message, kind)
    told_of = post.books.rows("SELECT event FROM notice WHERE order_id = ? ORDER BY created_us", placed.id)
    assert [row[0] for row in told_of] == ["stamps_ready", "refund_begun", "refund_done"]


def test_number_and_address_bring_the_link_by_mail(post, sink):
    with post.public() as public:
        placed = order(public)
        number = number_of(public, placed)
        assert Browser(public).seek(number.lower().replace("-", " "), " " + PAYER["email"].upper()).status == 200
        mail = mail_of(sink, placed.id)
        message = check_form(mail)
        assert "Le lien de votre commande" in message["Subject"] and not list(message.iter_attachments())
        with post.public() as another:
            assert another.get(local(link_in(mail))).status == 200


def test_nobody_learns_which_orders_there_are(post, sink):
    with post.public() as public:
        placed = order(public)
        browser = Browser(public)
        right = number_of(public, placed)
        answers = {
            "right": browser.seek(right, PAYER["email"]),
            "foreign": browser.seek(right, "somebody.else@etimbre.example"),
            "unknown": browser.seek("0000-0000-0000", PAYER["email"]),
        }
        assert {what: answer.status for what, answer in answers.items()} == dict.fromkeys(answers, 200)
        assert shape(answers["right"]) == shape(answers["foreign"]) == shape(answers["unknown"])
        mail_of(sink, placed.id)
        took = {what: [] for what in ("right", "foreign", "unknown")}
        asked = {"right": (right, PAYER["email"]), "foreign": (right, "x@y.example"), "unknown": ("0000-0000-0000", PAYER["email"])}
        for _ in range(100):
            for what, typed in asked.items():
                began = time.perf_counter()
                browser.seek(*typed)
                took[what].append(time.perf_counter() - began)
        medians = {what: statistics.median(each) for what, each in took.items()}
        print({what: f"{seconds * 1e6:.0f} us" for what, seconds in medians.items()})
        assert max(medians.values()) < 2 * min(medians.values()), medians


def test_however_often_it_is_asked_for_mail_does_not_pour(post, sink):
    with post.public() as public:
        placed = order(public)
        browser, number = Browser(public), number_of(public, placed)
        began = time.monotonic()
        for _ in range(20):
            browser.seek(number, PAYER["email"])
        windows = int((time.monotonic() - began) / AGAIN) + 2
        until(lambda: states(post, placed.id).count("delivered") == len(states(post, placed.id)) > 0, "what is owed is sent", ARRIVES_WITHIN)
        assert len(mails_of(sink, placed.id)) <= windows


def test_the_button_on_the_page_sends_the_stamps_again(post, sink):
    placed, _ = buy(post)
    mail_of(sink, placed.id)
    with post.public() as public:
        page = public.get(local(placed.pay_url)).body.decode()
        action = re.search(r'<form method="post" action="([^"]+/mail\?t=[^"]+)">', page)[1]
        answer = public.send("POST", action, "", {"Content-Type": FORM})
        assert answer.status == 303 and answer.headers["Location"] == local(placed.pay_url)
    second = told(mail_of(sink, placed.id, count=2))
    assert len(list(second.iter_attachments())) == 1
    assert len({told(mail)["Message-ID"] for mail in mails_of(sink, placed.id)}) == 2


def test_where_no_mail_is_sent_nothing_is_owed_and_the_page_says_so(house, public):
    placed, _ = buy(house)
    assert not house.books.rows("SELECT notice_id FROM notice WHERE order_id = ?", placed.id)
    assert "/mail?t=" not in public.get(local(placed.pay_url)).body.decode()
    page = public.get("/fr/find")
    assert page.status == 200 and "<form" not in page.body.decode()


def test_the_books_agree_when_everything_is_over(post, sink):
    until(lambda: not post.books.rows("SELECT job_key FROM job WHERE kind = 'mail'"), "all mails are out", ARRIVES_WITHIN)
    done = post.run("audit")
    assert done.returncode == 0, done.stdout
