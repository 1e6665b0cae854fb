"""Statements of banks and of VNPAY: what is right is read, whatever its version; what is not is refused by line."""

from datetime import UTC, date, datetime

import pytest

from onedoor.connectors.vietqr.statements import BankStatements
from onedoor.connectors.vnpay.statements import VnpayStatements
from onedoor.fees.errors import NotAStatement
from onedoor.fees.rules.references import reference_of
from onedoor.fees.terms import Manner

OURS = reference_of(12_345)
CAMT = f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
<BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>
<Stmt><Id>1</Id><FrToDt><FrDtTm>2026-11-24T00:00:00+07:00</FrDtTm></FrToDt>
<Acct><Id><Othr><Id>0100100100</Id></Othr></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="VND">100000</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="VND">105000</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries></TxsSummry>
<Ntry><Amt Ccy="VND">20000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><DtTm>2026-11-24T10:00:00+07:00</DtTm></BookgDt><AcctSvcrRef>FT1</AcctSvcrRef>
<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
<RltdPties><Dbtr><Pty><Nm>NGUYEN VAN A</Nm></Pty></Dbtr></RltdPties>
<RmtInf><Ustrd>MBVCB.1.{OURS[:9].lower()}</Ustrd><Ustrd>{OURS[9:]} 1.001193</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="VND">15000</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2026-11-24</Dt></BookgDt><AcctSvcrRef>FT2</AcctSvcrRef>
<NtryDtls><TxDtls><Refs><EndToEndId>abc123</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="VND">99</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts></Ntry>
</Stmt></BkToCstmrStmt></Document>
"""
BATCH = """<NtryDtls><TxDtls><Refs><TxId>P1</TxId></Refs><AmtDtls><TxAmt><Amt Ccy="VND">12000</Amt></TxAmt></AmtDtls>
</TxDtls><TxDtls><Refs><AcctSvcrRef>P2</AcctSvcrRef></Refs><Amt Ccy="VND">8000</Amt></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="VND">15000</Amt>"""
CSV = f"""Ngày giao dịch;Số bút toán;Ghi nợ;Ghi có;Số dư;Nội dung;Đối tác
24/11/2026 10:00:00;FT1;;20.000;120.000;"CT tu 1000; {OURS}";NGUYEN VAN A

