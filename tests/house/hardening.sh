#!/usr/bin/env bash
# A program is linked and compiled so that a flaw in it is hard to use: position independent, relocations read only,
# bound at its start, no executable stack, guarded stacks and checked copies.
set -euo pipefail
program="$1"
bad=0

must() { # WHAT PATTERN TEXT
    if ! grep -qE "$2" <<<"$3"; then
        echo "$program: $1" >&2
        bad=1
    fi
}

headers="$(readelf -W -l "$program")"
dynamic="$(readelf -W -d "$program")"
symbols="$(readelf -W --dyn-syms "$program")"
must "is not position independent" 'Elf file type is DYN' "$headers"
must "is not position independent (flags)" 'FLAGS_1.*PIE' "$dynamic"
must "has no read-only relocations" 'GNU_RELRO' "$headers"
must "binds functions late" 'BIND_NOW|FLAGS_1.*NOW' "$dynamic"
must "has an executable stack" 'GNU_STACK.* RW ' "$headers"
must "has no guarded stacks" '__stack_chk_fail' "$symbols"
must "has no checked copies" '__[a-z]+_chk' "$symbols"
if grep -qE 'RPATH|RUNPATH' <<<"$dynamic"; then
    echo "$program: looks for libraries in folders of its own" >&2
    bad=1
fi
exit "$bad"
