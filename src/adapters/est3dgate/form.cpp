#include "adapters/est3dgate/form.hpp"

#include "adapters/est3dgate/ascii_fold.hpp"
#include "adapters/est3dgate/entities.hpp"

#include <algorithm>

namespace etimbre::adapters::est3dgate {

namespace {

using core::Reason;

/// The gateway has no Spanish page.
std::string page_language(core::Language language)
{
    return std::string{core::tag_of(language == core::Language::es ? core::Language::en : language)};
}

bool is_oid(std::string_view oid)
{
    constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";
    return !oid.empty() && oid.size() <= 64 && oid.find_first_not_of(allowed) == std::string_view::npos;
}

FormFields unsigned_fields(FormInput const& input)
{
    FormFields fields{
        {"clientid", input.client_id},
        {"storetype", "3D_PAY_HOSTING"},
        {"trantype", "PreAuth"},
        {"amount", core::to_decimal(input.amount)},
        {"currency", "504"},
        {"oid", input.oid},
        {"okUrl", input.ok_url},
        {"failUrl", input.fail_url},
        {"shopurl", input.shop_url},
        {"callbackUrl", input.callback_url},
        {"CallbackResponse", "true"},
        {"AutoRedirect", "true"},
        {"refreshtime", "5"},
        {"sessiontimeout", std::to_string(input.session_timeout_seconds)},
        {"lang", page_language(input.language)},
        {"email", input.email},
        {"BillToName", bill_to_name(input.bill_to_name)},
        {"rnd", input.rnd},
        {"hashAlgorithm", "ver3"},
        {"encoding", "UTF-8"},
    };
    for (auto& [name, value] : fields) value = std::string{trimmed(value)};
    return fields;
}

} // namespace

core::Result<app::pay::RedirectForm> signed_form(FormInput const& input)
{
    if (input.amount.currency() != core::mad)
        return core::refuse(Reason::currency_mismatch, "the acquirer debits dirhams");
    if (input.amount.minor() <= 0) return core::refuse(Reason::amount, "nothing to pay");
    if (!is_oid(input.oid)) return core::refuse(Reason::fields, "not a name of an attempt");
    if (input.session_timeout_seconds < 30 || input.session_timeout_seconds > 2700)
        return core::refuse(Reason::fields, "the acquirer's session lasts 30 to 2700 seconds");

    auto fields = unsigned_fields(input);
    if (std::ranges::any_of(fields, [](FormField const& field) { return field.second.empty(); }))
        return core::refuse(Reason::fields, "the acquirer's form has an empty field");
    if (std::ranges::any_of(fields, [](FormField const& field) {
            return holds_rewritten_word(field.second);
        }))
        return core::refuse(Reason::fields, "the acquirer rewrites the word 'document'");

    fields.emplace_back("HASH", ver3_hash(fields, input.store_key));
    return app::pay::RedirectForm{"POST", input.gateway_url, std::move(fields)};
}

} // namespace etimbre::adapters::est3dgate
