#!/usr/bin/env bash
# Every shell script passes shellcheck.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
{ printf '%s\0' dev .ci/run cmake/package/p* && find certs tests integration -name '*.sh' -print0; } | xargs -0 shellcheck
