#!/usr/bin/env bash
# Runs every test of a finished build: ctest (rules of the house included), the pages in a browser, then the programs over
# TLS with pytest, on SQLite and on MariaDB side by side. The last line is "N passed, N failed".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build_dir="$(cd "${1:-build}" && pwd)"
. tests/count.sh
export ETIMBRE_BUILD_DIR="$build_dir"

# The two draw their ports from ranges that do not meet.
programs_on() { # STORE PORTS REPORT
    rm -f "$3"
    ETIMBRE_TEST_STORE="$1" ETIMBRE_TEST_PORTS="$2" timeout -k 10 45m \
        /usr/bin/python3 -m pytest -q --junitxml "$3" integration/tests
}

run_suite 20 "$build_dir/ctest.xml" \
    ctest --test-dir "$build_dir" -j 2 --timeout 300 --output-on-failure --output-junit "$build_dir/ctest.xml"

# People walk through the pages in Chromium; the long form is ./dev e2e.
run_suite 20 "$build_dir/browser.xml" \
    /usr/bin/python3 integration/browser/walk.py short --junit "$build_dir/browser.xml"

programs_on mariadb 26000-32000 "$build_dir/pytest-mariadb.xml" >"$build_dir/pytest-mariadb.log" 2>&1 &
on_mariadb=$!
status=0
programs_on sqlite 20000-26000 "$build_dir/pytest.xml" || status=$?
count_report "$status" "$build_dir/pytest.xml"
status=0
wait "$on_mariadb" || status=$?
echo "On MariaDB:"
cat "$build_dir/pytest-mariadb.log"
count_report "$status" "$build_dir/pytest-mariadb.xml"
say_count
