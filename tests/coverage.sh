#!/usr/bin/env bash
# Which lines and branches the tests reach, room by room: a build with counters, every rule, the programs over TLS.
# Branches that only an exception takes are left out: the compiler makes one at every call.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build_dir="${ETIMBRE_COVERAGE_DIR:-build-coverage}"
mkdir -p "$build_dir"
run() {
    cmake -S . -B "$build_dir" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DETIMBRE_COVERAGE=ON &&
        cmake --build "$build_dir" -j "$(nproc)" &&
        find "$build_dir" -name '*.gcda' -delete &&
        ctest --test-dir "$build_dir" -j 2 --timeout 300 --output-on-failure &&
        ETIMBRE_BUILD_DIR="$PWD/$build_dir" /usr/bin/python3 -m pytest -q integration/tests &&
        gcovr --root . --object-directory "$build_dir" --filter src/ --exclude-throw-branches \
            --exclude-unreachable-branches -j "$(nproc)" --json-summary "$build_dir/coverage.json"
}

run >"$build_dir/run.log" 2>&1 || { tail -n 60 "$build_dir/run.log" >&2 && exit 3; }
jq -r '
    def room: split("/")[:-1] | .[1:] | join("/") | if . == "" then "main" else . end;
    def percent(of; all): if all == 0 then "-" else (of * 1000 / all | round / 10 | tostring) + " %" end;
    (.files | group_by(.filename | room) | map({
        room: (.[0].filename | room),
        lines: (map(.line_total) | add), lines_reached: (map(.line_covered) | add),
        branches: (map(.branch_total) | add), branches_reached: (map(.branch_covered) | add)})) as $rooms |
    ($rooms + [{room: "all", lines: .line_total, lines_reached: .line_covered,
        branches: .branch_total, branches_reached: .branch_covered}])[] |
    [.room, percent(.lines_reached; .lines), percent(.branches_reached; .branches)] | @tsv' "$build_dir/coverage.json" |
    { printf 'room\tlines\tbranches\n' && cat; } | column -t -s "$(printf '\t')"
