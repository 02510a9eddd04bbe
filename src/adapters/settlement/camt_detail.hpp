#pragma once

#include "adapters/settlement/camt_values.hpp"
#include "domain/settlement/codes.hpp"

namespace etimbre::adapters::settlement {

/// What stands in Chrgs: up to version 3 a charge, repeated; from version 4 on Rcrd for each, or their total
/// alone. A charge whose ChrgInclInd is false is told beforehand and taken by an entry of its own.
class CamtCharges {
public:
    Objection close(TagPath const& path, Leaf leaf);
    /// Taken from the amount; negative where given back.
    std::int64_t minor() const { return minor_; }

private:
    void end_record();

    std::optional<std::int64_t> amount_;
    std::optional<std::int64_t> total_;
    int sign_ = 1;
    bool included_ = true;
    bool recorded_ = false;
    std::int64_t minor_ = 0;
};

/// What stands in TxDtls.
struct CamtDetail {
    std::optional<core::Money> amount;   ///< TxDtls/Amt, from version 4 on
    std::optional<core::Money> original; ///< AmtDtls/TxAmt
    int sign = 0;                        ///< 0: as the entry
    domain::settlement::BankCode code;   ///< empty: as the entry
    CamtCharges charges;
    std::string end_to_end;
    std::string instruction;
    std::string transaction;
    std::string bank_ref;
    std::string creditor_ref;
    std::string own_kind; ///< Refs/Prtry/Tp
    std::string auth_code;
    std::string text;
    std::optional<std::chrono::sys_days> sold;

    Objection close(TagPath const& path, Leaf leaf);

private:
    Objection close_reference(Tag tag, std::string_view text);
};

/// Takes what stands in BkTxCd into `code`.
void close_code(domain::settlement::BankCode& code, TagPath const& path, std::string_view text);

} // namespace etimbre::adapters::settlement
