"""The feed, delivered: each event once and in order to who takes it, never lost to who does not, and to nobody else."""

import socket
import threading
import time

import pytest

from client import expect, expect_problem
from deliveries import PAUSES, add, behind, receiver_of, row, settings_for, use_a_stamp
from feed import read_feed, wait_for_numbers
from ground import free_ports
from house import House, opened
from purchase import PASSPORT, buy_stamp
from waiting import TooLate, until
from webhook_receiver import verify

ARRIVES_WITHIN = 30
PORTS = 12


@pytest.fixture(scope="module")
def ports():
    return free_ports(PORTS)


@pytest.fixture(scope="module")
def embassy(model_house, ports, tmp_path_factory):
    """A house that delivers to receivers on this machine, from inside its sandbox."""
    settings = settings_for(ports)
    with opened(House.like(model_house, tmp_path_factory.mktemp("embassy") / "state", settings)) as house:
        yield house.start()
        house.stop()


@pytest.fixture
def new_receiver(embassy, ports):
    """Makes receivers that listen on ports which the house may connect to, and an endpoint for each."""
    made = []

    def make(owner="treasury", *words, house=embassy):
        receiver = receiver_of(house, ports)
        receiver.endpoint = add(house, owner, receiver.url, *words)
        made.append((house, receiver))
        return receiver

    yield make
    for house, receiver in made:
        house.run("webhooks", "remove", receiver.endpoint)
        receiver.close()
        assert receiver.wrong == []


def types_about(receiver, number):
    return [each.payload["type"] for each in receiver.taken if each.payload["data"]["id"].endswith(number)]


def arrives(receiver, number, types=("stamp.issued", "stamp.redeemed"), within=ARRIVES_WITHIN):
    try:
        until(lambda: types_about(receiver, number) == list(types), f"{types} of {number} arrive", within)
    except TooLate as late:
        raise TooLate(f"{late}: {[(each.seq, each.status, each.payload) for each in receiver.messages]}") from None


def seqs(receiver):
    return [each.seq for each in receiver.taken]


# ---- the main job


def test_each_event_arrives_once_in_order_signed_and_leads_to_its_entry(embassy, new_receiver):
    receiver = new_receiver()
    number = use_a_stamp(embassy)
    arrives(receiver, number)
    wait_for_numbers(embassy)
    with embassy.partner("treasury") as treasury:
        entries = {each["seq"]: each for each in read_feed(treasury)}
        until(lambda: seqs(receiver)[-1:] == [max(entries)], "the receiver has the last entry", ARRIVES_WITHIN)
        told = receiver.taken
        assert seqs(receiver) == list(range(told[0].seq, max(entries) + 1)), "each once, none left out, in order"
        assert len({each.id for each in told}) == len(told)
        for each in told:
            assert each.payload["type"] == entries[each.seq]["type"]
            assert each.payload["timestamp"] == entries[each.seq]["timestamp"]
            assert set(each.payload["data"]) == {"id", "version", "href", "feed_seq"}
            assert each.headers["content-type"] == "application/json" and len(each.body) < 1000
        path = told[0].payload["data"]["href"].split("/api/v1", 1)[1]
        [entry] = expect(200, treasury.get("/api/v1" + path))["items"]
        assert entry == entries[told[0].seq]
    until(lambda: row(embassy, receiver.endpoint)[:3] == ("active", told[-1].seq, 0), "it is written down")


def test_a_message_that_was_changed_is_not_believed(embassy, new_receiver):
    receiver = new_receiver()
    arrives(receiver, use_a_stamp(embassy))
    message, key = receiver.taken[0], receiver.public_key
    assert verify(key, message.headers, message.body) == message.payload
    for headers, body, now in (
        (message.headers, message.body + b" ", None),
        (message.headers | {"webhook-id": message.headers["webhook-id"] + "x"}, message.body, None),
        (message.headers | {"webhook-timestamp": str(int(message.headers["webhook-timestamp"]) + 1)}, message.body, None),
        (message.headers, message.body, time.time() + 3600),
    ):
        with pytest.raises(ValueError):
            verify(key, headers, body, now)


