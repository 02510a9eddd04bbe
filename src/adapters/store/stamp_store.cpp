#include "adapters/store/stamp_store.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/event_notes.hpp"
#include "adapters/store/events.hpp"
#include "adapters/store/notes.hpp"
#include "adapters/store/prepared.hpp"

namespace etimbre::adapters::store {
namespace {

using app::stamp::EndKind;
using app::stamp::StampEnd;
using app::stamp::StampRow;
using app::stamp::StampState;

constexpr auto insert_stamp = R"sql(
    INSERT INTO stamp (number, order_id, unit_no, log_index, issuer, service, mission, currency,
                       receipt_minor, chancery_minor, service_minor, total_minor,
                       issued_s, expires_s, kid, holder, payment_ref, payload_hash)
    VALUES (:number, :order_id, :unit_no, :log_index, :issuer, :service, :mission, :currency,
            :receipt_minor, :chancery_minor, :service_minor, :total_minor,
            :issued_s, :expires_s, :kid, :holder, :payment_ref, :payload_hash))sql";

// Redeem and void meet in the key on the number: the insert decides which of them it was.
constexpr auto insert_end = R"sql(
    INSERT INTO stamp_end (number, kind, end_id, mission, counter, kid, reason, at_us)
    VALUES (:number, :kind, :end_id, :mission, :counter, :kid, :reason, :at_us))sql";

constexpr auto select_by_number = R"sql(
    SELECT s.number, s.order_id, s.unit_no, s.log_index, s.issuer, s.service, s.mission, s.currency,
           s.receipt_minor, s.chancery_minor, s.service_minor, s.total_minor,
           s.issued_s, s.expires_s, s.kid, s.holder, s.payment_ref, s.payload_hash,
           e.kind, e.end_id, e.mission, e.counter, e.kid, e.reason, e.at_us, a.created_us, f.since_us
    FROM stamp s LEFT JOIN stamp_end e ON e.number = s.number LEFT JOIN pay_order a ON a.order_id = s.order_id
    LEFT JOIN stamp_frozen f ON f.number = s.number
    WHERE s.number = :number)sql";

constexpr auto select_of_order = R"sql(
    SELECT s.number, s.order_id, s.unit_no, s.log_index, s.issuer, s.service, s.mission, s.currency,
           s.receipt_minor, s.chancery_minor, s.service_minor, s.total_minor,
           s.issued_s, s.expires_s, s.kid, s.holder, s.payment_ref, s.payload_hash,
           e.kind, e.end_id, e.mission, e.counter, e.kid, e.reason, e.at_us, a.created_us, f.since_us
    FROM stamp s LEFT JOIN stamp_end e ON e.number = s.number LEFT JOIN pay_order a ON a.order_id = s.order_id
    LEFT JOIN stamp_frozen f ON f.number = s.number
    WHERE s.order_id = :order_id ORDER BY s.unit_no)sql";

struct ByText {
    std::string text;
};

struct NewStamp {
    std::string number;
    std::string order_id;
    int unit_no;
    std::int64_t log_index;
    std::string issuer;
    std::string service;
    std::string mission;
    std::string currency;
    std::int64_t receipt_minor;
    std::int64_t chancery_minor;
    std::int64_t service_minor;
    std::int64_t total_minor;
    std::int64_t issued_s;
    std::int64_t expires_s;
    std::string kid;
    std::optional<std::string> holder;
    std::string payment_ref;
    std::string payload_hash;
};

struct EndRow {
    std::string number;
    std::string kind;
    std::string end_id;
    std::string mission;
    std::string counter;
    std::string kid;
    std::string reason;
    std::int64_t at_us;
};

struct Found {
    std::string number;
    std::string order_id;
    int unit_no;
    std::int64_t log_index;
    std::string issuer;
    std::string service;
    std::string mission;
    std::string currency;
    std::int64_t receipt_minor;
    std::int64_t chancery_minor;
    std::int64_t service_minor;
    std::int64_t total_minor;
    std::int64_t issued_s;
    std::int64_t expires_s;
    std::string kid;
    std::optional<std::string> holder;
    std::string payment_ref;
    std::string payload_hash;
    std::optional<std::string> end_kind;
    std::optional<std::string> end_id;
    std::optional<std::string> end_mission;
    std::optional<std::string> end_counter;
    std::optional<std::string> end_kid;
    std::optional<std::string> end_reason;
    std::optional<std::int64_t> end_at_us;
    std::optional<std::int64_t> ordered_us; ///< the audit reads stamps whose order is gone
    std::optional<std::int64_t> frozen_us;
};

