"""A second reader of stamps and receipts, written from the specification alone (docs: the CS1 format).

It shares no line with the service: Base45 is here, CBOR is cbor2's, Ed25519 is OpenSSL's.
"""

import dataclasses
import hashlib

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
EDDSA = -8
SIGN1 = 18
STAMP_CLAIM = -65537


class NotAccepted(Exception):
    pass


@dataclasses.dataclass
class Signed:
    kid: bytes
    payload: bytes


def demand(holds, sentence):
    if not holds:
        raise NotAccepted(sentence)


def loads(encoded):
    """The one value, if it is encoded in the one deterministic way."""
    try:
        value = cbor2.loads(encoded)
        demand(cbor2.dumps(value, canonical=True) == encoded, "deterministic CBOR and nothing after it")
    except (cbor2.CBORError, TypeError, ValueError):
        raise NotAccepted("CBOR") from None
    return value


def from_base45(text):
    demand(set(text) <= set(BASE45) and len(text) % 3 != 1, "Base45")
    out = bytearray()
    for at in range(0, len(text), 3):
        digits = [BASE45.index(each) for each in text[at:at + 3]]
        value = sum(digit * 45**place for place, digit in enumerate(digits))
        demand(value < 256 ** (len(digits) - 1), "Base45")
        out += value.to_bytes(len(digits) - 1, "big")
    return bytes(out)


def number_of(cti):
    """Sixteen digits: fourteen from the claim, two so that the whole leaves 1 when divided by 97 (ISO 7064)."""
    digits = int.from_bytes(cti, "big")
    check = 98 - digits * 100 % 97
    number = f"{digits:014d}{check:02d}"
    demand(int(number) % 97 == 1, "check digits")
    return number


def kid_of(public_key):
    """First 8 bytes of the COSE key thumbprint (RFC 9679)."""
    return hashlib.sha256(cbor2.dumps({1: 1, -1: 6, -2: public_key}, canonical=True)).digest()[:8]


def open_sign1(cose, keys):
    """The payload of a COSE_Sign1 that one of the keys, {kid: raw Ed25519 key}, has signed."""
    message = loads(cose)
    demand(isinstance(message, cbor2.CBORTag) and message.tag == SIGN1 and len(message.value) == 4, "COSE_Sign1")
    protected, unprotected, payload, signature = message.value
    demand([type(each) for each in message.value] == [bytes, dict, bytes, bytes], "COSE_Sign1")
    header = loads(protected)
    demand(unprotected == {} and set(header) == {1, 4} and header[1] == EDDSA, "header")
    demand(header[4] in keys, "a key that is trusted")
    signed = cbor2.dumps(["Signature1", protected, b"", payload], canonical=True)
    try:
        Ed25519PublicKey.from_public_bytes(keys[header[4]]).verify(signature, signed)
    except InvalidSignature:
        raise NotAccepted("signature") from None
    return Signed(header[4], payload)


def read_stamp(text, keys):
    """The claims of a stamp, under the names that the service's answers use, and the hash that its leaf holds."""
    demand(len(text) <= 259 and text.startswith("CS1:"), "a CS1 stamp")
    signed = open_sign1(from_base45(text.removeprefix("CS1:")), keys)
    claims = loads(signed.payload)
    demand(list(claims) == [1, 4, 6, 7, STAMP_CLAIM], "claims")
    stamp = claims[STAMP_CLAIM]
    return {
        "kid": signed.kid.hex(), "issuer": claims[1], "expires_at": claims[4], "issued_at": claims[6],
        "number": number_of(claims[7]), "service": stamp[1], "amount_minor": stamp[2], "currency": stamp[3],
        "mission": stamp[4], "index": stamp[5], "holder": stamp.get(6),
        "payload_hash": hashlib.sha256(signed.payload).hexdigest(),
    }


def read_receipt(cose, keys):
    signed = open_sign1(cose, keys)
    says = loads(signed.payload)
    demand(set(says) == set(range(1, 9)) and says[1] == "redemption", "a redemption receipt")
    return {
        "kid": signed.kid.hex(), "redemption_id": says[2].hex(), "number": number_of(says[3]), "service": says[4],
        "mission": says[5], "counter": says[6], "redeemed_at": says[7], "payload_hash": says[8].hex(),
    }