def test_a_post_is_told_of_its_own_stamps_alone(embassy, new_receiver):
    paris, lyon, redeemed_only = (
        new_receiver("CG-PAR"), new_receiver("CG-LYS"), new_receiver("treasury", "--types", "stamp.redeemed"))
    of_paris = use_a_stamp(embassy)
    of_lyon = use_a_stamp(embassy, "counter-CG-LYS", mission="CG-LYS")
    for receiver, number in ((paris, of_paris), (lyon, of_lyon)):
        arrives(receiver, number)
        assert {each.payload["data"]["id"].split(":")[1] for each in receiver.taken} == {number}
    until(lambda: len(redeemed_only.taken) == 2, "the treasury's receiver is told of both", ARRIVES_WITHIN)
    assert [each.payload["type"] for each in redeemed_only.taken] == ["stamp.redeemed"] * 2
    with embassy.partner("officer-CG-PAR") as officer:
        listed = expect(200, officer.get("/api/v1/webhooks"))["items"]
        assert [each["webhook_id"] for each in listed if each["state"] == "active"] == [paris.endpoint]
        assert {each["owner"] for each in listed} == {"CG-PAR"}
        events = expect(200, officer.get(f"/api/v1/webhooks/{paris.endpoint}/events"))["items"]
        assert {each["data"]["mission"] for each in events} == {"CG-PAR"}
        expect_problem(404, "E_NOT_FOUND", officer.get(f"/api/v1/webhooks/{lyon.endpoint}/events"))
        for word, body in (("pause", {}), ("resume", {}), ("replay", {"after": 0})):
            expect_problem(404, "E_NOT_FOUND", officer.post(f"/api/v1/webhooks/{lyon.endpoint}/{word}", body))
    assert row(embassy, lyon.endpoint)[0] == "active"


# ---- receivers that do not take it


def test_a_receiver_that_is_away_gets_everything_when_it_is_back(embassy, new_receiver):
    receiver, other = new_receiver(), new_receiver()
    receiver.close()
    number = use_a_stamp(embassy)
    arrives(other, number)
    until(lambda: row(embassy, receiver.endpoint)[2] >= 2, "it was tried twice", ARRIVES_WITHIN)
    assert types_about(receiver, number) == []
    receiver.open()
    arrives(receiver, number)
    assert seqs(receiver) == list(range(seqs(receiver)[0], seqs(receiver)[-1] + 1))


@pytest.mark.parametrize("status", [500, 503, 429, 404, 301, 308])
def test_an_event_that_is_not_taken_is_sent_again_under_its_id_and_holds_up_those_behind(embassy, new_receiver, status):
    receiver = new_receiver("CG-PAR")
    refusals = {}

    def refuse_twice(message):
        refusals[message.id] = refusals.get(message.id, 0) + 1
        return (status, {"Location": receiver.url}) if refusals[message.id] <= 2 else (200, {})

    receiver.answer = refuse_twice
    number = use_a_stamp(embassy)
    arrives(receiver, number)
    tries = [each.id for each in receiver.messages]
    first, second = (each.id for each in receiver.taken)
    assert tries == [first] * 3 + [second] * 3
    until(lambda: row(embassy, receiver.endpoint)[2] == 0, "its failures are over")


def test_who_asks_for_time_is_given_it(embassy, new_receiver):
    receiver = new_receiver("CG-PAR")
    told_to_wait = []

    def ask_for_time(message):
        if not told_to_wait:
            told_to_wait.append(message.at)
            return 503, {"Retry-After": "4"}
        return 200, {}

    receiver.answer = ask_for_time
    arrives(receiver, use_a_stamp(embassy))
    assert receiver.taken[0].at - told_to_wait[0] >= 3.9


def test_a_slow_receiver_is_not_waited_for_and_delays_no_other(embassy, new_receiver):
    slow, quick = new_receiver(), new_receiver()
    slow.delay = 60
    number = use_a_stamp(embassy)
    arrives(quick, number, within=10)
    until(lambda: "imeout" in row(embassy, slow.endpoint)[3], "the slow one is given up", ARRIVES_WITHIN)


