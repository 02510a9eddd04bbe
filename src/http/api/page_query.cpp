#include "http/api/page_query.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace etimbre::http::api {

void refuse_repeated(
    server::Request const& request, std::string_view name, std::vector<server::FieldError>& errors
)
{
    auto const named = [name](auto const& each) { return each.first == name; };
    if (std::ranges::count_if(request.query, named) > 1)
        errors.push_back({'/' + std::string{name}, "conflict", "Send this parameter once."});
}

PageQuery read_page_query(
    server::Request const& request,
    std::vector<server::FieldError>& errors,
    std::initializer_list<std::string_view> others
)
{
    for (auto const name : others) refuse_repeated(request, name, errors);
    for (auto const* const name : {"cursor", "limit"}) refuse_repeated(request, name, errors);
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
