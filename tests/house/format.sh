#!/usr/bin/env bash
# Every C++ file looks as clang-format-19 would write it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
git ls-files 'src/*.[ch]pp' 'tests/*.[ch]pp' 'integration/*.[ch]pp' | xargs clang-format-19 --dry-run -Werror
