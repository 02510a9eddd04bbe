#include "http/api/orders_json.hpp"

#include "app/stamp/inspect.hpp"
#include "app/stamp/stamp_text.hpp"
#include "http/api/json_values.hpp"
#include "http/api/kept_json.hpp"
#include "http/api/order_access.hpp"
#include "http/api/person_json.hpp"
#include "http/api/quotes_json.hpp"
#include "http/server/fields.hpp"

namespace etimbre::http::api {
namespace {

core::QuoteId parse_quote_id(server::Fields& fields, std::vector<server::FieldError> const& errors)
{
    auto const before = errors.size();
    auto id = fields.text("quote_id", 1, 64);
    if (errors.size() == before && !core::is_id(id))
        fields.wrong("quote_id", "format", "The quote_id of a quote is expected here.");
    return core::QuoteId{std::move(id)};
}

void write_payment(JsonWriter& json, app::pay::Payment const& payment)
{
    json.begin_object().text("payment_id", payment.id.value);
    json.text("state", domain::payment::outward_word_of(payment.state)).text("oid", payment.oid);
    write_time(json, "created_at", payment.created_at);
    json.end_object();
}

struct StampShown {
    app::stamp::StampState const& stamp;
    core::Instant now;
    std::string_view link;
};

void write_stamp(JsonWriter& json, Desk const& desk, StampShown const& shown)
{
    auto const& row = shown.stamp.row;
    json.begin_object().text("number", row.number).text("service", row.service);
    json.text("state", word_of(app::stamp::standing_of(shown.stamp, shown.now)));
    json.text("text", app::stamp::text_of(row, desk.signer)).number("index", row.index);
    write_time(json, "issued_at", core::instant_of_unix(row.issued_at));
    write_time(json, "expires_at", core::instant_of_unix(row.expires_at));
    json.text("pdf_url", stamp_file_url(desk, row.number, "stamp.pdf", shown.link));
    json.text("qr_svg_url", stamp_file_url(desk, row.number, "qr.svg", shown.link));
    json.text("qr_png_url", stamp_file_url(desk, row.number, "qr.png", shown.link));
    json.end_object();
}

} // namespace

app::pay::PlaceOrder
parse_place_order(boost::json::value const& body, std::vector<server::FieldError>& errors)
{
    server::Fields fields{body, "", errors};
    app::pay::PlaceOrder command{
        .quote = parse_quote_id(fields, errors),
        .payer = {},
        .holder_document = parse_holder(fields, errors),
        .language = core::Language::fr,
    };
    if (auto const* const payer = fields.object("payer"))
        command.payer = parse_payer(*payer, fields.pointer_to("payer"), errors);
    command.language = static_cast<core::Language>(fields.word("language", core::language_tags));
    fields.end();
    return command;
}

std::string kept_order_json(app::pay::PlacedOrder const& placed)
{
    JsonWriter json;
    json.begin_object().text("order_id", placed.order.id.value);
    json.text("language", core::tag_of(placed.order.language));
    json.text("state", placed.paid ? "paid" : "unpaid").end_object();
    return std::move(json).take();
}

std::string placed_order_json(Desk const& desk, std::string_view kept_order)
{
    KeptJson const kept{kept_order};
    core::OrderId const id{kept.text("order_id")};
    auto const language = core::language_of(kept.text("language")).value_or(core::Language::fr);
    JsonWriter json;
    json.begin_object().text("order_id", id.value).text("access_token", desk.tokens.access(id));
    json.text("state", kept.text("state")).text("pay_url", order_page_url(desk, id, language)).end_object();
    return std::move(json).take();
}

std::string order_json(Desk const& desk, OrderView const& view)
{
    auto const link = desk.tokens.link(view.order.id);
    JsonWriter json;
    json.begin_object().text("order_id", view.order.id.value).text("state", view.state());
    write_quote(json.key("quote"), view.quote);
    json.key("payments").begin_array();
    for (auto const& payment : view.payments) write_payment(json, payment);
    json.end_array().key("stamps").begin_array();
    for (auto const& stamp : view.stamps) write_stamp(json, desk, {stamp, view.at, link});
    json.end_array().key("refunds").begin_array();
    for (auto const& refund : view.refunds) write_order_refund(json, refund);
    json.end_array().end_object();
    return std::move(json).take();
}

} // namespace etimbre::http::api
