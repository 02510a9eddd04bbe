#include "web/scanner.hpp"

#include "web/scanner_bytes.hpp"

#include <optional>

namespace etimbre::web {
namespace {

std::string_view between(char const* first, char const* last)
{
    return {first, static_cast<std::size_t>(last - first)};
}

std::optional<Scanner> found()
{
    auto const script = between(etimbre_scanner_script, etimbre_scanner_script_end);
    auto const engine = between(etimbre_scanner_engine, etimbre_scanner_engine_end);
    if (script.empty() || engine.empty()) return std::nullopt;
    // The engine is a megabyte: it is compressed when the program is built, not when it starts.
    return Scanner{
        make_asset("/script/", ".js", "text/javascript; charset=utf-8", script),
        {asset_path("/script/", ".wasm", engine),
         "application/wasm",
         engine,
         std::string{between(etimbre_scanner_squeezed, etimbre_scanner_squeezed_end)}},
    };
}

} // namespace

Scanner const* scanner()
{
    static auto const here = found();
    return here ? &*here : nullptr;
}

} // namespace etimbre::web
