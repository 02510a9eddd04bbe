#include "core/currency.hpp"

#include <algorithm>

namespace etimbre::core {
namespace {

// ISO 4217, the codes in force in 2026, by the number of decimals of the minor unit. Funds, metals and
// test codes are left out: no fee is ever due in them.
constexpr std::string_view without_decimals =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
constexpr std::string_view with_three = "BHD IQD JOD KWD LYD OMR TND";
constexpr std::string_view with_two =
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP "
    "BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD "
    "FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS "
    "KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR "
    "MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD "
    "RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT "
    "TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

/// Every word of a list is three letters, so three letters in a row can only be a whole word.
constexpr bool lists(std::string_view list, std::string_view code)
{
    return list.find(code) != std::string_view::npos;
}

constexpr bool is_code(std::string_view text)
{
    return text.size() == 3 &&
           std::ranges::all_of(text, [](char each) { return each >= 'A' && each <= 'Z'; });
}

constexpr Currency currency(std::string_view code, std::uint8_t exponent)
{
    return {{code[0], code[1], code[2]}, exponent};
}

} // namespace

Result<Currency> currency_of(std::string_view code)
{
    if (is_code(code)) {
        if (lists(with_two, code)) return currency(code, 2);
        if (lists(without_decimals, code)) return currency(code, 0);
        if (lists(with_three, code)) return currency(code, 3);
    }
    return refuse(Reason::currency_mismatch, "not a currency of ISO 4217");
}

} // namespace etimbre::core
