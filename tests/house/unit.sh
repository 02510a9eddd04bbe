#!/usr/bin/env bash
# The unit that the package installs exposes no more than 1.5 of 10; the judge finds one that exposes all.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT

is_tight() { systemd-analyze security --offline=true --no-pager --threshold=15 "$1" >"$place/said" 2>&1; }

is_tight cmake/package/etimbre.service || { cat "$place/said" >&2; exit 1; }
if grep -i 'unknown\|ignoring' "$place/said"; then exit 1; fi
tail -n 1 "$place/said"
printf '[Service]\nExecStart=/bin/true\n' >"$place/bare.service"
if is_tight "$place/bare.service"; then
    echo "a bare unit passes too" >&2
    exit 1
fi
