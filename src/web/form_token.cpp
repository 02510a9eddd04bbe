#include "web/form_token.hpp"

#include "core/bytes.hpp"
#include "core/id.hpp"

namespace etimbre::web {
namespace {

constexpr std::string_view cookie_name = "__Host-visit=";
constexpr std::size_t name_length = 32;

std::string signature_of(http::api::Desk const& desk, Visit const& visit, std::string_view name)
{
    auto const message = "form\n" + visit.id + '\n' + std::string{name};
    return desk.fingerprint(core::as_bytes(message));
}

/// In a time that does not depend on where they differ.
bool same(std::string_view left, std::string_view right)
{
    if (left.size() != right.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < left.size(); ++i)
        difference |= unsigned{static_cast<unsigned char>(left[i])} ^ static_cast<unsigned char>(right[i]);
    return difference == 0;
}

std::string_view cookie_in(std::string_view cookies)
{
    auto const at = cookies.find(cookie_name);
    if (at == std::string_view::npos || (at > 0 && cookies[at - 1] != ' ')) return {};
    auto const value = cookies.substr(at + cookie_name.size());
    return value.substr(0, value.find(';'));
}

} // namespace

Visit visit_of(http::api::Desk const& desk, http::server::Request const& request)
{
    auto const id = cookie_in(request.single_header("cookie"));
    if (core::is_id(id)) return {std::string{id}, false};
    return {core::draw_id(desk.entropy), true};
}

void remember(Visit const& visit, http::server::Response& response)
{
    if (!visit.is_new) return;
    response.headers.emplace_back(
        "Set-Cookie", std::string{cookie_name} + visit.id + "; Path=/; Secure; HttpOnly; SameSite=Lax"
    );
}

std::string draw_form_token(http::api::Desk const& desk, Visit const& visit)
{
    auto const name = core::draw_id(desk.entropy);
    return name + signature_of(desk, visit, name);
}

std::optional<std::string> name_in(http::api::Desk const& desk, Visit const& visit, std::string_view token)
{
    if (visit.is_new || token.size() <= name_length) return std::nullopt;
    auto const name = token.substr(0, name_length);
    if (!core::is_id(name) || !same(token.substr(name_length), signature_of(desk, visit, name)))
        return std::nullopt;
    return std::string{name};
}

} // namespace etimbre::web
