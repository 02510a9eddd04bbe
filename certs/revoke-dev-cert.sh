#!/usr/bin/env bash
# Revokes a certificate of a development copy, such as counter-CG-PAR: a service that runs there cuts its bearer
# off within seconds. To have a good one again, delete its .pem and run certs/make-dev-certs.sh.
set -euo pipefail
umask 077

if [ $# -ne 2 ]; then
    echo "usage: certs/revoke-dev-cert.sh STATE_DIR NAME" >&2
    exit 2
fi
profiles="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cd "$1"
report="$(openssl ca -config "$profiles/crl.cnf" -revoke "$2.pem" 2>&1)" || {
    echo "$report" >&2
    exit 1
}
touch -d "1 second ago" crl.pem # no longer good; the new one takes its place in one step
"$profiles/make-dev-crl.sh" .
echo "$2 is revoked, serial $(openssl x509 -in "$2.pem" -noout -serial | cut -d= -f2)"
