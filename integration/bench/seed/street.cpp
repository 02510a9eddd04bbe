#include "seed/street.hpp"

#include "adapters/store/reference.hpp"
#include "app/feed/sequence.hpp"
#include "app/pay/confirm_capture.hpp"
#include "app/pay/draw_up_quote.hpp"
#include "app/pay/place_order.hpp"
#include "app/pay/start_payment.hpp"
#include "app/stamp/stamp_text.hpp"
#include "app/work/issuing_desk.hpp"
#include "domain/stamp/number.hpp"

#include <array>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace etimbre::bench {
namespace {

namespace crypto = adapters::crypto;
namespace pay = app::pay;
using domain::payment::Event;

/// The questions owed to a seeded payment would all be due at the first start; those of a sold one were
/// answered.
constexpr std::chrono::days far_away{3650};

std::optional<std::string> always_cmi(std::string_view /*mission*/, core::Instant /*at*/)
{
    return "cmi";
}

template <class Value, class Refusal>
Value wanted(std::expected<Value, Refusal> result, char const* what)
{
    if (!result) throw std::runtime_error{std::string{"the seeded database refuses "} + what};
    return *std::move(result);
}

/// A payment that was settled is owed nothing.
class NothingOwed final : public pay::Reminders {
public:
    void ask_status(core::PaymentId const& /*payment*/, core::Instant /*due*/) override {}
    void expire(core::PaymentId const& /*payment*/, core::Instant /*due*/) override {}
    void undo(core::PaymentId const& /*payment*/, core::Instant /*due*/) override {}
};

pay::Books with(pay::Books const& books, pay::Reminders& reminders)
{
    return {
        books.quotes,
        books.orders,
        books.payments,
        books.ledger,
        reminders,
        books.inbox,
        books.stamps,
        books.notices
    };
}

/// Speed alone: a seeded database that was cut off is made again.
void spare_the_disk(soci::session& session)
{
    session << "PRAGMA journal_mode = OFF";
    session << "PRAGMA synchronous = OFF";
    session << "PRAGMA cache_size = -4000000";
    session << "PRAGMA locking_mode = EXCLUSIVE";
}

} // namespace

Street::Street(std::filesystem::path const& database, crypto::LiveKeys const& keys, core::Instant now)
    : signer_{keys},
      terms_{"MA", std::chrono::days{365}, signer_, crypto::sha256},
      session_{
          adapters::store::SqliteFile{database},
          adapters::store::Access::write,
          [this](app::stamp::Books& books) { return std::make_unique<app::work::IssuingDesk>(books, terms_); }
      },
      unit_{session_.unit()},
      catalogue_{adapters::store::read_catalogue(session_.sql())},
      now_{now}
{
    spare_the_disk(session_.sql());
}

core::OrderId Street::place(int quantity)
{
    std::array const wishes{domain::fees::Wish{service, quantity, 34, false}};
    pay::QuoteTerms const terms{far_away, crypto::entropy};
    auto const quote = wanted(pay::draw_up_quote(catalogue_, mission, wishes, terms, now_), "a quote");
    unit_.pay.quotes.insert(quote);

    pay::PlaceOrder const command{
        quote.id, {"seed@etimbre.example", "Seeded Citizen"}, {}, core::Language::fr
    };
    pay::OrderTools const tools{
        crypto::entropy,
        [] { return domain::stamp::draw_number(crypto::entropy); },
        [](std::string_view, std::string_view, core::Instant) { return pay::HolderBinding{}; }
    };
    return wanted(pay::place_order(unit_.pay, command, tools, now_), "an order").order.id;
}

pay::Payment Street::leave_waiting()
{
    auto const order = place(1);
    pay::PaymentTerms const terms{always_cmi, far_away, far_away, crypto::entropy};
    return wanted(pay::start_payment(unit_.pay, order, terms, now_), "a payment").payment;
}

core::OrderId Street::sell()
{
    auto const order = place(stamps_of_an_order);
    pay_for(order);
    return order;
}

pay::Payment Street::sell_one(std::string const& transaction)
{
    auto payment = pay_for(place(1));
    unit_.pay.inbox.note(
        {core::to_hex(crypto::sha256(core::as_bytes(payment.oid))),
         payment.oid,
         "00",
         transaction,
         "ACTION=POSTAUTH",
         now_}
    );
    return payment;
}

pay::Payment Street::pay_for(core::OrderId const& order)
{
    NothingOwed nothing;
    auto books = with(unit_.pay, nothing);
    pay::PaymentTerms const terms{always_cmi, far_away, far_away, crypto::entropy};
    auto payment = wanted(pay::start_payment(books, order, terms, now_), "a payment").payment;
    for (auto const step : {Event::approval, Event::capture_asked})
        payment = wanted(books.payments.advance(payment, step, now_), "a step of a payment");
    pay::confirm_capture(books, payment, now_);
    return payment;
}

std::vector<std::string> Street::texts_of(core::OrderId const& order)
{
    std::vector<std::string> texts;
    for (auto const& stamp : unit_.stamp.stamps.of_order(order))
        texts.push_back(app::stamp::text_of(stamp.row, signer_));
    return texts;
}

void Street::begin()
{
    session_.sql() << "BEGIN";
    session_.events().gather();
}

void Street::commit()
{
    session_.events().write();
    session_.sql() << "COMMIT";
}

void Street::number_events()
{
    constexpr std::size_t rows_of_a_piece = 1000;
    app::feed::Lease const lease{"seed", now_ + std::chrono::hours{1}};
    unit_.feed.claim(lease, now_);
    for (;;) {
        auto const piece = app::feed::next_piece(unit_.feed, rows_of_a_piece, crypto::sha256);
        if (piece.owed.empty()) break;
        session_.sql() << "BEGIN";
        app::feed::write_piece(unit_.feed, piece, lease);
        session_.sql() << "COMMIT";
    }
    session_.sql() << "UPDATE feed_head SET until_us = 0";
}

} // namespace etimbre::bench
