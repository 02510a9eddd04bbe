#pragma once

#include "adapters/store/journal_head.hpp"
#include "domain/ledger/postings.hpp"
#include "refund_samples.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <string>

namespace etimbre::adapters::store {

/// One valid row in every table.
class OneRowEach : public StoreTest {
protected:
    OneRowEach()
    {
        auto quote = sample_quote('a');
        quote.quote.display = {
            .amount = core::Money::of_minor(8000, *core::currency_of("EUR")),
            .rate = "10.75",
            .rate_date = std::chrono::sys_days{std::chrono::year{2024} / 1 / 1},
            .rounding_step_minor = 1,
            .mode = domain::fees::Rounding::half_up
        };
        unit_.pay.quotes.insert(quote);
        unit_.pay.orders.insert(sample_order('a'));
        unit_.pay.orders.insert_unit({id_of('a')}, sample_unit(1, number_of(1)));
        unit_.pay.payments.insert(sample_payment('p', 'a'));
        (void)unit_.pay.payments.advance(sample_payment('p', 'a'), domain::payment::Event::redirect, noon);
        unit_.pay.orders.mark_paid({.order = {id_of('a')}, .payment = core::PaymentId{id_of('p')}, .at = noon}
        );
        unit_.pay.ledger.post(domain::ledger::capture(id_of('p'), "est3dgate", mad(86000)), noon);
        unit_.pay.reminders.expire({id_of('p')}, noon);
        unit_.pay.inbox.note({id_of('d') + id_of('d'), "oid-p", "00", "t", "APPROVED", noon});
        unit_.stamp.stamps.insert(sample_stamp('a', 1, 0));
        unit_.stamp.stamps.end(sample_end(number_of(1), 'r'));
        unit_.stamp.log.append(0, core::Bytes{1}, {});
        unit_.stamp.log.advance(0, {1, domain::tlog::Totals{{{"MAD", 86000}}}});
        unit_.replies.keep({"c", "k", id_of('f') + id_of('f')}, {.status = 201, .body = "{}"}, noon);
        JournalHead{session_->sql()}.begin("one-0");
        write_a_refund();
        unit_.notices.insert(
            {.id = {id_of('n')}, .order = {id_of('a')}, .created_at = noon, .changed_at = noon}
        );
        session_->sql() << "INSERT INTO stamp_frozen VALUES ('1', 'lost', 1)";
        write_feed();
        session_->sql() << "INSERT INTO webhook_endpoint VALUES ('e1', 'CG-PAR', 'u', '', 'active', '', 'o', "
                           "1, 1, 1, 1, 0, "
                           "0, 0, 0, 'one')";
        session_->sql() << "INSERT INTO webhook_attempt VALUES ('e1', 1, 1, 1, 1, 1, 'failed', 500, '')";
        write_reference();
        write_settlement();
        write_reconciliation();
        session_->sql() << "DELETE FROM schema_migration WHERE name > '0001_reference.sql'";
        if (tests_are_on_mariadb())
            session_->sql() << "INSERT INTO schema_step VALUES ('0001.sql', 'h', 1, 1)";
    }

    void write_feed()
    {
        session_->sql() << "DELETE FROM event_owed";
        session_->sql() << "INSERT INTO event_owed VALUES ('writer', 1, 1, 'order.paid:a||1|{}')";
        session_->sql() << "INSERT INTO event_feed VALUES (1, 'order.paid:a', '', 1, '{}', 'h')";
        session_->sql(
        ) << "INSERT INTO closing VALUES ('2026-11-30', 1, 2, 1, 'h', 1, 'before', 'hash', 'kid', 3)";
        session_->sql() << "INSERT INTO closing_line VALUES ('2026-11-30', 'prepaid:MAD', 1, 2, 3, 4)";
    }

    void write_a_refund()
    {
        auto const refund = sample_refund('f', 'a');
        auto& refunds = unit_.refund.refunds;
        refunds.insert(refund);
        refunds.insert_line({number_of(1), refund.id, refund.amount, refund.fee});
        (void)refunds.advance(refund, domain::refund::Event::send, noon);
        (void)refunds.take_place(refund);
        (void)refunds.approve({refund.id, "maker", "checker", noon});
        session_->sql() << "INSERT INTO refund_chain VALUES ('" + id_of('p') + "', 1, 'step', '" +
                               id_of('f') +
                               "', 'reserve', 0, 86000, 86000, 86000, 1)"; // its payment was never captured
    }

