#!/usr/bin/env bash
# Every C++ file looks as clang-format-19 would write it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
find src tests integration -name '*.[ch]pp' -print0 | xargs -0 clang-format-19 --dry-run -Werror