24/11/2026 11:00;FT2;15.000;;105.000;Hoan phi;
"""
VNPAY = """statement,DEMODOOR,20261124
TxnRef,TransactionNo,TransactionType,Amount,PayDate,BankCode,OrderInfo,RequestId
ABC,14000001,01,2000000,20261124100000,NCB,1.001193,
ABC,14000002,03,500000,20261124110000,NCB,Hoan phi,key1
total,2,1500000
"""


def test_camt053_is_read() -> None:
    statement = BankStatements().read(CAMT.encode(), name="x.xml")

    assert (statement.gateway, statement.day, len(statement.digest)) == (Manner.VIETQR, date(2026, 11, 24), 64)
    [came, went] = statement.lines
    assert (came.reference, came.transaction, came.amount, came.payer) == (OURS, "FT1", 20_000, "NGUYEN VAN A")
    assert came.at == datetime(2026, 11, 24, 3, tzinfo=UTC)
    assert (went.reference, went.transaction, went.amount, went.key) == ("", "FT2", -15_000, "abc123")
    assert came.key == ""
    assert came.number < went.number


@pytest.mark.parametrize("version", ["02", "04", "10", "13"])
def test_other_versions_are_read_too(version: str) -> None:
    older = CAMT.replace("001.08", f"001.{version}").replace("<Pty>", "").replace("</Pty>", "")
    older = older.replace("<Sts><Cd>BOOK</Cd></Sts>", "<Sts>BOOK</Sts>")

    assert [line.amount for line in BankStatements().read(older.encode(), name="x").lines] == [20_000, -15_000]


def test_the_parts_of_a_batch_are_lines() -> None:
    details = CAMT.index("<NtryDtls>"), CAMT.index('<Ntry><Amt Ccy="VND">15000</Amt>')
    batch = CAMT[: details[0]] + BATCH + CAMT[details[1] + len('<Ntry><Amt Ccy="VND">15000</Amt>') :]

    lines = BankStatements().read(batch.encode(), name="x").lines
    assert [(line.transaction, line.amount) for line in lines[:2]] == [("FT1", 12_000), ("P2", 8_000)]
    with pytest.raises(NotAStatement) as raised:
        BankStatements().read(batch.replace(">8000<", ">8001<").encode(), name="x")
    assert raised.value.facts["why"] == "parts"


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("</Document>", "", 19, "not_xml"),
        ("<Stmt>", "<Stmt>\0", 4, "not_xml"),
        ("<Document ", "<!DOCTYPE x><Document ", 2, "document_type"),
        ("<Document ", '<!doctype x [<!ENTITY a "b">]>\n<Document ', 2, "document_type"),
        ("camt.053.001.08", "camt.054.001.08", 2, "not_camt"),
        ("camt.053.001.08", "camt.053.001.08.evil", 2, "not_camt"),
        ("<Stmt>", "<Stmt></Stmt><Stmt>", 2, "several"),
        ("0100100100", "0100100101", 4, "account"),
        ("2026-11-24T00:00:00+07:00", "2026-11-25T00:00:00+07:00", 11, "day"),
        ("2026-11-24T00:00:00+07:00", "tomorrow", 4, "day"),
        ("20000.00", "20000.50", 9, "amount"),
        ("20000.00", "-20000", 9, "amount"),
        ("20000.00", "2e4", 9, "amount"),
        ('<Amt Ccy="VND">20000.00</Amt>', "", 9, "amount"),
        ('"VND">20000.00', '"USD">20000.00', 9, "currency"),
        ("<CdtDbtInd>DBIT", "<CdtDbtInd>BOTH", 14, "direction"),
        ("2026-11-24T10:00:00+07:00", "10 o'clock", 9, "moment"),
        ("<AcctSvcrRef>FT1</AcctSvcrRef>", "", 11, "number"),
        (">105000<", ">105001<", 4, "balance"),
        ("<NbOfNtries>2<", "<NbOfNtries>3<", 4, "total"),
    ],
)
def test_camt053_that_is_wrong_is_refused_by_line(old: str, new: str, line: int, why: str) -> None:
    assert old in CAMT

    with pytest.raises(NotAStatement) as raised:
        BankStatements().read(CAMT.replace(old, new, 1).encode(), name="x.xml")

    assert raised.value.facts == {"line": line, "why": why}


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = {
    "billion laughs": f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]><Document>&l9;</Document>',
    "a file of ours": '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]><Document>&f;</Document>',
    "somebody's server": '<!DOCTYPE d SYSTEM "http://127.0.0.1:1/x.dtd"><Document/>',
    "a parameter entity": '<!DOCTYPE d [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x">%p;]><Document/>',
    "deep": "<a>" * 100_000,
    "long": f"<Document>{'x' * 12_000_000}</Document>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_what_xml_can_do_besides_is_refused(bomb: str, encoding: str) -> None:
    with pytest.raises(NotAStatement):
        BankStatements().read(bomb.encode(encoding), name="x.xml")


def test_a_bank_s_csv_is_read() -> None:
    for content in (CSV.encode(), CSV.encode("utf-8-sig"), CSV.replace(";", "\t").encode()):
        statement = BankStatements().read(content, name="x.csv")

        assert (statement.gateway, statement.day) == (Manner.VIETQR, date(2026, 11, 24))
        [came, went] = statement.lines
        assert (came.number, came.transaction, came.amount, came.payer) == (2, "FT1", 20_000, "NGUYEN VAN A")
        assert came.reference == OURS
        assert (went.number, went.amount, went.at.isoformat()) == (4, -15_000, "2026-11-24T11:00:00+07:00")


def test_english_headings_and_moments_are_read() -> None:
    english = 'date,transaction number,debit,credit,description\n2026-11-24T10:00:00Z,7,,"1,000",x\n'

    [line] = BankStatements().read(english.encode(), name="x.csv").lines

    assert (line.amount, line.at) == (1_000, datetime(2026, 11, 24, 10, tzinfo=UTC))


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("Số bút toán", "Cột lạ", 1, "columns"),
        ("Đối tác", "Nội dung", 1, "columns"),
        ("NGUYEN VAN A", "A;B", 2, "columns"),
        ("24/11/2026 10:00:00", "31/11/2026", 2, "moment"),
        ("24/11/2026 11:00", "25/11/2026 11:00", 4, "day"),
        ("20.000", "20.00", 2, "amount"),
        ("20.000", "-20.000", 2, "amount"),
        ("20.000;120", ";120", 2, "amount"),
        ("15.000;;", "15.000;15.000;", 4, "amount"),
        ("FT2", "", 4, "number"),
        ("105.000", "105.001", 4, "balance"),
        ('"CT', '"CT\0', 2, "not_text"),
        (f'{OURS}"', OURS, 4, "not_csv"),
    ],
)
def test_a_csv_that_is_wrong_is_refused_by_line(old: str, new: str, line: int, why: str) -> None:
    assert old in CSV

    with pytest.raises(NotAStatement) as raised:
        BankStatements().read(CSV.replace(old, new, 1).encode(), name="x.csv")

    assert raised.value.facts["why"] == why
    assert abs(int(str(raised.value.facts["line"])) - line) <= (1 if why == "not_csv" else 0)


@pytest.mark.parametrize(
    "content", [b"", b"\xef\xbb\xbf", CSV.partition("\n")[0].encode(), b"a\nb\xff\n", b"PK\x03\x04", b"\0" * 99]
)
def test_what_is_no_statement_is_refused(content: bytes) -> None:
    for readers in (BankStatements(), VnpayStatements()):
        with pytest.raises(NotAStatement) as raised:
            readers.read(content, name="x")

        assert {"line", "why"} == set(raised.value.facts)


def test_vnpay_s_statement_is_read() -> None:
    statement = VnpayStatements().read(VNPAY.encode(), name="x.csv")

    assert (statement.gateway, statement.day) == (Manner.VNPAY, date(2026, 11, 24))
    [came, went] = statement.lines
    assert (came.reference, came.transaction, came.amount, came.key, came.number) == ("ABC", "14000001", 20_000, "", 3)
    assert (went.amount, went.key) == (-5_000, "key1")


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("DEMODOOR", "OTHER001", 1, "head"),
        ("statement,", "", 1, "head"),
        ("20261124\n", "20261324\n", 1, "moment"),
        ("TxnRef,", "Ref,", 2, "columns"),
        ("1.001193,\n", "1.001193\n", 3, "columns"),
        (",01,", ",04,", 3, "kind"),
        ("14000001", "x", 3, "number"),
        ("2000000", "2000050", 3, "amount"),
        ("500000", "-500000", 4, "amount"),
        ("20261124110000", "2026112411000", 4, "moment"),
        ("20261124110000", "20261125110000", 4, "day"),
        ("total,2,", "total,3,", 5, "total"),
        ("1500000", "1500100", 5, "total"),
        ("total,2,1500000\n", "", 5, "total"),
        ("total,2,1500000\n", "total,2,1500000\nABC", 6, "total"),
        ("1.001193,", '"1.001193,', 5, "not_csv"),
        ("NCB", "NCB\0", 3, "not_text"),
    ],
)
def test_a_statement_of_vnpay_that_is_wrong_is_refused_by_line(old: str, new: str, line: int, why: str) -> None:
    assert old in VNPAY

    with pytest.raises(NotAStatement) as raised:
        VnpayStatements().read(VNPAY.replace(old, new, 1).encode(), name="x.csv")

    assert raised.value.facts["why"] == why
    assert abs(int(str(raised.value.facts["line"])) - line) <= (1 if why == "not_csv" else 0)


def test_ten_thousand_lines_are_read() -> None:
    entry = CAMT[CAMT.index("<Ntry>") : CAMT.index("</Ntry>") + 7]
    head, tail = CAMT[: CAMT.index("<Bal>")], "</Stmt></BkToCstmrStmt></Document>"
    long = head + "\n".join(entry.replace("FT1", f"FT{n}") for n in range(10_000)) + tail

    statement = BankStatements().read(long.encode(), name="x.xml")

    assert len(statement.lines) == 10_000
    assert statement.lines[-1].number > 40_000
