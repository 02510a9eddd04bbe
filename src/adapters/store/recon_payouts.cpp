#include "adapters/store/recon_payouts.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/prepared.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using app::reconcile::PayoutShare;
using app::reconcile::PayoutStanding;

// What comes to it later opens it again.
constexpr auto update_share = R"sql(
    UPDATE recon_payout SET line_count = line_count + :lines, net_minor = net_minor + :net, fee_minor = fee_minor + :fee,
        agreed_minor = agreed_minor + :agreed, state = 'open'
    WHERE acquirer = :acquirer AND reference = :reference)sql";

constexpr auto insert_share = R"sql(
    INSERT INTO recon_payout (line_count, net_minor, fee_minor, agreed_minor, acquirer, reference, currency, day, state,
        fees_apart)
    VALUES (:lines, :net, :fee, :agreed, :acquirer, :reference, :currency, :day, 'open', :fees_apart))sql";

constexpr auto select_open = R"sql(
    SELECT p.acquirer, p.reference, p.currency, p.day, p.net_minor, p.fee_minor, p.agreed_minor, p.fees_apart,
           COUNT(e.entry_no), COALESCE(SUM(e.amount_minor + e.charge_minor), 0)
    FROM recon_payout p
    LEFT JOIN recon_entry e ON e.payout = REPLACE(REPLACE('{acquirer}:{reference}', '{acquirer}', p.acquirer),
        '{reference}', p.reference)
    WHERE p.state = 'open'
    GROUP BY p.acquirer, p.reference, p.currency, p.day, p.net_minor, p.fee_minor, p.agreed_minor, p.fees_apart
    ORDER BY p.day, p.acquirer, p.reference LIMIT :most)sql";

constexpr auto select_named = R"sql(
    SELECT p.acquirer, p.reference, p.currency, p.day, p.net_minor, p.fee_minor, p.agreed_minor, p.fees_apart,
           COUNT(e.entry_no), COALESCE(SUM(e.amount_minor + e.charge_minor), 0)
    FROM recon_payout p
    LEFT JOIN recon_entry e ON e.payout = REPLACE(REPLACE('{acquirer}:{reference}', '{acquirer}', p.acquirer),
        '{reference}', p.reference)
    WHERE p.acquirer = :acquirer AND p.reference = :reference
    GROUP BY p.acquirer, p.reference, p.currency, p.day, p.net_minor, p.fee_minor, p.agreed_minor, p.fees_apart)sql";

constexpr auto update_state = R"sql(
    UPDATE recon_payout SET state = :state WHERE acquirer = :acquirer AND reference = :reference)sql";

struct Share {
    std::int64_t lines;
    std::int64_t net;
    std::int64_t fee;
    std::int64_t agreed;
    std::string acquirer;
    std::string reference;
};

struct FirstShare {
    std::int64_t lines;
    std::int64_t net;
    std::int64_t fee;
    std::int64_t agreed;
    std::string acquirer;
    std::string reference;
    std::string currency;
    std::string day;
    int fees_apart;
};

struct Most {
    std::int64_t most;
};

struct Name {
    std::string acquirer;
    std::string reference;
};

struct StandingRow {
    std::string acquirer;
    std::string reference;
    std::string currency;
    std::string day;
    std::int64_t net_minor;
    std::int64_t fee_minor;
    std::int64_t agreed_minor;
    int fees_apart;
    std::int64_t movements;
    std::int64_t banked_minor;
};

struct StateRow {
    std::string state;
    std::string acquirer;
    std::string reference;
};

PayoutStanding standing_of(StandingRow row)
{
    return {
        .acquirer = std::move(row.acquirer),
        .payout =
            {.reference = std::move(row.reference),
             .net = money_of(row.net_minor, row.currency),
             .day = day_of(row.day)},
        .fee_minor = row.fee_minor,
        .agreed_minor = row.agreed_minor,
        .fees_apart = row.fees_apart != 0,
        .movements = row.movements,
        .banked_minor = row.banked_minor,
    };
}

} // namespace

struct SqlReconPayouts::Statements {
    explicit Statements(soci::session& session)
        : add{session, update_share},
          insert{session, insert_share},
          open{session, select_open},
          named{session, select_named},
          move{session, update_state}
    {
    }

    Prepared<Share> add;
    Prepared<FirstShare> insert;
    Prepared<Most, StandingRow> open;
    Prepared<Name, StandingRow> named;
    Prepared<StateRow> move;
};

SqlReconPayouts::SqlReconPayouts(soci::session& session) : statements_{std::make_unique<Statements>(session)}
{
}

SqlReconPayouts::~SqlReconPayouts() = default;

void SqlReconPayouts::add(PayoutShare const& share)
{
    FirstShare first{
        share.lines,
        share.net_minor,
        share.fee_minor,
        share.agreed_minor,
        share.acquirer,
        share.reference,
        std::string{share.currency.name()},
        core::to_date(share.day),
        share.fees_apart ? 1 : 0,
    };
    if (statements_->insert.insert(std::move(first), Key::primary)) return;
    statements_->add.run(
        {share.lines, share.net_minor, share.fee_minor, share.agreed_minor, share.acquirer, share.reference}
    );
}

std::vector<PayoutStanding> SqlReconPayouts::open(std::size_t most)
{
    std::vector<PayoutStanding> all;
    for (auto& row : statements_->open.all({static_cast<std::int64_t>(most)}))
        all.push_back(standing_of(std::move(row)));
    return all;
}

std::optional<PayoutStanding> SqlReconPayouts::find(std::string_view acquirer, std::string_view reference)
{
    auto row = statements_->named.one({std::string{acquirer}, std::string{reference}});
    if (!row) return std::nullopt;
    return standing_of(*std::move(row));
}

void SqlReconPayouts::settle(PayoutStanding const& payout)
{
    statements_->move.run({"settled", payout.acquirer, payout.payout.reference});
}

void SqlReconPayouts::reopen(std::string_view acquirer, std::string_view reference)
{
    statements_->move.run({"open", std::string{acquirer}, std::string{reference}});
}

} // namespace etimbre::adapters::store
