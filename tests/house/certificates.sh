#!/usr/bin/env bash
# Development certificates: whole, private, kept while good, and made again one by one where they are not; and the
# list of those that were revoked.
set -euo pipefail
scripts="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/certs"
make_certs="$scripts/make-dev-certs.sh"
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

says '11 made'
names_uri counter-CG-PAR urn:etimbre:mission:CG-PAR:counter:1
names_uri counter-CG-PAR-2 urn:etimbre:mission:CG-PAR:counter:2
names_uri counter-CG-LYS urn:etimbre:mission:CG-LYS:counter:1
names_uri officer-CG-PAR urn:etimbre:mission:CG-PAR:officer:1
names_uri treasury urn:etimbre:treasury:1
names_uri treasury-2 urn:etimbre:treasury:2
names_uri auditor urn:etimbre:auditor:1
for name in server acquirer-sim database; do
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
says '11 made'
says 'all still good'

is_revoked() { # NAME
    ! openssl verify -crl_check -CAfile "$state/ca.pem" -CRLfile "$state/crl.pem" "$state/$1.pem" >"$state/report" 2>&1 ||
        return 1
    grep -qF 'certificate revoked' "$state/report"
}

"$scripts/make-dev-crl.sh" "$state"
if is_revoked auditor; then fail "auditor is revoked from the start"; fi
kept="$(sha256sum "$state/crl.pem")"
"$scripts/make-dev-crl.sh" "$state"
[ "$(sha256sum "$state/crl.pem")" = "$kept" ] || fail "a list that is still good is made again"
"$scripts/revoke-dev-cert.sh" "$state" auditor
is_revoked auditor || fail "auditor is not revoked"
if is_revoked treasury; then fail "treasury is revoked with auditor"; fi
rm "$state/crl.pem"
"$scripts/make-dev-crl.sh" "$state"
is_revoked auditor || fail "a list that was lost forgets whom it held"
rm "$state/ca.pem"
says '11 made'
"$scripts/make-dev-crl.sh" "$state"
if is_revoked auditor; then fail "a new authority has revoked somebody"; fi
