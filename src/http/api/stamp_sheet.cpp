#include "http/api/stamp_sheet.hpp"

#include "app/stamp/stamp_text.hpp"

#include <chrono>

namespace etimbre::http::api {
namespace {

namespace fees = domain::fees;

core::Names same_in_every_language(std::string const& text)
{
    return {text, text, text, text};
}

/// A code that a later catalogue does not know stands for itself.
core::Names service_names(fees::Catalogue const& catalogue, app::stamp::StampRow const& row)
{
    auto const day = std::chrono::floor<std::chrono::days>(core::instant_of_unix(row.issued_at));
    if (auto const* const tariff = catalogue.tariff_on(day))
        if (auto const* const line = tariff->line(row.service)) return line->names;
    return same_in_every_language(row.service);
}

} // namespace

app::stamp::StampSheet stamp_sheet(Desk const& desk, app::stamp::StampRow const& row, core::Language language)
{
    auto const* const mission = desk.catalogue.mission(row.mission);
    return {
        .text = app::stamp::text_of(row, desk.signer),
        .number = row.number,
        .service_code = row.service,
        .service_names = service_names(desk.catalogue, row),
        .mission_names = mission == nullptr ? same_in_every_language(row.mission) : mission->names,
        .receipt = row.receipt,
        .chancery = row.chancery,
        .service = row.service_part,
        .total = row.total,
        .issued_at = core::instant_of_unix(row.issued_at),
        .expires_at = core::instant_of_unix(row.expires_at),
        .timezone = mission == nullptr ? "UTC" : mission->timezone,
        .holder_bound = row.holder.has_value(),
        .index = row.index,
        .kid_hex = core::to_hex(row.kid),
        .payload_hash_hex = core::to_hex(row.payload_hash),
        .language = language,
        .service_address = desk.service_address,
    };
}

} // namespace etimbre::http::api
