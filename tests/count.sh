# shellcheck shell=bash
# Sourced: runs suites and counts what they report, for the last line "N passed, N failed".
passed=0
failed=0

attribute() { # REPORT NAME
    { grep -oE "[[:space:]]$2=\"[0-9]+\"" "$1" || echo 0; } | head -n 1 | tr -dc 0-9
}

# Runs COMMAND, which writes a JUnit report, and adds what it says to `passed` and `failed`. A suite that dies or runs
# out of time counts as one failure.
run_suite() { # MINUTES REPORT COMMAND...
    local minutes="$1" report="$2" status=0
    shift 2
    rm -f "$report"
    timeout -k 10 "${minutes}m" "$@" || status=$?
    count_report "$status" "$report"
}

count_report() { # EXIT_CODE REPORT
    local status="$1" report="$2" bad=0 good=0
    if [ -s "$report" ]; then
        bad=$(($(attribute "$report" failures) + $(attribute "$report" errors)))
        good=$(($(attribute "$report" tests) - bad - $(attribute "$report" skipped) - $(attribute "$report" disabled)))
    fi
    if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    passed=$((passed + good))
    failed=$((failed + bad))
}

say_count() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
