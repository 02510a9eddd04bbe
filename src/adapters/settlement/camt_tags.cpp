#include "adapters/settlement/camt_tags.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace etimbre::adapters::settlement {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 81> names{{
    "?",
    "Document",
    "BkToCstmrStmt",
    "BkToCstmrDbtCdtNtfctn",
    "BkToCstmrAcctRpt",
    "GrpHdr",
    "MsgId",
    "CreDtTm",
    "MsgPgntn",
    "StmtPgntn",
    "NtfctnPgntn",
    "PgNb",
    "LastPgInd",
    "Stmt",
    "Ntfctn",
    "Id",
    "ElctrncSeqNb",
    "FrToDt",
    "FrDtTm",
    "ToDtTm",
    "FrDt",
    "ToDt",
    "CpyDplctInd",
    "Acct",
    "IBAN",
    "Othr",
    "Ccy",
    "Bal",
    "Tp",
    "CdOrPrtry",
    "Cd",
    "Amt",
    "CdtDbtInd",
    "Dt",
    "DtTm",
    "TxsSummry",
    "TtlNtries",
    "TtlCdtNtries",
    "TtlDbtNtries",
    "NbOfNtries",
    "Sum",
    "TtlNetNtryAmt",
    "TtlNetNtry",
    "Ntry",
    "NtryRef",
    "RvslInd",
    "Sts",
    "BookgDt",
    "ValDt",
    "AcctSvcrRef",
    "BkTxCd",
    "Domn",
    "Fmly",
    "SubFmlyCd",
    "Prtry",
    "Chrgs",
    "TtlChrgsAndTaxAmt",
    "Rcrd",
    "ChrgInclInd",
    "NtryDtls",
    "Btch",
    "PmtInfId",
    "NbOfTxs",
    "TtlAmt",
    "TxDtls",
    "Refs",
    "InstrId",
    "EndToEndId",
    "TxId",
    "Ref",
    "AmtDtls",
    "TxAmt",
    "RmtInf",
    "Ustrd",
    "Strd",
    "CdtrRefInf",
    "RltdDts",
    "TxDtTm",
    "AccptncDtTm",
    "AddtlNtryInf",
    "AddtlTxInf",
}};

struct Named {
    std::string_view name;
    Tag tag;
};

/// Short names first, so that most are told apart by their length.
constexpr bool goes_before(std::string_view left, std::string_view right)
{
    return left.size() != right.size() ? left.size() < right.size() : left < right;
}

constexpr auto sorted = [] {
    std::array<Named, names.size()> all{};
    for (std::size_t at = 0; at < names.size(); ++at) all[at] = {names[at], static_cast<Tag>(at)};
    std::ranges::sort(all, goes_before, &Named::name);
    return all;
}();

} // namespace

Tag tag_of(std::string_view name)
{
    auto const* const found = std::ranges::lower_bound(sorted, name, goes_before, &Named::name);
    return found != sorted.end() && found->name == name ? found->tag : Tag::unknown;
}

std::string_view name_of(Tag tag)
{
    return names[static_cast<std::size_t>(tag)];
}

} // namespace etimbre::adapters::settlement
