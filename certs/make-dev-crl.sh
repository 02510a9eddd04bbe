#!/usr/bin/env bash
# Makes crl.pem in a state directory: the certificates that the development authority there has revoked, none at
# first. Kept while it is that authority's and good for another week.
set -euo pipefail
umask 077

if [ $# -ne 1 ]; then
    echo "usage: certs/make-dev-crl.sh STATE_DIR" >&2
    exit 2
fi
profiles="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cd "$1"

still_good() {
    local until
    [ -s crl.pem ] && [ revoked.txt -ot crl.pem ] &&
        openssl crl -in crl.pem -CAfile ca.pem -noout 2>&1 | grep -qxF 'verify OK' &&
        until="$(openssl crl -in crl.pem -noout -nextupdate)" &&
        [ "$(date -d "${until#*=}" +%s)" -gt "$(($(date +%s) + 7 * 24 * 3600))" ]
}

# Another authority has revoked nothing yet.
of_this_authority="$(openssl x509 -in ca.pem -noout -fingerprint -sha256)"
if [ "$(cat revoked.of 2>&1)" != "$of_this_authority" ]; then
    : >revoked.txt
    rm -f crl.pem
    printf '%s\n' "$of_this_authority" >revoked.of
fi
if still_good; then exit; fi
report="$(openssl ca -config "$profiles/crl.cnf" -gencrl -out crl.pem.new 2>&1)" || {
    echo "$report" >&2
    exit 1
}
chmod 644 crl.pem.new
mv crl.pem.new crl.pem
