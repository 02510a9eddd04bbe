#include "app/closing/statement.hpp"

#include "core/cbor.hpp"
#include "domain/ledger/accounts.hpp"
#include "domain/ledger/chart.hpp"
#include "domain/stamp/cose.hpp"

#include <map>
#include <optional>
#include <utility>

namespace etimbre::app::closing {
namespace {

namespace cbor = core::cbor;
namespace ledger = domain::ledger;

enum Key : std::int64_t { kind = 1, day, from, until, feed_seq, feed_hash, log_size, previous, lines };

core::Bytes bytes_of(std::string const& hex)
{
    return core::from_hex(hex).value_or(core::Bytes{});
}

cbor::Value value_of(Line const& line)
{
    return cbor::array(
        {cbor::text(line.account),
         cbor::integer(line.debit),
         cbor::integer(line.credit),
         cbor::integer(line.debits),
         cbor::integer(line.credits)}
    );
}

std::size_t index_of(std::string_view part)
{
    for (std::size_t at = 0; at < ledger::parts.size(); ++at)
        if (ledger::word_of(ledger::parts.at(at)) == part) return at;
    return 0;
}

} // namespace

core::Bytes payload_of(Statement const& statement)
{
    cbor::Array all;
    for (auto const& line : statement.lines) all.push_back(value_of(line));
    return cbor::encode(cbor::map(
        {{cbor::integer(kind), cbor::text("closing")},
         {cbor::integer(day), cbor::text(core::to_date(statement.day))},
         {cbor::integer(from), cbor::integer(core::unix_of(statement.span.from))},
         {cbor::integer(until), cbor::integer(core::unix_of(statement.span.until))},
         {cbor::integer(feed_seq), cbor::integer(statement.feed_seq)},
         {cbor::integer(feed_hash), cbor::bytes(bytes_of(statement.feed_hash))},
         {cbor::integer(log_size), cbor::integer(statement.log_size)},
         {cbor::integer(previous), cbor::bytes(bytes_of(statement.previous_hash))},
         {cbor::integer(lines), cbor::array(std::move(all))}}
    ));
}

core::Bytes signed_statement(Statement const& statement, Sign const& sign)
{
    auto const payload = payload_of(statement);
    auto const signature = sign(statement.kid, domain::stamp::signature_input(statement.kid, payload));
    return domain::stamp::encode_sign1(statement.kid, payload, signature);
}

std::vector<Remittance> remittances_of(Statement const& statement)
{
    std::map<std::pair<std::string, std::string>, Remittance> by_post;
    for (auto const& line : statement.lines) {
        auto const account = ledger::account_of(line.account);
        if (!account || account->word != "revenue" || line.debit == line.credit) continue;
        auto& post = by_post[{account->mission, account->currency}];
        post.mission = account->mission;
        post.currency = account->currency;
        post.parts.at(index_of(account->part)) += line.credit - line.debit;
    }
    std::vector<Remittance> all;
    for (auto& [post, remittance] : by_post) all.push_back(std::move(remittance));
    return all;
}

std::vector<Remittance> totals_of(std::vector<Remittance> const& remittances)
{
    std::map<std::string, Remittance> by_currency;
    for (auto const& each : remittances) {
        auto& sum = by_currency[each.currency];
        sum.currency = each.currency;
        for (std::size_t at = 0; at < sum.parts.size(); ++at) sum.parts.at(at) += each.parts.at(at);
    }
    std::vector<Remittance> all;
    for (auto& [currency, sum] : by_currency) all.push_back(std::move(sum));
    return all;
}

} // namespace etimbre::app::closing
