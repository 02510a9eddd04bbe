#include "adapters/store/order_store.hpp"

#include "adapters/store/columns.hpp"
#include "adapters/store/event_notes.hpp"
#include "adapters/store/events.hpp"
#include "adapters/store/notes.hpp"
#include "adapters/store/prepared.hpp"
#include "adapters/store/quote_store.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using app::pay::HolderBinding;
using app::pay::Order;
using app::pay::OrderPaid;
using app::pay::OrderUnit;

constexpr auto insert_order = R"sql(
    INSERT INTO pay_order (order_id, quote_id, mission, currency, total_minor,
                           payer_email, payer_name, language, created_us)
    VALUES (:order_id, :quote_id, :mission, :currency, :total_minor,
            :payer_email, :payer_name, :language, :created_us))sql";

constexpr auto insert_order_unit = R"sql(
    INSERT INTO order_unit (order_id, unit_no, number, service,
                            receipt_minor, chancery_minor, service_minor, holder)
    VALUES (:order_id, :unit_no, :number, :service,
            :receipt_minor, :chancery_minor, :service_minor, :holder))sql";

constexpr auto select_order = R"sql(
    SELECT order_id, quote_id, mission, currency, total_minor, payer_email, payer_name, language, created_us
    FROM pay_order WHERE order_id = :order_id)sql";

constexpr auto select_units = R"sql(
    SELECT order_id, unit_no, number, service, receipt_minor, chancery_minor, service_minor, holder
    FROM order_unit WHERE order_id = :order_id ORDER BY unit_no)sql";

// The key on the order is the fence: of two captured payments one pays the order.
constexpr auto insert_paid = R"sql(
    INSERT INTO order_paid (order_id, payment_id, reason, at_us)
    VALUES (:order_id, :payment_id, :reason, :at_us))sql";

constexpr auto select_paid = R"sql(
    SELECT order_id, payment_id, reason, at_us FROM order_paid WHERE order_id = :order_id)sql";

struct ById {
    std::string order_id;
};

struct OrderRow {
    std::string order_id;
    std::string quote_id;
    std::string mission;
    std::string currency;
    std::int64_t total_minor;
    std::string payer_email;
    std::string payer_name;
    std::string language;
    std::int64_t created_us;
};

struct UnitRow {
    std::string order_id;
    int unit_no;
    std::string number;
    std::string service;
    std::int64_t receipt_minor;
    std::int64_t chancery_minor;
    std::int64_t service_minor;
    std::optional<std::string> holder;
};

struct PaidRow {
    std::string order_id;
    std::optional<std::string> payment_id;
    std::string reason;
    std::int64_t at_us;
};

core::Language language_of(std::string_view tag)
{
    auto const language = core::language_of(tag);
    if (!language) throw StoreFailure{"an order holds a language that is none of ours"};
    return *language;
}

std::optional<std::string> hex_of(std::optional<HolderBinding> const& holder)
{
    if (!holder) return std::nullopt;
    return core::to_hex(*holder);
}

std::optional<HolderBinding> holder_of(std::optional<std::string> const& hex)
{
    if (!hex) return std::nullopt;
    return array_of<2>(*hex);
}

OrderUnit unit_of(UnitRow const& row, core::Currency currency)
{
    using core::Money;
    return {
        .unit = row.unit_no,
        .number = row.number,
        .service = row.service,
        .parts =
            {.receipt = Money::of_minor(row.receipt_minor, currency),
             .chancery = Money::of_minor(row.chancery_minor, currency),
             .service = Money::of_minor(row.service_minor, currency)},
        .holder = holder_of(row.holder)
    };
}

using domain::journal::Kind;

} // namespace

struct SqlOrderStore::Statements {
    explicit Statements(soci::session& session)
        : insert{session, insert_order},
          insert_unit{session, insert_order_unit},
          find{session, select_order},
          units{session, select_units},
          mark_paid{session, insert_paid},
          paid{session, select_paid}
    {
    }

