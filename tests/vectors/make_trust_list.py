#!/usr/bin/env python3
"""Writes trust-list.json beside itself: trust lists made by cbor2 and OpenSSL's Ed25519, and what a reader answers.

Seeds are repeated bytes, so that every run writes the same file.
"""

import hashlib
import json
import pathlib

import cbor2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

NOW = 1790000000
DAY = 86400
TRUST = -65538


def secret(seed):
    return Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)


def public(seed):
    return secret(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def kid_of(x):
    return hashlib.sha256(cbor2.dumps({1: 1, -1: 6, -2: x}, canonical=True)).digest()[:8]


def key(x, use="stamp", **more):
    entry = {1: kid_of(x), 2: {1: 1, -1: 6, -2: x}, 3: use, 4: NOW - DAY, 5: NOW + 90 * DAY}
    return entry | ({6: more["cut"]} if "cut" in more else {})


def claims(keys, issuer="MA", iat=NOW, exp=NOW + 30 * DAY, seq=7, **more):
    return {1: issuer, 4: exp, 6: iat, TRUST: {1: seq, 2: keys, 3: [], 4: [], 5: 0} | more.get("trust", {})} | more.get("claims", {})


def message(payload, root=1, header=None, unprotected=None, tail=b""):
    if not isinstance(payload, bytes):
        payload = cbor2.dumps(payload, canonical=True)
    protected = cbor2.dumps(header or {1: -8, 4: kid_of(public(root))}, canonical=True)
    signature = secret(root).sign(cbor2.dumps(["Signature1", protected, b"", payload]))
    return cbor2.dumps(cbor2.CBORTag(18, [protected, unprotected or {}, payload, signature]), canonical=True) + tail


TWO = [key(public(10), cut=4711), key(public(11))]
# Points of order 1, 2, 4 and 8, one of mixed order, and two encodings that are not canonical.
WEAK = {
    "order 1": "0100000000000000000000000000000000000000000000000000000000000000",
    "order 2": "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "order 4": "0000000000000000000000000000000000000000000000000000000000000000",
    "order 8": "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "mixed order": "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
    "not canonical": "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "not on the curve": "0200000000000000000000000000000000000000000000000000000000000000",
}


def cases():
    yield "ok", "OK", message(claims(TWO)), {}
    yield "ok, signed by the spare root", "OK", message(claims(TWO), root=2), {}
    yield "ok, with everything there is", "OK", message(claims(
        TWO + [key(public(12), "log"), key(public(13), "status"), key(public(14), "device-ca")],
        trust={3: ["log.example/issue+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"], 4: ["w+1+x"], 5: 1,
               6: "https://etimbre.example/status/{list}"})), {}
    yield "ok, no keys", "OK", message(claims([])), {}
    yield "ok, alg -19", "OK", message(claims(TWO), header={1: -19, 4: kid_of(public(1))}), {}
    yield "ok, the last second", "OK", message(claims(TWO)), {"now": NOW + 30 * DAY - 1}
    yield "ok, the same number as seen", "OK", message(claims(TWO)), {"seen": 7}
    yield "over", "E_TRUST_STALE", message(claims(TWO)), {"now": NOW + 30 * DAY}
    yield "older than one seen", "E_TRUST_STALE", message(claims(TWO)), {"seen": 8}
    yield "from the future", "E_NOT_YET_VALID", message(claims(TWO)), {"now": NOW - 301}
    yield "an unknown root", "E_KEY_UNKNOWN", message(claims(TWO), root=3), {}
    yield "a stamp key under the root's kid", "E_SIGNATURE", message(claims(TWO), root=10, header={1: -8, 4: kid_of(public(1))}), {}
    good = message(claims(TWO))
    yield "a changed signature", "E_SIGNATURE", good[:-1] + bytes([good[-1] ^ 1]), {}
    yield "a byte after it", "E_COSE", message(claims(TWO), tail=b"\0"), {}
    yield "an unprotected header", "E_HEADER", message(claims(TWO), unprotected={4: b"x"}), {}
    yield "a third header label", "E_HEADER", message(claims(TWO), header={1: -8, 3: 61, 4: kid_of(public(1))}), {}
    yield "another algorithm", "E_ALG", message(claims(TWO), header={1: -7, 4: kid_of(public(1))}), {}
    yield "a byte after the claims", "E_CBOR", message(cbor2.dumps(claims(TWO), canonical=True) + b"\0"), {}
    yield "keys not in order", "E_CBOR", message(cbor2.dumps(dict(reversed(claims(TWO).items())))), {}
    yield "another state", "E_ISSUER", message(claims(TWO, issuer="XY")), {}
    yield "exp not after iat", "E_CLAIMS", message(claims(TWO, exp=NOW)), {}
    yield "number 0", "E_CLAIMS", message(claims(TWO, seq=0)), {}
    yield "a further claim", "E_CLAIMS", message(claims(TWO, claims={2: "x"})), {}
    yield "a further entry", "E_CLAIMS", message(claims(TWO, trust={7: 0})), {}
    yield "a further entry of a key", "E_CLAIMS", message(claims([TWO[0] | {7: 0}])), {}
    yield "a further entry of a COSE key", "E_CLAIMS", message(claims([TWO[0] | {2: TWO[0][2] | {3: -8}}])), {}
    yield "another curve", "E_CLAIMS", message(claims([TWO[0] | {2: TWO[0][2] | {-1: 4}}])), {}
    yield "an unknown use", "E_CLAIMS", message(claims([key(public(10), "rubber")])), {}
    yield "a cut of a log key", "E_CLAIMS", message(claims([key(public(10), "log", cut=1)])), {}
    yield "a negative cut", "E_CLAIMS", message(claims([key(public(10), cut=-1)])), {}
    yield "a key that ends before it begins", "E_CLAIMS", message(claims([TWO[1] | {5: NOW - DAY}])), {}
    yield "a key twice", "E_CLAIMS", message(claims([TWO[1], TWO[1]])), {}
    yield "a root as a key", "E_CLAIMS", message(claims([key(public(2))])), {}
    yield "another kid", "E_CLAIMS", message(claims([TWO[1] | {1: kid_of(public(12))}])), {}
    yield "a kid of 7 bytes", "E_CLAIMS", message(claims([TWO[1] | {1: kid_of(public(11))[:7]}])), {}
    yield "more witnesses wanted than there are", "E_CLAIMS", message(claims(TWO, trust={5: 1})), {}
    yield "a text over two lines", "E_CLAIMS", message(claims(TWO, trust={3: ["a\nb"]})), {}
    for name, x in WEAK.items():
        yield f"a key of {name}", "E_CLAIMS", message(claims([key(bytes.fromhex(x))])), {}


def main():
    tests = [
        {"id": name, "expect": expect, "message": encoded.hex(), "now": at.get("now", NOW), "seen": at.get("seen", 0)}
        for name, expect, encoded, at in cases()
    ]
    content = {"issuer": "MA", "roots": [public(1).hex(), public(2).hex()], "tests": tests}
    pathlib.Path(__file__).with_name("trust-list.json").write_text(json.dumps(content, indent=1) + "\n")


main()
