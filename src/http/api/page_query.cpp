#include "http/api/page_query.hpp"

#include <charconv>

namespace etimbre::http::api {

PageQuery read_page_query(server::Request const& request, std::vector<server::FieldError>& errors)
{
    PageQuery page{.cursor = request.query_value("cursor")};
    auto const text = request.query_value("limit");
    if (text.empty()) return page;

    auto const* const begin = text.data();
    auto const* const end = begin + text.size();
    auto const [stopped, error] = std::from_chars(begin, end, page.limit);
    if (error != std::errc{} || stopped != end || page.limit < 1 || page.limit > page_limit_max)
        errors.push_back({"/limit", "range", "The limit is a whole number from 1 to 200."});
    return page;
}

} // namespace etimbre::http::api
