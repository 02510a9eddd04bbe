#!/usr/bin/env bash
# Runs every test of a finished build: ctest (rules of the house included), then the programs over TLS with pytest.
# The last line is "N passed, N failed".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build_dir="$(cd "${1:-build}" && pwd)"
. tests/count.sh

run_suite 20 "$build_dir/ctest.xml" \
    ctest --test-dir "$build_dir" -j 2 --timeout 300 --output-on-failure --output-junit "$build_dir/ctest.xml"
ETIMBRE_BUILD_DIR="$build_dir" run_suite 30 "$build_dir/pytest.xml" \
    /usr/bin/python3 -m pytest -q --junitxml "$build_dir/pytest.xml" integration/tests
say_count
