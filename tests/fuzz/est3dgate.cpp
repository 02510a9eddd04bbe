#include "adapters/est3dgate/callback.hpp"
#include "adapters/est3dgate/cc5_message.hpp"
#include "adapters/est3dgate/cc5_status.hpp"
#include "adapters/est3dgate/entities.hpp"
#include "adapters/est3dgate/form_body.hpp"
#include "adapters/est3dgate/hash.hpp"
#include "adapters/est3dgate/xml_tree.hpp"
#include "core/utf8.hpp"
#include "parsers.hpp"
#include "target.hpp"

#include <algorithm>

namespace etimbre::fuzz {
namespace {

namespace est3dgate = adapters::est3dgate;

constexpr std::string_view store_key = R"(a\key|of our own)";

bool holds_hash(est3dgate::FormFields const& fields)
{
    return std::ranges::any_of(fields, [](auto const& each) { return est3dgate::is_hash_field(each.first); });
}

} // namespace

/// A callback: as posted it is refused without its hash; signed by us it is read, or refused for what it
/// says.
void est3dgate_form(std::string_view bytes)
{
    auto fields = est3dgate::parse_form_body(bytes);
    if (!fields) return;
    must(est3dgate::parse_form_body(est3dgate::to_form_body(*fields)) == fields, "a form survives posting");

    auto const hash = est3dgate::ver3_hash(*fields, store_key);
    must(hash.size() == 88, "a ver3 hash is 88 characters");
    if (holds_hash(*fields)) {
        must(
            !est3dgate::read_notice(*fields, store_key) || est3dgate::only_field(*fields, "HASH") ||
                est3dgate::only_field(*fields, "Hash") || est3dgate::only_field(*fields, "hash"),
            "nothing is read under two hashes"
        );
        return;
    }
    auto const unsigned_notice = est3dgate::read_notice(*fields, store_key);
    must(
        !unsigned_notice && unsigned_notice.error().reason == core::Reason::hash_mismatch,
        "no hash, no notice"
    );
    fields->emplace_back("HASH", hash);
    auto const notice = est3dgate::read_notice(*fields, store_key);
    must(notice || notice.error().reason == core::Reason::acquirer_answer, "our own hash is good");
    if (notice)
        must(!notice->callback.amount || notice->callback.amount->minor() > 0, "an amount is above zero");
}

void entities(std::string_view bytes)
{
    auto const decoded = est3dgate::decode_entities(bytes);
    must(decoded.size() <= bytes.size(), "decoding never makes a text longer");
    if (core::is_utf8(bytes)) must(core::is_utf8(decoded), "decoding keeps UTF-8");
    static_cast<void>(est3dgate::decoded_value(bytes));
}

/// An answer of the acquirer's, and the state that it tells.
void cc5_answer(std::string_view bytes)
{
    auto const answer = est3dgate::parse_answer(bytes);
    if (!answer) return;
    must(core::is_utf8(answer->err_msg) && core::is_utf8(answer->order_id), "an answer is UTF-8");
    auto const status = est3dgate::read_status(*answer, answer->order_id);
    if (!status) return;
    for (auto const& amount : {status->authorised, status->captured})
        must(!amount || amount->minor() >= 0, "no amount is below zero");
    must(!est3dgate::read_status(*answer, answer->order_id + "x"), "an answer is of one order");
}

} // namespace etimbre::fuzz