def test_one_that_is_gone_is_disabled_until_its_owner_resumes_it(embassy, new_receiver):
    receiver = new_receiver("CG-PAR")
    receiver.answer = lambda message: (410, {})
    number = use_a_stamp(embassy)
    until(lambda: row(embassy, receiver.endpoint)[0] == "disabled", "it is disabled", ARRIVES_WITHIN)
    tried = len(receiver.messages)
    receiver.answer = lambda message: (200, {})
    time.sleep(2)
    assert len(receiver.messages) == tried == 1
    with embassy.partner("officer-CG-PAR") as officer:
        resumed = expect(200, officer.post(f"/api/v1/webhooks/{receiver.endpoint}/resume", {}))
    assert resumed["state"] == "active"
    arrives(receiver, number)


def test_one_that_never_takes_it_is_paused_and_an_alarm_raised(embassy, new_receiver):
    receiver = new_receiver("CG-PAR")
    receiver.answer = lambda message: (500, {})
    number = use_a_stamp(embassy)
    until(lambda: row(embassy, receiver.endpoint)[0] == "paused", "it is paused", ARRIVES_WITHIN)
    assert len(receiver.messages) == len(PAUSES) + 1
    with embassy.ops() as ops:
        measures = ops.get("/metrics").body.decode()
    assert 'etimbre_webhook_endpoints{state="paused"} 1' in measures
    receiver.answer = lambda message: (200, {})
    assert embassy.run("webhooks", "resume", receiver.endpoint).returncode == 0
    arrives(receiver, number)


# ---- what owners do


def test_a_paused_endpoint_misses_nothing(embassy, new_receiver):
    receiver = new_receiver("CG-PAR")
    with embassy.partner("officer-CG-PAR") as officer:
        for _ in range(2):
            assert expect(200, officer.post(f"/api/v1/webhooks/{receiver.endpoint}/pause", {}))["state"] == "paused"
        number = use_a_stamp(embassy)
        time.sleep(1.5)
        assert receiver.messages == []
        expect(200, officer.post(f"/api/v1/webhooks/{receiver.endpoint}/resume", {}))
    arrives(receiver, number)


def test_what_is_replayed_bears_the_ids_that_it_had(embassy, new_receiver):
    receiver = new_receiver("CG-PAR")
    numbers = [use_a_stamp(embassy) for _ in range(2)]
    for number in numbers:
        arrives(receiver, number)
    first = [(each.id, each.body) for each in receiver.taken]
    with embassy.partner("treasury") as treasury:
        after = receiver.taken[0].seq
        path = f"/api/v1/webhooks/{receiver.endpoint}/replay"
        expect(200, treasury.post(path, {"after": after}))
        until(lambda: len(receiver.taken) == 2 * len(first) - 1, "all but the first come again", ARRIVES_WITHIN)
        assert [(each.id, each.body) for each in receiver.taken[len(first):]] == first[1:]
        problem = expect_problem(422, "E_FIELDS", treasury.post(path, {"after": 10**9}))
        assert [each["pointer"] for each in problem["errors"]] == ["/after"]


def test_a_ping_is_sent_by_hand(embassy, new_receiver):
    receiver = new_receiver()
    done = embassy.run("webhooks", "test", receiver.endpoint)
    assert (done.returncode, done.stdout) == (0, "taken (204)\n"), done
    assert receiver.taken[-1].payload["type"] == "webhook.ping"
    receiver.answer = lambda message: (500, {})
    assert embassy.run("webhooks", "test", receiver.endpoint).returncode == 1
    assert embassy.run("webhooks", "test", "0" * 32).returncode == 1


# ---- addresses that are none of a receiver's


class Trap:
    """Listens, and counts whoever connects."""

    def __init__(self, port):
        self.listening = socket.create_server(("127.0.0.1", port))
        self.port = port
        self.visits = 0
        threading.Thread(target=self.count, daemon=True).start()

    def count(self):
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            self.visits += 1
            connection.close()

    def close(self):
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()


def free_one(ports):
    for port in ports:
        with socket.socket() as tried:
            try:
                tried.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise AssertionError("no port is left")


@pytest.fixture
def trap(ports):
    trap = Trap(free_one(ports))
    yield trap
    trap.close()


@pytest.mark.parametrize("url", [
    "http://receiver.example/", "https://127.0.0.2:{port}/", "https://10.0.0.1/", "https://[::1]:{port}/", "https://0x7f000001:{port}/",
    "https://2130706433:{port}/", "https://user@receiver.example/", "https://receiver.example:22/", "ftp://receiver.example/",
])
def test_an_address_that_is_no_receiver_s_cannot_be_registered(embassy, trap, url):
    before = embassy.books.counts()
    done = embassy.run("webhooks", "add", "--owner", "treasury", "--url", url.format(port=trap.port))
    assert done.returncode == 1 and done.stderr, done
    assert embassy.books.counts() == before


