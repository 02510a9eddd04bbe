"""A day of a hundred sales, most of them settled wrongly in one of many ways: all are found, each under its name, and nothing else."""

import collections
import csv
import io
import random

import pytest

from acquirer_book import assert_audit_is_clean
from house import House, opened
from purchase import PASSPORT, buy
from settling import exceptions, file_of_today, reconcile, take_in, today
from waiting import together

BUYERS = 6
SALES = 108
OF_EACH_KIND = 8
SEED = 20261201
BASIS_POINTS = 80
HOUR = 3_600_000_000
BANK = "MA64011519000001205000534921"


def minor(decimal):
    return round(float(decimal) * 100)


def decimal(minor):
    return f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02d}"


def priced(row, gross, fee):
    return row | {"gross": decimal(gross), "fee": decimal(fee), "net": decimal(gross - fee)}


def fee_of(gross):
    return (gross * BASIS_POINTS + 5000) // 10_000


class Report:
    """The acquirer's own report of the day, and what must be found in it once faults are planted."""

    def __init__(self, text):
        *self.rows, self.total = csv.DictReader(io.StringIO(text))
        self.expected = collections.Counter()

    def expect(self, code, row):
        self.expected[code, row["oid"]] += 1

    # ---- one way of settling wrongly each; `row` is changed, or joined by another

    def another_amount(self, row):
        gross = minor(row["gross"]) + 100
        row |= priced(row, gross, fee_of(gross))
        self.expect("AMOUNT_DIFF", row)

    def another_fee(self, row):
        row |= priced(row, minor(row["gross"]), minor(row["fee"]) + 7)
        self.expect("FEE_DIFF", row)

    def told_twice(self, row):
        self.rows.append(dict(row))
        self.expect("DUPLICATE_LINE", row)

    def told_of_nobody(self, row):
        self.rows.append(row | {"oid": "N" + row["oid"], "trans_id": "N" + row["trans_id"], "auth_code": ""})
        self.expect("UNKNOWN_LINE", self.rows[-1])

    def refund_of_nobody(self, row):
        gross = -minor(row["gross"])
        self.rows.append(priced(row, gross, 0) | {"type": "REFUND", "oid": "R" + row["oid"], "trans_id": "R" + row["trans_id"], "auth_code": ""})
        self.expect("REFUND_UNKNOWN", self.rows[-1])

    def charged_back(self, row):
        self.rows.append(priced(row, -minor(row["gross"]), 0) | {"type": "CHARGEBACK"})
        self.expect("CHARGEBACK", row)

    def charged_back_and_reversed(self, row):
        self.rows.append(priced(row, -minor(row["gross"]), 0) | {"type": "CHARGEBACK"})
        self.rows.append(priced(row, minor(row["gross"]), 0) | {"type": "CHARGEBACK_REVERSAL"})

    def left_out(self, row):
        self.rows.remove(row)
        self.expect("MISSING", row)

    def named_by_us_alone(self, row):
        row["trans_id"] = ""

    def named_by_the_acquirer_alone(self, row):
        row["oid"] = ""

    FAULTS = (another_amount, another_fee, told_twice, told_of_nobody, refund_of_nobody, charged_back, charged_back_and_reversed,
              left_out, named_by_us_alone, named_by_the_acquirer_alone)

    def plant(self, dice):
        chosen = iter(dice.sample(self.rows, OF_EACH_KIND * len(self.FAULTS)))
        for fault in self.FAULTS:
            for _ in range(OF_EACH_KIND):
                fault(self, next(chosen))
        dice.shuffle(self.rows)

    def net(self):
        return sum(minor(row["net"]) for row in self.rows)

    def text(self):
        sums = {name: decimal(sum(minor(row[name]) for row in self.rows)) for name in ("gross", "fee", "net")}
        out = io.StringIO()
        table = csv.DictWriter(out, self.total.keys())
        table.writeheader()
        table.writerows([*self.rows, self.total | sums | {"oid": len(self.rows)}])
        return out.getvalue()


def statement(payout, net):
    """The bank's: one credit with the payout's name, and no word of what it is made of."""
    def balance(kind, minor):
        return (f'<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="MAD">{decimal(minor)}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
                f"<Dt><Dt>{today()}</Dt></Dt></Bal>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>MISMATCHES</MsgId><CreDtTm>{today()}T23:00:00Z</CreDtTm></GrpHdr><Stmt><Id>MISMATCHES</Id>"
        f"<ElctrncSeqNb>1</ElctrncSeqNb><Acct><Id><IBAN>{BANK}</IBAN></Id><Ccy>MAD</Ccy></Acct>{balance('OPBD', 0)}{balance('CLBD', net)}"
        f'<Ntry><NtryRef>1</NtryRef><Amt Ccy="MAD">{decimal(net)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
        f"<BookgDt><Dt>{today()}</Dt></BookgDt><ValDt><Dt>{today()}</Dt></ValDt><AcctSvcrRef>MISMATCHES1</AcctSvcrRef>"
        "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>"
        f"<AddtlNtryInf>VIREMENT {payout}</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>"
    )


@pytest.fixture(scope="module")
def mismatched(model_house, tmp_path_factory):
    settings = {"reconciliation": {"missing_after_hours": 1}}
    with opened(House.like(model_house, tmp_path_factory.mktemp("mismatched") / "state", settings)) as house:
        house.start()
        together(BUYERS, lambda _: [buy(house, PASSPORT) for _ in range(SALES // BUYERS)], within=120)
        with house.acquirer() as acquirer:
            told = file_of_today(house, acquirer, "csv").read_text()
        report = Report(told)
        assert len(report.rows) == SALES
        report.plant(random.Random(SEED))
        (house.state / "report.csv").write_text(report.text())
        (house.state / "statement.xml").write_text(statement(report.rows[0]["payout"], report.net()))
        take_in(house, house.state / "report.csv", house.state / "statement.xml")
        # An hour passes, also for the service's own look at what is overdue, which may have come already.
        house.books.change(*(f"UPDATE {table} SET at_us = at_us - {HOUR} WHERE {which}" for table, which in (
            ("ledger_transfer", "source_kind = 'capture'"), ("recon_mark", "name = 'missing'"))))
        yield house, report
        house.stop()
        assert_audit_is_clean(house)


def found_in(house, report):
    """{(code, oid): how many}, of what waits for people."""
    oid_of = dict(house.books.rows("SELECT payment_id, oid FROM payment"))
    found = collections.Counter()
    with house.partner("treasury") as treasury:
        for each in exceptions(treasury, "?limit=200"):
            oid = oid_of[each["subject"]["id"]] if each["line"] is None else report.rows[each["line"] - 1]["oid"]
            found[each["code"], oid] += 1
    return found


def test_every_planted_mismatch_is_found_under_its_name_and_nothing_else(mismatched):
    house, report = mismatched
    day = reconcile(house, ends=1)
    assert found_in(house, report) == report.expected
    assert len(report.expected) == OF_EACH_KIND * 7
    assert day["complete"], "what is matched and what waits are together what the files say"
    reconcile(house, ends=1)
    assert found_in(house, report) == report.expected, "once more finds the same"
