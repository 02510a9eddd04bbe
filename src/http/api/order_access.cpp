#include "http/api/order_access.hpp"

#include "http/server/problem.hpp"

#include <algorithm>

namespace etimbre::http::api {
namespace {

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string_view bearer_token(server::Request const& request)
{
    constexpr std::string_view scheme = "bearer ";
    auto const header = request.single_header("authorization");
    if (header.size() <= scheme.size()) return {};
    bool const is_bearer = std::ranges::equal(header.substr(0, scheme.size()), scheme, {}, lower);
    return is_bearer ? header.substr(scheme.size()) : std::string_view{};
}

bool opens_order(Desk const& desk, server::Request const& request, core::OrderId const& order)
{
    return core::is_id(order.value) && desk.tokens.is_access(order, bearer_token(request));
}

bool may_read(Desk const& desk, server::Request const& request, core::OrderId const& order)
{
    return core::is_id(order.value) && (desk.tokens.is_link(order, request.query_value("t")) ||
                                        desk.tokens.is_access(order, bearer_token(request)));
}

std::optional<Barred>
barred(Desk const& desk, server::Request const& request, core::OrderId const& order, bool opens)
{
    auto const now = desk.clock();
    if (!opens) return Barred{desk.gate.wrong_token(request.peer.address, now)};
    if (auto const wait = desk.gate.order(order.value, now)) return Barred{wait};
    return std::nullopt;
}

server::Response barred_response(Barred const& barred, server::Request const& request)
{
    if (barred.wait) return too_often(*barred.wait, request);
    return server::problem(core::Refusal{core::Reason::not_found}, request.request_id);
}

app::notice::AddressPrint address_print(Desk const& desk)
{
    return [&desk](std::string_view address) {
        auto const named = "address\n" + std::string{address};
        return desk.fingerprint(core::as_bytes(named));
    };
}

std::string order_page_url(Desk const& desk, core::OrderId const& order, core::Language language)
{
    return desk.public_base_url + '/' + std::string{core::tag_of(language)} + "/orders/" + order.value +
           "?t=" + desk.tokens.link(order);
}

std::string stamp_file_path(std::string_view number, std::string_view file, std::string_view link)
{
    std::string path{"/api/v1/stamps/"};
    return path.append(number).append("/").append(file).append("?t=").append(link);
}

std::string
stamp_file_url(Desk const& desk, std::string_view number, std::string_view file, std::string_view link)
{
    return desk.public_base_url + stamp_file_path(number, file, link);
}

} // namespace etimbre::http::api
