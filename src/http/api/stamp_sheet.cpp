#include "http/api/stamp_sheet.hpp"

#include "app/stamp/stamp_text.hpp"

#include <chrono>
#include <utility>

namespace etimbre::http::api {
namespace {

namespace fees = domain::fees;

core::Names same_in_every_language(std::string const& text)
{
    return {text, text, text, text};
}

core::Names service_names(fees::Catalogue const& catalogue, app::stamp::StampRow const& row)
{
    auto const day = std::chrono::floor<std::chrono::days>(core::instant_of_unix(row.issued_at));
    if (auto const* const tariff = catalogue.tariff_on(day))
        if (auto const* const line = tariff->line(row.service)) return line->names;
    return same_in_every_language(row.service);
}

} // namespace

StampNames stamp_names(Desk const& desk, app::stamp::StampRow const& row)
{
    auto service = service_names(desk.catalogue, row);
    if (auto const* const mission = desk.catalogue.mission(row.mission))
        return {std::move(service), mission->names, mission->timezone};
    return {std::move(service), same_in_every_language(row.mission), "UTC"};
}

app::stamp::StampSheet stamp_sheet(Desk const& desk, app::stamp::StampRow const& row, core::Language language)
{
    auto names = stamp_names(desk, row);
    return {
        .text = app::stamp::text_of(row, desk.signer),
        .number = row.number,
        .service_code = row.service,
        .service_names = std::move(names.service),
        .mission_names = std::move(names.mission),
        .receipt = row.receipt,
        .chancery = row.chancery,
        .service = row.service_part,
        .total = row.total,
        .issued_at = core::instant_of_unix(row.issued_at),
        .expires_at = core::instant_of_unix(row.expires_at),
        .timezone = std::move(names.timezone),
        .holder_bound = row.holder.has_value(),
        .index = row.index,
        .kid_hex = core::to_hex(row.kid),
        .payload_hash_hex = core::to_hex(row.payload_hash),
        .language = language,
        .service_address = desk.service_address,
    };
}

} // namespace etimbre::http::api
