#!/usr/bin/env bash
# Makes the certificates of a development copy in a state directory:
#   ca.pem, server.{pem,key}, acquirer-sim.{pem,key} and one pair for each partner.
# What is still valid for a week, fits its key and was signed by this authority stays; the rest is made again.
# The authority's own key stays in the same directory: it vouches for nothing outside it.
set -euo pipefail
umask 077

if [ $# -ne 1 ]; then
    echo "usage: certs/make-dev-certs.sh STATE_DIR" >&2
    exit 2
fi
profiles="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
mkdir -p "$1"
cd "$1"

week_seconds=$((7 * 24 * 3600))
made=0

key_fits() { # NAME
    [ "$(openssl x509 -in "$1.pem" -noout -pubkey 2>&1)" = "$(openssl pkey -in "$1.key" -pubout 2>&1)" ]
}

still_good() { # NAME
    [ -s "$1.pem" ] && [ -s "$1.key" ] &&
        openssl x509 -in "$1.pem" -noout -checkend "$week_seconds" >/dev/null 2>&1 &&
        key_fits "$1" &&
        openssl verify -CAfile ca.pem "$1.pem" >/dev/null 2>&1
}

# The pair appears under its names only when it is whole, so that an interrupted run leaves the old one.
keep() { # NAME
    mv "$1.key.new" "$1.key"
    mv "$1.pem.new" "$1.pem"
    chmod 600 "$1.key"
    chmod 644 "$1.pem"
    made=$((made + 1))
}

new_key() { # NAME
    openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.key.new"
}

authority() {
    if still_good ca; then return; fi
    new_key ca
    openssl req -x509 -new -sha256 -config "$profiles/ca.cnf" -key ca.key.new -days 3650 -out ca.pem.new
    keep ca
}

# OpenSSL reports what it signs where errors go; that is worth reading only when it fails.
sign() { # NAME PROFILE
    local report
    report="$(openssl x509 -req -sha256 -in "$1.csr" -CA ca.pem -CAkey ca.key -set_serial "0x$(openssl rand -hex 16)" \
        -days 90 -extfile "$profiles/$2.cnf" -out "$1.pem.new" 2>&1)" || {
        echo "$report" >&2
        return 1
    }
}

leaf() { # NAME COMMON_NAME PROFILE
    local name="$1" common_name="$2" profile="$3"
    if still_good "$name"; then return; fi
    new_key "$name"
    openssl req -new -sha256 -key "$name.key.new" -subj "/O=eTimbre development/CN=$common_name" -out "$name.csr"
    sign "$name" "$profile"
    rm "$name.csr"
    keep "$name"
}

client() { # NAME URI
    CLIENT_URI="$2" leaf "$1" "$1" client
}

authority
leaf server localhost server
leaf acquirer-sim localhost server
leaf database localhost server
client counter-CG-PAR urn:etimbre:mission:CG-PAR:counter:1
client counter-CG-PAR-2 urn:etimbre:mission:CG-PAR:counter:2
client counter-CG-LYS urn:etimbre:mission:CG-LYS:counter:1
client officer-CG-PAR urn:etimbre:mission:CG-PAR:officer:1
client treasury urn:etimbre:treasury:1
client treasury-2 urn:etimbre:treasury:2
client auditor urn:etimbre:auditor:1

if [ "$made" -eq 0 ]; then
    echo "certificates: all still good"
else
    echo "certificates: $made made in $PWD"
fi