    void write_reference()
    {
        session_->sql(
        ) << "INSERT INTO mission VALUES ('CG-PAR', 'CG', 'n', 'n', 'n', 'n', 'c', 'c', 'c', 'c', 'FR', "
             "'EUR', 'Europe/Paris', 1)";
        session_->sql(
        ) << "INSERT INTO tariff_line VALUES ('2022', 'PAS-EST', '2022-06-27', 'n', 'n', 'n', 'n', 1, "
             "1, 1, 'MAD', NULL, NULL, NULL, 'observed', 1)";
        session_->sql(
        ) << "INSERT INTO exchange_rate VALUES ('CG-PAR', '2024-01-01', 'EUR', '10.75', 1, 'half_up', 1)";
    }

    void write_settlement()
    {
        session_->sql() << "INSERT INTO settlement_file VALUES ('f1', 'camt.053', 'est3dgate', 'published', "
                           "10, 'm', 'MAD', "
                           "'urn', 1, 2, 1, 98, 1, 98, 0, 1, 100, 2, 98, NULL, '', 0, '')";
        session_->sql(
        ) << "INSERT INTO settlement_statement VALUES ('f1', 1, 'i1', 'c', 'IBAN', 's', 2026, 7, 1, 1, '', "
             "'2026-12-01', '2026-12-01', 0, 98, 1, 98, 0, 0, 0)";
        session_->sql() << "INSERT INTO settlement_revision VALUES ('i1', 1, 'f1', 1, 2)";
        session_->sql() << "INSERT INTO settlement_entry VALUES ('f1', 1, 1, 1, 98, 'MAD', 0, '2026-12-01', "
                           "'2026-12-01', 'e', "
                           "'b', 'p', 'card_sales', 'PMNT', 1, 0, '', 'f', 1)";
        session_->sql() << "INSERT INTO settlement_line VALUES ('f1', 1, 1, 1, 'sale', 'oid', 'ref', '', "
                           "'p', 'MAD', 1, 100, 2, "
                           "98, '2026-12-01', '2026-12-01', 'f', 1)";
        session_->sql() << "INSERT INTO settlement_chunk VALUES ('f1', 0, 2)";
    }

    void write_reconciliation()
    {
        session_->sql() << "INSERT INTO recon_file VALUES ('f1', 'est3dgate', 'MAD', 'done', 0, 1, 1, 1, 2, "
                           "1, 98, 0, 0, 1, "
                           "98, 0, 0, NULL, 0)";
        session_->sql() << "INSERT INTO recon_chunk VALUES ('f1', 1, 1, 1, 1, 98, 2, 2)";
        session_->sql() << "INSERT INTO recon_match VALUES ('f1', 1, 'sale', 'p', 'our_ref', 'OK')";
        session_->sql(
        ) << "INSERT INTO recon_entry VALUES ('f1', 1, 'f:1', 98, 0, NULL, 'est3dgate:p', 'our_ref', 'OK')";
        session_->sql() << "INSERT INTO recon_payout VALUES ('est3dgate', 'P-1', 'MAD', '2026-12-01', "
                           "'settled', 1, 98, 2, 2, "
                           "0)";
        session_->sql(
        ) << "INSERT INTO recon_exception VALUES ('x1', 'line', 'f1:1', 'LATE', 'open', 1, 1, 'est3dgate', "
             "'MAD', 98, 'suspense:MAD', -98, '2026-12-01', 'd', 'f1', 1, 'f', '', '', '', 2)";
        session_->sql(
        ) << "INSERT INTO recon_history VALUES ('x1', 2, 'open', 'open', 'change', 'files', 'd', -98, 2)";
        session_->sql() << "INSERT INTO recon_mark VALUES ('missing', 2)";
    }
};

} // namespace etimbre::adapters::store
