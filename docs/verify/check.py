"""python3 check.py KEYS.json [UNIX TIME] < stamps: one verdict a line.

Needs cbor2 and cryptography (Debian: python3-cbor2, python3-cryptography). KEYS.json is what
`etimbre keys list --json` prints. The order of the checks is that of docs/stamp-format.md.
"""

import json
import re
import sys
import time

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def demand(holds, sentence):
    if not holds:
        raise ValueError(sentence)


def from_base45(text):
    demand(len(text) % 3 != 1, "Base45")
    out = b""
    for at in range(0, len(text), 3):
        group = [ALPHABET.index(each) for each in text[at:at + 3]]
        value = sum(digit * 45**place for place, digit in enumerate(group))
        out += value.to_bytes(len(group) - 1, "big")  # raises where it does not fit
    return out


def strict(encoded):
    """One value in the one deterministic form; cbor2 alone would pass over trailing bytes."""
    value = cbor2.loads(encoded)
    demand(cbor2.dumps(value, canonical=True) == encoded, "deterministic CBOR")
    return value


def signed_payload(text, keys):
    demand(len(text) <= 259 and text.startswith("CS1:"), "a CS1 text")
    message = strict(from_base45(text[4:]))
    demand(isinstance(message, cbor2.CBORTag) and message.tag == 18, "COSE_Sign1")
    protected, unprotected, payload, signature = message.value
    header = strict(protected)
    demand(unprotected == {} and set(header) == {1, 4} and header[1] in (-8, -19), "header")
    key = next((key for key in keys if key["kid"] == header[4].hex()), None)
    demand(key, "a key that is trusted")
    signed = cbor2.dumps(["Signature1", protected, b"", payload])
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(key["x"])).verify(signature, signed)
    return payload, key


def demand_form(claims):
    stamp, cti = claims[-65537], int.from_bytes(claims[7], "big")
    numbers = [claims[4], claims[6], stamp[2], stamp[5]]
    demand(list(claims) == [1, 4, 6, 7, -65537] and len(claims[7]) == 6, "claims")
    demand(set(stamp) <= set(range(1, 24)), "entries of the stamp")
    demand(all(type(each) is int and 0 <= each < 2**32 for each in numbers), "numbers")
    demand(claims[6] < claims[4] and 10**13 <= cti < 10**14, "ranges")
    for key, form in {1: "[A-Z0-9-]{1,8}", 3: "[A-Z]{3}", 4: "[A-Z0-9-]{3,6}"}.items():
        demand(re.fullmatch(form, stamp[key]), "words")


def claims_of(text, trusted, now):
    payload, key = signed_payload(text, trusted["keys"])
    claims = strict(payload)  # nothing of it is read before the signature holds
    demand_form(claims)
    demand(claims[1] == trusted["issuer"], "issuer")
    demand(key["nbf"] <= claims[6] < key["exp"], "the time of the key")
    demand(claims[-65537][5] < key.get("cut", 2**32), "a key that was not compromised")
    demand(claims[6] - 300 <= now < claims[4], "the time of the stamp")
    return claims


def number_of(cti):
    digits = int.from_bytes(cti, "big")
    return f"{digits}{(98 - digits * 100 % 97) % 97:02d}"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        trusted = json.load(file)
    now = int(sys.argv[2]) if len(sys.argv) > 2 else time.time()
    for line in sys.stdin:
        try:
            claims = claims_of(line.rstrip("\n"), trusted, now)
            print("OK", number_of(claims[7]), claims[-65537])
        except Exception as problem:  # whatever a stranger's text does, the answer is no
            print("NO", type(problem).__name__, problem)


main()
