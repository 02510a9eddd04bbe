#!/usr/bin/env bash
# Makes a state directory for development and tests, ready for `etimbre keys init`: certificates, the list of
# revoked ones, passphrase, acquirer.json and etimbre.toml for the ports in the ETIMBRE_*_PORT variables.
# What is there and good stays.
set -euo pipefail
umask 077

if [ $# -ne 1 ]; then
    echo "usage: certs/make-dev-state.sh STATE_DIR" >&2
    exit 2
fi
scripts="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
"$scripts/make-dev-certs.sh" "$1"
"$scripts/make-dev-crl.sh" "$1"
cd "$1"

public_port="${ETIMBRE_PUBLIC_PORT:-8443}"
partner_port="${ETIMBRE_PARTNER_PORT:-9443}"
ops_port="${ETIMBRE_OPS_PORT:-9100}"
acquirer_port="${ETIMBRE_ACQUIRER_PORT:-8444}"

[ -s passphrase ] || openssl rand -hex 32 >passphrase
[ -s root-passphrase ] || openssl rand -hex 32 >root-passphrase

[ -s acquirer.json ] || cat >acquirer.json <<END
{
  "client_id": "600000001",
  "store_key": "$(openssl rand -hex 16)",
  "api_name": "etimbre-api",
  "api_password": "$(openssl rand -hex 12)"
}
END

# One acquirer had a section of its own before there could be several.
if [ -s etimbre.toml ]; then sed -i 's/^\[acquirer\]$/[acquirers.cmi]/' etimbre.toml; fi

# Mail goes to the sink of ./dev up, whose port is known when it runs; tests say by themselves where theirs is.
mail_section() {
    cat <<END

[mail]
server = "127.0.0.1"
port = 1
ca_file = "ca.pem"
from = "no-reply@etimbre.example"
first_retry_seconds = 5
again_seconds = 10
END
}

# A file for other ports is written anew; otherwise what a developer has changed in it stays.
ports="# Ports $public_port $partner_port $ops_port $acquirer_port"
if [ -s etimbre.toml ] && [ "$(head -n 1 etimbre.toml)" = "$ports" ]; then
    if [ "${ETIMBRE_MAIL:-}" = sink ] && ! grep -q '^\[mail\]$' etimbre.toml; then mail_section >>etimbre.toml; fi
    exit
fi
cat >etimbre.toml <<END
$ports
# Written for development. Every key with its meaning: etimbre config --print

[public]
port = $public_port
base_url = "https://127.0.0.1:$public_port"

[partner]
port = $partner_port
crl_file = "crl.pem"

[ops]
port = $ops_port

[acquirers.cmi]
gateway_url = "https://127.0.0.1:$acquirer_port/fim/est3Dgate"
api_url = "https://127.0.0.1:$acquirer_port/fim/api"
ca_file = "ca.pem"
fee_basis_points = 80
settlement_accounts = ["MA64011519000001205000534921"]

[payments]
first_poll_seconds = 2

[service]
parts_page = "on"

[refunds]
resend_after_seconds = 20

[limits]
connections = 1000
connections_per_address = 1000
arrivals_per_second = 0
requests_per_minute = 100000
requests_per_minute_per_order = 100000
wrong_tokens_per_minute = 100000
number_lookups_per_minute = 5
END
if [ "${ETIMBRE_MAIL:-}" = sink ]; then mail_section >>etimbre.toml; fi
