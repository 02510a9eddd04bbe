#pragma once

#include "http/server/problem.hpp"
#include "http/server/request.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace etimbre::http::api {

inline constexpr std::size_t page_limit_max = 200;

/// Which page of a list is asked for.
struct PageQuery {
    std::string_view cursor; ///< of the request; empty for the first page
    std::size_t limit = page_limit_max;
};

/// Reads `cursor` and `limit` of the query; a wrong limit is remembered under the pointer "/limit", and
/// whichever stands twice under its own.
PageQuery read_page_query(server::Request const& request, std::vector<server::FieldError>& errors);

} // namespace etimbre::http::api