NewStamp row_of(StampRow const& stamp)
{
    NewStamp row{
        .number = stamp.number,
        .order_id = stamp.order.value,
        .unit_no = stamp.unit,
        .log_index = stamp.index,
        .issuer = stamp.issuer,
        .service = stamp.service,
        .mission = stamp.mission,
        .currency = std::string{stamp.total.currency().name()},
        .receipt_minor = stamp.receipt.minor(),
        .chancery_minor = stamp.chancery.minor(),
        .service_minor = stamp.service_part.minor(),
        .total_minor = stamp.total.minor(),
        .issued_s = stamp.issued_at,
        .expires_s = stamp.expires_at,
        .kid = core::to_hex(stamp.kid),
        .holder = std::nullopt,
        .payment_ref = core::to_hex(stamp.payment),
        .payload_hash = core::to_hex(stamp.payload_hash)
    };
    if (stamp.holder) row.holder = core::to_hex(*stamp.holder);
    return row;
}

StampRow stamp_of(Found const& row)
{
    using core::Money;
    auto const currency = currency_of(row.currency);
    StampRow stamp{
        .order = {row.order_id},
        .unit = row.unit_no,
        .number = row.number,
        .index = static_cast<std::uint32_t>(row.log_index),
        .issuer = row.issuer,
        .service = row.service,
        .mission = row.mission,
        .receipt = Money::of_minor(row.receipt_minor, currency),
        .chancery = Money::of_minor(row.chancery_minor, currency),
        .service_part = Money::of_minor(row.service_minor, currency),
        .total = Money::of_minor(row.total_minor, currency),
        .issued_at = row.issued_s,
        .expires_at = row.expires_s,
        .kid = array_of<8>(row.kid),
        .holder = std::nullopt,
        .payment = array_of<8>(row.payment_ref),
        .payload_hash = array_of<32>(row.payload_hash)
    };
    if (row.holder) stamp.holder = array_of<2>(*row.holder);
    return stamp;
}

std::optional<StampEnd> end_of(Found const& row)
{
    if (!row.end_kind) return std::nullopt;
    return StampEnd{
        .number = row.number,
        .kind = *row.end_kind == "voided" ? EndKind::voided : EndKind::redeemed,
        .id = row.end_id.value(),
        .mission = row.end_mission.value(),
        .counter = row.end_counter.value(),
        .kid = array_of<8>(row.end_kid.value()),
        .reason = row.end_reason.value(),
        .at = core::instant_of_micros(row.end_at_us.value())
    };
}

StampState state_of(Found const& row)
{
    return {
        .row = stamp_of(row),
        .end = end_of(row),
        .ordered = core::instant_of_micros(row.ordered_us.value_or(0)),
        .frozen = row.frozen_us.has_value(),
    };
}

using domain::journal::Kind;

} // namespace

struct SqlStampStore::Statements {
    explicit Statements(soci::session& session)
        : insert{session, insert_stamp},
          end{session, insert_end},
          by_number{session, select_by_number},
          of_order{session, select_of_order}
    {
    }

    Prepared<NewStamp> insert;
    Prepared<EndRow> end;
    Prepared<ByText, Found> by_number;
    Prepared<ByText, Found> of_order;
};

SqlStampStore::SqlStampStore(soci::session& session, Notes* notes, EventNotes* events)
    : statements_{std::make_unique<Statements>(session)}, notes_{notes}, events_{events}
{
}

SqlStampStore::~SqlStampStore() = default;

void SqlStampStore::insert(StampRow const& stamp)
{
    auto const row = row_of(stamp);
    statements_->insert.run(row);
    if (notes_ != nullptr) notes_->add(Kind::issued, row);
    if (events_ != nullptr) events_->note(event_of(stamp));
}

std::optional<StampState> SqlStampStore::find(std::string_view number)
{
    auto const row = statements_->by_number.one({std::string{number}});
    if (!row) return std::nullopt;
    return state_of(*row);
}

std::vector<StampState> SqlStampStore::of_order(core::OrderId const& order)
{
    std::vector<StampState> stamps;
    for (auto const& row : statements_->of_order.all({order.value})) stamps.push_back(state_of(row));
    return stamps;
}

bool SqlStampStore::end(StampEnd const& end)
{
    EndRow const row{
        .number = end.number,
        .kind = end.kind == EndKind::voided ? "voided" : "redeemed",
        .end_id = end.id,
        .mission = end.mission,
        .counter = end.counter,
        .kid = core::to_hex(end.kid),
        .reason = end.reason,
        .at_us = core::micros_of(end.at)
    };
    if (statements_->end.insert(row)) {
        if (auto const state = find(end.number); state && state->end) return false;
        throw StoreFailure{"a redemption or void id was to end a second stamp"};
    }
    if (notes_ != nullptr) notes_->add(Kind::ended, row);
    if (events_ != nullptr) events_->note(event_of(end));
    return true;
}

} // namespace etimbre::adapters::store
