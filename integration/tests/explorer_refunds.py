"""The lines of a script in which stamps are given back: by their citizen, by an officer, against a counter."""

import threading

from client import new_key
from explorer_promises import ANSWERED_WITHIN, UNREACHABLE, Broken

REASON = "The dice said so."
LOST = ("E_REDEEMED", "E_VOID")


class GivingBack:
    """A part of the stage, which asks and remembers."""

    def do_refund(self, name, how_many):
        order = self.orders.get(name)
        if not order:
            return
        self.do_look(name)
        stamps = self.unused(order) or list(order.stamps.values())
        if stamps:
            self.ask(*self.refund_of(order, stamps if how_many == "all" else stamps[:1]))

    def do_void(self, name, _how_many):
        order = self.orders.get(name)
        if not order:
            return
        self.do_look(name)
        for stamp in self.unused(order)[:1]:
            self.ask(*self.void_of(order, stamp))

    def do_contest(self, name):
        """A counter and a citizen at the same instant; of one stamp there is one end."""
        order = self.orders.get(name)
        if not order:
            return
        self.do_look(name)
        for stamp in self.unused(order)[:1]:
            self.race([self.refund_of(order, [stamp]), self.redemption_of(order, stamp)])

    def race(self, wishes):
        """Whose answer is lost asks the same again when the service lives."""
        start, heard = threading.Barrier(len(wishes)), {}

        def contend(number, send, client):
            start.wait(10)
            try:
                heard[number] = send(client)
            except UNREACHABLE:
                heard[number] = None
        with self.house.public() as browser, self.house.partner() as counter:
            threads = [
                threading.Thread(target=contend, args=(number, wish[0], client))
                for number, (wish, client) in enumerate(zip(wishes, (browser, counter)))
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(2 * ANSWERED_WITHIN)
        for number, (send, told) in enumerate(wishes):
            answer = heard.get(number)
            if answer is None or answer.status == 503:
                self.unanswered.append((send, told))
            else:
                told(answer)

    def do_dayclose(self):
        with self.house.acquirer() as acquirer:
            try:
                acquirer.send("POST", "/sim/day/close")
            except UNREACHABLE:
                pass

    # ---- how each is sent, and what its answer may be

    def refund_of(self, order, stamps):
        numbers, key = [each["number"] for each in stamps], new_key()
        body = {"stamps": numbers, "reason": REASON}

        def send(client=None):
            return (client or self.public).post(f"{order.placed.path}/refunds", body, key=key, bearer=order.placed.token)

        def told(answer):
            if answer.status == 202:
                self.are_returned(order, numbers, answer)
                order.done.append((send, answer))
            elif answer.code not in LOST:
                raise Broken(f"stamps of {order.name} are not taken back: {answer}")
        return send, told

    def void_of(self, order, stamp):
        key, path = new_key(), f"/api/v1/stamps/{stamp['number']}/void"

        def send(client=None):
            return (client or self.officer).post(path, {"reason": REASON}, key=key)

        def told(answer):
            if answer.status == 201:
                self.are_returned(order, [stamp["number"]], answer)
                order.done.append((send, answer))
            elif answer.code not in LOST:
                raise Broken(f"stamp {stamp['number']} is not taken back: {answer}")
        return send, told

    @staticmethod
    def are_returned(order, numbers, answer):
        ended = [number for number in numbers if number in order.used or number in order.returned]
        if ended:
            raise Broken(f"{ended} of {order.name} ended before, and are taken back: {answer}")
        order.voided.update(numbers)
        order.returned.update(numbers)
