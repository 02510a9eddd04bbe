#include "acquirer_sim/sim_routes.hpp"

#include "http/server/fields.hpp"
#include "http/server/problem.hpp"

#include <boost/json.hpp>

#include <expected>
#include <limits>

namespace etimbre::acquirer_sim {

namespace {

using http::server::Request;
using http::server::Response;

constexpr std::int64_t longest_seconds = 3600;

Response no_content()
{
    return {.status = 204, .content_type = "", .body = ""};
}

/// A switch set wrong is the tester's mistake, told as 400 whatever was wrong.
Response refused(std::vector<http::server::FieldError> const& errors)
{
    boost::json::array list;
    for (auto const& error : errors)
        list.push_back({{"pointer", error.pointer}, {"code", error.code}, {"detail", error.detail}});
    boost::json::object const problem{
        {"type", "about:blank"},
        {"title", "Not a switch of this simulator"},
        {"status", 400},
        {"code", "E_FIELDS"},
        {"errors", list},
    };
    return {
        .status = 400, .content_type = "application/problem+json", .body = boost::json::serialize(problem)
    };
}

std::expected<Fault, std::vector<http::server::FieldError>> fault_of(boost::json::value const& body)
{
    std::vector<http::server::FieldError> errors;
    http::server::Fields fields{body, "", errors};
    Fault fault{.name = static_cast<FaultName>(fields.word("fault", fault_words))};
    fault.oid = fields.optional_text("oid", 1, 64);
    fault.count = fields.optional_integer("count", 1, 1'000'000).value_or(1);
    if (auto const seconds = fields.optional_integer("seconds", 0, longest_seconds))
        fault.seconds = std::chrono::seconds{*seconds};
    fault.amount_minor = fields.optional_integer("amount_minor", 1, std::numeric_limits<std::int64_t>::max());
    fields.end();
    if (!errors.empty()) return std::unexpected{std::move(errors)};
    return fault;
}

boost::json::object json_of(Fault const& fault)
{
    boost::json::object object{{"fault", word_of(fault.name)}, {"count", fault.count}};
    if (fault.oid) object["oid"] = *fault.oid;
    if (fault.seconds) object["seconds"] = fault.seconds->count();
    if (fault.amount_minor) object["amount_minor"] = *fault.amount_minor;
    return object;
}

boost::json::object json_of(Transaction const& transaction)
{
    return {
        {"oid", transaction.oid},
        {"state", word_of(transaction.state)},
        {"currency", "MAD"},
        {"amount_minor", std::to_string(transaction.amount_minor)},
        {"captured_minor", std::to_string(transaction.captured_minor)},
        {"refunded_minor", std::to_string(transaction.refunded_minor)},
    };
}

} // namespace

Response get_book(House const& house)
{
    boost::json::array transactions;
    for (auto const& transaction : house.book.all()) transactions.push_back(json_of(transaction));
    boost::json::object const book{{"transactions", std::move(transactions)}};
    return http::server::json_response(200, boost::json::serialize(book));
}

Response post_day_close(House const& house)
{
    boost::json::object const closed{{"captures", house.book.close_day()}};
    return http::server::json_response(200, boost::json::serialize(closed));
}

Response post_fault(House const& house, Request const& request)
{
    auto const body = http::server::parse_json(request.body);
    if (!body) return http::server::problem(body.error(), request.request_id);
    auto const fault = fault_of(*body);
    if (!fault) return refused(fault.error());
    house.faults.set(*fault);
    auto const& oid = fault->oid;
    if (fault->name == FaultName::chargeback && oid) house.captures.charge_back_if_set(*oid);
    return no_content();
}

Response get_faults(House const& house)
{
    boost::json::array faults;
    for (auto const& fault : house.faults.all()) faults.push_back(json_of(fault));
    boost::json::object const list{{"faults", std::move(faults)}};
    return http::server::json_response(200, boost::json::serialize(list));
}

Response delete_faults(House const& house)
{
    house.faults.clear();
    return no_content();
}

} // namespace etimbre::acquirer_sim
