#pragma once

#include "http/server/problem.hpp"
#include "http/server/request.hpp"

#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace etimbre::http::api {

inline constexpr std::size_t page_limit_max = 200;

/// Which page of a list is asked for.
struct PageQuery {
    std::string_view cursor; ///< of the request; empty for the first page
    std::size_t limit = page_limit_max;
};

/// Remembers a parameter that stands twice, which could be read in two ways.
void refuse_repeated(
    server::Request const& request, std::string_view name, std::vector<server::FieldError>& errors
);

/// Reads `cursor` and `limit` of the query; a wrong limit is remembered under the pointer "/limit", and
/// whichever stands twice under its own. @param others  further parameters of the route, each to stand once.
PageQuery read_page_query(
    server::Request const& request,
    std::vector<server::FieldError>& errors,
    std::initializer_list<std::string_view> others = {}
);

} // namespace etimbre::http::api
