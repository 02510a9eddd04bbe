#include "http/api/events.hpp"

#include "domain/feed/chain.hpp"
#include "http/api/json_writer.hpp"
#include "http/api/page_query.hpp"

#include <charconv>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::http::api {
namespace {

using domain::feed::Entry;

struct Page {
    std::string hash_before;
    std::vector<Entry> entries; ///< one more than asked for, where there is more
};

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

std::string page_json(Page const& page, std::size_t limit)
{
    JsonWriter json;
    std::string_view before = page.hash_before;
    std::int64_t last = 0;
    std::size_t written = 0;
    json.begin_object().key("items").begin_array();
    for (auto const& entry : page.entries) {
        if (written++ == limit) break;
        write_entry(json, entry, before);
        before = entry.hash;
        last = entry.seq;
    }
    json.end_array().key("next_cursor");
    if (page.entries.size() > limit)
        json.text(std::to_string(last));
    else
        json.null();
    json.end_object();
    return std::move(json).take();
}

} // namespace

void get_events(Desk const& desk, Principal const& /*principal*/, Call call)
{
    std::vector<server::FieldError> errors;
    auto const query = read_page_query(*call.request, errors, {"after"});
    auto const after = read_after(*call.request, query, errors);
    if (!errors.empty()) return call.refuse(errors);

    answer_from<Page>(
        desk.read,
        std::move(call),
        [after, most = query.limit + 1](app::work::Unit& unit) {
            return Page{unit.feed.hash_of(after), unit.feed.after(after, most)};
        },
        [limit = query.limit](Page page, server::Request const&) {
            return server::json_response(200, page_json(page, limit));
        }
    );
}

} // namespace etimbre::http::api
