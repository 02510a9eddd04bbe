#include "adapters/store/recon_rows.hpp"

#include "adapters/store/columns.hpp"
#include "core/utf8.hpp"

namespace etimbre::adapters::store {

recon::Source source_of(std::int64_t entry_no)
{
    return entry_no == 0 ? recon::Source::report : recon::Source::statement;
}

app::reconcile::NumberedLine line_of(LineRow row)
{
    auto const currency = currency_of(row.currency);
    return {
        .number = row.line_no,
        .entry = row.entry_no,
        .payout = std::move(row.payout_ref),
        .booked = day_of(row.booked_day),
        .print = std::move(row.print),
        .line =
            {
                .kind = meaning_of(recon::kind_words, row.kind),
                .source = source_of(row.entry_no),
                .acquirer_ref = std::move(row.acquirer_ref),
                .our_ref = std::move(row.oid),
                .auth_code = std::move(row.auth_code),
                .sign = row.sign,
                .gross = core::Money::of_minor(row.gross_minor, currency),
                .fee = core::Money::of_minor(row.fee_minor, currency),
                .day = day_of(row.sold_day),
                .copy = row.copied.has_value(),
            },
    };
}

std::string shortened(std::string text, std::size_t most)
{
    std::string_view rest{text};
    while (!rest.empty() && text.size() - rest.size() <= most) {
        auto before = rest;
        if (!core::take_code_point(rest) || text.size() - rest.size() > most) {
            text.resize(text.size() - before.size());
            return text;
        }
    }
    return text;
}

} // namespace etimbre::adapters::store
