#include "adapters/store/refund_list.hpp"

#include "adapters/store/refund_rows.hpp"

#include <algorithm>
#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using app::refund::Refund;
namespace life = domain::refund;

constexpr auto select_page = R"sql(
    SELECT refund_id, order_id, payment_id, maker, reason, currency, amount_minor, fee_minor, needs_approval,
           created_us, state, seq, moved_us
    FROM refund
    WHERE (created_us > :after_us OR (created_us = :same_us AND refund_id > :last))
    ORDER BY created_us, refund_id LIMIT :most)sql";

constexpr auto select_page_in_state = R"sql(
    SELECT refund_id, order_id, payment_id, maker, reason, currency, amount_minor, fee_minor, needs_approval,
           created_us, state, seq, moved_us
    FROM refund
    WHERE state IN (:one, :two, :three)
      AND (created_us > :after_us OR (created_us = :same_us AND refund_id > :last))
    ORDER BY created_us, refund_id LIMIT :most)sql";

struct PageRow {
    std::int64_t after_us;
    std::int64_t same_us;
    std::string last;
    std::int64_t most;
};

struct StatePageRow {
    std::string one;
    std::string two;
    std::string three;
    std::int64_t after_us;
    std::int64_t same_us;
    std::string last;
    std::int64_t most;
};

std::vector<Refund> refunds_of(std::vector<RefundRow> const& rows)
{
    std::vector<Refund> refunds;
    for (auto const& row : rows) refunds.push_back(refund_of(row));
    return refunds;
}

} // namespace

struct RefundList::Statements {
    explicit Statements(soci::session& session)
        : page{session, select_page}, page_in_state{session, select_page_in_state}
    {
    }

    Prepared<PageRow, RefundRow> page;
    Prepared<StatePageRow, RefundRow> page_in_state;
};

RefundList::RefundList(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

RefundList::~RefundList() = default;

std::vector<Refund> RefundList::page(app::refund::Listing const& listing)
{
    auto const after = core::micros_of(listing.after);
    auto const most = static_cast<std::int64_t>(listing.most);
    auto const& last = listing.last.value;
    if (listing.states.empty()) return refunds_of(statements_->page.all({after, after, last, most}));
    auto const word = [&](std::size_t at) {
        return std::string{life::word_of(listing.states[std::min(at, listing.states.size() - 1)])};
    };
    return refunds_of(statements_->page_in_state.all({word(0), word(1), word(2), after, after, last, most}));
}

} // namespace etimbre::adapters::store
