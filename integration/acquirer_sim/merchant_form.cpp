#include "acquirer_sim/merchant_form.hpp"

#include "core/money.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace etimbre::acquirer_sim {

namespace {

using adapters::est3dgate::FormField;
using adapters::est3dgate::to_lower;

constexpr std::array<std::string_view, 5> typed_names{
    "pan", "ecom_payment_card_expdate_month", "ecom_payment_card_expdate_year", "cv2", "otp"
};

bool is_typed(FormField const& field)
{
    return std::ranges::find(typed_names, to_lower(field.first)) != typed_names.end();
}

/// preg_replace('/document(.)/i', 'document.', …), as the merchants' plugins know the gateway to do.
std::string rewritten(std::string const& value)
{
    constexpr std::string_view word = "document";
    auto text = value;
    auto lower = to_lower(text);
    for (auto at = lower.find(word); at != std::string::npos && at + word.size() < text.size();
         at = lower.find(word, at + word.size() + 1))
        text.replace(at, word.size() + 1, "document.");
    return text;
}

bool hash_is_good(FormFields const& fields, Merchant const& merchant)
{
    auto hashed = fields;
    for (auto& field : hashed) field.second = rewritten(field.second);
    auto const hash = field_of(fields, "hash");
    return !hash.empty() &&
           adapters::est3dgate::same_hash(adapters::est3dgate::ver3_hash(hashed, merchant.store_key), hash);
}

/// `^\d+(\.\d{2})?$`, in minor units, above zero.
std::optional<std::int64_t> amount_of(std::string_view text)
{
    auto const point = text.find('.');
    if (point != std::string_view::npos && text.size() - point != 3) return std::nullopt;
    auto const amount = core::parse_decimal(text, core::mad);
    if (!amount || amount->minor() <= 0) return std::nullopt;
    return amount->minor();
}

bool is_address(std::string const& url)
{
    return url.starts_with("https://") || url.starts_with("http://");
}

bool is_workable(MerchantForm const& form)
{
    auto const is = [&form](std::string_view name, std::string_view wanted) {
        return to_lower(field_of(form.fields, name)) == wanted;
    };
    return is("storetype", "3d_pay_hosting") && is("trantype", "preauth") && is("currency", "504") &&
           is("hashalgorithm", "ver3") && is("callbackresponse", "true") && form.amount_minor > 0 &&
           !form.oid.empty() && form.oid.size() <= 64 && form.oid.find(' ') == std::string::npos &&
           !field_of(form.fields, "rnd").empty() && !field_of(form.fields, "email").empty() &&
           !field_of(form.fields, "BillToName").empty() && is_address(form.ok_url) &&
           is_address(form.fail_url) && is_address(form.shop_url) &&
           form.callback_url.starts_with("https://");
}

std::string language_of(FormFields const& fields)
{
    auto const language = field_of(fields, "lang");
    return language == "ar" || language == "fr" ? std::string{language} : "en";
}

std::optional<unsigned> number_of(std::string_view digits)
{
    unsigned number = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

std::string digits_of(std::string_view typed)
{
    std::string digits{typed};
    std::erase(digits, ' ');
    return digits;
}

} // namespace

std::string_view field_of(FormFields const& fields, std::string_view name)
{
    auto const wanted = to_lower(name);
    auto const found =
        std::ranges::find_if(fields, [&](FormField const& field) { return to_lower(field.first) == wanted; });
    return found == fields.end() ? std::string_view{} : std::string_view{found->second};
}

std::expected<MerchantForm, FormFault> read_merchant_form(FormFields const& posted, Merchant const& merchant)
{
    FormFields fields{posted};
    std::erase_if(fields, is_typed);
    if (!hash_is_good(fields, merchant)) return std::unexpected{FormFault::hash};
    if (field_of(fields, "clientid") != merchant.client_id) return std::unexpected{FormFault::merchant};

    auto const text = [&fields](std::string_view name) { return std::string{field_of(fields, name)}; };
    MerchantForm form{
        .fields = fields,
        .oid = text("oid"),
        .amount_minor = amount_of(field_of(fields, "amount")).value_or(0),
        .language = language_of(fields),
        .ok_url = text("okUrl"),
        .fail_url = text("failUrl"),
        .shop_url = text("shopurl"),
        .callback_url = text("callbackUrl"),
        .session = number_of(field_of(fields, "sessiontimeout")).transform([](unsigned seconds) {
            return std::chrono::seconds{seconds};
        }),
    };
    if (!is_workable(form)) return std::unexpected{FormFault::content};
    return form;
}

bool has_card(FormFields const& posted)
{
    return !field_of(posted, "pan").empty();
}

std::optional<CardEntry> read_card(FormFields const& posted)
{
    auto const pan = digits_of(field_of(posted, "pan"));
    auto const month = number_of(field_of(posted, "Ecom_Payment_Card_ExpDate_Month"));
    auto const year = number_of(field_of(posted, "Ecom_Payment_Card_ExpDate_Year"));
    bool const all_digits = std::ranges::all_of(pan, [](char c) { return c >= '0' && c <= '9'; });
    if (!all_digits || pan.size() < 13 || pan.size() > 19) return std::nullopt;
    if (!month || *month < 1 || *month > 12 || !year || *year > 9999) return std::nullopt;
    return CardEntry{
        .pan = pan,
        .month = *month,
        .year = *year < 100 ? 2000 + *year : *year,
        .cv2 = std::string{field_of(posted, "cv2")},
        .code = std::string{field_of(posted, "otp")},
    };
}

} // namespace etimbre::acquirer_sim
