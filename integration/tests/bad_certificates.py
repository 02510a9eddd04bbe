"""Client certificates of every wrong kind, each with what the service must say of it."""

import base64

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from authorities import CLIENTS, DAY, NOW, Authority, key_pem, named, new_key, pem, uris

COUNTER = "urn:etimbre:mission:CG-PAR:counter:9"
POINT_BYTES = 65
NO_CERTIFICATE = "peer did not return a certificate"


class Shown:
    """What a client shows: a chain, and the key with which it proves that the first of it is its own."""

    def __init__(self, chain, key, reason=None):
        self.chain = pem(*chain)
        self.key = key if isinstance(key, bytes) else key_pem(key)
        self.reason = reason  # part of the line that the service writes; without one it answers 403 or lets it in

    def written(self, folder, name):
        file = folder / f"{name.replace(' ', '-')}.pem"
        file.write_bytes(self.chain + self.key)
        return file


def key_of_another(certificate):
    """A private key that says of itself that it belongs to the certificate, and does not."""
    encoded = new_key().private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    point = certificate.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    assert len(point) == POINT_BYTES  # which is how RFC 5915 ends
    pretended = base64.encodebytes(encoded[:-POINT_BYTES] + point)
    return b"-----BEGIN EC PRIVATE KEY-----\n" + pretended + b"-----END EC PRIVATE KEY-----\n"


