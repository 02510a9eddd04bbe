#pragma once

#include "config/fields.hpp"

#include <array>

namespace etimbre::config {

/// How one acquirer accounts for what it took: the accounts it pays into, and how it writes its report.
inline constexpr std::array settlement_rows{
    AcquirerKey{
        "acquirers",
        "settlement_accounts",
        words<&Acquirer::settlement_accounts>(filled),
        "account numbers",
        "Accounts of ours that it pays into, as the bank's statements write them (IBAN). None: those that no "
        "acquirer names, where there is one acquirer."
    },
    AcquirerKey{
        "acquirers",
        "settlement_delimiter",
        text<&Acquirer::settlement_delimiter>(delimiter),
        "",
        "What divides the columns of its report."
    },
    AcquirerKey{
        "acquirers",
        "settlement_decimal_mark",
        text<&Acquirer::settlement_decimal_mark>(decimal_mark),
        "",
        "What stands before the decimals of its amounts."
    },
    AcquirerKey{
        "acquirers",
        "settlement_day_form",
        text<&Acquirer::settlement_day_form>(day_form),
        "",
        "How its report writes a day."
    },
    AcquirerKey{
        "acquirers",
        "settlement_columns",
        words<&Acquirer::settlement_columns>(column_pair),
        "our name=its name",
        "The columns of its report; one that is not named has the name in the default list, one without a "
        "name "
        "of its own (\"fee=\") is not in the report."
    },
    AcquirerKey{
        "acquirers",
        "settlement_kinds",
        words<&Acquirer::settlement_kinds>(kind_pair),
        "its word=our word",
        "What its report calls a sale, refund, chargeback, chargeback_reversal and fee."
    },
    AcquirerKey{
        "acquirers",
        "settlement_total",
        text<&Acquirer::settlement_total>(filled_or_empty),
        "",
        "What stands in the kind of a last record that has the number of all records, and their sums."
    },
};

} // namespace etimbre::config
