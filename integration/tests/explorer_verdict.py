"""What must hold when a script is over, whatever was in it."""

from acquirer_book import money_kept, read_book
from explorer_stage import Broken

WITH_MONEY = ("captured", "captured_late")


class Verdict:
    """Reads the acquirer's book and ours once, and lists every promise that was broken."""

    def __init__(self, stage):
        self.stage = stage
        self.house = stage.house
        self.broken = []
        books = self.house.books
        with self.house.acquirer() as acquirer:
            self.book = read_book(acquirer)
        self.kept = money_kept(self.book)
        self.payments = {
            oid: (payment, order, state)
            for oid, payment, order, state in books.rows("SELECT oid, payment_id, order_id, state FROM payment")
        }
        self.paid_by = dict(books.rows("SELECT order_id, payment_id FROM order_paid"))
        self.stamps = books.rows("SELECT number, order_id FROM stamp")
        self.owed = dict(books.rows(
            "SELECT s.order_id, SUM(s.total_minor) FROM stamp s LEFT JOIN stamp_end e ON e.number = s.number"
            " WHERE e.kind IS NULL OR e.kind <> 'voided' GROUP BY s.order_id"))
        self.ordered = dict(books.rows("SELECT order_id, COUNT(*) FROM order_unit GROUP BY order_id"))

    def must(self, held, otherwise):
        if not held:
            self.broken.append(otherwise)

    def give(self):
        self.the_books_agree()
        self.money_pays_one_order_or_goes_back()
        self.stamps_belong_to_paid_orders()
        self.what_was_told_still_holds()
        self.who_did_everything_right_has_stamps()
        self.the_auditor_and_the_log_are_content()
        if self.broken:
            raise Broken("\n".join(self.broken))

    def the_books_agree(self):
        ours = self.house.books.captured_by_oid()
        self.must(ours == self.kept, f"our ledger says {ours}, the acquirer's book {self.kept}")
        total = self.house.books.captured_in_all()
        self.must(total == sum(self.kept.values()), f"the receivable is {total}, the acquirer owes {sum(self.kept.values())}")

    def money_pays_one_order_or_goes_back(self):
        for oid, transaction in self.book.items():
            payment, order, state = self.payments[oid]
            held = f"{oid} ({state} with us) is {transaction['state']} at the acquirer"
            self.must(transaction["state"] != "authorised" or state == "conflicted", f"{held}: neither taken nor released")
            if oid in self.kept:
                self.must(state in WITH_MONEY, f"{held}: money that pays nothing")
                self.must(self.paid_by.get(order) == payment, f"{held}: its order is paid by {self.paid_by.get(order)}")
            if self.paid_by.get(order) == payment:
                stamps = int(self.owed.get(order, 0))
                self.must(self.kept.get(oid, 0) == stamps, f"{held}: it keeps {self.kept.get(oid, 0)} for stamps worth {stamps}")
            elif oid not in self.kept:
                self.must(state not in WITH_MONEY, f"{held}: paid without money")

    def stamps_belong_to_paid_orders(self):
        numbers = [number for number, _ in self.stamps]
        self.must(len(numbers) == len(set(numbers)), "a stamp number was issued twice")
        for order, units in self.ordered.items():
            has = sum(1 for _, owner in self.stamps if owner == order)
            wanted = units if order in self.paid_by else 0
            self.must(has == wanted, f"order {order} has {has} stamps instead of {wanted}")

    def what_was_told_still_holds(self):
        stage = self.stage
        for order in stage.orders.values():
            try:
                stage.do_look(order.name)
                stage.do_replay(order.name)
            except Broken as broken:
                self.broken.append(str(broken))
            self.must(not stage.unanswered, f"{order.name} is not answered")
        for kind, told in (("redeemed", "used"), ("voided", "voided")):
            known = {number for order in stage.orders.values() for number in getattr(order, told)}
            ended = {number for (number,) in self.house.books.rows("SELECT number FROM stamp_end WHERE kind = ?", kind)}
            self.must(known == ended, f"{told} stamps were told as {known}, and are {ended}")

    def who_did_everything_right_has_stamps(self):
        """One attempt, never disturbed by time or by hand, its card approved: that is a paid order."""
        for order in self.stage.orders.values():
            if len(order.attempts) != 1 or order.attempts[0].disturbed:
                continue
            transaction = self.book.get(order.attempts[0].oid, {"state": "refused"})
            if transaction["state"] != "refused":
                self.must(
                    order.paid and (transaction["state"] == "captured" or len(order.voided) == order.units),
                    f"{order.name}: its card was approved; it is {transaction['state']} and the order paid: {order.paid}",
                )

    def the_auditor_and_the_log_are_content(self):
        audit = self.house.run("audit")
        self.must(audit.returncode == 0, f"audit: {audit.stdout}{audit.stderr}")
        for line in self.house.service.log.read_text(errors="replace").splitlines():
            self.must('"level":"error"' not in line and line.startswith("{"), f"the service logs {line}")
