#include "http/api/stamp_files.hpp"

#include "app/stamp/stamp_text.hpp"
#include "domain/stamp/number.hpp"
#include "http/api/order_access.hpp"
#include "http/api/stamp_sheet.hpp"

namespace etimbre::http::api {
namespace {

struct Found {
    app::stamp::StampRow row;
    app::pay::Order order;
};

core::OrderId const& nobody()
{
    static core::OrderId const id{std::string(32, '0')};
    return id;
}

/// Asks the same questions whether there is such a stamp or not, so that the time of the answer tells little.
std::optional<Found> find(app::work::Unit& unit, std::string_view number)
{
    auto stamp = unit.stamp.stamps.find(number);
    auto order = unit.pay.orders.find(stamp ? stamp->row.order : nobody());
    if (!stamp || !order) return std::nullopt;
    return Found{std::move(stamp->row), *std::move(order)};
}

server::Response
file_response(std::string content_type, std::string_view suffix, std::string_view number, std::string body)
{
    server::Response response{
        .status = 200, .content_type = std::move(content_type), .body = std::move(body)
    };
    auto name = "inline; filename=\"etimbre-" + std::string{number} + '.' + std::string{suffix} + '"';
    response.headers.emplace_back("Content-Disposition", std::move(name));
    response.headers.emplace_back("Cache-Control", "private, max-age=3600");
    return response;
}

/// A number that does not exist is compared with the token too, so that its answer takes the same time.
bool is_allowed(Desk const& desk, server::Request const& request, std::optional<Found> const& found)
{
    return may_read(desk, request, found ? found->order.id : nobody()) && found;
}

using Draw = server::Response (*)(Desk const&, Found const&);

void get_file(Desk const& desk, Call call, Draw draw)
{
    auto number = domain::stamp::parse_number(call.request->parameter("number"));
    if (!number || *number != call.request->parameter("number"))
        return call.refuse({core::Reason::not_found});
    answer_from<std::optional<Found>>(
        desk.read,
        std::move(call),
        [number = *std::move(number)](app::work::Unit& unit) { return find(unit, number); },
        [&desk, draw](std::optional<Found> found, server::Request const& request) {
            auto const& order = found ? found->order.id : nobody();
            if (auto const no = barred(desk, request, order, is_allowed(desk, request, found)))
                return barred_response(*no, request);
            return draw(desk, *found);
        }
    );
}

} // namespace

void get_stamp_pdf(Desk const& desk, Call call)
{
    get_file(desk, std::move(call), [](Desk const& at, Found const& found) {
        auto const sheet = stamp_sheet(at, found.row, found.order.language);
        return file_response("application/pdf", "pdf", found.row.number, at.printer.pdf(sheet));
    });
}

void get_stamp_svg(Desk const& desk, Call call)
{
    get_file(desk, std::move(call), [](Desk const& at, Found const& found) {
        auto const text = app::stamp::text_of(found.row, at.signer);
        return file_response("image/svg+xml", "svg", found.row.number, at.printer.svg(text));
    });
}

void get_stamp_png(Desk const& desk, Call call)
{
    get_file(desk, std::move(call), [](Desk const& at, Found const& found) {
        auto const text = app::stamp::text_of(found.row, at.signer);
        return file_response("image/png", "png", found.row.number, at.printer.png(text));
    });
}

} // namespace etimbre::http::api
