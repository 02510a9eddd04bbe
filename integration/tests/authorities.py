"""A public key infrastructure of a test's own, in which everything can be wrong that can be wrong in one."""

import datetime
import itertools

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAY = datetime.timedelta(days=1)
NOW = datetime.datetime.utcnow().replace(microsecond=0)
CLIENTS = [ExtendedKeyUsageOID.CLIENT_AUTH]
_serials = itertools.count(0x1000)


def new_key():
    return ec.generate_private_key(ec.SECP256R1())


def named(common_name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def uris(*texts):
    return [x509.UniformResourceIdentifier(text) for text in texts]


def key_usage(*names):
    every = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")
    return x509.KeyUsage(**{name: name in names for name in every})


def pem(*certificates):
    return b"".join(each.public_bytes(serialization.Encoding.PEM) for each in certificates)


def key_pem(key):
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )


class Authority:
    """A certificate that signs others, and the list of those that it has revoked."""

    def __init__(self, name, above=None, **of_certificate):
        self.key = new_key()
        self.revoked = []
        self.above = above
        of_certificate = {"ca": True, "usage": ("key_cert_sign", "crl_sign")} | of_certificate
        self.name = named(name)
        self.certificate = (above or self).sign(self.name, self.key.public_key(), **of_certificate)

    @property
    def chain(self):
        """From this one up to but without the root."""
        return [self.certificate, *self.above.chain] if self.above else []

    def sign(self, subject, public_key, *, names=(), purposes=(), ca=False, path_length=None, usage=("digital_signature",),
             begins=NOW - DAY, ends=NOW + 10 * DAY, digest=hashes.SHA256(), more=()):
        builder = (
            x509.CertificateBuilder().subject_name(subject).issuer_name(self.name).public_key(public_key)
            .serial_number(next(_serials)).not_valid_before(begins).not_valid_after(ends)
            .add_extension(x509.BasicConstraints(ca, path_length), critical=True)
            .add_extension(key_usage(*usage), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
        )
        if names:
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        if purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
        for extension, critical in more:
            builder = builder.add_extension(extension, critical)
        return builder.sign(self.key, digest)

    def revoke(self, certificate):
        self.revoked.append(certificate.serial_number)
        return certificate

    def revocation_list(self):
        builder = (
            x509.CertificateRevocationListBuilder().issuer_name(self.name).last_update(NOW - DAY).next_update(NOW + 10 * DAY)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
        )
        for serial in self.revoked:
            builder = builder.add_revoked_certificate(
                x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(NOW - DAY).build()
            )
        return builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
