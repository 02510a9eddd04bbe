"""Settlement files as the treasury sends them, and what the service says of them."""

import datetime
import hashlib
import json

from client import expect
from waiting import until

PATH = "/api/v1/settlements"
ACCOUNT = "MA64011519000001205000534921"
UNDECIDED = ("received", "parsed")
BENCH_DAY = "2026-12-01"


def sha_of(content):
    return hashlib.sha256(content).hexdigest()


def send(client, content, media_type="application/xml"):
    return client.send("POST", PATH, content, {"Content-Type": media_type})


def sent(client, content, media_type="application/xml"):
    answer = expect(202, send(client, content, media_type))
    assert answer["settlement_id"] == sha_of(content)
    return answer["settlement_id"]


def look(client, settlement_id):
    return expect(200, client.get(f"{PATH}/{settlement_id}"))


def decided(client, settlement_id, within=60):
    """How the file stands once it is published or refused."""
    def now():
        seen = look(client, settlement_id)
        return seen if seen["state"] not in UNDECIDED else None
    return until(now, f"{settlement_id} is decided", within)


def taken_in(client, content, media_type="application/xml", within=60):
    return decided(client, sent(client, content, media_type), within)


def days_files(acquirer, day=None):
    """(statement of the bank, report of the acquirer) of a day."""
    day = day or datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    return tuple(acquirer.get(f"/sim/settlements/{day}.{form}").body for form in ("xml", "csv"))


def minor(money):
    return int(money["amount_minor"])


def imported(house, *files, options=()):
    """(exit code, what the command says of each file)."""
    done = house.run("settlement", "import", "--json", *options, *map(str, files))
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def rows_of(house, table, settlement_id):
    [(count,)] = house.books.rows(f"SELECT COUNT(*) FROM {table} WHERE file_sha = ?", settlement_id)
    return count


def balance(kind, amount):
    return (f'<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="MAD">{amount}</Amt>'
            f"<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{BENCH_DAY}</Dt></Dt></Bal>")


def statement(number="1", amount="9.90", closing=None, currency="MAD", before="", account=ACCOUNT):
    """A camt.053 with one movement; good, unless it is told otherwise."""
    return f"""{before}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M{number}</MsgId><CreDtTm>2026-12-02T04:00:00Z</CreDtTm></GrpHdr>
<Stmt><Id>S{number}</Id><CreDtTm>2026-12-02T04:00:00Z</CreDtTm><Acct><Id><IBAN>{account}</IBAN></Id></Acct>
{balance("OPBD", "0")}{balance("CLBD", closing or amount)}
<Ntry><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>{BENCH_DAY}</Dt></BookgDt><ValDt><Dt>{BENCH_DAY}</Dt></ValDt><AcctSvcrRef>B{number}</AcctSvcrRef>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd></Ntry>
</Stmt></BkToCstmrStmt></Document>""".encode()


def page(name, number, opening, amount, last=False, sequence=5):
    """Page `number` of a statement of the bank with one movement, in a camt.053 of its own."""
    closing = f"{float(opening) + float(amount):.2f}"
    first, end = ("OPBD" if number == 1 else "ITBD"), ("CLBD" if last else "ITBD")
    return f"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M{name}-{number}</MsgId><CreDtTm>2026-12-02T04:00:00Z</CreDtTm>
<MsgPgntn><PgNb>{number}</PgNb><LastPgInd>{"true" if last else "false"}</LastPgInd></MsgPgntn></GrpHdr>
<Stmt><Id>S{name}</Id><ElctrncSeqNb>{sequence}</ElctrncSeqNb><CreDtTm>2026-12-02T04:00:00Z</CreDtTm>
<Acct><Id><IBAN>{ACCOUNT}</IBAN></Id></Acct>
{balance(first, opening)}{balance(end, closing)}
<Ntry><Amt Ccy="MAD">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>{BENCH_DAY}</Dt></BookgDt><ValDt><Dt>{BENCH_DAY}</Dt></ValDt><AcctSvcrRef>P{name}-{number}</AcctSvcrRef>
<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd></Ntry>
</Stmt></BkToCstmrStmt></Document>""".encode()


def bombs():
    """A document type whose entities would fill any memory."""
    entities = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "ha">{entities}]>'
