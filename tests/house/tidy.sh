#!/usr/bin/env bash
# clang-tidy over every C++ source, or, with --changed, over what changed: since the commit ETIMBRE_CHANGED_SINCE, or else
# in the last commit; and whatever is not committed.
# The exit code decides: a clang-tidy that crashed prints no warning.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build_dir="${ETIMBRE_BUILD_DIR:-build}"
seconds_for_changed=300

base_of_change() {
    if [ -n "${ETIMBRE_CHANGED_SINCE:-}" ]; then
        echo "$ETIMBRE_CHANGED_SINCE"
    else
        git rev-parse --verify -q HEAD~1 || true
    fi
}

# A changed header is checked by way of the source of its name.
changed_sources() {
    local base each
    base="$(base_of_change)"
    if [ -z "$base" ]; then return; fi
    git diff --name-only --diff-filter=d "$base" -- src tests integration | sed -nE 's/\.[ch]pp$/.cpp/p' | sort -u |
        while read -r each; do
            if [ -f "$each" ] && [ "$each" != tests/fuzz/libfuzzer.cpp ]; then echo "$each"; fi
        done
}

check() { # FILE...
    printf '%s\0' "$@" | xargs -0 -P "$(nproc)" -n 1 clang-tidy-19 --quiet -p "$build_dir"
}

if [ "${1:-}" != --changed ]; then
    mapfile -t files < <(git ls-files 'src/*.cpp' 'tests/*.cpp' 'integration/*.cpp' ':!tests/fuzz/libfuzzer.cpp')
    check "${files[@]}"
    echo "${#files[@]} files"
    exit
fi

# A change of hundreds of files is not to hold up every test: what is left over is named, and ./dev lint checks it.
mapfile -t files < <(changed_sources)
for ((done = 0; done < ${#files[@]} && SECONDS < seconds_for_changed; done += 4)); do
    check "${files[@]:done:4}"
done
[ "$done" -lt "${#files[@]}" ] || done="${#files[@]}"
echo "clang-tidy: $done of ${#files[@]} changed files checked; ./dev lint checks all"
