#include "http/api/quotes.hpp"

#include "app/pay/draw_up_quote.hpp"
#include "http/api/quotes_json.hpp"
#include "http/server/fields.hpp"

#include <variant>

namespace etimbre::http::api {

void post_quote(Desk const& desk, Call call)
{
    auto const body = server::parse_json(call.request->body);
    if (!body) return call.refuse(body.error());
    std::vector<server::FieldError> errors;
    auto const wanted = parse_quote_request(*body, errors);
    if (!errors.empty()) return call.refuse(errors);

    auto quote = app::pay::draw_up_quote(
        desk.catalogue, wanted.mission, wanted.wishes, desk.quote_terms, desk.clock()
    );
    if (!quote) return call.answer(quote_problem(quote.error(), call.request->request_id));

    auto answer = quote_json(*quote);
    answer_from<std::monostate>(
        desk.write,
        std::move(call),
        [quote = *std::move(quote)](app::work::Unit& unit) {
            unit.pay.quotes.insert(quote);
            return std::monostate{};
        },
        [answer = std::move(answer)](std::monostate, server::Request const&) mutable {
            return server::json_response(201, std::move(answer));
        }
    );
}

} // namespace etimbre::http::api
