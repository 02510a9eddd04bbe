#pragma once

#include "app/refund/request_refund.hpp"
#include "app/refund/void_stamp.hpp"
#include "books_in_memory.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

/// An order that was paid, with its stamps.
namespace etimbre::app::refund::testing {

inline constexpr core::Instant noon = core::instant_of_unix(1'790'000'000);

inline void counting_entropy(std::span<std::uint8_t> bytes)
{
    static std::uint64_t draws = 0;
    ++draws;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(draws >> (8 * (i % 8)));
}

inline core::Money mad(std::int64_t minor)
{
    return core::Money::of_minor(minor, core::mad);
}

inline RefundTerms terms(domain::refund::Policy policy = {})
{
    if (policy.approval_above_minor == 0) policy.approval_above_minor = 1'000'000;
    return {policy, counting_entropy};
}

struct Bought : ::testing::Test {
    BooksInMemory memory;
    core::OrderId order{"o1"};
    core::PaymentId payment{"p1"};

    /// Stamps "1", "2", … of 800 and 60 dirhams at CG-PAR, paid by one payment.
    std::vector<std::string> buy(int stamps, std::int64_t each_minor = 86'000)
    {
        auto const total = mad(each_minor * stamps);
        memory.orders.insert(
            {order, {"q"}, "CG-PAR", total, {"amina@example.org", "Amina"}, core::Language::fr, noon}
        );
        std::optional<core::PaymentId> by;
        if (total.minor() > 0) by = payment;
        if (by)
            memory.payments.rows.emplace(
                payment,
                pay::Payment{
                    payment, order, 1, "ETp1", "cmi", domain::payment::State::captured, 4, total, "r", noon
                }
            );
        memory.orders.mark_paid({order, by, noon});
        std::vector<std::string> numbers;
        for (int at = 1; at <= stamps; ++at) numbers.push_back(issue(std::to_string(at), each_minor));
        return numbers;
    }

    core::Result<Refund>
    ask(std::vector<std::string> numbers, RefundTerms const& how = terms(), core::Instant at = noon)
    {
        return request_refund(memory.books, {order, std::move(numbers), "a mistake"}, how, at);
    }

    void redeem(std::string const& number)
    {
        memory.stamps.end({number, stamp::EndKind::redeemed, "r" + number, "CG-PAR", "3", {}, "", noon});
    }

    domain::refund::State state_of(core::RefundId const& id) { return memory.refunds.rows.at(id).state; }

private:
    std::string issue(std::string const& number, std::int64_t minor)
    {
        auto const service = minor == 0 ? 0 : 6'000;
        stamp::StampRow row{
            .order = order,
            .unit = static_cast<int>(memory.stamps.rows.size()) + 1,
            .number = number,
            .index = 0,
            .issuer = "MA",
            .service = "PAS-EST",
            .mission = "CG-PAR",
            .receipt = mad(0),
            .chancery = mad(minor - service),
            .service_part = mad(service),
            .total = mad(minor),
            .issued_at = core::unix_of(noon),
            .expires_at = core::unix_of(noon + std::chrono::days{365}),
            .kid = {},
            .holder = std::nullopt,
        };
        memory.stamps.insert(row);
        return number;
    }
};

} // namespace etimbre::app::refund::testing
