#!/usr/bin/env bash
# Builds the libFuzzer programs with clang, AddressSanitizer and UndefinedBehaviorSanitizer, and runs each of them.
#   tests/fuzz/run.sh [--runs N] [TARGET...]      N inputs in all (20 million), divided among the targets;
#                                                 a target that is ten times as slow gets a tenth of the others' share
# What a run found interesting is kept in build-fuzz/corpus for the next one. A finding is a file in
# build-fuzz/findings: mend the parser, then put the file into tests/fuzz/corpus/TARGET, where every build tries it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build_dir="${ETIMBRE_FUZZ_DIR:-build-fuzz}"
runs=20000000
slow=(csv est3dgate_form settings)
targets=()
while [ $# -gt 0 ]; do
    case "$1" in
    --runs)
        runs="${2:?--runs takes a number}"
        shift
        ;;
    -*) echo "tests/fuzz/run.sh takes --runs N and names of targets, not $1." >&2 && exit 2 ;;
    *) targets+=("$1") ;;
    esac
    shift
done
[ "${#targets[@]}" -gt 0 ] || mapfile -t targets < <(cd tests/fuzz/corpus && ls)

build() {
    cmake -S . -B "$build_dir" -G Ninja -DCMAKE_CXX_COMPILER=clang++-19 -DCMAKE_BUILD_TYPE=RelWithDebInfo \
        -DETIMBRE_FUZZ=ON -DETIMBRE_SANITIZE=fuzzer-no-link,address,undefined &&
        cmake --build "$build_dir" -j "$(nproc)" --target fuzzers
}

shares_of() { if [[ " ${slow[*]} " = *" $1 "* ]]; then echo 1; else echo 10; fi; } # TARGET

number_after() { sed -nE "s/^$2:? +([0-9]+).*/\1/p" "$1" | tail -n 1; } # LOG LABEL

# Prints one line of the table. The input is limited to what the parser is given in the service.
fuzz_one() { # TARGET RUNS
    local log="$build_dir/$1.log" status=0 executed
    mkdir -p "$build_dir/corpus/$1" "$build_dir/findings"
    "$build_dir/bin/fuzz_$1" -runs="$2" -max_len=4096 -timeout=10 -rss_limit_mb=1024 -print_final_stats=1 \
        -artifact_prefix="$build_dir/findings/$1-" "$build_dir/corpus/$1" "tests/fuzz/corpus/$1" >"$log" 2>&1 || status=$?
    executed="$(number_after "$log" 'stat::number_of_executed_units')"
    printf '%-16s %12s %10s %8s  %s\n' "$1" "${executed:-0}" "$(number_after "$log" 'stat::average_exec_per_sec')" \
        "$(grep -oE 'cov: [0-9]+' "$log" | tail -n 1 | tr -dc 0-9)" "$([ "$status" -eq 0 ] && echo kept || echo BROKEN)"
    [ "$status" -eq 0 ] || { tail -n 40 "$log" >&2 && return 1; }
}
export -f fuzz_one number_after
export build_dir

shares=0
for each in "${targets[@]}"; do shares=$((shares + $(shares_of "$each"))); done
mkdir -p "$build_dir"
build >"$build_dir/build.log" 2>&1 || { tail -n 60 "$build_dir/build.log" >&2 && exit 3; }
printf '%-16s %12s %10s %8s  %s\n' target inputs 'per s' edges promises
# shellcheck disable=SC2016  # the inner shell expands them
for each in "${targets[@]}"; do
    printf '%s\0%s\0' "$each" $((runs * $(shares_of "$each") / shares + 1))
done | xargs -0 -P "$(nproc)" -n 2 bash -c 'fuzz_one "$1" "$2"' _
