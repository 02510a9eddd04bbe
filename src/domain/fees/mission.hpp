#pragma once

#include "core/currency.hpp"
#include "core/language.hpp"

#include <string>

namespace etimbre::domain::fees {

/// A post that serves citizens abroad.
struct Mission {
    /// Ours, not official: "CG-PAR".
    std::string code;
    /// "CG" consulate-general, "AMB" embassy, "LIAISON" liaison office, "REP" representative office.
    std::string type;
    core::Names names;
    core::Names cities;
    /// ISO 3166-1 alpha-2.
    std::string country;
    core::Currency currency;
    /// IANA name of the wall clock at the post.
    std::string timezone;

    friend bool operator==(Mission const&, Mission const&) = default;
};

} // namespace etimbre::domain::fees
