#include "domain/stamp/trust_list.hpp"

#include "core/cbor.hpp"
#include "domain/stamp/cose.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

namespace etimbre::domain::stamp {

namespace cbor = core::cbor;

namespace {

constexpr std::int64_t claim_issuer = 1;
constexpr std::int64_t claim_expires = 4;
constexpr std::int64_t claim_issued = 6;
constexpr std::int64_t claim_trust = -65538;

enum Entry : std::int64_t {
    entry_seq = 1,
    entry_keys,
    entry_logs,
    entry_witnesses,
    entry_quorum,
    entry_status
};
enum Of : std::int64_t { of_kid = 1, of_cose_key, of_use, of_nbf, of_exp, of_cut };

constexpr std::int64_t cose_kty = 1;
constexpr std::int64_t cose_crv = -1;
constexpr std::int64_t cose_x = -2;
constexpr std::int64_t kty_okp = 1;
constexpr std::int64_t crv_ed25519 = 6;

/// Claims, trust, keys, key, COSE key.
constexpr std::size_t depth = 5;
constexpr std::size_t keys_max = 64;
constexpr std::size_t verifiers_max = 16;
constexpr std::size_t text_max = 512;
constexpr std::int64_t time_max = std::numeric_limits<std::uint32_t>::max();

std::string_view word_of(KeyRole role)
{
    return key_role_words.at(static_cast<std::size_t>(role));
}

std::optional<KeyRole> role_of(std::string_view word)
{
    auto const at = std::ranges::find(key_role_words, word);
    if (at == key_role_words.end()) return std::nullopt;
    return static_cast<KeyRole>(at - key_role_words.begin());
}

// ---- what can stand in a list

bool is_line(std::string const& text)
{
    return !text.empty() && text.size() <= text_max &&
           std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

bool are_verifiers(std::vector<std::string> const& keys)
{
    return keys.size() <= verifiers_max && std::ranges::all_of(keys, is_line);
}

bool is_time(std::int64_t second)
{
    return second >= 0 && second <= time_max;
}

bool is_legal(ListedKey const& listed)
{
    auto const& [kid, x, nbf, exp, cut] = listed.key;
    bool const cut_fits = !cut || (listed.role == KeyRole::stamp && *cut <= std::uint64_t{time_max} + 1);
    return is_time(nbf) && is_time(exp) && nbf < exp && cut_fits;
}

bool is_legal(TrustStatement const& of)
{
    bool const issuer =
        of.issuer.size() == 2 && std::ranges::all_of(of.issuer, [](char c) { return c >= 'A' && c <= 'Z'; });
    bool const times = is_time(of.issued_at) && is_time(of.expires_at) && of.issued_at < of.expires_at;
    bool const keys = of.keys.size() <= keys_max &&
                      std::ranges::all_of(of.keys, [](ListedKey const& each) { return is_legal(each); });
    bool const witnessed = of.quorum >= 0 && std::cmp_less_equal(of.quorum, of.witnesses.size());
    return issuer && times && of.seq >= 1 && keys && are_verifiers(of.logs) && are_verifiers(of.witnesses) &&
           witnessed && (!of.status_uri || is_line(*of.status_uri));
}

// ---- writing

cbor::Value value_of(ListedKey const& listed)
{
    cbor::Map entries{
        {cbor::integer(of_kid), cbor::bytes(listed.key.kid)},
        {cbor::integer(of_cose_key),
         cbor::map(
             {{cbor::integer(cose_kty), cbor::integer(kty_okp)},
              {cbor::integer(cose_crv), cbor::integer(crv_ed25519)},
              {cbor::integer(cose_x), cbor::bytes(listed.key.x)}}
         )},
        {cbor::integer(of_use), cbor::text(word_of(listed.role))},
        {cbor::integer(of_nbf), cbor::integer(listed.key.nbf)},
        {cbor::integer(of_exp), cbor::integer(listed.key.exp)},
    };
    if (listed.key.cut)
        entries.emplace_back(
            cbor::integer(of_cut), cbor::integer(static_cast<std::int64_t>(*listed.key.cut))
        );
    return cbor::map(std::move(entries));
}

cbor::Value value_of(std::vector<std::string> const& texts)
{
    cbor::Array items;
    for (auto const& each : texts) items.push_back(cbor::text(each));
    return cbor::array(std::move(items));
}

cbor::Value trust_of(TrustStatement const& of)
{
    cbor::Array keys;
    for (auto const& each : of.keys) keys.push_back(value_of(each));
    cbor::Map entries{
        {cbor::integer(entry_seq), cbor::integer(of.seq)},
        {cbor::integer(entry_keys), cbor::array(std::move(keys))},
        {cbor::integer(entry_logs), value_of(of.logs)},
        {cbor::integer(entry_witnesses), value_of(of.witnesses)},
        {cbor::integer(entry_quorum), cbor::integer(of.quorum)},
    };
    if (of.status_uri) entries.emplace_back(cbor::integer(entry_status), cbor::text(*of.status_uri));
    return cbor::map(std::move(entries));
}

// ---- reading: whatever is missing or of another type is left empty, and then does not encode the same

template <class T>
T value_at(cbor::Value const* map, std::int64_t key)
{
    auto const* const held = map == nullptr ? nullptr : cbor::as<T>(cbor::find(*map, key));
    return held != nullptr ? *held : T{};
}

template <std::size_t N>
std::array<std::uint8_t, N> array_at(cbor::Value const* map, std::int64_t key)
{
    auto const held = value_at<core::Bytes>(map, key);
    std::array<std::uint8_t, N> out{};
    std::copy_n(held.begin(), std::min(held.size(), N), out.begin());
    return out;
}

std::vector<std::string> texts_at(cbor::Value const* map, std::int64_t key)
{
    std::vector<std::string> texts;
    for (auto const& each : value_at<cbor::Array>(map, key)) {
        auto const* const text = cbor::as<std::string>(&each);
        texts.push_back(text != nullptr ? *text : std::string{});
    }
    return texts;
}

ListedKey listed_in(cbor::Value const& value)
{
    ListedKey listed{
        .key =
            {
                .kid = array_at<8>(&value, of_kid),
                .x = array_at<32>(cbor::find(value, of_cose_key), cose_x),
                .nbf = value_at<std::int64_t>(&value, of_nbf),
                .exp = value_at<std::int64_t>(&value, of_exp),
            },
        .role = role_of(value_at<std::string>(&value, of_use)).value_or(KeyRole::stamp),
    };
    if (auto const* const cut = cbor::as<std::int64_t>(cbor::find(value, of_cut)); cut != nullptr)
        listed.key.cut = static_cast<std::uint64_t>(*cut);
    return listed;
}

TrustStatement statement_in(cbor::Value const& claims)
{
    auto const* const trust = cbor::find(claims, claim_trust);
    TrustStatement of{
        .issuer = value_at<std::string>(&claims, claim_issuer),
        .issued_at = value_at<std::int64_t>(&claims, claim_issued),
        .expires_at = value_at<std::int64_t>(&claims, claim_expires),
        .seq = value_at<std::int64_t>(trust, entry_seq),
        .keys = {},
        .logs = texts_at(trust, entry_logs),
        .witnesses = texts_at(trust, entry_witnesses),
        .quorum = value_at<std::int64_t>(trust, entry_quorum),
    };
    for (auto const& each : value_at<cbor::Array>(trust, entry_keys)) of.keys.push_back(listed_in(each));
    if (trust != nullptr && cbor::find(*trust, entry_status) != nullptr)
        of.status_uri = value_at<std::string>(trust, entry_status);
    return of;
}

// ---- judging

PublicKey const* root_of(Kid const& kid, TrustAnchor const& anchor, core::Sha256 sha256)
{
    auto const at =
        std::ranges::find_if(anchor.roots, [&](PublicKey const& x) { return kid_of(x, sha256) == kid; });
    return at == anchor.roots.end() ? nullptr : &*at;
}

bool are_sound(std::vector<ListedKey> const& keys, TrustAnchor const& anchor, TrustTools const& tools)
{
    for (auto const& [key, role] : keys) {
        auto const same_kid = [&](ListedKey const& other) { return other.key.kid == key.kid; };
        if (!tools.is_sound_key(key.x) || kid_of(key.x, tools.sha256) != key.kid) return false;
        if (std::ranges::count_if(keys, same_kid) != 1) return false;
        if (std::ranges::find(anchor.roots, key.x) != anchor.roots.end()) return false;
    }
    return true;
}

} // namespace

core::Bytes encode(TrustStatement const& statement)
{
    if (!is_legal(statement)) throw std::invalid_argument{"this cannot stand in a trust list"};
    return cbor::encode(cbor::map(
        {{cbor::integer(claim_issuer), cbor::text(statement.issuer)},
         {cbor::integer(claim_expires), cbor::integer(statement.expires_at)},
         {cbor::integer(claim_issued), cbor::integer(statement.issued_at)},
         {cbor::integer(claim_trust), trust_of(statement)}}
    ));
}

core::Result<TrustStatement>
authentic_trust_list(core::ByteView message, TrustAnchor const& anchor, TrustTools const& tools)
{
    if (message.size() > trust_list_size_max)
        return core::refuse(core::Reason::size, "longer than any trust list");
    auto const signed_list = decode_sign1(message);
    if (!signed_list) return std::unexpected{signed_list.error()};
    auto const* const root = root_of(signed_list->kid, anchor, tools.sha256);
    if (root == nullptr)
        return core::refuse(core::Reason::key_unknown, "the trust list is not signed by a pinned root");
    auto const signed_bytes = signature_input(signed_list->protected_header, signed_list->payload);
    if (!tools.verify_signature(*root, signed_bytes, signed_list->signature))
        return core::refuse(core::Reason::signature, "the signature of the trust list does not hold");

    auto const claims = cbor::decode(signed_list->payload, depth);
    if (!claims) return core::refuse(core::Reason::cbor, "the trust list is not deterministic CBOR");
    auto statement = statement_in(*claims);
    if (!is_legal(statement) || encode(statement) != signed_list->payload)
        return core::refuse(
            core::Reason::claims, "an entry of the trust list is missing, unknown or out of range"
        );
    if (!are_sound(statement.keys, anchor, tools))
        return core::refuse(core::Reason::claims, "a key of the trust list is weak, twice there or misnamed");
    if (statement.issuer != anchor.issuer)
        return core::refuse(core::Reason::issuer, "the trust list is of another state");
    return statement;
}

std::optional<core::Refusal> staleness(TrustStatement const& statement, core::Instant now, std::int64_t seen)
{
    auto const second = core::unix_of(now);
    if (second < statement.issued_at - clock_skew.count())
        return core::Refusal{core::Reason::not_yet_valid, "the trust list is dated in the future"};
    if (statement.seq < seen)
        return core::Refusal{
            core::Reason::trust_stale, "the trust list is older than one that was seen before"
        };
    if (second >= statement.expires_at)
        return core::Refusal{core::Reason::trust_stale, "the time of the trust list is over"};
    return std::nullopt;
}

core::Result<TrustStatement> read_trust_list(
    core::ByteView message,
    TrustAnchor const& anchor,
    core::Instant now,
    std::int64_t seen,
    TrustTools const& tools
)
{
    auto statement = authentic_trust_list(message, anchor, tools);
    if (!statement) return statement;
    if (auto const no = staleness(*statement, now, seen)) return std::unexpected{*no};
    return statement;
}

TrustList trusted_by(TrustStatement const& statement)
{
    TrustList list{.issuer = statement.issuer, .keys = {}, .fresh_until = statement.expires_at};
    for (auto const& [key, role] : statement.keys)
        if (role == KeyRole::stamp) list.keys.push_back(key);
    return list;
}

} // namespace etimbre::domain::stamp
