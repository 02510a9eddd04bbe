#include "http/api/settlements.hpp"

#include "app/settlement/receive.hpp"
#include "app/work/back_office.hpp"
#include "http/api/page_query.hpp"
#include "http/api/settlements_json.hpp"
#include "http/api/treasury_desk.hpp"

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::http::api {
namespace {

using app::settlement::File;
using Files = std::vector<File>;

server::Response accepted_response(File const& file)
{
    JsonWriter json;
    json.begin_object().text("settlement_id", file.sha).text("state", word_of(file.state)).end_object();
    auto response = server::json_response(202, std::move(json).take());
    response.headers.emplace_back("Location", "/api/v1/settlements/" + file.sha);
    return response;
}

/// The bytes are on the disk by now.
void note_file(Desk const& desk, Call call, File file)
{
    answer_from<File>(
        desk.write_reserved,
        std::move(call),
        [file = std::move(file)](app::work::Unit& unit) {
            app::settlement::Books books{unit.back_office.settlement(), unit.jobs};
            return app::settlement::receive(books, file, file.received);
        },
        [&desk](File const& noted, server::Request const&) {
            desk.treasury->settlement.wake();
            return accepted_response(noted);
        }
    );
}

/// "1796086454170645-9f…": when the last file of the page before was received, and its name.
std::string cursor_of(File const& file)
{
    return std::to_string(core::micros_of(file.received)) + '-' + file.sha;
}

bool read_cursor(std::string_view cursor, app::settlement::Listing& listing)
{
    if (cursor.empty()) return true;
    auto const dash = cursor.find('-');
    if (dash == std::string_view::npos || !app::settlement::is_sha(cursor.substr(dash + 1))) return false;
    std::int64_t micros = 0;
    auto const [end, error] = std::from_chars(cursor.data(), cursor.data() + dash, micros);
    if (error != std::errc{} || end != cursor.data() + dash || micros < 0) return false;
    listing.before = core::instant_of_micros(micros);
    listing.last = cursor.substr(dash + 1);
    return true;
}

app::settlement::Listing
listing_of(server::Request const& request, PageQuery const& page, std::vector<server::FieldError>& errors)
{
    app::settlement::Listing listing{.most = page.limit + 1};
    if (!read_cursor(page.cursor, listing))
        errors.push_back({"/cursor", "format", "Send the next_cursor of the page before."});
    auto const word = request.query_value("state");
    if (!word.empty()) listing.state = app::settlement::state_of(word);
    if (!word.empty() && !listing.state)
        errors.push_back({"/state", "word", "This is no state of a settlement file."});
    return listing;
}

std::string page_json(Files files, std::size_t limit)
{
    bool const more = files.size() > limit;
    if (more) files.erase(files.begin() + static_cast<std::ptrdiff_t>(limit), files.end());
    JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& file : files) write_settlement(json, file);
    json.end_array();
    if (more)
        json.text("next_cursor", cursor_of(files.back()));
    else
        json.null("next_cursor");
    json.end_object();
    return std::move(json).take();
}

} // namespace

void post_settlement(Desk const& desk, Principal const& principal, Call call)
{
    auto const body = call.request->spooled;
    if (!body) return call.refuse({{"", "empty", "Send the file as the body."}});
    File file{
        .sha = body->sha(),
        .size_bytes = body->bytes(),
        .uploaded_by = principal.identity,
        .received = desk.clock(),
    };
    auto sha = file.sha;
    auto shared = std::make_shared<Call>(std::move(call));
    desk.treasury->settlement.keep(
        body,
        std::move(sha),
        [&desk, shared, file = std::move(file)](std::exception_ptr const& failure) {
            if (failure) return shared->answer(failure_response(failure, *shared->request));
            note_file(desk, std::move(*shared), file);
        }
    );
}

void get_settlement(Desk const& desk, Principal const&, Call call)
{
    std::string sha{call.request->parameter("id")};
    answer_from<std::optional<SettlementView>>(
        desk.read_reserved,
        std::move(call),
        [sha = std::move(sha)](app::work::Unit& unit) -> std::optional<SettlementView> {
            auto& files = unit.back_office.settlement();
            auto file = files.find(sha);
            if (!file) return std::nullopt;
            return SettlementView{*std::move(file), files.statements(sha, shown_statements + 1)};
        },
        [](std::optional<SettlementView> const& view, server::Request const& request) {
            if (!view) return server::problem({core::Reason::not_found}, request.request_id);
            return server::json_response(200, settlement_json(*view));
        }
    );
}

void get_settlements(Desk const& desk, Principal const&, Call call)
{
    std::vector<server::FieldError> errors;
    auto const page = read_page_query(*call.request, errors, {"state"});
    auto listing = listing_of(*call.request, page, errors);
    if (!errors.empty()) return call.refuse(errors);
    answer_from<Files>(
        desk.read_reserved,
        std::move(call),
        [listing = std::move(listing)](app::work::Unit& unit) {
            return unit.back_office.settlement().list(listing);
        },
        [limit = page.limit](Files files, server::Request const&) {
            return server::json_response(200, page_json(std::move(files), limit));
        }
    );
}

} // namespace etimbre::http::api
