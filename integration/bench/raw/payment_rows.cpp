#include "raw/payment_rows.hpp"

namespace etimbre::bench {
namespace {

constexpr auto select_waiting = "SELECT p.payment_id, p.order_id, p.oid, u.number FROM payment p JOIN "
                                "order_unit u ON u.order_id = p.order_id "
                                "WHERE p.state = 'redirected' ORDER BY p.rnd";
constexpr auto insert_callback =
    "INSERT INTO acquirer_callback (digest, oid, return_code, transaction_id, answer, received_us) "
    "VALUES (?, ?, '00', ?, 'ACTION=POSTAUTH', ?)";
constexpr auto update_payment =
    "UPDATE payment SET state = ?, seq = ? WHERE payment_id = ? AND state = ? AND seq = ?";
constexpr auto update_named_payment =
    "UPDATE payment SET state = ?, seq = ?, transaction_id = ?, auth_code = '123456' "
    "WHERE payment_id = ? AND state = ? AND seq = ?";
constexpr auto insert_transition =
    "INSERT INTO payment_transition (payment_id, seq, from_state, to_state, at_us) VALUES (?, ?, ?, ?, ?)";
constexpr auto update_job =
    "UPDATE job SET due_us = ?, fence = fence + 1 WHERE kind = 'ask_status' AND job_key = ? AND fence = ?";
constexpr auto delete_job = "DELETE FROM job WHERE kind = 'ask_status' AND job_key = ? AND fence = ?";
constexpr auto delete_open = "DELETE FROM payment_open WHERE order_id = ? AND payment_id = ?";
constexpr auto insert_paid =
    "INSERT INTO order_paid (order_id, payment_id, reason, at_us) VALUES (?, ?, 'payment', ?)";
constexpr auto insert_transfer = "INSERT INTO ledger_transfer (transfer_id, source_kind, source_id, leg, "
                                 "debit, credit, currency, amount_minor, "
                                 "mission, part, at_us) VALUES (?, ?, ?, ?, ?, ?, 'MAD', ?, ?, ?, ?)";
constexpr auto insert_stamp =
    "INSERT INTO stamp (number, order_id, unit_no, log_index, issuer, service, mission, currency, "
    "receipt_minor, "
    "chancery_minor, service_minor, total_minor, issued_s, expires_s, kid, holder, payment_ref, "
    "payload_hash) "
    "VALUES (?, ?, 1, ?, 'MA', 'PAS-EST', 'CG-PAR', 'MAD', 0, 80000, 6000, 86000, 1795000000, 1826536000, "
    "'abc8f2d7cc318eea', NULL, ?, ?)";
constexpr auto insert_leaf =
    "INSERT INTO log_leaf (log_name, log_index, entry, leaf_hash) VALUES ('issue', ?, ?, ?)";
constexpr auto update_head = "UPDATE log_head SET size = ? WHERE log_name = 'issue' AND size = ?";
constexpr auto update_total =
    "UPDATE log_total SET total_minor = ? WHERE log_name = 'issue' AND currency = 'MAD'";

constexpr std::int64_t at_us = 1'795'000'000'000'000;
constexpr std::int64_t chancery = 80000;
constexpr std::int64_t service = 6000;
/// An entry of the log in base64.
constexpr std::size_t entry_length = 200;
constexpr std::size_t hash_length = 64;

std::string filled(std::string const& from, std::size_t length)
{
    auto text = from;
    while (text.size() < length) text += from;
    return text.substr(0, length);
}

std::int64_t number_in(sqlite3* database, char const* sql)
{
    Sql query{database, sql};
    return query.step() ? query.number(0) : 0;
}

} // namespace

PaymentRows::PaymentRows(sqlite3* database, std::size_t skip, std::size_t count)
    : index_{number_in(database, "SELECT size FROM log_head WHERE log_name = 'issue'")},
      total_{number_in(database, "SELECT total_minor FROM log_total WHERE currency = 'MAD'")},
      callback_{database, insert_callback},
      advance_{database, update_payment},
      advance_named_{database, update_named_payment},
      transition_{database, insert_transition},
      job_due_{database, update_job},
      job_done_{database, delete_job},
      free_place_{database, delete_open},
      paid_{database, insert_paid},
      transfer_{database, insert_transfer},
      stamp_{database, insert_stamp},
      leaf_{database, insert_leaf},
      head_{database, update_head},
      sum_{database, update_total},
      feed_{database}
{
    Sql query{database, select_waiting};
    for (std::size_t at = 0; waiting_.size() < count && query.step(); ++at)
        if (at >= skip) waiting_.push_back({query.text(0), query.text(1), query.text(2), query.text(3)});
}

/// With the names that the callback says.
void PaymentRows::approve(Waiting const& waiting)
{
    auto const name = waiting.payment.substr(0, 19);
    advance_named_.run(
        std::string_view{"authorised"},
        std::int64_t{2},
        name,
        waiting.payment,
        std::string_view{"redirected"},
        std::int64_t{1}
    );
    transition_.run(
        waiting.payment,
        std::int64_t{2},
        std::string_view{"redirected"},
        std::string_view{"authorised"},
        at_us
    );
    callback_.run(filled(waiting.payment, hash_length), waiting.oid, name, at_us);
}

void PaymentRows::move(Waiting const& waiting, std::int64_t seq, std::string_view from, std::string_view to)
{
    advance_.run(to, seq + 1, waiting.payment, from, seq);
    transition_.run(waiting.payment, seq + 1, from, to, at_us);
}

void PaymentRows::settle_job(Waiting const& waiting)
{
    job_due_.run(at_us, waiting.payment, std::int64_t{1});              // the callback makes it due
    job_due_.run(at_us + 60'000'000, waiting.payment, std::int64_t{2}); // a worker claims it
    job_done_.run(waiting.payment, std::int64_t{3});
}

void PaymentRows::pay(Waiting const& waiting)
{
    transfer_.run(
        "capture:" + waiting.payment + ":0",
        std::string_view{"capture"},
        waiting.payment,
        std::int64_t{0},
        std::string_view{"receivable:cmi:MAD"},
        std::string_view{"prepaid:MAD"},
        chancery + service,
        std::string_view{""},
        std::string_view{""},
        at_us
    );
    paid_.run(waiting.order, waiting.payment, at_us);
}

void PaymentRows::issue(Waiting const& waiting)
{
    auto const leg = [&](std::int64_t number, std::string_view part, std::int64_t amount) {
        auto const outstanding = "outstanding:" + std::string{part} + ":CG-PAR:MAD";
        transfer_.run(
            "issue:" + waiting.number + ":" + std::to_string(number),
            std::string_view{"issue"},
            waiting.number,
            number,
            std::string_view{"prepaid:MAD"},
            outstanding,
            amount,
            std::string_view{"CG-PAR"},
            part,
            at_us
        );
    };
    auto const hash = filled(waiting.payment, hash_length);
    stamp_.run(waiting.number, waiting.order, index_, waiting.payment.substr(0, 16), hash);
    leaf_.run(index_, filled(waiting.payment, entry_length), hash);
    leg(1, "chancery", chancery);
    leg(2, "service", service);
    head_.run(index_ + 1, index_);
    sum_.run(total_ += chancery + service);
    ++index_;
}

void PaymentRows::note(Waiting const& waiting)
{
    auto const amount = R"({"amount_minor":"86000","currency":"MAD","exponent":2}})";
    feed_.note(
        "payment.captured:" + waiting.payment,
        "",
        R"({"payment_id":")" + waiting.payment + R"(","order_id":")" + waiting.order + R"(","oid":")" +
            waiting.oid + R"(","acquirer":"cmi","amount":)" + amount
    );
    feed_.note(
        "order.paid:" + waiting.order,
        "",
        R"({"order_id":")" + waiting.order + R"(","payment_id":")" + waiting.payment + R"("})"
    );
    feed_.note(
        "stamp.issued:" + waiting.number,
        "CG-PAR",
        R"({"number":")" + waiting.number + R"(","order_id":")" + waiting.order +
            R"(","mission":"CG-PAR","service":"PAS-EST","index":1000,"total":)" + amount
    );
}

void PaymentRows::write(std::size_t unit)
{
    auto const& waiting = waiting_[unit];
    approve(waiting);
    move(waiting, 2, "authorised", "capturing");
    pay(waiting);
    issue(waiting);
    move(waiting, 3, "capturing", "captured");
    free_place_.run(waiting.order, waiting.payment);
    settle_job(waiting);
    note(waiting);
}

} // namespace etimbre::bench
