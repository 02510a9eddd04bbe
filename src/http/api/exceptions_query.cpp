#include "http/api/exceptions_query.hpp"

#include "core/id.hpp"

#include <charconv>

namespace etimbre::http::api {
namespace {

namespace recon = domain::reconciliation;
using app::reconcile::ExceptionPage;
using Errors = std::vector<server::FieldError>;

bool read_cursor(std::string_view cursor, ExceptionPage& page)
{
    if (cursor.empty()) return true;
    auto const dash = cursor.find('-');
    if (dash == std::string_view::npos || !core::is_id(cursor.substr(dash + 1))) return false;
    std::int64_t micros = 0;
    auto const [end, error] = std::from_chars(cursor.data(), cursor.data() + dash, micros);
    if (error != std::errc{} || end != cursor.data() + dash || micros < 0) return false;
    page.after = core::instant_of_micros(micros);
    page.after_id = cursor.substr(dash + 1);
    return true;
}

bool is_undecided(recon::State state)
{
    return state == recon::State::open || state == recon::State::proposed;
}

void read_state(std::string_view word, ExceptionPage& page, Errors& errors)
{
    page.decided_too = word == "all";
    if (word.empty() || page.decided_too) return;
    page.state = found_in(recon::state_words, word);
    if (page.state)
        page.decided_too = !is_undecided(*page.state);
    else
        errors.push_back({"/state", "word", "This is no state of an exception; all asks for every one."});
}

void read_code(std::string_view word, ExceptionPage& page, Errors& errors)
{
    page.code = word;
    if (word.empty()) return;
    auto const code = recon::code_of(word);
    if (!code || recon::is_matched(*code))
        errors.push_back({"/code", "word", "This is no code of an exception."});
}

} // namespace

std::string cursor_of(app::reconcile::Exception const& last)
{
    return std::to_string(core::micros_of(last.opened)) + '-' + last.id;
}

ExceptionPage read_exception_page(server::Request const& request, PageQuery const& query, Errors& errors)
{
    ExceptionPage page;
    page.most = query.limit + 1;
    if (!read_cursor(query.cursor, page))
        errors.push_back({"/cursor", "format", "Send the next_cursor of the page before."});
    read_state(request.query_value("state"), page, errors);
    read_code(request.query_value("code"), page, errors);
    return page;
}

} // namespace etimbre::http::api
