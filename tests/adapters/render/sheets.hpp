#pragma once

#include "app/stamp/ports.hpp"

#include <array>
#include <string>

namespace etimbre::adapters::render {

/// The reference stamp of docs/stamp-format.md (tests/vectors/cs1-stamps.json, ok-1).
inline constexpr char const* reference_text =
    "CS1:RRQT 9P60GO0$JKD*GR*E0928CKTJ9*70R7BFN0ARDAHHWY0/LDMN7H-0UU438JJKI/E7V50W30.70P6ACNA536B83HESXOC"
    "HZA0P0P6APHA*86-C37UFA48RH8$OQS49FDJY*O.8TL21P4821K$4TOSGBNG3N5CNENO3.4FJC6$$9XL9AUU1/D-SNJTEGSA*:G"
    "CD1T%E/LM8+JU5T6:CH%09NCR5OM5EX8O7$H WVRT840";

inline constexpr std::array languages{
    core::Language::ar, core::Language::fr, core::Language::en, core::Language::es
};

/// A passport bought on the afternoon of 2026-09-21 in Paris.
inline app::stamp::StampSheet sheet_in(core::Language language)
{
    auto const dirhams = [](std::int64_t whole) { return core::Money::of_minor(whole * 100, core::mad); };
    return {
        .text = reference_text,
        .number = "4071883529061770",
        .service_code = "PAS-EST",
        .service_names =
            {"جواز السفر البيومتري، إنجاز أو تجديد (للبالغين)",
             "Passeport biométrique, délivrance ou renouvellement (adulte)",
             "Biometric passport, issue or renewal (adult)",
             "Pasaporte biométrico, expedición o renovación (adulto)"},
        .mission_names =
            {"القنصلية العامة للمملكة المغربية بباريس",
             "Consulat général du Royaume du Maroc à Paris",
             "Consulate General of the Kingdom of Morocco in Paris",
             "Consulado General del Reino de Marruecos en París"},
        .receipt = dirhams(0),
        .chancery = dirhams(800),
        .service = dirhams(60),
        .total = dirhams(860),
        .issued_at = core::instant_of_unix(1790000000),
        .expires_at = core::instant_of_unix(1790000000 + 365LL * 86400),
        .timezone = "Europe/Paris",
        .holder_bound = true,
        .index = 8123456,
        .kid_hex = "a1b0857875b41167",
        .payload_hash_hex = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
        .language = language,
        .service_address = "etimbre.example",
    };
}

/// Everything as long as it can be.
inline app::stamp::StampSheet longest_sheet_in(core::Language language)
{
    auto sheet = sheet_in(language);
    for (auto* const names : {&sheet.service_names, &sheet.mission_names})
        for (auto* const name : {&names->ar, &names->fr, &names->en, &names->es})
            *name += ' ' + *name + ' ' + *name + ' ' + *name;
    sheet.service_code = "LEG-PCOM";
    sheet.total = sheet.chancery = core::Money::of_minor(4'294'967'295, core::mad);
    sheet.timezone = "America/Argentina/Buenos_Aires";
    sheet.index = 4'294'967'295;
    sheet.service_address = std::string(90, 'w') + ".example";
    return sheet;
}

} // namespace etimbre::adapters::render
