"""python3 check_trust.py ROOTS ISSUER [UNIX TIME] < stamp-trust.cose: the keys it trusts, in the form that check.py reads.

Needs cbor2 and cryptography (Debian: python3-cbor2, python3-cryptography). ROOTS is the file of pinned root keys, one
a line, "KID KEY" in hexadecimal; get it by a way that is not the service. The form is that of docs/stamp-format.md.
Exit code 1, with a sentence, where the list is not to be trusted.
"""

import hashlib
import json
import re
import sys
import time

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TRUST = -65538
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493  # order of the group (RFC 8032, 5.1)
D = -121665 * pow(121666, -1, P) % P


def add(a, b):
    (x1, y1), (x2, y2) = a, b
    both = D * x1 * x2 * y1 * y2
    return (x1 * y2 + y1 * x2) * pow(1 + both, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - both, -1, P) % P


def point_of(key):
    """The point that 32 bytes encode (RFC 8032, 5.1.3); an error where there is none, or it has another encoding."""
    y = int.from_bytes(key, "little") & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    demand(y < P and x * x % P == square and (x or not key[31] >> 7), "a point of the curve")
    return (x if x & 1 == key[31] >> 7 else P - x), y


def is_sound(key):
    """Neither of small nor of mixed order: L times the point is nothing, and the point is not."""
    point, total = point_of(key), (0, 1)
    if point == total:
        return False
    for bit in bin(L)[2:]:
        total = add(total, total)
        if bit == "1":
            total = add(total, point)
    return total == (0, 1)


def demand(holds, sentence):
    if not holds:
        raise ValueError(sentence)


def strict(encoded):
    value = cbor2.loads(encoded)
    demand(cbor2.dumps(value, canonical=True) == encoded, "deterministic CBOR")
    return value


def kid_of(key):
    return hashlib.sha256(cbor2.dumps({1: 1, -1: 6, -2: key}, canonical=True)).digest()[:8]


def roots_in(text):
    roots = {}
    for line in text.splitlines():
        kid, key = (bytes.fromhex(word) for word in line.split(" "))
        demand(kid_of(key) == kid, "a root whose kid is its thumbprint")
        roots[kid] = key
    return roots


def signed_payload(message, roots):
    message = strict(message)
    demand(isinstance(message, cbor2.CBORTag) and message.tag == 18 and len(message.value) == 4, "COSE_Sign1")
    protected, unprotected, payload, signature = message.value
    header = strict(protected)
    demand(unprotected == {} and set(header) == {1, 4} and header[1] in (-8, -19), "header")
    demand(header[4] in roots, "a root that is pinned")
    signed = cbor2.dumps(["Signature1", protected, b"", payload], canonical=True)
    Ed25519PublicKey.from_public_bytes(roots[header[4]]).verify(signature, signed)
    return payload


def key_in(entry, roots):
    demand(set(entry) | {6} == {1, 2, 3, 4, 5, 6} and entry[2].keys() == {1, -1, -2}, "entries of a key")
    key = entry[2][-2]
    demand(entry[2][1] == 1 and entry[2][-1] == 6 and len(key) == 32, "an Ed25519 key")
    demand(kid_of(key) == entry[1] and key not in roots.values() and is_sound(key), "a sound key under its own kid")
    demand(entry[3] in ("stamp", "status", "log", "device-ca") and entry[4] < entry[5], "use and time of a key")
    demand(6 not in entry or (entry[3] == "stamp" and entry[6] >= 0), "a cut of a stamp key")
    return {"kid": entry[1].hex(), "x": key.hex(), "nbf": entry[4], "exp": entry[5]} | (
        {"cut": entry[6]} if 6 in entry else {}
    )


def trusted(message, roots, issuer, now, seen=0):
    """The keys for stamps, and the list's number: keep it, and never take a lower one afterwards."""
    claims = strict(signed_payload(message, roots))
    demand(list(claims) == [1, 4, 6, TRUST] and claims[1] == issuer, "claims of this issuer")
    says = claims[TRUST]
    demand(set(says) | {6} == {1, 2, 3, 4, 5, 6}, "entries of the list")
    lines = says[3] + says[4] + ([says[6]] if 6 in says else [])
    demand(all(re.fullmatch("[ -~]{1,512}", line) for line in lines) and 0 <= says[5] <= len(says[4]), "lines and quorum")
    demand(says[1] >= max(1, seen), "a list that is not older than one seen before")
    demand(claims[6] - 300 <= now < claims[4], "a list whose time it is")
    keys = [(entry[3], key_in(entry, roots)) for entry in says[2]]
    demand(len({key["kid"] for _, key in keys}) == len(keys), "each key once")
    return {"issuer": issuer, "keys": [key for use, key in keys if use == "stamp"], "seq": says[1]}


def main():
    with open(sys.argv[1], encoding="ascii") as file:
        roots = roots_in(file.read())
    now = int(sys.argv[3]) if len(sys.argv) > 3 else time.time()
    try:
        print(json.dumps(trusted(sys.stdin.buffer.read(), roots, sys.argv[2], now)))
    except (ValueError, KeyError, TypeError, AttributeError, cbor2.CBORError, InvalidSignature) as problem:
        sys.exit(f"not to be trusted: {type(problem).__name__} {problem}")


if __name__ == "__main__":
    main()
