"""People who buy and use stamps without a pause, and who try again whatever happens to the service.

Each keeps what it was told was done. Every request is repeated with the same Idempotency-Key until it is answered, as
the browser of a person does who presses the button again.
"""

import http.client
import queue
import threading
import time

from client import new_key
from purchase import APPROVED, IMMATRICULATION, Order, order_of, type_card

TRIES_FOR = 90
UNREACHABLE = (OSError, http.client.HTTPException)
AGAIN = 0.05


class Traffic:
    def __init__(self, house, buyers=3, counters=2):
        self.house = house
        self.over = threading.Event()
        self.given_up = threading.Event()
        self.failures = []
        self.hardships = []
        self.paid_for = queue.Queue()
        self.placed = []
        self.stamps = {}
        self.used = {}
        self.threads = [threading.Thread(target=self.guarded, args=[self.buy_on], daemon=True) for _ in range(buyers)]
        self.threads += [threading.Thread(target=self.guarded, args=[self.use_on], daemon=True) for _ in range(counters)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.given_up.set()

    def end(self):
        """No more purchases; those begun are carried to their end."""
        self.over.set()
        for thread in self.threads:
            thread.join(TRIES_FOR)
            assert not thread.is_alive(), "somebody is still waiting for an answer"
        assert not self.failures, self.failures

    def guarded(self, work):
        try:
            work()
        except BaseException as failure:
            self.failures.append(repr(failure))

    # ---- pressing the button again

    def insist(self, send, is_answer=lambda answer: answer.status < 500):
        """Sends until there is an answer; a service that is down, or says 503, is asked again.

        What had to be asked more than once is kept in `hardships`: (when it began, seconds, the first answer).
        """
        begun, first = time.monotonic(), None
        while not self.given_up.wait(AGAIN):
            try:
                answer = send()
            except UNREACHABLE as failure:
                first = first or repr(failure)
                continue
            if is_answer(answer):
                if first:
                    self.hardships.append((begun, time.monotonic() - begun, first))
                return answer
            first = first or repr(answer)
        raise AssertionError("given up")

    def longest_hardship(self):
        """How long somebody had to ask again and again until he knew, in seconds."""
        return max((seconds for _, seconds, _ in self.hardships), default=0.0)

    def told(self, wanted, send):
        answer = self.insist(send)
        assert answer.status == wanted, answer
        return answer.json

    # ---- the buyer

    def buy_on(self):
        with self.house.public() as public, self.house.acquirer() as acquirer:
            while not self.over.is_set():
                self.paid_for.put(self.buy(public, acquirer))

    def buy(self, public, acquirer):
        fee = {"mission": "CG-PAR", "lines": [IMMATRICULATION]}
        quoted = self.told(201, lambda: public.post("/api/v1/quotes", fee))
        body, key = order_of(quoted), new_key()
        told = self.told(201, lambda: public.post("/api/v1/orders", body, key=key))
        placed = Order(told["order_id"], told["access_token"], told["state"], told["pay_url"])
        self.placed.append(placed)
        key = new_key()
        payment = self.told(201, lambda: public.post(f"{placed.path}/payments", {}, key=key, bearer=placed.token))
        self.insist(lambda: type_card(acquirer, payment["redirect"], APPROVED), lambda page: page.status in (200, 409))
        return placed

    # ---- the counter

    def use_on(self):
        with self.house.public() as public, self.house.partner() as counter:
            while not (self.over.is_set() and self.paid_for.empty()):
                try:
                    placed = self.paid_for.get(timeout=0.1)
                except queue.Empty:
                    continue
                if not self.use(public, counter, placed):
                    self.paid_for.put(placed)

    def use(self, public, counter, placed):
        """Whether the order was paid, and its stamp therefore used."""
        seen = self.told(200, lambda: public.get(placed.path, bearer=placed.token))
        if seen["state"] != "paid":
            return False
        [stamp] = seen["stamps"]
        self.stamps[placed.id] = stamp
        body, key = {"text": stamp["text"], "service": stamp["service"]}, new_key()
        told = self.told(201, lambda: counter.post("/api/v1/redemptions", body, key=key))
        self.used[stamp["number"]] = (body, key, told)
        return True
