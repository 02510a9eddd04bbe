#pragma once

#include "domain/settlement/line.hpp"

#include <map>
#include <string>
#include <vector>

namespace etimbre::adapters::settlement {

/// How one acquirer writes its report: the names of its columns and words, from the configuration. A column
/// whose name is empty is not in its report.
struct CsvColumns {
    std::string acquirer; ///< our name of whose report it is
    char delimiter = ',';
    char decimal_mark = '.';
    std::string day_form = "YYYY-MM-DD"; ///< or DD/MM/YYYY, DD.MM.YYYY, DD-MM-YYYY, YYYYMMDD, YYYY/MM/DD
    std::string kind = "type";
    std::string oid = "oid";
    std::string acquirer_ref = "trans_id";
    std::string auth_code = "auth_code";
    std::string gross = "gross";
    std::string fee = "fee";
    std::string net = "net";
    std::string currency = "currency";
    std::string payout_ref = "payout";
    std::string sold = "sold_on";
    std::string booked = "paid_on";
    /// What stands in `kind`, and what it means. The last record may begin with `total`; then it has the
    /// number of records in `oid` and their sums under `gross`, `fee` and `net`.
    std::map<std::string, domain::settlement::Kind, std::less<>> kinds{
        {"SALE", domain::settlement::Kind::sale},
        {"REFUND", domain::settlement::Kind::refund},
        {"CHARGEBACK", domain::settlement::Kind::chargeback},
        {"CHARGEBACK_REVERSAL", domain::settlement::Kind::chargeback_reversal},
        {"FEE", domain::settlement::Kind::fee},
    };
    std::string total = "TOTAL";
};

} // namespace etimbre::adapters::settlement
