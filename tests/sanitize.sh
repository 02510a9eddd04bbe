#!/usr/bin/env bash
# The suites under sanitizers, each in a build of its own:
#   AddressSanitizer and UndefinedBehaviorSanitizer: every rule, and the programs over TLS;
#   ThreadSanitizer: the rooms with threads, and the programs under load.
# The last line is "N passed, N failed".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tests/count.sh
python=/usr/bin/python3
threaded=(adapters_store_test app_work_test http_server_test telemetry_test)
under_load=(integration/tests/test_{counter_race,idempotency,faults,second_approval,stop}.py)

build() { # FOLDER SANITIZERS [TARGET...]
    local targets=()
    if [ $# -gt 2 ]; then targets=(--target "${@:3}"); fi
    mkdir -p "$1"
    { cmake -S . -B "$1" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DETIMBRE_SANITIZE="$2" &&
        cmake --build "$1" -j "$(nproc)" "${targets[@]}"; } >"$1/build.log" 2>&1 ||
        { tail -n 60 "$1/build.log" >&2 && return 1; }
}

# LeakSanitizer stops a program to look at it, which the service allows nobody.
export ASAN_OPTIONS="detect_leaks=0:detect_stack_use_after_return=1"
export UBSAN_OPTIONS="print_stacktrace=1"
export TSAN_OPTIONS="halt_on_error=1:second_deadlock_stack=1"

build build-asan address,undefined
run_suite 40 build-asan/ctest.xml ctest --test-dir build-asan -j 2 --timeout 600 --output-on-failure \
    --output-junit "$PWD/build-asan/ctest.xml"
ETIMBRE_BUILD_DIR="$PWD/build-asan" run_suite 40 build-asan/pytest.xml \
    "$python" -m pytest -q --junitxml build-asan/pytest.xml integration/tests

build build-tsan thread etimbre acquirer-sim "${threaded[@]}"
for each in "${threaded[@]}"; do
    run_suite 20 "build-tsan/$each.xml" "build-tsan/bin/$each" --gtest_brief=1 --gtest_output="xml:build-tsan/$each.xml"
done
ETIMBRE_BUILD_DIR="$PWD/build-tsan" run_suite 40 build-tsan/pytest.xml \
    "$python" -m pytest -q --junitxml build-tsan/pytest.xml "${under_load[@]}"
say_count
