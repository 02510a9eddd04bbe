#include "acquirer_sim/cc5_response.hpp"

#include "adapters/est3dgate/hash.hpp"
#include "adapters/est3dgate/utf8.hpp"
#include "adapters/est3dgate/xml_tree.hpp"

#include <algorithm>
#include <vector>

namespace etimbre::acquirer_sim {

namespace {

using adapters::est3dgate::FormFields;

/// The gateway's encoding. The simulator's own words have no letter in which Latin-5 differs from Latin-1.
std::string in_latin5(std::string_view utf8)
{
    std::string bytes;
    while (!utf8.empty()) {
        auto const code = adapters::est3dgate::take_code_point(utf8);
        bytes += code && *code < 0x100 ? static_cast<char>(*code) : '?';
    }
    return bytes;
}

std::string elements(FormFields const& values)
{
    std::string xml;
    for (auto const& [name, value] : values)
        xml += "  <" + name + ">" + adapters::est3dgate::xml_escaped(value) + "</" + name + ">\n";
    return xml;
}

std::string response(FormFields const& values, FormFields const& extra)
{
    return in_latin5(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-9\"?>\n<CC5Response>\n" + elements(values) + "<Extra>\n" +
        elements(extra) + "</Extra>\n</CC5Response>\n"
    );
}

/// "2026-11-23 19:00:00.000".
std::string gateway_time(core::Instant at)
{
    auto text = core::to_rfc3339(at);
    text.at(10) = ' ';
    text.pop_back();
    return text + ".000";
}

std::string_view status_word(State state)
{
    switch (state) {
    case State::authorised:
        return "A";
    case State::captured:
    case State::refunded:
    case State::chargeback:
        return "C";
    case State::voided:
        return "V";
    case State::refused:
        return "D";
    }
    return "";
}

/// One record of ORDERHISTORY.
struct Record {
    std::string_view kind; ///< S a sale, C a credit
    std::string_view state;
    std::string asked;
    std::string taken;
    std::string return_code;
    std::string trans_id;
    core::Instant at;
};

std::string tabbed(Record const& record, Transaction const& transaction)
{
    std::string text{record.kind};
    for (auto const& part :
         {std::string{record.state},
          record.asked,
          record.taken,
          gateway_time(record.at),
          transaction.captured_at ? gateway_time(*transaction.captured_at) : std::string{},
          std::string{},
          transaction.host_ref_num,
          transaction.auth_code,
          record.return_code,
          record.trans_id})
        text += '\t' + part;
    return text;
}

std::vector<std::string> history_of(Transaction const& transaction)
{
    std::vector<std::string> records;
    for (auto const& each : transaction.credits) {
        auto const amount = std::to_string(each.amount_minor);
        records.insert(
            records.begin(), tabbed({"C", "C", amount, amount, "00", each.trans_id, each.at}, transaction)
        );
    }
    auto const taken =
        transaction.captured_minor == 0 ? std::string{} : std::to_string(transaction.captured_minor);
    records.push_back(tabbed(
        {"S",
         status_word(transaction.state),
         std::to_string(transaction.amount_minor),
         taken,
         transaction.return_code,
         transaction.trans_id,
         transaction.authorised_at},
        transaction
    ));
    return records;
}

/// ORDERSTATUS: the same once more, in one text divided by tabs.
std::string tabbed(FormFields const& extra)
{
    std::string text;
    for (auto const* const name :
         {"ORD_ID",
          "CHARGE_TYPE_CD",
          "ORIG_TRANS_AMT",
          "CAPTURE_AMT",
          "TRANS_STAT",
          "AUTH_DTTM",
          "CAPTURE_DTTM",
          "AUTH_CODE",
          "TRANS_ID"}) {
        auto const found = std::ranges::find(extra, name, &FormFields::value_type::first);
        text += (text.empty() ? "" : "\t") + std::string{name} + ":" +
                (found == extra.end() ? "" : found->second);
    }
    return text;
}

} // namespace

std::string done_response(Transaction const& transaction)
{
    return response(
        {{"OrderId", transaction.oid},
         {"GroupId", transaction.oid},
         {"Response", "Approved"},
         {"AuthCode", transaction.auth_code},
         {"HostRefNum", transaction.host_ref_num},
         {"ProcReturnCode", "00"},
         {"TransId", transaction.trans_id},
         {"ErrMsg", ""}},
        {{"SETTLEID", "2400"}, {"ERRORCODE", ""}, {"NUMCODE", "00"}, {"CARDBRAND", transaction.brand}}
    );
}

std::string refused_response(
    std::string_view oid, std::string_view word, std::string_view return_code, std::string_view words
)
{
    return response(
        {{"OrderId", std::string{oid}},
         {"GroupId", std::string{oid}},
         {"Response", std::string{word}},
         {"AuthCode", ""},
         {"HostRefNum", ""},
         {"ProcReturnCode", std::string{return_code}},
         {"TransId", ""},
         {"ErrMsg", std::string{words}}},
        {{"ERRORCODE", ""}, {"NUMCODE", std::string{return_code}}}
    );
}

std::string status_response(Transaction const& transaction)
{
    bool const given_back = !transaction.credits.empty() || transaction.state == State::refunded;
    auto const captured =
        transaction.captured_minor == 0 ? std::string{} : std::to_string(transaction.captured_minor);
    FormFields extra{
        {"AUTH_CODE", transaction.auth_code},
        {"AUTH_DTTM", gateway_time(transaction.authorised_at)},
        {"CAPTURE_AMT", captured},
        {"CAPTURE_DTTM", transaction.captured_at ? gateway_time(*transaction.captured_at) : ""},
        {"CHARGE_TYPE_CD", given_back ? "C" : "S"},
        {"HOST_REF_NUM", transaction.host_ref_num},
        {"MDSTATUS", ""},
        {"NUMCODE", "0"},
        {"ORD_ID", transaction.oid},
        {"ORIG_TRANS_AMT", std::to_string(transaction.amount_minor)},
        {"PAN", transaction.masked_pan},
        {"PROC_RET_CD", transaction.return_code},
        {"SETTLEID", ""},
        {"TRANS_ID", transaction.trans_id},
        {"TRANS_STAT", std::string{status_word(transaction.state)}},
    };
    extra.emplace_back("ORDERSTATUS", tabbed(extra));
    return response(
        {{"ErrMsg", "Record(s) found for " + transaction.oid},
         {"ProcReturnCode", "00"},
         {"Response", "Approved"},
         {"OrderId", transaction.oid},
         {"TransId", transaction.trans_id}},
        extra
    );
}

std::string history_response(Transaction const& transaction)
{
    auto const records = history_of(transaction);
    FormFields extra{{"NUMCODE", "0"}, {"TRXCOUNT", std::to_string(records.size())}};
    for (std::size_t at = 0; at < records.size(); ++at)
        extra.emplace_back("TRX" + std::to_string(at + 1), records[at]);
    return response(
        {{"ErrMsg", ""},
         {"ProcReturnCode", "00"},
         {"Response", "Approved"},
         {"OrderId", transaction.oid},
         {"TransId", ""}},
        extra
    );
}

std::string no_record_response(std::string_view oid)
{
    return response(
        {{"ErrMsg", "No record found for " + std::string{oid}},
         {"ProcReturnCode", "99"},
         {"Response", "Declined"},
         {"OrderId", ""},
         {"TransId", ""}},
        {{"NUMCODE", "0"}, {"ORDERSTATUS", tabbed({})}}
    );
}

} // namespace etimbre::acquirer_sim
