#!/usr/bin/env python3
"""Writes a camt.053 of any size, with one batch of that many card transactions, and its figures beside it.

    statement_files.py LINES FILE [--report REPORT] [--payments PAYMENTS]

What it writes follows from LINES alone. --report writes the acquirer's report of the same transactions; --payments a CSV
of what must be in our books for everything to match: oid, amount in minor units, the acquirer's transaction.
"""

import argparse
import json

FEE_BASIS_POINTS = 80
ACCOUNT = "MA64011519000001205000534921"
DAY, NEXT_DAY = "2026-12-01", "2026-12-02"
PRICES = (86000, 40000, 101000, 32050, 12345)


def decimal(minor):
    return f"{minor // 100}.{minor % 100:02d}"


def fee_of(gross):
    return (gross * FEE_BASIS_POINTS + 5000) // 10_000


def transactions(lines):
    for at in range(lines):
        gross = PRICES[at % len(PRICES)]
        yield f"ET{at:030d}", f"26335{at:012d}", f"{at % 1_000_000:06d}", gross, fee_of(gross)


def totals(told):
    gross = fee = lines = 0
    for *_, each, its_fee in told:
        gross, fee, lines = gross + each, fee + its_fee, lines + 1
    return {"lines": lines, "gross_minor": gross, "fee_minor": fee, "net_minor": gross - fee}


def balance(kind, minor):
    return (f'<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="MAD">{decimal(minor)}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
            f"<Dt><Dt>{DAY}</Dt></Dt></Bal>\n")


def head(of):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>\n'
        f'<GrpHdr><MsgId>BENCH{of["lines"]}</MsgId><CreDtTm>{NEXT_DAY}T04:00:00Z</CreDtTm></GrpHdr>\n<Stmt><Id>BENCH{of["lines"]}</Id>'
        f"<CreDtTm>{NEXT_DAY}T04:00:00Z</CreDtTm><Acct><Id><IBAN>{ACCOUNT}</IBAN></Id><Ccy>MAD</Ccy></Acct>\n"
        f'{balance("OPBD", 0)}{balance("CLBD", of["net_minor"])}'
        f'<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries><Sum>{decimal(of["net_minor"])}</Sum></TtlNtries></TxsSummry>\n'
        f'<Ntry><NtryRef>1</NtryRef><Amt Ccy="MAD">{decimal(of["net_minor"])}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>'
        f"<BookgDt><Dt>{DAY}</Dt></BookgDt><ValDt><Dt>{NEXT_DAY}</Dt></ValDt><AcctSvcrRef>BENCH{of['lines']}</AcctSvcrRef>"
        "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>MCRD</Cd><SubFmlyCd>POSC</SubFmlyCd></Fmly></Domn></BkTxCd>\n"
        f'<NtryDtls><Btch><PmtInfId>BENCHPAYOUT</PmtInfId><NbOfTxs>{of["lines"]}</NbOfTxs></Btch>\n'
    )


def detail(oid, reference, code, gross, fee):
    return (f'<TxDtls><Refs><EndToEndId>{oid}</EndToEndId><TxId>{reference}</TxId><Prtry><Tp>AUTH</Tp><Ref>{code}</Ref></Prtry></Refs>'
            f'<Amt Ccy="MAD">{decimal(gross - fee)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><AmtDtls><TxAmt><Amt Ccy="MAD">{decimal(gross)}</Amt></TxAmt></AmtDtls>'
            f"<RltdDts><TxDtTm>{DAY}T12:00:00Z</TxDtTm></RltdDts></TxDtls>\n")


def write_statement(lines, path):
    of = totals(transactions(lines))
    with open(path, "w", encoding="ascii", buffering=1 << 20) as out:
        out.write(head(of))
        for each in transactions(lines):
            out.write(detail(*each))
        out.write("</NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>\n")
    return of


def write_report(told, path):
    """`told`: a list of transactions."""
    of = totals(told)
    with open(path, "w", encoding="ascii", buffering=1 << 20) as out:
        out.write("type,oid,trans_id,auth_code,gross,fee,net,currency,payout,sold_on,paid_on\n")
        for oid, reference, code, gross, fee in told:
            out.write(f"SALE,{oid},{reference},{code},{decimal(gross)},{decimal(fee)},{decimal(gross - fee)},MAD,BENCHPAYOUT,{DAY},{NEXT_DAY}\n")
        out.write(f"TOTAL,{of['lines']},,,{decimal(of['gross_minor'])},{decimal(of['fee_minor'])},{decimal(of['net_minor'])},MAD,,,\n")


def read_payments(path):
    """What `bench-seed --approved` wrote of each payment, as `transactions` gives it."""
    with open(path, encoding="ascii") as payments:
        for at, (oid, minor, reference) in enumerate(map(str.split, payments)):
            yield oid, reference, f"{at % 1_000_000:06d}", int(minor), fee_of(int(minor))


def write_payments(lines, path):
    with open(path, "w", encoding="ascii", buffering=1 << 20) as out:
        out.write("oid,amount_minor,trans_id\n")
        for oid, reference, _, gross, _ in transactions(lines):
            out.write(f"{oid},{gross},{reference}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=int)
    parser.add_argument("file")
    parser.add_argument("--report")
    parser.add_argument("--payments")
    options = parser.parse_args()
    of = write_statement(options.lines, options.file)
    if options.report:
        write_report(list(transactions(options.lines)), options.report)
    if options.payments:
        write_payments(options.lines, options.payments)
    print(json.dumps(of))


if __name__ == "__main__":
    main()
