"""What the explorer does, written by dice: lines that a person reads and the stage performs.

A line is a verb and the names it is about; `order o1 passport`, `pay o1 a1`, `card a1 approved`. Names come from the
line that makes the thing, so a line whose thing was never made does nothing, and any part of a script is a script.
"""

import random

from purchase import APPROVED, IMMATRICULATION, PASSPORT, REFUSED, REFUSED_THEN_APPROVED, VISA_FOR_DIPLOMATS

BASKETS = {
    "passport": [PASSPORT],
    "registration": [IMMATRICULATION],
    "three": [IMMATRICULATION | {"quantity": 2}, PASSPORT],
    "free": [VISA_FOR_DIPLOMATS],
}
CARDS = {
    "approved": APPROVED,
    "refused": REFUSED,
    "twice": REFUSED_THEN_APPROVED,
    "mastercard": "5453010000066100",
    "funds": "4000000000000051",
}
# Every switch of the simulator that has to do with paying, with what else it may be set with.
FAULTS = {
    "answer_lost": {},
    "callback_lost": {},
    "callback_twice": {},
    "callback_late": {"seconds": (0, 1, 2)},
    "callback_reordered": {},
    "wrong_amount": {"amount_minor": (1, 100, 86100)},
    "wrong_currency": {},
    "bad_hash": {},
    "unknown_field": {},
    "html_escaped": {},
    "no_code": {},
    "stall": {"seconds": (1, 2, 3)},
    "crash": {},
    "capture_fails": {"count": (1, 2, 3)},
    "status_unavailable": {"count": (1, 2, 4)},
}
# Those that have to do with money that goes back.
FAULTS_OF_REFUNDS = {
    "answer_lost": {"count": (1, 2)},
    "refund_fails": {"count": (1, 2, 3)},
    "stall": {"seconds": (1, 2)},
    "crash": {},
    "status_unavailable": {"count": (1, 2, 4)},
}


def text_of(lines):
    return "\n".join(" ".join(line) for line in lines)


def lines_of(text):
    return [tuple(line.split()) for line in text.splitlines() if line.strip()]


class Author:
    """Writes one script. Scenes that belong together are interleaved with others, as people are."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.orders = []
        self.attempts = []
        self.made = 0

    def script(self):
        scenes = [self.purchase(), self.purchase()]
        scenes += [self.any_scene() for _ in range(self.dice.randint(3, 12))]
        lines, going = [], []
        while scenes or going:
            while scenes and len(going) < 3:
                going.append(scenes.pop(0))
            scene = self.dice.choice(going)
            line = next(scene, None)
            if line is None:
                going.remove(scene)
            else:
                lines.append(line)
        return lines

    def any_scene(self):
        scenes = {
            self.purchase: 4, self.second_attempt: 5, self.again_with_a_card: 2, self.death: 4, self.counter: 3,
            self.repetition: 2, self.time: 2, self.treasury_desk: 1, self.rest: 2, self.giving_back: 5, self.contest: 2,
        }
        return self.dice.choices(list(scenes), list(scenes.values()))[0]()

    # ---- names and particulars

    def new(self, kind):
        self.made += 1
        return f"{kind}{self.made}"

    def fault(self, attempt, among=None):
        among = among or FAULTS
        name = self.dice.choice(list(among))
        more = [f"{key}={self.dice.choice(values)}" for key, values in among[name].items()]
        return ("fault", name, attempt, *more)

    def card(self):
        return self.dice.choices(list(CARDS), (6, 2, 2, 1, 1))[0]

    def some_order(self):
        return self.dice.choice(self.orders) if self.orders else "none"

    def some_attempt(self):
        return self.dice.choice(self.attempts) if self.attempts else ("none", "none")

    # ---- scenes

    def purchase(self):
        order, attempt = self.new("o"), self.new("a")
        yield ("order", order, self.dice.choices(list(BASKETS), (5, 3, 3, 1))[0])
        self.orders.append(order)
        yield ("pay", order, attempt)
        self.attempts.append((order, attempt))
        yield from self.cards_in(attempt)

    def cards_in(self, attempt):
        for _ in range(self.dice.choice((0, 0, 1, 1, 2))):
            yield self.fault(attempt)
        for _ in range(self.dice.choice((0, 1, 1, 1, 2))):
            yield ("card", attempt, self.card())
        if self.dice.random() < 0.2:
            yield ("return", attempt)

    def second_attempt(self):
        """The first attempt expires, its page still lies in a tab, and there is another."""
        order, old = self.some_attempt()
        new = self.new("a")
        if self.dice.random() < 0.3:
            yield self.fault(old)
        yield ("expire", old)
        if self.dice.random() < 0.7:
            yield ("closed", old)
        yield ("pay", order, new)
        self.attempts.append((order, new))
        if self.dice.random() < 0.6:
            yield self.fault(self.dice.choice((old, new)))
        if self.dice.random() < 0.4:
            yield ("together", old, new)
            return
        tabs = [("card", old, "approved"), ("card", new, self.card())]
        self.dice.shuffle(tabs)
        yield from tabs

    def again_with_a_card(self):
        yield ("card", self.some_attempt()[1], self.card())

    def death(self):
        who = self.dice.choices(("service", "simulator", "both"), (6, 2, 1))[0]
        for each in ("service", "simulator") if who == "both" else (who,):
            yield ("kill", each, str(self.dice.choice((0, 0, 1, 2, 5, 10, 20, 40, 80))))
        yield ("start",)

    def counter(self):
        for _ in range(self.dice.randint(1, 3)):
            yield ("redeem", self.some_order())

    def giving_back(self):
        """A citizen, or an officer, gives one stamp or all of an order back, before or after the acquirer's day has closed."""
        order, attempt = self.some_attempt()
        if self.dice.random() < 0.7:
            yield ("settled",)
        for _ in range(self.dice.choice((0, 0, 1, 1, 2))):
            yield self.fault(attempt, FAULTS_OF_REFUNDS)
        if self.dice.random() < 0.4:
            yield ("dayclose",)
        for _ in range(self.dice.choice((1, 1, 2))):
            yield (self.dice.choices(("refund", "void"), (3, 1))[0], order, self.dice.choice(("one", "all")))

    def contest(self):
        """A counter uses a stamp while its citizen gives it back."""
        yield ("settled",)
        yield ("contest", self.some_order())

    def repetition(self):
        yield (self.dice.choice(("replay", "look")), self.some_order())

    def time(self):
        yield (self.dice.choice(("expire", "ask")), self.some_attempt()[1])

    def treasury_desk(self):
        yield ("hand", "PostAuth", self.some_attempt()[1])

    def rest(self):
        yield (self.dice.choice(("rest", "settled")),)
