#pragma once

#include "adapters/store/store_failure.hpp"
#include "app/reconcile/records.hpp"
#include "core/word_table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Rows of settlement files as reconciliation reads them; the members stand in the order of the columns.
namespace etimbre::adapters::store {

namespace recon = app::reconcile::recon;

struct LineRow {
    std::int64_t line_no;
    std::int64_t entry_no;
    std::string kind;
    std::string oid;
    std::string acquirer_ref;
    std::string auth_code;
    std::string payout_ref;
    std::string currency;
    int sign;
    std::int64_t gross_minor;
    std::int64_t fee_minor;
    std::string sold_day;
    std::string booked_day;
    std::string print;
    std::optional<std::int64_t> copied; ///< set where its movement stands in another file
};

app::reconcile::NumberedLine line_of(LineRow row);

/// A line tells in a report of its own, or beneath a movement.
recon::Source source_of(std::int64_t entry_no);

/// The word of one of the tables in domain/reconciliation. Throws RowFault where it has no such word.
template <class Words>
auto meaning_of(Words const& words, std::string_view text)
{
    auto const found = core::found_in(words, text);
    if (!found) throw RowFault{"a row of reconciliation holds a word that this program does not know"};
    return *found;
}

inline constexpr core::WordTable<app::reconcile::Stage, 4> stage_words{{
    {app::reconcile::Stage::entries, "entries"},
    {app::reconcile::Stage::lines, "lines"},
    {app::reconcile::Stage::payouts, "payouts"},
    {app::reconcile::Stage::done, "done"},
}};

/// Not longer than that many bytes, and never ending inside a character.
std::string shortened(std::string text, std::size_t most);

} // namespace etimbre::adapters::store
