#pragma once

#include "app/pay/order.hpp"
#include "core/id.hpp"
#include "core/instant.hpp"
#include "core/language.hpp"
#include "core/money.hpp"
#include "core/result.hpp"
#include "domain/ledger/transfer.hpp"
#include "domain/payment/transitions.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::app::pay {

/// What every port is: named by an interface here, fulfilled elsewhere, never copied.
class Port {
public:
    Port() = default;
    virtual ~Port() = default;
    Port(Port const&) = delete;
    Port& operator=(Port const&) = delete;
};

class QuoteStore : public Port {
public:
    virtual void insert(StoredQuote const& quote) = 0;
    virtual std::optional<StoredQuote> find(core::QuoteId const& id) = 0;
};

class OrderStore : public Port {
public:
    /// False when the quote has an order already (its unique key decides).
    virtual bool insert(Order const& order) = 0;
    /// False when the stamp number is taken: draw another.
    virtual bool insert_unit(core::OrderId const& order, OrderUnit const& unit) = 0;
    virtual std::optional<Order> find(core::OrderId const& id) = 0;
    virtual std::vector<OrderUnit> units(core::OrderId const& id) = 0;
    /// False when the order was paid before: the key decides which payment it was.
    virtual bool mark_paid(OrderPaid const& paid) = 0;
    virtual std::optional<OrderPaid> paid(core::OrderId const& id) = 0;
};

class PaymentStore : public Port {
public:
    /// Writes the attempt and takes the order's one open place. False when another attempt holds it.
    virtual bool insert(Payment const& payment) = 0;
    virtual std::optional<Payment> find(core::PaymentId const& id) = 0;
    virtual std::optional<Payment> find_by_oid(std::string_view oid) = 0;
    virtual std::optional<Payment> open_of(core::OrderId const& order) = 0;
    virtual std::vector<Payment> of_order(core::OrderId const& order) = 0;
    /// Writes the transition and moves the row, with the acquirer's names where they are new, compared and
    /// swapped on state and sequence; frees the order's open place when the new state is not open. Refuses
    /// `payment_state` when the table has no such row, and throws when somebody else moved it inside the same
    /// transaction lane, which cannot be.
    virtual core::Result<Payment>
    advance(Payment const& payment, domain::payment::Event on, core::Instant at) = 0;
    /// Writes what the acquirer calls it, without a step.
    virtual void keep_names(Payment const& payment) = 0;
};

class LedgerStore : public Port {
public:
    /// Throws on a transfer id that exists: a fact is posted once.
    virtual void post(std::span<domain::ledger::Transfer const> transfers, core::Instant at) = 0;
};

/// What is owed to a payment, as rows that survive a kill.
class Reminders : public Port {
public:
    virtual void ask_status(core::PaymentId const& payment, core::Instant due) = 0;
    virtual void expire(core::PaymentId const& payment, core::Instant due) = 0;
    /// Void or refund: money that no order needs.
    virtual void undo(core::PaymentId const& payment, core::Instant due) = 0;
};

/// What an authenticated callback said, kept as evidence; the body's digest makes a repetition visible.
struct CallbackEvidence {
    std::string digest; ///< SHA-256 of the body, hexadecimal
    std::string oid;
    std::string return_code; ///< ProcReturnCode, empty if missing
    std::string transaction_id;
    std::string answer;
    core::Instant received_at;
};

class CallbackInbox : public Port {
public:
    /// Keeps the evidence; a body seen before changes nothing.
    virtual void note(CallbackEvidence const& evidence) = 0;
};

/// Where stamps are made, wired to app/stamp.
class StampDesk : public Port {
public:
    /// Issues one stamp for each unit, in the transaction that marks the order paid. `transaction` names the
    /// ledger transaction that paid for them.
    virtual void issue(
        Order const& order, std::span<OrderUnit const> units, std::string_view transaction, core::Instant now
    ) = 0;
};

/// What the payer is told of it, wired to app/notice.
class Notices : public Port {
public:
    /// In the transaction that marks the order paid.
    virtual void stamps_ready(core::OrderId const& order, core::Instant now) = 0;
};

/// Everything a payment rule may touch inside one transaction.
struct Books {
    QuoteStore& quotes;
    OrderStore& orders;
    PaymentStore& payments;
    LedgerStore& ledger;
    Reminders& reminders;
    CallbackInbox& inbox;
    StampDesk& stamps;
    Notices& notices;
};

/// Runs rules in a transaction and returns when it is committed. Blocks: for job threads only.
class Transactions : public Port {
public:
    virtual void run(std::function<void(Books&)> const& work) = 0;
};

/// The form by which the citizen's browser goes to the hosted page.
struct RedirectForm {
    std::string method;
    std::string url;
    std::vector<std::pair<std::string, std::string>> fields;
};

/// What the acquirer told us in the callback, its hash already checked.
struct Callback {
    std::string oid;
    std::optional<core::Money> amount; ///< empty for another currency or an unreadable amount
    bool approved = false;             ///< ProcReturnCode is "00"
    std::string return_code;
    std::string transaction_id;
    std::string acquirer{};  ///< whose key signed it; written by `Acquirers`
    std::string auth_code{}; ///< empty but for an approval
};

enum class Found { nothing, refused, pending, authorised, captured, released, needs_reversal, unclear };

struct StatusAnswer {
    Found found = Found::unclear;
    std::optional<core::Money> authorised;
    std::optional<core::Money> captured;
    AcquirerNames names{}; ///< of the record that it is about
};

/// What an acquirer's own history says of the money of one attempt; nothing while something of it is under
/// way or cannot be told.
struct MoneyHistory {
    std::optional<core::Money> captured;   ///< what was taken, given back since or not
    std::optional<core::Money> given_back; ///< in all; everything where the capture was voided
};

/// The secrets that open one order, derived from its id and a key, so that no table holds them.
class OrderTokens : public Port {
public:
    /// Opens everything of the order: base64url, 256 bit.
    virtual std::string access(core::OrderId const& order) const = 0;
    /// Opens its page, papers and codes for reading: base64url, 128 bit.
    virtual std::string link(core::OrderId const& order) const = 0;
    /// Compared in constant time.
    virtual bool is_access(core::OrderId const& order, std::string_view token) const = 0;
    virtual bool is_link(core::OrderId const& order, std::string_view token) const = 0;
};

/// The acquirer, behind an interface because contracts move from one to another.
class Acquirer : public Port {
public:
    virtual RedirectForm redirect_form(Payment const& payment, Order const& order) const = 0;
    /// Refuses `hash_mismatch` and `acquirer_answer`.
    virtual core::Result<Callback> read_callback(std::string_view form_body) const = 0;

    // Calls over the network: never inside a transaction. They throw std::runtime_error when no answer came.
    virtual StatusAnswer ask_status(std::string_view oid) = 0;
    virtual MoneyHistory ask_history(std::string_view oid) = 0;
    /// True when the acquirer accepted; false when it declined. Either way the status is what counts.
    virtual bool capture(std::string_view oid, core::Money amount) = 0;
    virtual bool release(std::string_view oid) = 0;
    virtual bool give_back(std::string_view oid, core::Money amount) = 0;
};

} // namespace etimbre::app::pay
