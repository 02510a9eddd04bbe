#include "acquirer_sim/transaction.hpp"

#include "http/server/fields.hpp"

#include <boost/json.hpp>

#include <limits>

namespace etimbre::acquirer_sim {

namespace {

constexpr auto most = std::numeric_limits<std::int64_t>::max();

boost::json::array json_of(std::vector<Credit> const& credits)
{
    boost::json::array list;
    for (auto const& each : credits)
        list.push_back(
            {{"amount_minor", each.amount_minor},
             {"trans_id", each.trans_id},
             {"at", core::micros_of(each.at)}}
        );
    return list;
}

/// Books of before there were credits one by one have none.
std::vector<Credit> credits_of(boost::json::value const& line, std::vector<http::server::FieldError>& errors)
{
    std::vector<Credit> credits;
    auto const* const object = line.if_object();
    if (object == nullptr || !object->contains("credits")) return credits;
    http::server::Fields fields{line, "", errors};
    for (auto const& each : fields.list("credits", 0, 1000)) {
        http::server::Fields credit{each, "/credits", errors};
        credits.push_back(
            {credit.integer("amount_minor", 1, most),
             credit.text("trans_id", 0, 64),
             core::instant_of_micros(credit.integer("at", 0, most))}
        );
    }
    return credits;
}

} // namespace

std::string to_json_line(Transaction const& transaction)
{
    boost::json::object line{
        {"oid", transaction.oid},
        {"state", word_of(transaction.state)},
        {"amount_minor", transaction.amount_minor},
        {"captured_minor", transaction.captured_minor},
        {"refunded_minor", transaction.refunded_minor},
        {"return_code", transaction.return_code},
        {"trans_id", transaction.trans_id},
        {"auth_code", transaction.auth_code},
        {"host_ref_num", transaction.host_ref_num},
        {"brand", transaction.brand},
        {"masked_pan", transaction.masked_pan},
        {"authorised_at", core::micros_of(transaction.authorised_at)},
        {"day_closed", transaction.day_closed},
        {"credits", json_of(transaction.credits)},
    };
    if (transaction.captured_at) line["captured_at"] = core::micros_of(*transaction.captured_at);
    if (transaction.charged_back_at) line["charged_back_at"] = core::micros_of(*transaction.charged_back_at);
    return boost::json::serialize(line);
}

std::optional<Transaction> transaction_of(std::string_view line)
{
    auto const json = http::server::parse_json(line);
    if (!json) return std::nullopt;
    std::vector<http::server::FieldError> errors;
    http::server::Fields fields{*json, "", errors};
    Transaction read{
        .oid = fields.text("oid", 1, 64),
        .state = static_cast<State>(fields.word("state", state_words)),
        .amount_minor = fields.integer("amount_minor", 0, most),
        .captured_minor = fields.integer("captured_minor", 0, most),
        .refunded_minor = fields.integer("refunded_minor", 0, most),
        .return_code = fields.text("return_code", 0, 8),
        .trans_id = fields.text("trans_id", 0, 64),
        .auth_code = fields.text("auth_code", 0, 64),
        .host_ref_num = fields.text("host_ref_num", 0, 64),
        .brand = fields.text("brand", 0, 64),
        .masked_pan = fields.text("masked_pan", 0, 64),
        .authorised_at = core::instant_of_micros(fields.integer("authorised_at", 0, most)),
    };
    if (auto const captured_at = fields.optional_integer("captured_at", 0, most))
        read.captured_at = core::instant_of_micros(*captured_at);
    if (auto const charged_back_at = fields.optional_integer("charged_back_at", 0, most))
        read.charged_back_at = core::instant_of_micros(*charged_back_at);
    read.day_closed = fields.optional_boolean("day_closed").value_or(false);
    read.credits = credits_of(*json, errors);
    if (!errors.empty()) return std::nullopt;
    return read;
}

} // namespace etimbre::acquirer_sim
