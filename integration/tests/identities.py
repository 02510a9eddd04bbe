"""Certificates of the development authority for identities that no real authority would write down."""

import secrets
import subprocess

from places import ROOT


def certificate_for(house, uri):
    """The name of a new certificate and key in the house's folder whose subjectAltName is that URI."""
    serial = secrets.token_hex(16)
    name = f"odd-{serial}"
    sign = f"""
        set -e; cd {house.state}
        openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out {name}.key
        openssl req -new -key {name}.key -subj /CN={name[:40]} -out {name}.csr
        CLIENT_URI='{uri}' openssl x509 -req -in {name}.csr -CA ca.pem -CAkey ca.key -days 1 \\
            -set_serial 0x{serial} -extfile {ROOT}/certs/client.cnf -out {name}.pem
    """
    subprocess.run(["bash", "-c", sign], check=True, capture_output=True)
    return name
