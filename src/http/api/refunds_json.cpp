#include "http/api/refunds_json.hpp"

#include "http/api/json_values.hpp"
#include "http/server/fields.hpp"

#include <algorithm>
#include <utility>

namespace etimbre::http::api {
namespace {

constexpr std::size_t stamps_at_most = 100;
constexpr std::size_t reason_length_max = 200;
constexpr std::size_t digits_of_a_number = 16;

/// As it stands in the order, sixteen digits: nobody types here.
std::optional<std::string> number_of(boost::json::value const& value)
{
    auto const* const text = value.if_string();
    if (text == nullptr || text->size() != digits_of_a_number) return std::nullopt;
    std::string number{text->data(), text->size()};
    bool const is_digits = std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
    return is_digits && number.front() != '0' ? std::optional{std::move(number)} : std::nullopt;
}

std::vector<std::string> parse_numbers(server::Fields& fields, std::vector<server::FieldError>& errors)
{
    std::vector<std::string> numbers;
    auto const stamps = fields.list("stamps", 1, stamps_at_most);
    for (std::size_t at = 0; at < stamps.size(); ++at) {
        auto const pointer = fields.pointer_to("stamps", at);
        auto number = number_of(stamps[at]);
        if (!number)
            errors.push_back({pointer, "format", "The number of a stamp is expected here."});
        else if (std::ranges::find(numbers, *number) != numbers.end())
            errors.push_back({pointer, "conflict", "Name each stamp once."});
        else
            numbers.push_back(*std::move(number));
    }
    return numbers;
}

void write_shares(JsonWriter& json, RefundView const& view)
{
    write_money(json, "amount", view.refund.amount);
    write_money(json, "fee", view.refund.fee);
    json.key("stamps").begin_array();
    for (auto const& line : view.lines) json.text(line.number);
    json.end_array();
    write_time(json, "requested_at", view.refund.created_at);
}

} // namespace

RefundRequest parse_refund(boost::json::value const& body, std::vector<server::FieldError>& errors)
{
    server::Fields fields{body, "", errors};
    RefundRequest wanted{
        .numbers = parse_numbers(fields, errors),
        .reason = fields.text("reason", 1, reason_length_max),
    };
    fields.end();
    return wanted;
}

std::string parse_reason(boost::json::value const& body, std::vector<server::FieldError>& errors)
{
    server::Fields fields{body, "", errors};
    auto reason = fields.text("reason", 1, reason_length_max);
    fields.end();
    return reason;
}

std::string requested_refund_json(app::refund::Refund const& refund)
{
    JsonWriter json;
    json.begin_object().text("refund_id", refund.id.value).text("state", "requested").end_object();
    return std::move(json).take();
}

void write_order_refund(JsonWriter& json, RefundView const& view)
{
    json.begin_object().text("refund_id", view.refund.id.value);
    json.text("state", domain::refund::outward_word_of(view.refund.state));
    write_shares(json, view);
    json.end_object();
}

void write_refund(JsonWriter& json, RefundView const& view)
{
    auto const& refund = view.refund;
    json.begin_object().text("refund_id", refund.id.value).text("order_id", refund.order.value);
    json.text("state", domain::refund::outward_word_of(refund.state));
    write_shares(json, view);
    json.text("reason", refund.reason).text("requested_by", refund.maker);
    json.truth("needs_approval", refund.needs_approval);
    if (view.approval)
        json.text("approved_by", view.approval->checker);
    else
        json.null("approved_by");
    write_time(json, "moved_at", refund.moved_at);
    json.end_object();
}

std::string refund_json(RefundView const& view)
{
    JsonWriter json;
    write_refund(json, view);
    return std::move(json).take();
}

} // namespace etimbre::http::api
