"""The second reader is held against the stamp printed in the specification, and against stamps that were altered."""

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from verifier import BASE45, NotAccepted, kid_of, number_of, open_sign1, read_stamp

pytestmark = pytest.mark.once("it reads stamps offline")

REFERENCE_KEY = bytes.fromhex("40f89dcc70f7c8b7e2c29c24437f37840abf1b5eb46e496f83befa68e63ce0be")
REFERENCE = (
    "CS1:RRQT 9P60GO0$JKD*GR*E0928CKTJ9*70R7BFN0ARDAHHWY0/LDMN7H-0UU438JJKI/E7V50W30.70P6ACNA536B83HESXOCHZA0P0P6A"
    "PHA*86-C37UFA48RH8$OQS49FDJY*O.8TL21P4821K$4TOSGBNG3N5CNENO3.4FJC6$$9XL9AUU1/D-SNJTEGSA*:GCD1T%E/LM8+JU5T6:CH%"
    "09NCR5OM5EX8O7$H WVRT840"
)
KEYS = {kid_of(REFERENCE_KEY): REFERENCE_KEY}


def test_the_stamp_of_the_specification_is_read():
    claims = read_stamp(REFERENCE, KEYS)
    assert claims["number"] == "4071883529061770"
    assert (claims["service"], claims["mission"], claims["currency"]) == ("PAS10", "PAR01", "EUR")
    assert (claims["amount_minor"], claims["index"], claims["issued_at"]) == (12000, 8123456, 1790000000)


@pytest.mark.parametrize("number", ["9066860579692697", "4071883529061770"])
def test_the_check_digits_are_those_of_iso_7064(number):
    assert number_of(int(number[:14]).to_bytes(6, "big")) == number


@pytest.mark.parametrize("place", range(4, len(REFERENCE), 7))
def test_no_character_of_it_can_be_changed(place):
    other = BASE45[(BASE45.index(REFERENCE[place]) + 1) % 45]
    with pytest.raises(NotAccepted):
        read_stamp(REFERENCE[:place] + other + REFERENCE[place + 1:], KEYS)


def test_the_signature_of_another_key_is_not_accepted():
    forger = Ed25519PrivateKey.generate()
    protected = cbor2.dumps({1: -8, 4: kid_of(REFERENCE_KEY)}, canonical=True)
    payload = cbor2.dumps({1: "XY"}, canonical=True)
    signature = forger.sign(cbor2.dumps(["Signature1", protected, b"", payload], canonical=True))
    forged = cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature]), canonical=True)
    with pytest.raises(NotAccepted, match="signature"):
        open_sign1(forged, KEYS)
    own = forger.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    assert open_sign1(forged, {kid_of(REFERENCE_KEY): own}).payload == payload
