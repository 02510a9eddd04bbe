#include "acquirer_sim/callback_message.hpp"

#include "acquirer_sim/callback_fields.hpp"
#include "adapters/est3dgate/form_body.hpp"
#include "core/money.hpp"

namespace etimbre::acquirer_sim {

namespace {

using adapters::est3dgate::FormField;

constexpr std::int64_t one_dirham = 100;

std::string decimal(std::int64_t minor)
{
    return core::to_decimal(core::Money::of_minor(minor, core::mad));
}

std::int64_t minor_of(FormFields const& fields)
{
    auto const amount = core::parse_decimal(field_of(fields, "amount"), core::mad);
    return amount ? amount->minor() : 0;
}

void change_content(FormFields& fields, Faults& faults, std::string_view oid)
{
    if (auto const fault = faults.take(FaultName::wrong_amount, oid))
        set_field(fields, "amount", decimal(fault->amount_minor.value_or(minor_of(fields) + one_dirham)));
    if (faults.take(FaultName::wrong_currency, oid)) set_field(fields, "currency", "978");
    if (faults.take(FaultName::unknown_field, oid)) set_field(fields, "EXTRA.NEVERSEEN", "a|b\\c & d");
    if (faults.take(FaultName::no_code, oid))
        std::erase_if(fields, [](FormField const& field) { return field.first == "ProcReturnCode"; });
}

/// What the gateway escapes in values when it does so at all.
std::string escaped_for_html(std::string_view text)
{
    std::string escaped;
    for (char const c : text) {
        if (c == '&')
            escaped += "&amp;";
        else if (c == '<')
            escaped += "&lt;";
        else if (c == '>')
            escaped += "&gt;";
        else if (c == '"')
            escaped += "&quot;";
        else if (c == '\'')
            escaped += "&#39;";
        else
            escaped += c;
    }
    return escaped;
}

/// The merchant's side must decode before it hashes: one value has all that HTML escapes, and a final
/// newline.
FormFields html_escaped(FormFields fields, std::string_view store_key)
{
    std::erase_if(fields, [](FormField const& field) { return field.first == "HASH"; });
    set_field(fields, "EXTRA.MERCHANTNAME", "Trésor & <eTimbre> \"Rabat\"");
    auto posted = signed_fields(std::move(fields), store_key);
    for (auto& [name, value] : posted)
        if (name != "HASH") value = escaped_for_html(value);
    set_field(posted, "ErrMsg", std::string{field_of(posted, "ErrMsg")} + "\n");
    return posted;
}

} // namespace

std::string callback_body(FormFields fields, std::string_view store_key, Faults& faults)
{
    std::string const oid{field_of(fields, "oid")};
    set_field(fields, "callbackCall", "true");
    change_content(fields, faults, oid);

    bool const escaped = faults.take(FaultName::html_escaped, oid).has_value();
    auto posted =
        escaped ? html_escaped(std::move(fields), store_key) : signed_fields(std::move(fields), store_key);
    if (faults.take(FaultName::bad_hash, oid))
        for (auto& [name, value] : posted)
            if (name == "HASH") value.front() = value.front() == 'A' ? 'B' : 'A';
    return adapters::est3dgate::to_form_body(posted);
}

} // namespace etimbre::acquirer_sim
