#!/usr/bin/env bash
# Proves on a project of two rooms that the compiler guards the doors: what a room does not declare it cannot include,
# and a room cannot use one that is built above it.
#   doors.sh CXX_COMPILER
set -euo pipefail
compiler="$1"
room_cmake="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/cmake/room.cmake"
project="$(mktemp -d)"
trap 'rm -rf "$project"' EXIT

fail() {
    echo "$1" >&2
    cat "$project/log" >&2
    exit 1
}

write_project() { # ROOMS...
    mkdir -p "$project/src/core" "$project/src/http"
    echo 'inline int nine() { return 9; }' >"$project/src/core/nine.hpp"
    echo 'inline int edge() { return 1; }' >"$project/src/http/edge.hpp"
    echo '#include "core/nine.hpp"' >"$project/src/http/page.cpp"
    echo '#include "core/nine.hpp"' >"$project/src/core/nine.cpp"
    cat >"$project/CMakeLists.txt" <<END
cmake_minimum_required(VERSION 3.25)
project(two_rooms LANGUAGES CXX)
add_library(strict INTERFACE)
include("$room_cmake")
$(printf '%s\n' "$@")
END
}

configure() {
    rm -rf "$project/build"
    cmake -S "$project" -B "$project/build" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" >"$project/log" 2>&1
}

compile() { cmake --build "$project/build" >"$project/log" 2>&1; }

write_project 'room(core)' 'room(http USES core)'
configure || fail "a declared room was refused by CMake"
compile || fail "a declared include was refused"

write_project 'room(core)' 'room(http)'
configure || fail "a project without uses was refused by CMake"
if compile; then fail "an undeclared include was compiled"; fi
grep -q 'core/nine.hpp: No such file or directory' "$project/log" || fail "an undeclared include failed for another reason"

write_project 'room(core)' 'room(http USES core)'
echo '#include "http/edge.hpp"' >"$project/src/core/nine.cpp"
configure || fail "a declared room was refused by CMake"
if compile; then fail "a room included one that is built above it"; fi
grep -q 'http/edge.hpp: No such file or directory' "$project/log" || fail "a back include failed for another reason"

write_project 'room(core USES http)' 'room(http)'
if configure; then fail "a back edge was configured"; fi
grep -q 'room core uses http, which is not built below it' "$project/log" || fail "a back edge failed for another reason"
