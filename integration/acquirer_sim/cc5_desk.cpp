#include "acquirer_sim/cc5_desk.hpp"

#include "acquirer_sim/cc5_response.hpp"
#include "acquirer_sim/wall_clock.hpp"
#include "adapters/est3dgate/hash.hpp"
#include "adapters/est3dgate/xml_tree.hpp"
#include "core/money.hpp"

#include <unistd.h>

#include <optional>

namespace etimbre::acquirer_sim {

namespace {

constexpr int exit_code_of_a_crash = 70;

using adapters::est3dgate::same_hash;

std::string not_done(std::string_view oid, BookRefusal refusal)
{
    switch (refusal) {
    case BookRefusal::declined:
        return refused_response(oid, "Declined", "05", "Transaction refusée par la banque");
    case BookRefusal::unknown:
        return refused_response(oid, "Error", "99", "No record found for this order");
    case BookRefusal::wrong_amount:
        return refused_response(oid, "Error", "99", "The amount is not possible");
    case BookRefusal::wrong_state:
    case BookRefusal::taken:
        break;
    }
    return refused_response(oid, "Error", "99", "The order is not in a state for this operation");
}

} // namespace

struct Cc5Desk::Request {
    std::string oid;
    std::string type;
    std::string total;
    std::string currency;
    bool asks_status = false;
    bool asks_history = false;
};

Cc5Desk::Cc5Desk(Merchant merchant, Captures& captures, Book& book, Faults& faults)
    : merchant_{std::move(merchant)}, captures_{captures}, book_{book}, faults_{faults}
{
}

Cc5Desk::Answer Cc5Desk::answer(std::string_view request_xml)
{
    auto const root = adapters::est3dgate::parse_xml(request_xml);
    if (!root || root->name != "CC5Request")
        return {"", refused_response("", "Error", "99", "The request is not a CC5Request")};

    auto const text = [&root](std::string_view name) { return std::string{root->text_of(name)}; };
    auto const* const extra = root->child("Extra");
    Request const request{
        .oid = text("OrderId"),
        .type = text("Type"),
        .total = text("Total"),
        .currency = text("Currency"),
        .asks_status = extra != nullptr && extra->text_of("ORDERSTATUS") == "QUERY",
        .asks_history = extra != nullptr && extra->text_of("ORDERHISTORY") == "QUERY",
    };
    bool const known = same_hash(text("Name"), merchant_.api_name) &&
                       same_hash(text("Password"), merchant_.api_password) &&
                       same_hash(text("ClientId"), merchant_.client_id);
    if (!known)
        return {request.oid, refused_response(request.oid, "Error", "99", "The user is not authenticated")};
    if (faults_.take(FaultName::status_unavailable, request.oid)) return {request.oid, std::nullopt};
    if (request.oid.empty()) return {"", refused_response("", "Error", "99", "OrderId is missing")};
    if (request.asks_status || request.asks_history) return {request.oid, question(request)};
    if (request.type == "Void" || request.type == "Credit") return {request.oid, give_back(request)};
    return {request.oid, operate(request)};
}

std::string Cc5Desk::question(Request const& request) const
{
    auto const transaction = book_.find(request.oid);
    if (!transaction) return no_record_response(request.oid);
    return request.asks_history ? history_response(*transaction) : status_response(*transaction);
}

/// The book is written before anything goes wrong with the answer: that is what makes it hard.
std::optional<std::string> Cc5Desk::give_back(Request const& request)
{
    if (faults_.take(FaultName::refund_fails, request.oid))
        return not_done(request.oid, BookRefusal::declined);
    auto answer = operate(request);
    if (faults_.take(FaultName::crash, request.oid)) ::_exit(exit_code_of_a_crash);
    if (faults_.take(FaultName::answer_lost, request.oid)) return std::nullopt;
    return answer;
}

std::string Cc5Desk::operate(Request const& request)
{
    std::optional<std::int64_t> total;
    if (!request.total.empty()) {
        auto const amount = core::parse_decimal(request.total, core::mad);
        if (!amount || (request.currency != "504" && !request.currency.empty()))
            return not_done(request.oid, BookRefusal::wrong_amount);
        total = amount->minor();
    }
    BookResult result = std::unexpected{BookRefusal::wrong_state};
    if (request.type == "PostAuth")
        result = captures_.capture(request.oid, total);
    else if (request.type == "Void")
        result = book_.cancel(request.oid, wall_clock());
    else if (request.type == "Credit")
        result = book_.credit(request.oid, total, wall_clock());
    else
        return refused_response(request.oid, "Error", "99", "The operation is not supported");
    return result ? done_response(*result) : not_done(request.oid, result.error());
}

} // namespace etimbre::acquirer_sim
