#include "app/stamp/redeem_stamp.hpp"

#include "domain/ledger/postings.hpp"

#include <stdexcept>
#include <utility>

namespace etimbre::app::stamp {
namespace {

core::Result<void> right_place(StampRow const& row, RedeemCommand const& command)
{
    if (row.mission != command.counter.mission)
        return core::refuse(core::Reason::mission, "This stamp was bought for another post.");
    if (row.service != command.service)
        return core::refuse(core::Reason::service, "This stamp was bought for another service.");
    return {};
}

core::Result<void> right_holder(StampState const& state, RedeemCommand const& command, HolderKeys const& keys)
{
    auto const& row = state.row;
    if (!row.holder) {
        if (command.presented.verified) return {};
        return core::refuse(
            core::Reason::number_only,
            "This stamp is bound to nobody: scan its code, the number alone is not enough."
        );
    }
    if (!command.holder_document)
        return core::refuse(
            core::Reason::holder, "This stamp is bound to a document: enter the holder's document."
        );
    if (!keys.matches(row.number, *command.holder_document, state.ordered, *row.holder))
        return core::refuse(core::Reason::holder, "This stamp is bound to another document.");
    return {};
}

Redemption taken_before(Books& books, StampRow const& row)
{
    auto const winner = books.stamps.find(row.number);
    if (!winner || !winner->end) throw std::logic_error{"a stamp whose end exists and cannot be read"};
    return {row, *winner->end, false};
}

void post_revenue(Books& books, StampRow const& row, core::Instant now)
{
    books.ledger.post(
        domain::ledger::redeem(row.number, row.mission, {row.receipt, row.chancery, row.service_part}), now
    );
}

} // namespace

core::Result<Redemption>
redeem_stamp(Books& books, RedeemCommand const& command, RedeemTools const& tools, core::Instant now)
{
    auto const state = look_up(books, command.presented, tools.sha256);
    if (!state) return std::unexpected{state.error()};
    auto const& row = state->row;
    if (auto const place = right_place(row, command); !place) return std::unexpected{place.error()};
    if (auto const holder = right_holder(*state, command, tools.holder_keys); !holder)
        return std::unexpected{holder.error()};
    auto const standing = standing_of(*state, now);
    if (standing == Standing::suspended)
        return core::refuse(core::Reason::suspended, "This stamp is being examined. Do not accept it now.");
    if (standing == Standing::expired)
        return core::refuse(core::Reason::expired, "This stamp's validity has ended.");

    StampEnd const end{
        row.number,
        EndKind::redeemed,
        command.id.value,
        command.counter.mission,
        command.counter.number,
        tools.signer.current(now),
        "",
        now,
    };
    if (!books.stamps.end(end)) {
        auto lost = taken_before(books, row);
        if (lost.end.kind == EndKind::voided)
            return core::refuse(core::Reason::voided, "This stamp was voided.");
        return lost;
    }
    post_revenue(books, row, now);
    return Redemption{row, end, true};
}

} // namespace etimbre::app::stamp
