#pragma once

#include "acquirer_sim/book_file.hpp"
#include "acquirer_sim/transaction.hpp"

#include <cstdint>
#include <expected>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace etimbre::acquirer_sim {

enum class BookRefusal {
    taken,       ///< the oid was paid before, or asked for another amount before
    unknown,     ///< no such oid
    wrong_state, ///< not from the state it is in
    wrong_amount,
    declined, ///< the cardholder's bank said no
};

using BookResult = std::expected<Transaction, BookRefusal>;

/// One attempt to pay, by a card whose bank has said yes or no.
struct Attempt {
    std::string oid;
    std::int64_t amount_minor = 0;
    std::string return_code; ///< "00" is a yes
    std::string brand;
    std::string masked_pan;
};

/// The acquirer's own book: every transaction under one lock, each change written to the file before it is
/// told. A new oid may be refused as often as the citizen tries, until it is authorised; from then on it is
/// taken.
class Book {
public:
    /// Without a path nothing outlives the process.
    explicit Book(std::optional<std::string> const& path);

    /// Refuses `taken`.
    BookResult attempt(Attempt const& attempt, core::Instant now);
    /// authorised → captured. Refuses `wrong_amount` when a total is given and is not what was authorised.
    BookResult capture(std::string_view oid, std::optional<std::int64_t> total, core::Instant now);
    /// authorised → voided; captured → voided until the day (UTC) of the capture ends or is
    /// closed, while nothing was refunded.
    BookResult cancel(std::string_view oid, core::Instant now);
    /// captured → refunded when all of it was given back, in one part or in several; without a total, what is
    /// left. Refuses `wrong_amount` for more than is left.
    BookResult credit(std::string_view oid, std::optional<std::int64_t> total, core::Instant now);
    /// The day ends now: what is captured can be voided no more. How many captures that are.
    std::size_t close_day();
    /// captured → chargeback.
    BookResult charge_back(std::string_view oid, core::Instant now);

    std::optional<Transaction> find(std::string_view oid) const;
    /// In the order in which the oids were first seen.
    std::vector<Transaction> all() const;

private:
    template <class Change>
    BookResult change(std::string_view oid, Change const& rule);
    void keep(Transaction const& transaction);

    mutable std::mutex mutex_;
    std::optional<BookFile> file_;
    std::vector<Transaction> transactions_;                 ///< guarded by mutex_
    std::unordered_map<std::string, std::size_t> position_; ///< guarded by mutex_
};

} // namespace etimbre::acquirer_sim
