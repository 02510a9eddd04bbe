#pragma once

#include "app/pay/start_payment.hpp"
#include "books_in_memory.hpp"

#include <algorithm>
#include <cstdint>

namespace etimbre::app::pay::testing {

inline constexpr core::Instant noon = core::instant_of_unix(1'790'000'000);

/// Every draw differs from the one before it; nothing else is random about it.
inline void counting_entropy(std::span<std::uint8_t> bytes)
{
    static std::uint64_t draws = 0;
    ++draws;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(draws >> (8 * (i % 8)));
}

inline constexpr core::Money fee = core::Money::of_minor(86'000, core::mad);

inline PaymentTerms terms(std::optional<std::string> const& acquirer = "cmi")
{
    auto const choose = [acquirer](std::string_view, core::Instant) { return acquirer; };
    return {choose, std::chrono::seconds{30}, std::chrono::minutes{90}, counting_entropy};
}

inline constexpr core::Instant end_of_quote = noon + std::chrono::hours{24};

/// An unpaid order of one passport fee.
inline Order an_order(BooksInMemory& memory)
{
    auto const zero = core::Money::of_minor(0, core::mad);
    Order const order{
        core::draw<core::OrderTag>(counting_entropy),
        core::draw<core::QuoteTag>(counting_entropy),
        "CG-PAR",
        fee,
        {"amina@example.org", "Amina"},
        core::Language::fr,
        noon,
    };
    memory.orders.insert(order);
    memory.quotes.insert({order.quote, {"CG-PAR", "test", {}, fee, std::nullopt}, noon, end_of_quote});
    auto const number = "40718835290" + std::to_string(10'000 + memory.orders.numbers.size());
    memory.orders.insert_unit(order.id, {1, number, "PAS-EST", {zero, fee, zero}, std::nullopt});
    return order;
}

inline Payment a_payment(BooksInMemory& memory, Order const& order)
{
    return start_payment(memory.books, order.id, terms(), noon)->payment;
}

inline Callback approval_of(Payment const& payment)
{
    return {payment.oid, payment.amount, true, "00", "T1", payment.acquirer, "123456"};
}

inline StatusAnswer authorised(core::Money amount = fee)
{
    return {Found::authorised, amount, std::nullopt};
}

inline StatusAnswer captured(core::Money amount = fee)
{
    return {Found::captured, amount, amount};
}

inline AcquirerNames names_of(BooksInMemory& memory, Payment const& payment)
{
    return memory.payments.rows.at(payment.id).names;
}

inline domain::payment::State state_of(BooksInMemory& memory, Payment const& payment)
{
    return memory.payments.rows.at(payment.id).state;
}

/// Whether it moved.
inline bool advance(BooksInMemory& memory, Payment const& payment, domain::payment::Event on)
{
    return memory.payments.advance(memory.payments.rows.at(payment.id), on, noon).has_value();
}

} // namespace etimbre::app::pay::testing
