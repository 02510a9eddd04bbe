"""Who is revoked is out within seconds, connected or not; certificates are renewed while the service runs."""

import ssl
import subprocess
import time

import pytest

from client import expect, expect_problem, new_key
from places import ROOT
from raw import opened as connected
from waiting import until

pytestmark = pytest.mark.once("certificates and lists are files")

CUT_OFF_WITHIN = 60
NOTHING = {"text": "CS1:NOTHING", "service": "PAS-EST"}


def ask(client):
    return client.post("/api/v1/redemptions", NOTHING, key=new_key())


def revoke(house, name):
    subprocess.run([ROOT / "certs/revoke-dev-cert.sh", house.state, name], check=True, capture_output=True)


def is_let_in(house, name):
    try:
        with house.partner(name) as client:
            return ask(client).status == 422
    except (ssl.SSLError, ConnectionError):
        return False


def said(house, words):
    return [line for line in house.service.log.read_text().splitlines() if words in line]


def readiness(house):
    with house.ops() as ops:
        return expect(200, ops.get("/readyz"))


def test_a_post_that_is_revoked_is_cut_off_though_it_is_connected(new_house):
    house = new_house.start()
    with house.partner("counter-CG-PAR-2") as revoked, house.partner() as other:
        assert (ask(revoked).status, ask(other).status) == (422, 422)
        live = revoked.connection
        revoke(house, "counter-CG-PAR-2")
        begun = time.monotonic()
        answer = until(lambda: (got := ask(revoked)).status != 422 and got, "the revoked post is refused", CUT_OFF_WITHIN)
        print(f"cut off after {time.monotonic() - begun:.2f} s")
        expect_problem(403, "E_CERTIFICATE", answer)
        assert revoked.connection is None and live is not None, "it was the connection from before"
        assert ask(other).status == 422
    assert not is_let_in(house, "counter-CG-PAR-2")
    assert is_let_in(house, "counter-CG-PAR")
    assert said(house, '"detail":"certificate revoked"')


@pytest.mark.parametrize("how", ["missing", "broken", "out of date"])
def test_without_a_list_of_the_revoked_no_partner_is_let_in_and_citizens_are(new_house, how):
    house = new_house.start()
    assert is_let_in(house, "counter-CG-PAR")
    crl = house.state / "crl.pem"
    if how == "missing":
        crl.unlink()
    elif how == "broken":
        crl.write_bytes(crl.read_bytes()[:200])
    else:
        old = f"openssl ca -config {ROOT}/certs/crl.cnf -gencrl -crl_lastupdate 20200101000000Z " \
              "-crl_nextupdate 20200201000000Z -out crl.new && mv crl.new crl.pem"
        subprocess.run(["bash", "-c", old], cwd=house.state, check=True, capture_output=True)
    until(lambda: not is_let_in(house, "counter-CG-PAR"), "nobody is let in")
    assert said(house, "no client is let in until that is mended")
    [warning] = readiness(house)["warnings"]
    assert "crl.pem" in warning
    with house.public() as public:
        assert public.get("/api/v1/missions?limit=1").status == 200
    crl.unlink(missing_ok=True)
    subprocess.run([ROOT / "certs/make-dev-crl.sh", house.state], check=True)
    until(lambda: is_let_in(house, "counter-CG-PAR"), "the doors open again by themselves")
    assert readiness(house)["warnings"] == []


def serial_of(house):
    with connected(house) as connection:
        return connection.getpeercert()["serialNumber"]


def test_a_new_certificate_of_the_server_is_taken_up_without_a_restart(new_house):
    house = new_house.start()
    with house.public() as public:
        assert public.get("/api/v1/missions?limit=1").status == 200
        held = public.connection
        before = serial_of(house)
        (house.state / "server.pem").unlink()
        subprocess.run([ROOT / "certs/make-dev-certs.sh", house.state], check=True, capture_output=True)
        until(lambda: serial_of(house) != before, "the new certificate is shown")
        assert public.get("/api/v1/missions?limit=1").status == 200
        assert public.connection is held, "the connection from before was not dropped"


def test_a_certificate_that_cannot_be_used_leaves_the_one_before(new_house):
    house = new_house.start()
    before = serial_of(house)
    (house.state / "server.pem").write_text("this is no certificate\n")
    until(lambda: len(said(house, "the one before stays in use")) == 2, "both listeners say so")
    assert serial_of(house) == before
    assert len(readiness(house)["warnings"]) == 2


def test_nothing_of_a_session_is_kept_that_would_outlive_a_revocation(house):
    for listener, certificate in (("PUBLIC", None), ("PARTNER", "counter-CG-PAR")):
        with connected(house, listener, certificate=certificate) as connection:
            connection.sendall(b"GET /api/v1/missions HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert connection.recv(65536).startswith(b"HTTP/1.1 ")  # by now a ticket would have come
            assert not connection.session.has_ticket and connection.session.ticket_lifetime_hint == 0
