#include "acquirer_sim/callback_fields.hpp"

#include "acquirer_sim/references.hpp"
#include "adapters/est3dgate/hash.hpp"

#include <algorithm>

namespace etimbre::acquirer_sim {

namespace {

using adapters::est3dgate::FormField;

/// "20261123 19:00:00", as EXTRA.TRXDATE has it.
std::string gateway_time(core::Instant at)
{
    auto text = core::to_rfc3339(at); // 2026-11-23T19:00:00Z
    std::erase(text, '-');
    text.at(8) = ' ';
    text.pop_back();
    return text;
}

std::string response_word(std::string_view return_code)
{
    if (return_code == "00") return "Approved";
    return return_code == "99" ? "Error" : "Declined";
}

std::string two_digits(unsigned number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

FormFields bank_fields(CardEntry const& card, Transaction const& transaction, core::Instant now)
{
    bool const approved = transaction.return_code == "00";
    return {
        {"ReturnOid", transaction.oid},
        {"TRANID", ""},
        {"ProcReturnCode", transaction.return_code},
        {"Response", response_word(transaction.return_code)},
        {"ErrMsg", std::string{words_of(transaction.return_code)}},
        {"TransId", transaction.trans_id},
        {"AuthCode", transaction.auth_code},
        {"HostRefNum", transaction.host_ref_num},
        {"acqStan", draw_digits(6)},
        {"SettleId", approved ? "2400" : ""},
        {"MaskedPan", masked(card.pan)},
        {"maskedCreditCard", masked_in_groups(card.pan)},
        {"Ecom_Payment_Card_ExpDate_Month", two_digits(card.month)},
        {"Ecom_Payment_Card_ExpDate_Year", two_digits(card.year % 100)},
        {"EXTRA.CARDBRAND", transaction.brand},
        {"EXTRA.CARDISSUER", "BANQUE D'ESSAI"},
        {"EXTRA.TRXDATE", gateway_time(now)},
        {"EXTRA.HOSTMSG", approved ? "" : "Refusé par l'émetteur"},
        {"mdStatus", approved ? "1" : "0"},
        {"mdErrorMsg", approved ? "Authenticated" : "Not authenticated"},
        {"txstatus", approved ? "Y" : "N"},
        {"eci", transaction.brand == "VISA" ? "05" : "02"},
        {"cavv", approved ? draw_base64(20) : ""},
        {"xid", draw_base64(20)},
        {"dsId", transaction.brand == "VISA" ? "1" : "2"},
        {"payResults.dsId", transaction.brand == "VISA" ? "1" : "2"},
        {"PAResSyntaxOK", "true"},
        {"PAResVerified", "true"},
        {"paymentType", "CREDIT"},
        {"clientIp", "192.0.2.7"},
        {"sID", "1"},
    };
}

} // namespace

void set_field(FormFields& fields, std::string_view name, std::string_view value)
{
    auto const found = std::ranges::find(fields, name, &FormField::first);
    if (found == fields.end())
        fields.emplace_back(name, value);
    else
        found->second = value;
}

FormFields notice_fields(
    MerchantForm const& form, CardEntry const& card, Transaction const& transaction, core::Instant now
)
{
    FormFields fields{form.fields};
    std::erase_if(fields, [](FormField const& field) {
        return adapters::est3dgate::is_hash_field(field.first);
    });
    set_field(fields, "merchantID", field_of(form.fields, "clientid"));
    for (auto const& [name, value] : bank_fields(card, transaction, now)) set_field(fields, name, value);
    return fields;
}

FormFields signed_fields(FormFields fields, std::string_view store_key)
{
    set_field(fields, "rnd", draw_base64(15));
    fields.emplace_back("HASH", adapters::est3dgate::ver3_hash(fields, store_key));
    return fields;
}

} // namespace etimbre::acquirer_sim
