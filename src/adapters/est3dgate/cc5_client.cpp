#include "adapters/est3dgate/cc5_client.hpp"

#include "adapters/est3dgate/cc5_history.hpp"
#include "adapters/est3dgate/cc5_status.hpp"
#include "adapters/est3dgate/form_body.hpp"
#include "adapters/est3dgate/treasury_failure.hpp"

namespace etimbre::adapters::est3dgate {

Cc5Client::Cc5Client(ApiUser user, HttpsPost where) : user_{std::move(user)}, where_{std::move(where)} {}

Cc5Answer Cc5Client::exchange(std::string const& xml) const
{
    auto const answer = post_form(where_, to_form_body({{"DATA", xml}}));
    if (answer.status != 200)
        throw TreasuryFailure{where_.url + " answered with status " + std::to_string(answer.status)};
    auto parsed = parse_answer(answer.body);
    if (!parsed) throw TreasuryFailure{where_.url + " answered with what is no CC5 message"};
    return *std::move(parsed);
}

app::pay::StatusAnswer Cc5Client::order_status(std::string_view oid) const
{
    auto const status = read_status(exchange(status_request(user_, oid)), oid);
    if (!status) throw TreasuryFailure{where_.url + ": " + std::string{status.error().detail.text}};
    return *status;
}

app::pay::MoneyHistory Cc5Client::order_history(std::string_view oid) const
{
    auto const history = read_history(exchange(history_request(user_, oid)), oid);
    if (!history) throw TreasuryFailure{where_.url + ": " + std::string{history.error().detail.text}};
    return *history;
}

Cc5Answer Cc5Client::operate(Cc5Order const& order) const
{
    auto answer = exchange(operation_request(user_, order));
    bool const nameless_error = answer.order_id.empty() && !answer.approved();
    if (answer.order_id != order.oid && !nameless_error)
        throw TreasuryFailure{where_.url + " answered about another order than " + order.oid};
    return answer;
}

Cc5Answer Cc5Client::post_auth(std::string_view oid, core::Money amount) const
{
    return operate({"PostAuth", std::string{oid}, amount});
}

Cc5Answer Cc5Client::void_transaction(std::string_view oid) const
{
    return operate({"Void", std::string{oid}, std::nullopt});
}

Cc5Answer Cc5Client::credit(std::string_view oid, core::Money amount) const
{
    return operate({"Credit", std::string{oid}, amount});
}

} // namespace etimbre::adapters::est3dgate
