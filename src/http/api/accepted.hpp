#pragma once

#include "http/server/request.hpp"

#include <initializer_list>
#include <string_view>

namespace etimbre::http::api {

inline constexpr std::string_view as_json = "application/json";
inline constexpr std::string_view as_csv = "text/csv";
inline constexpr std::string_view as_pdf = "application/pdf";

/// Which of these forms the request prefers by its Accept header (RFC 9110, section 12.5.1): the one with the
/// highest weight, of several the first named here. The first one where it says nothing or accepts none.
std::string_view accepted(server::Request const& request, std::initializer_list<std::string_view> forms);

} // namespace etimbre::http::api
