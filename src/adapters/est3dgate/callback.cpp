#include "adapters/est3dgate/callback.hpp"

#include "adapters/est3dgate/entities.hpp"
#include "adapters/est3dgate/form_body.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace etimbre::adapters::est3dgate {

namespace {

using core::Reason;

constexpr std::array<std::string_view, 9> names_read{
    "oid",
    "ReturnOid",
    "amount",
    "currency",
    "ProcReturnCode",
    "TransId",
    "AuthCode",
    "HostRefNum",
    "clientid",
};

std::optional<std::string_view> posted_hash(FormFields const& fields)
{
    auto const is_hash = [](FormField const& field) { return is_hash_field(field.first); };
    if (std::ranges::count_if(fields, is_hash) != 1) return std::nullopt;
    return trimmed(std::ranges::find_if(fields, is_hash)->second);
}

FormFields decoded(FormFields const& posted)
{
    FormFields fields{posted};
    for (auto& [name, value] : fields) value = decoded_value(value);
    return fields;
}

/// The fields with the values that the hash was made over.
std::optional<FormFields>
authentic_fields(FormFields const& posted, std::string_view store_key, std::span<std::string const> excluded)
{
    auto const hash = posted_hash(posted);
    if (!hash) return std::nullopt;
    if (same_hash(ver3_hash(posted, store_key, excluded), *hash)) return posted;
    auto plain = decoded(posted);
    if (same_hash(ver3_hash(plain, store_key, excluded), *hash)) return plain;
    return std::nullopt;
}

bool posted_once_at_most(FormFields const& fields, std::string_view name)
{
    return std::ranges::count(fields, name, &FormField::first) <= 1;
}

std::string value_of(FormFields const& fields, std::string_view name)
{
    return std::string{trimmed(only_field(fields, name).value_or(""))};
}

std::optional<core::Money> amount_of(FormFields const& fields)
{
    if (value_of(fields, "currency") != "504") return std::nullopt;
    auto const amount = core::parse_decimal(value_of(fields, "amount"), core::mad);
    if (!amount || amount->minor() <= 0) return std::nullopt;
    return *amount;
}

} // namespace

core::Result<Notice>
read_notice(FormFields const& posted, std::string_view store_key, std::span<std::string const> excluded)
{
    auto const fields = authentic_fields(posted, store_key, excluded);
    if (!fields) return core::refuse(Reason::hash_mismatch, "the hash is not the acquirer's");
    for (auto const name : names_read)
        if (!posted_once_at_most(*fields, name))
            return core::refuse(Reason::acquirer_answer, "a field is posted twice");

    auto const oid = value_of(*fields, "oid");
    auto const return_oid = value_of(*fields, "ReturnOid");
    if (oid.empty()) return core::refuse(Reason::acquirer_answer, "no oid");
    if (!return_oid.empty() && return_oid != oid)
        return core::refuse(Reason::acquirer_answer, "oid and ReturnOid differ");

    auto const code = value_of(*fields, "ProcReturnCode");
    return Notice{
        .callback{
            .oid = oid,
            .amount = amount_of(*fields),
            .approved = code == "00",
            .return_code = code,
            .transaction_id = value_of(*fields, "TransId"),
            .auth_code = value_of(*fields, "AuthCode"),
        },
        .client_id = value_of(*fields, "clientid"),
        .host_ref_num = value_of(*fields, "HostRefNum"),
    };
}

} // namespace etimbre::adapters::est3dgate
