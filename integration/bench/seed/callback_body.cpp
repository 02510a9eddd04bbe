#include "seed/callback_body.hpp"

#include "adapters/est3dgate/form_body.hpp"
#include "adapters/est3dgate/hash.hpp"

namespace etimbre::bench {

using adapters::est3dgate::FormFields;

std::string
callback_body(app::pay::Payment const& payment, std::string const& client_id, std::string const& store_key)
{
    FormFields fields{
        {"clientid", client_id},
        {"merchantID", client_id},
        {"oid", payment.oid},
        {"ReturnOid", payment.oid},
        {"amount", core::to_decimal(payment.amount)},
        {"currency", "504"},
        {"TranType", "PreAuth"},
        {"storetype", "3D_PAY_HOSTING"},
        {"lang", "fr"},
        {"okUrl", "https://etimbre.example/pay/return"},
        {"failUrl", "https://etimbre.example/pay/return"},
        {"callbackUrl", "https://etimbre.example/api/v1/payments/est3dgate/callback"},
        {"CallbackResponse", "true"},
        {"AutoRedirect", "true"},
        {"email", "seed@etimbre.example"},
        {"BillToName", "Seeded Citizen"},
        {"rnd", payment.rnd},
        {"hashAlgorithm", "ver3"},
        {"encoding", "UTF-8"},
        {"TRANID", ""},
        {"ProcReturnCode", "00"},
        {"Response", "Approved"},
        {"ErrMsg", ""},
        {"TransId", "26327" + payment.id.value.substr(0, 14)},
        {"AuthCode", "123456"},
        {"HostRefNum", "632700123456"},
        {"acqStan", "654321"},
        {"SettleId", "2400"},
        {"MaskedPan", "400000***0010"},
        {"maskedCreditCard", "4000 00** **** 0010"},
        {"Ecom_Payment_Card_ExpDate_Month", "12"},
        {"Ecom_Payment_Card_ExpDate_Year", "35"},
        {"EXTRA.CARDBRAND", "VISA"},
        {"EXTRA.CARDISSUER", "BANQUE D'ESSAI"},
        {"EXTRA.TRXDATE", "20261123 19:00:00"},
        {"mdStatus", "1"},
        {"mdErrorMsg", "Authenticated"},
        {"txstatus", "Y"},
        {"eci", "05"},
        {"cavv", "AAABBBCCCDDDEEEFFFGGGHHHIIIJ"},
        {"xid", payment.id.value.substr(0, 28)},
        {"paymentType", "CREDIT"},
        {"clientIp", "192.0.2.7"},
    };
    fields.emplace_back("HASH", adapters::est3dgate::ver3_hash(fields, store_key));
    return adapters::est3dgate::to_form_body(fields);
}

} // namespace etimbre::bench