    Prepared<OrderRow> insert;
    Prepared<UnitRow> insert_unit;
    Prepared<ById, OrderRow> find;
    Prepared<ById, UnitRow> units;
    Prepared<PaidRow> mark_paid;
    Prepared<ById, PaidRow> paid;
};

SqlOrderStore::SqlOrderStore(soci::session& session, Notes* notes, SqlQuoteStore* quotes, EventNotes* events)
    : statements_{std::make_unique<Statements>(session)}, notes_{notes}, quotes_{quotes}, events_{events}
{
}

SqlOrderStore::~SqlOrderStore() = default;

bool SqlOrderStore::insert(Order const& order)
{
    OrderRow const row{
        .order_id = order.id.value,
        .quote_id = order.quote.value,
        .mission = order.mission,
        .currency = std::string{order.total.currency().name()},
        .total_minor = order.total.minor(),
        .payer_email = order.payer.email,
        .payer_name = order.payer.name,
        .language = std::string{core::tag_of(order.language)},
        .created_us = core::micros_of(order.created_at)
    };
    if (!statements_->insert.insert(row, Key::unique)) return false;
    if (notes_ == nullptr || !notes_->noting()) return true;
    if (quotes_ != nullptr) quotes_->note(order.quote);
    notes_->add(Kind::ordered, row);
    return true;
}

bool SqlOrderStore::insert_unit(core::OrderId const& order, OrderUnit const& unit)
{
    UnitRow const row{
        .order_id = order.value,
        .unit_no = unit.unit,
        .number = unit.number,
        .service = unit.service,
        .receipt_minor = unit.parts.receipt.minor(),
        .chancery_minor = unit.parts.chancery.minor(),
        .service_minor = unit.parts.service.minor(),
        .holder = hex_of(unit.holder)
    };
    if (!statements_->insert_unit.insert(row, Key::unique)) return false;
    if (notes_ != nullptr) notes_->add(Kind::ordered_unit, row);
    return true;
}

std::optional<Order> SqlOrderStore::find(core::OrderId const& id)
{
    auto const row = statements_->find.one({id.value});
    if (!row) return std::nullopt;
    return Order{
        .id = id,
        .quote = {row->quote_id},
        .mission = row->mission,
        .total = money_of(row->total_minor, row->currency),
        .payer = {.email = row->payer_email, .name = row->payer_name},
        .language = language_of(row->language),
        .created_at = core::instant_of_micros(row->created_us)
    };
}

std::vector<OrderUnit> SqlOrderStore::units(core::OrderId const& id)
{
    std::vector<OrderUnit> units;
    auto const order = statements_->find.one({id.value});
    if (!order) return units;
    auto const currency = currency_of(order->currency);
    for (auto const& row : statements_->units.all({id.value})) units.push_back(unit_of(row, currency));
    return units;
}

bool SqlOrderStore::mark_paid(OrderPaid const& paid)
{
    PaidRow row{
        .order_id = paid.order.value,
        .payment_id = std::nullopt,
        .reason = paid.payment ? "payment" : "exempt",
        .at_us = core::micros_of(paid.at)
    };
    if (paid.payment) row.payment_id = paid.payment->value;
    if (statements_->mark_paid.insert(row)) {
        if (this->paid(paid.order)) return false;
        throw StoreFailure{"a payment was to pay a second order"};
    }
    if (notes_ != nullptr) notes_->add(Kind::paid, row);
    if (events_ != nullptr) events_->note(event_of(paid));
    return true;
}

std::optional<OrderPaid> SqlOrderStore::paid(core::OrderId const& id)
{
    auto const row = statements_->paid.one({id.value});
    if (!row) return std::nullopt;
    OrderPaid paid{.order = id, .payment = std::nullopt, .at = core::instant_of_micros(row->at_us)};
    if (row->payment_id) paid.payment = core::PaymentId{*row->payment_id};
    return paid;
}

} // namespace etimbre::adapters::store
