#!/usr/bin/env bash
# Development certificates: whole, private, kept while good, and made again one by one where they are not.
set -euo pipefail
make_certs="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/certs/make-dev-certs.sh"
state="$(mktemp -d)"
trap 'rm -rf "$state"' EXIT

fail() {
    echo "$1" >&2
    exit 1
}

says() { # WANTED
    local said
    said="$("$make_certs" "$state")"
    grep -qF "$1" <<<"$said" || fail "wanted '$1', was told '$said'"
}

names_uri() { # NAME URI
    openssl x509 -in "$state/$1.pem" -noout -ext subjectAltName | grep -qxF "    URI:$2" || fail "$1.pem does not name $2"
    openssl verify -CAfile "$state/ca.pem" -purpose sslclient "$state/$1.pem" || fail "$1.pem is not a client's"
}

says '10 made'
names_uri counter-CG-PAR urn:etimbre:mission:CG-PAR:counter:1
names_uri counter-CG-PAR-2 urn:etimbre:mission:CG-PAR:counter:2
names_uri counter-CG-LYS urn:etimbre:mission:CG-LYS:counter:1
names_uri officer-CG-PAR urn:etimbre:mission:CG-PAR:officer:1
names_uri treasury urn:etimbre:treasury:1
names_uri treasury-2 urn:etimbre:treasury:2
names_uri auditor urn:etimbre:auditor:1
for name in server acquirer-sim; do
    openssl verify -x509_strict -CAfile "$state/ca.pem" -purpose sslserver -verify_ip ::1 "$state/$name.pem" ||
        fail "$name.pem is not a server's"
done
[ -z "$(find "$state" -name '*.key' -perm /077)" ] || fail "a private key can be read by others"

says 'all still good'

cp "$state/auditor.key" "$state/treasury.key"
says '1 made'
openssl x509 -req -in <(openssl req -new -key "$state/server.key" -subj /CN=short) -CA "$state/ca.pem" \
    -CAkey "$state/ca.key" -days 6 -out "$state/server.pem" 2>"$state/report" || fail "$(cat "$state/report")"
says '1 made'
rm "$state/ca.key"
says '10 made'
says 'all still good'
