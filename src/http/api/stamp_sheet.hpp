#pragma once

#include "app/stamp/ports.hpp"
#include "http/api/desk.hpp"

#include <string>

namespace etimbre::http::api {

/// The words that go with the codes in a stamp.
struct StampNames {
    core::Names service; ///< as in the tariff of the day the stamp was issued
    core::Names mission;
    std::string timezone; ///< IANA name of the post's zone
};

/// A code that the catalogue does not know stands for itself, in UTC.
StampNames stamp_names(Desk const& desk, app::stamp::StampRow const& row);

/// What the paper of a stamp shows, with the names that its service had in the tariff of the day it was
/// issued.
app::stamp::StampSheet
stamp_sheet(Desk const& desk, app::stamp::StampRow const& row, core::Language language);

} // namespace etimbre::http::api
