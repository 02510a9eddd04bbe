#!/usr/bin/env bash
# Runs every test of a finished build: ctest (rules of the house included), then the programs over TLS with pytest.
# The last line is "N passed, N failed"; a suite that dies or runs out of time counts as one failure.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build_dir="$(cd "${1:-build}" && pwd)"
passed=0
failed=0

attribute() { # REPORT NAME
    { grep -oE "[[:space:]]$2=\"[0-9]+\"" "$1" || echo 0; } | head -n 1 | tr -dc 0-9
}

# Runs COMMAND, which writes a JUnit report, and adds what it says to `passed` and `failed`.
run_suite() { # MINUTES REPORT COMMAND...
    local minutes="$1" report="$2" status=0 bad=0 good=0
    shift 2
    rm -f "$report"
    timeout -k 10 "${minutes}m" "$@" || status=$?
    if [ -s "$report" ]; then
        bad=$(($(attribute "$report" failures) + $(attribute "$report" errors)))
        good=$(($(attribute "$report" tests) - bad - $(attribute "$report" skipped) - $(attribute "$report" disabled)))
    fi
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    passed=$((passed + good))
    failed=$((failed + bad))
}

run_suite 20 "$build_dir/ctest.xml" \
    ctest --test-dir "$build_dir" -j 2 --timeout 300 --output-on-failure --output-junit "$build_dir/ctest.xml"
if [ -d integration/tests ]; then
    ETIMBRE_BUILD_DIR="$build_dir" run_suite 30 "$build_dir/pytest.xml" \
        /usr/bin/python3 -m pytest -q --junitxml "$build_dir/pytest.xml" integration/tests
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