class Matrix:
    def __init__(self):
        self.root = Authority("matrix root")
        self.good = Authority("good office", self.root, path_length=0)
        self.authorities = [self.root, self.good]
        self.cases = {}
        self.add_times()
        self.add_authorities()
        self.add_chains()
        self.add_strengths()
        self.add_purposes()
        self.add_names()
        self.add_proofs()

    def office(self, name, above=None, **of_certificate):
        made = Authority(name, above or self.root, **of_certificate)
        self.authorities.append(made)
        return made

    def leaf(self, by=None, key=None, **of_certificate):
        """A good one but for what is said of it."""
        by = by or self.good
        key = key or new_key()
        of_certificate = {"names": uris(COUNTER), "purposes": CLIENTS} | of_certificate
        return by.sign(named("counter"), key.public_key(), **of_certificate), key, by

    def add(self, what, reason, by=None, **of_certificate):
        certificate, key, by = self.leaf(by, **of_certificate)
        self.cases[what] = Shown([certificate, *by.chain], key, reason)
        return certificate

    def good_one(self):
        certificate, key, by = self.leaf()
        return Shown([certificate, *by.chain], key)

    def add_times(self):
        self.add("expired", "certificate has expired", begins=NOW - 3 * DAY, ends=NOW - DAY)
        self.add("not yet valid", "certificate is not yet valid", begins=NOW + DAY, ends=NOW + 3 * DAY)
        self.good.revoke(self.add("revoked", "certificate revoked"))
        self.root.revoke(self.add("revoked, directly by the root", "certificate revoked", by=self.root))

    def add_authorities(self):
        stranger = Authority("a stranger")
        self.add("of another authority", "unable to get local issuer certificate", by=stranger)
        self.add("of another authority of the same name", ("unable to get local issuer", "signature failure"),
                 by=Authority("matrix root"))
        self.add("of a colleague", "invalid CA certificate", by=self.colleague())
        alone = Authority("alone", usage=("digital_signature",), ca=False, names=uris(COUNTER), purposes=CLIENTS)
        self.cases["signed by itself"] = Shown([alone.certificate], alone.key, "self-signed certificate")
        impostor = Authority("matrix root")
        certificate, key, _ = self.leaf(impostor)
        self.cases["with a root of its own along"] = Shown(
            [certificate, impostor.certificate], key, ("self-signed certificate", "unable to get local issuer"))

    def colleague(self):
        """A counter that signs for another."""
        made = Authority("colleague", self.root, ca=False, usage=("digital_signature",), names=uris(COUNTER), purposes=CLIENTS)
        self.authorities.append(made)
        return made

    def add_chains(self):
        long = self.good
        for number in range(6):
            long = self.office(f"office {number}", self.root if number == 0 else long)
        self.add("at the end of too long a chain", "certificate chain too long", by=long)
        self.add("below one that may have nobody below", "path length constraint exceeded",
                 by=self.office("office too deep", self.good))
        self.add("of an office without the right to sign", "invalid CA certificate",
                 by=self.office("no office", ca=False, usage=("digital_signature", "crl_sign")))
        self.add("of an office whose key is not for signing", ("invalid CA certificate", "key usage does not include"),
                 by=self.office("wrong usage", usage=("digital_signature", "crl_sign")))
        self.add("of an expired office", "certificate has expired",
                 by=self.office("old office", begins=NOW - 3 * DAY, ends=NOW - DAY))
        revoked = self.office("revoked office")
        self.root.revoke(revoked.certificate)
        self.add("of a revoked office", "certificate revoked", by=revoked)
        self.add("of an office without a list", "unable to get certificate CRL", by=Authority("no list", self.root))
        within = x509.NameConstraints([x509.DNSName("consulate.example")], None)
        self.add("outside the names of its office", "permitted subtree violation",
                 by=self.office("narrow office", more=[(within, True)]),
                 names=[*uris(COUNTER), x509.DNSName("elsewhere.example")])
        certificate, key, _ = self.leaf()
        self.cases["without the office that signed it"] = Shown([certificate], key, "unable to get local issuer certificate")

    def add_strengths(self):
        weak = (NO_CERTIFICATE, "too weak", "too small", "wrong curve", "wrong signature type", "no suitable", "unsupported")
        self.add("signed with SHA-1", weak, digest=hashes.SHA1())
        self.add("with an RSA key of 1,024 bits", weak, key=rsa.generate_private_key(65537, 1024))
        self.add("with a key on a weak curve", weak, key=ec.generate_private_key(ec.SECP192R1()))
        self.add("with a key on a curve of another kind", weak, key=ec.generate_private_key(ec.SECP256K1()))

    def add_purposes(self):
        purpose = "unsuitable certificate purpose"
        self.add("for servers", purpose, purposes=[ExtendedKeyUsageOID.SERVER_AUTH])
        self.add("for anything", purpose, purposes=[ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE])
        self.add("for signed mail", purpose, purposes=[ExtendedKeyUsageOID.EMAIL_PROTECTION])
        self.add("for no stated purpose", "not meant for clients", purposes=())
        self.add("with a key that is not for signing", purpose, usage=("key_encipherment",))
        self.add("of an authority", "that of an authority", ca=True, usage=("digital_signature", "key_cert_sign"))
        unknown = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.55555.1"), b"\x05\x00")
        self.add("with a critical extension that nobody knows", "unhandled critical extension", more=[(unknown, True)])

    def add_names(self):
        self.add("without names", "no subjectAltName", names=())
        self.add("without a URI", "names no URI", names=[x509.DNSName("counter.example")])
        self.add("with two identities", "more than one URI", names=uris(COUNTER, "urn:etimbre:treasury:1"))
        self.add("with the same identity twice", "more than one URI", names=uris(COUNTER, COUNTER))
        self.add("with another URI besides", "more than one URI", names=uris(COUNTER, "https://example.org/"))
        for what, uri in {
            "with the URI of others": "urn:example:mission:CG-PAR:counter:9",
            "with a scheme in capitals": "URN:ETIMBRE:mission:CG-PAR:counter:9",
            "with a zero byte in its URI": "urn:etimbre:treasury:1\0.example",
            "with a blank in its URI": "urn:etimbre:treasury: 1",
            "with an escape in its URI": "urn:etimbre:mission:CG%2DPAR:counter:9",
            "with a line end in its URI": "urn:etimbre:treasury:1\r\nX: y",
            "with too long a URI": "urn:etimbre:mission:" + "A" * 200 + ":counter:9",
        }.items():
            self.add(what, "none of ours", names=uris(uri))
        for what, uri in {
            "of an unknown role": "urn:etimbre:mission:CG-PAR:cleaner:9",
            "of a mission in small letters": "urn:etimbre:mission:cg-par:counter:9",
            "of a mission that there is not": "urn:etimbre:mission:CG-XYZ:counter:9",
            "of a role in capitals": "urn:etimbre:mission:CG-PAR:COUNTER:9",
            "of a counter without a number": "urn:etimbre:mission:CG-PAR:counter:",
            "of a counter with a zero before its number": "urn:etimbre:mission:CG-PAR:counter:09",
            "of a counter and something more": COUNTER + ":1",
            "of nobody's mission": "urn:etimbre:mission::counter:9",
        }.items():
            self.add(what, None, names=uris(uri))

    def add_proofs(self):
        certificate, _, by = self.leaf()
        self.cases["of somebody else"] = Shown([certificate, *by.chain], key_of_another(certificate), "bad signature")
        certificate, key, by = self.leaf()
        tampered = bytearray(certificate.public_bytes(serialization.Encoding.DER))
        tampered[-1] ^= 1
        self.cases["that was altered"] = Shown(
            [x509.load_der_x509_certificate(bytes(tampered)), *by.chain], key, "certificate signature failure")

    def write(self, folder, authorities, lists):
        """The files of the partner listener: those of the house, and ours."""
        (folder / "matrix-ca.pem").write_bytes(authorities + pem(self.root.certificate))
        (folder / "matrix-crl.pem").write_bytes(lists + b"".join(each.revocation_list() for each in self.authorities))