def test_an_owner_that_is_nobody_and_a_type_that_is_none_are_refused(embassy):
    for words in (["--owner", "CG-XXX"], ["--owner", "treasury", "--types", "stamp.lost"], ["--owner", "treasury", "--from", "999999999"]):
        assert embassy.run("webhooks", "add", "--url", "https://receiver.example/", *words).returncode == 1


@pytest.fixture(scope="module")
def strict(model_house, ports, tmp_path_factory):
    """A house that allows no address but public ones."""
    settings = settings_for(ports, allow_addresses=[])
    with opened(House.like(model_house, tmp_path_factory.mktemp("strict") / "state", settings)) as house:
        yield house.start()
        house.stop()


def test_a_name_that_means_this_machine_is_never_connected_to(strict, trap):
    endpoint = add(strict, "treasury", f"https://localhost:{trap.port}/")
    buy_stamp(strict, PASSPORT)
    until(lambda: row(strict, endpoint)[2] >= 2, "it was tried twice", ARRIVES_WITHIN)
    assert row(strict, endpoint)[3] == "the address is not public: nothing was sent"
    assert trap.visits == 0
    assert strict.run("webhooks", "test", endpoint).stderr == "the address is not public: nothing was sent\n"
    assert trap.visits == 0


def test_a_redirect_to_this_machine_is_not_followed(embassy, new_receiver, trap):
    receiver = new_receiver("CG-PAR")
    receiver.answer = lambda message: (307, {"Location": f"https://127.0.0.1:{trap.port}/"})
    use_a_stamp(embassy)
    until(lambda: row(embassy, receiver.endpoint)[2] >= 2, "it was tried twice", ARRIVES_WITHIN)
    assert trap.visits == 0


# ---- kills


def test_a_service_that_is_killed_again_and_again_loses_nothing_and_keeps_the_order(model_house, ports, tmp_path):
    settings = settings_for(ports)
    with opened(House.like(model_house, tmp_path / "state", settings)) as house:
        house.start()
        receiver = receiver_of(house, ports)
        receiver.delay = 0.03
        endpoint = add(house, "treasury", receiver.url, "--from", "0")
        for _ in range(4):
            use_a_stamp(house)
        for _ in range(8):
            seen = len(receiver.messages)
            until(lambda: len(receiver.messages) > seen or not behind(house, endpoint), "one more arrives", ARRIVES_WITHIN)
            house.service.kill()
            house.start()
        use_a_stamp(house)
        wait_for_numbers(house)
        until(lambda: not behind(house, endpoint), "everything is delivered", ARRIVES_WITHIN)
        told = receiver.taken
        house.stop()
        receiver.close()
    last, ids = 0, {}
    for each in told:
        assert each.seq in (last, last + 1), [each.seq for each in told]
        assert ids.setdefault(each.seq, each.id) == each.id, "what comes again bears its id"
        last = each.seq
    assert sorted(ids) == list(range(1, last + 1))
    assert receiver.wrong == []


def test_a_wrong_question_or_replay_is_refused_and_names_its_field(embassy, new_receiver):
    receiver = new_receiver()
    path = f"/api/v1/webhooks/{receiver.endpoint}"
    with embassy.partner("treasury") as treasury:
        for query in ("?limit=0", "?limit=201", "?cursor=x"):
            for asked in ("/api/v1/webhooks", f"{path}/events"):
                expect_problem(422, "E_FIELDS", treasury.get(asked + query))
        before = row(embassy, receiver.endpoint)
        for after in (-1, "7", None, True, 2**31, 2**63 - 1):
            answer = expect_problem(422, "E_FIELDS", treasury.post(f"{path}/replay", {"after": after}))
            assert [each["pointer"] for each in answer["errors"]] == ["/after"], (after, answer)
        assert row(embassy, receiver.endpoint) == before


def test_the_audit_agrees(embassy):
    done = embassy.run("audit")
    assert done.returncode == 0, done.stdout
