#include "http/api/events.hpp"

#include "domain/feed/chain.hpp"
#include "http/api/json_writer.hpp"
#include "http/api/page_query.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::http::api {
namespace {

using domain::feed::Entry;

/// A whole number from 0; what is no number is remembered under its parameter.
std::int64_t
read_number(std::string_view name, std::string_view text, std::vector<server::FieldError>& errors)
{
    if (text.empty()) return 0;
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size() && number >= 0) return number;
    errors.push_back(
        {'/' + std::string{name}, "range", "The number of the entry that you have last, 0 for none."}
    );
    return 0;
}

/// `after` for the first page, then the `next_cursor` of the page before; they say the same.
std::int64_t
read_after(server::Request const& request, PageQuery const& page, std::vector<server::FieldError>& errors)
{
    auto const after = request.query_value("after");
    if (!after.empty() && !page.cursor.empty())
        errors.push_back({"/after", "conflict", "Send `after` or `cursor`, not both."});
    return page.cursor.empty() ? read_number("after", after, errors)
                               : read_number("cursor", page.cursor, errors);
}

void write_entry(JsonWriter& json, Entry const& entry, std::string_view hash_before)
{
    auto text = domain::feed::canonical(entry.seq, entry.event, hash_before);
    text.back() = ',';
    json.json(text.append(R"("hash":")").append(entry.hash).append("\"}"));
}

EventsPage page_of(std::string hash_before, std::vector<Entry> entries)
{
    EventsPage page;
    for (auto& entry : entries) {
        page.hashes_before.push_back(std::exchange(hash_before, entry.hash));
        page.entries.push_back(std::move(entry));
    }
    return page;
}

} // namespace

EventsQuery read_events_query(server::Request const& request, std::vector<server::FieldError>& errors)
{
    auto const page = read_page_query(request, errors, {"after"});
    return {read_after(request, page, errors), page.limit};
}

std::string events_json(EventsPage const& page, std::size_t limit)
{
    JsonWriter json;
    auto const shown = std::min(limit, page.entries.size());
    json.begin_object().key("items").begin_array();
    for (std::size_t at = 0; at < shown; ++at) write_entry(json, page.entries[at], page.hashes_before[at]);
    json.end_array().key("next_cursor");
    if (page.entries.size() > limit)
        json.text(std::to_string(page.entries[limit - 1].seq));
    else
        json.null();
    json.end_object();
    return std::move(json).take();
}

void get_events(Desk const& desk, Principal const& /*principal*/, Call call)
{
    std::vector<server::FieldError> errors;
    auto const query = read_events_query(*call.request, errors);
    if (!errors.empty()) return call.refuse(errors);

    answer_from<EventsPage>(
        desk.read,
        std::move(call),
        [query](app::work::Unit& unit) {
            return page_of(unit.feed.hash_of(query.after), unit.feed.after(query.after, query.limit + 1));
        },
        [limit = query.limit](EventsPage page, server::Request const&) {
            return server::json_response(200, events_json(page, limit));
        }
    );
}

} // namespace etimbre::http::api
