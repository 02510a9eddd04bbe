#pragma once

#include "adapters/store/recon_desk.hpp"
#include "adapters/store/recon_entries.hpp"
#include "adapters/store/recon_exceptions.hpp"
#include "adapters/store/recon_files.hpp"
#include "adapters/store/recon_lines.hpp"
#include "adapters/store/recon_overdue.hpp"
#include "adapters/store/recon_payouts.hpp"
#include "adapters/store/recon_statements.hpp"

namespace etimbre::adapters::store {

/// Every port of reconciliation on one connection.
struct ReconBooks {
    explicit ReconBooks(soci::session& session)
        : files{session},
          lines{session},
          entries{session},
          payouts{session},
          exceptions{session},
          overdue{session},
          ledger{session},
          payments{session},
          statements{session}
    {
    }

    SqlReconFiles files;
    SqlReconLines lines;
    SqlReconEntries entries;
    SqlReconPayouts payouts;
    SqlReconExceptions exceptions;
    SqlReconOverdue overdue;
    SqlReconLedger ledger;
    SqlReconPayments payments;
    SqlReconStatements statements;
    app::reconcile::Books books{
        files, lines, entries, payouts, exceptions, overdue, ledger, payments, statements
    };
};

} // namespace etimbre::adapters::store
