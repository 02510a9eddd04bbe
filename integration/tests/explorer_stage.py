"""Performs a script against the real programs, and remembers what everybody was told."""

import json
import threading
import time
import types
import urllib.parse

from acquirer import ReturnForm
from cc5 import by_hand
from client import new_key
from explorer_promises import ANSWERED_WITHIN, UNREACHABLE, Broken
from explorer_refunds import GivingBack
from explorer_script import BASKETS, CARDS
from purchase import Order, order_of, type_card
from waiting import TooLate, until

WORTH_WAITING = 70_000_000  # microseconds; longer than a worker's claim. Later jobs are not waited for: time passes.
OFTEN = 0.1


class Stage(GivingBack):
    def __init__(self, house):
        self.house = house
        self.public = house.public()
        self.partner = house.partner()
        self.officer = house.partner("officer-CG-PAR")
        self.orders = {}
        self.attempts = {}
        self.failures = []
        self.threads = []
        self.killers = []
        self.unanswered = []
        self.nothing_comes_before = 0.0

    # ---- the lines

    def perform(self, lines):
        for line in lines:
            getattr(self, f"do_{line[0]}")(*line[1:])
            self.complain()

    def complain(self):
        if self.failures:
            raise Broken("; ".join(self.failures))

    def do_order(self, name, basket):
        fee = {"mission": "CG-PAR", "lines": BASKETS[basket]}

        def quoted(answer):
            body, key = order_of(self.is_told(201, answer)), new_key()
            self.ask(lambda: self.public.post("/api/v1/orders", body, key=key), ordered)

        def ordered(answer):
            told = self.is_told(201, answer)
            placed = Order(told["order_id"], told["access_token"], told["state"], told["pay_url"])
            units = sum(line["quantity"] for line in BASKETS[basket])
            self.orders[name] = types.SimpleNamespace(
                name=name, placed=placed, units=units, stamps={}, used={}, voided=set(), returned=set(), done=[], attempts=[], paid=False
            )
        self.ask(lambda: self.public.post("/api/v1/quotes", fee), quoted)

    def do_pay(self, order, name):
        known = self.orders.get(order)
        if not known:
            return
        key, placed = new_key(), known.placed

        def send():
            return self.public.post(f"{placed.path}/payments", {}, key=key, bearer=placed.token)

        def started(answer):
            if answer.status == 409:
                if answer.code not in ("E_PAYMENT_OPEN", "E_ORDER_PAID"):
                    raise Broken(f"a payment of {order} is refused: {answer}")
                return
            told = self.is_told(201, answer)
            known.done.append((send, answer))
            made = types.SimpleNamespace(
                name=name, id=told["payment_id"], oid=told["oid"], redirect=told["redirect"], page=None, disturbed=False
            )
            known.attempts.append(made)
            self.attempts[name] = made
        self.ask(send, started)

    def do_card(self, name, card):
        attempt = self.attempts.get(name)
        if attempt:
            self.in_background(lambda: self.type_in(attempt, CARDS[card]))

    def do_together(self, *names):
        tabs = [self.attempts[name] for name in names if name in self.attempts]
        start = threading.Barrier(len(tabs)) if tabs else None

        def pay(tab):
            start.wait(10)
            self.type_in(tab, CARDS["approved"])
        for tab in tabs:
            self.in_background(lambda tab=tab: pay(tab))

    def type_in(self, attempt, card):
        with self.house.acquirer() as acquirer:
            try:
                page = type_card(acquirer, attempt.redirect, card)
            except UNREACHABLE:
                return
        if page.status not in (200, 409):
            self.failures.append(f"the acquirer's page says {page.status} of {attempt.name}")
        attempt.page = page.body.decode() if page.status == 200 else attempt.page

    def do_return(self, name):
        attempt = self.attempts.get(name)
        if not attempt or not attempt.page:
            return
        form = urllib.parse.urlencode(ReturnForm(attempt.page).fields)
        self.ask(lambda: self.public.post_form("/pay/return", form), lambda answer: self.is_status(303, answer))

    def do_fault(self, fault, name, *more):
        attempt = self.attempts.get(name)
        if not attempt:
            return
        particulars = {key: int(value) for key, _, value in (each.partition("=") for each in more)}
        self.nothing_comes_for(particulars.get("seconds", 0))
        switch = {"fault": fault, "oid": attempt.oid} | particulars
        with self.house.acquirer() as acquirer:
            try:
                acquirer.post("/sim/faults", switch)
            except UNREACHABLE:
                pass

    def do_kill(self, who, milliseconds):
        program = getattr(self.house, who)
        if program.is_running():
            self.killers.append(self.in_background(program.kill, int(milliseconds) / 1000))

    def do_start(self):
        self.join(self.killers)
        self.killers = []
        until(self.revived, "both programs answer again", 60)
        owed, self.unanswered = self.unanswered, []
        for send, then in owed:
            self.ask(send, then)

    def revived(self):
        """Starts what is dead. The simulator may die again at once: one of its switches says so."""
        for program in (self.house.simulator, self.house.service):
            if not program.is_running():
                if program is self.house.service and program.exit_code() not in (None, -9):
                    raise Broken(f"the service ended by itself with {program.exit_code()}")
                program.start()
        try:
            return self.house.is_ready()
        except AssertionError:
            return False

    def do_redeem(self, name):
        order = self.orders.get(name)
        if not order:
            return
        self.do_look(name)
        for stamp in self.unused(order):
            self.redeem(order, stamp)
            return
        for stamp in list(order.stamps.values())[:1]:
            self.redeem(order, stamp)

    @staticmethod
    def unused(order):
        return [each for number, each in order.stamps.items() if number not in order.used and number not in order.voided]

    def redeem(self, order, stamp):
        self.ask(*self.redemption_of(order, stamp))

    def redemption_of(self, order, stamp):
        """How it is sent, and what its answer may be."""
        body, key, number = {"text": stamp["text"], "service": stamp["service"]}, new_key(), stamp["number"]

        def send(client=None):
            return (client or self.partner).post("/api/v1/redemptions", body, key=key)

        def told(answer):
            if answer.code == "E_VOID" and number not in order.used:
                order.voided.add(number)
            elif number not in order.used:
                order.used[number] = self.is_told(201, answer)
                order.done.append((send, answer))
                if number in order.returned:
                    raise Broken(f"stamp {number} of {order.name} was given back, and is used: {answer}")
            elif (answer.status, answer.code) != (409, "E_REDEEMED"):
                raise Broken(f"stamp {number} of {order.name} is used a second time: {answer}")
        return send, told

    def do_look(self, name):
        order = self.orders.get(name)
        if not order:
            return
        self.ask(
            lambda: self.public.get(order.placed.path, bearer=order.placed.token),
            lambda answer: self.is_seen(order, self.is_told(200, answer)),
        )

    def is_seen(self, order, seen):
        """What an order shows; what it has shown once, it shows for ever."""
        stamps = {stamp["number"]: stamp for stamp in seen["stamps"]}
        paid = seen["state"] in ("paid", "partly_voided", "voided")
        if paid and len(stamps) != order.units:
            raise Broken(f"{order.name} is paid and has {len(stamps)} stamps instead of {order.units}")
        if not paid and (stamps or order.paid):
            raise Broken(f"{order.name} is {seen['state']} with {len(stamps)} stamps, and was paid: {order.paid}")
        for number, stamp in order.stamps.items():
            if stamps.get(number, {}) | {"state": ""} != stamp | {"state": ""}:
                raise Broken(f"stamp {number} of {order.name} has changed")
        for number in order.voided:
            if stamps[number]["state"] != "voided":
                raise Broken(f"stamp {number} of {order.name} was given back and is {stamps[number]['state']}")
        order.paid = paid
        order.stamps = stamps

    def do_replay(self, name):
        order = self.orders.get(name)
        for send, first in order.done if order else []:
            self.ask(send, lambda again, first=first: self.is_same(first, again))

    @staticmethod
    def is_same(first, again):
        if (again.status, again.json, again.is_replayed) != (first.status, first.json, True):
            raise Broken(f"the same request again: {again} instead of {first}")

    def do_expire(self, name):
        attempt = self.attempts.get(name)
        if attempt:
            attempt.disturbed = True
            self.house.books.bring_forward("expire", attempt.id)

    def do_ask(self, name):
        """Once more, a little early; not the last look at an attempt that has ended, which is far away."""
        attempt = self.attempts.get(name)
        if attempt:
            soon = self.moment(WORTH_WAITING)
            change = "UPDATE job SET due_us = 0 WHERE kind = 'ask_status' AND job_key = ? AND due_us < ?"
            self.house.books.change((change, (attempt.id, soon)))

    def do_closed(self, name):
        """Waits a moment for the end of an attempt whose time is over; there may be none yet."""
        attempt = self.attempts.get(name)
        if attempt:
            self.patiently(lambda: self.state_of(attempt) not in ("redirected", "expiring"))

    def do_hand(self, operation, name):
        attempt = self.attempts.get(name)
        if not attempt:
            return
        attempt.disturbed = True
        with self.house.acquirer() as acquirer:
            try:
                by_hand(self.house, acquirer, operation, attempt.oid)
            except UNREACHABLE:
                pass

    def do_rest(self):
        self.join()

    def do_settled(self):
        self.join()
        self.patiently(lambda: not self.house.books.payments_on_the_way() and not self.house.books.refunds_on_the_way())

    # ---- asking, waiting

    def ask(self, send, then):
        """Sends, and hands the answer on. A service that is down is asked the same again when it lives."""
        try:
            answer = send()
        except UNREACHABLE:
            self.unanswered.append((send, then))
            return
        if answer.status == 503:
            self.unanswered.append((send, then))
        else:
            then(answer)

    @staticmethod
    def is_status(wanted, answer):
        if answer.status != wanted:
            raise Broken(f"{answer} instead of {wanted}")

    def is_told(self, wanted, answer):
        self.is_status(wanted, answer)
        return json.loads(answer.body)

    def in_background(self, work, after=0.0):
        def guarded():
            try:
                work()
            except BaseException as failure:
                self.failures.append(repr(failure))
        thread = threading.Timer(after, guarded)
        thread.daemon = True
        self.threads.append(thread)
        thread.start()
        return thread

    def join(self, threads=None):
        for thread in self.threads if threads is None else threads:
            thread.join(ANSWERED_WITHIN)
            if thread.is_alive():
                raise Broken(f"no answer within {ANSWERED_WITHIN} s")
        self.threads = [thread for thread in self.threads if thread.is_alive()]

    def patiently(self, condition, within=2.0):
        """Waits for what often comes, and goes on without it."""
        try:
            until(lambda: condition() or not self.house.service.is_running(), "", within)
        except TooLate:
            pass

    def nothing_comes_for(self, seconds):
        self.nothing_comes_before = max(self.nothing_comes_before, time.monotonic() + seconds)

    def state_of(self, attempt):
        return self.house.books.rows("SELECT state FROM payment WHERE payment_id = ?", attempt.id)[0][0]

    @staticmethod
    def moment(microseconds):
        return time.time_ns() // 1000 + microseconds

    # ---- the end

    def come_to_rest(self, within=75.0):
        """No more faults, everybody is answered, every page is closed by time, and nothing is owed any more.

        That may take a worker's claim of 60 s: a job that died with the service is taken up only after it.
        """
        self.do_start()
        self.join()
        self.do_start()
        self.forget_faults()
        until(lambda: time.monotonic() > self.nothing_comes_before, "all that is late has come", 60)
        self.do_start()
        if self.unanswered:
            raise Broken("somebody is never answered")
        try:
            until(self.nothing_is_on_the_way, "every payment is settled", within, OFTEN)
            until(self.nothing_is_owed, "every job is done", within, OFTEN)
        except TooLate as late:
            books = self.house.books
            payments = books.rows("SELECT oid, state FROM payment WHERE state NOT IN ('captured', 'expired')")
            payments += books.refunds_on_the_way()
            raise Broken(f"{late}; payments {payments}; jobs {books.rows('SELECT * FROM job')}") from None
        self.complain()

    def forget_faults(self):
        with self.house.acquirer() as acquirer:
            acquirer.send("DELETE", "/sim/faults")

    def nothing_is_on_the_way(self):
        self.pass_time(("ask_status", "undo", "refund"))
        return not self.house.books.payments_on_the_way() and not self.house.books.refunds_on_the_way()

    def nothing_is_owed(self):
        """Every page is dead by now, so that the look at an attempt that has ended is the last one."""
        ended = "UPDATE payment SET created_us = 0 WHERE state IN ('expired', 'failed', 'cancelled') AND created_us > 0"
        self.house.books.change(ended)
        self.pass_time(("ask_status", "undo", "expire", "refund"))
        return not self.house.books.rows("SELECT kind FROM job WHERE kind <> 'reconcile'")  # that one is owed for ever

    def pass_time(self, kinds):
        """The time passes until each of those jobs is due that the explorer would have to wait for."""
        marks = ",".join("?" * len(kinds))
        change = f"UPDATE job SET due_us = 0 WHERE due_us > ? AND kind IN ({marks})"
        self.house.books.change((change, (self.moment(WORTH_WAITING), *kinds)))

    def close(self):
        self.public.close()
        self.partner.close()
        self.officer.close()
