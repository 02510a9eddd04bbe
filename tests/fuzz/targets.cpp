#include "parsers.hpp"
#include "target.hpp"

#include <array>
#include <cstdlib>
#include <iostream>

namespace etimbre::fuzz {
namespace {

constexpr std::array all{
    Target{"cbor", cbor},
    Target{"base45", base45},
    Target{"cose", cose},
    Target{"claims", claims},
    Target{"receipt", receipt},
    Target{"trust_list", trust_list},
    Target{"number", number},
    Target{"stamp_text", stamp_text},
    Target{"csv", csv},
    Target{"est3dgate_form", est3dgate_form},
    Target{"entities", entities},
    Target{"cc5_answer", cc5_answer},
    Target{"http_head", http_head},
    Target{"json", json},
    Target{"form", form},
    Target{"settings", settings},
    Target{"journal", journal},
    Target{"camt", camt},
    Target{"mt940", mt940},
    Target{"settlement_csv", settlement_csv},
};

} // namespace

std::span<Target const> targets()
{
    return all;
}

void must(bool holds, char const* promise)
{
    if (holds) return;
    std::cerr << "broken promise: " << promise << "\n" << std::flush;
    std::abort();
}

} // namespace etimbre::fuzz
