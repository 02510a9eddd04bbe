#pragma once

#include "core/instant.hpp"
#include "core/language.hpp"
#include "core/money.hpp"
#include "domain/fees/tariff.hpp"
#include "http/api/json_writer.hpp"

#include <string_view>

namespace etimbre::http::api {

/// The members of an amount: "amount_minor" (decimal text), "currency", "exponent".
void write_money_members(JsonWriter& json, core::Money amount);
/// {"amount_minor":"86000","currency":"MAD","exponent":2}
void write_money(JsonWriter& json, std::string_view name, core::Money amount);
/// {"receipt":money,"chancery":money,"service":money}
void write_parts(JsonWriter& json, std::string_view name, domain::fees::FeeParts const& parts);
/// {"ar":…,"fr":…,"en":…,"es":…}
void write_names(JsonWriter& json, std::string_view name, core::Names const& names);
/// RFC 3339 in UTC with 'Z'.
void write_time(JsonWriter& json, std::string_view name, core::Instant at);

} // namespace etimbre::http::api
