#pragma once

#include "web/assets.hpp"

namespace etimbre::web {

/// The reader of codes for browsers that have none: zxing-wasm (cmake/scanner.lock names version and
/// licence), as it was published, served by ourselves.
struct Scanner {
    Asset script;
    Asset engine; ///< WebAssembly
};

/// Null where this program was built without it: then only browsers with a reader of their own can scan.
Scanner const* scanner();

} // namespace etimbre::web
