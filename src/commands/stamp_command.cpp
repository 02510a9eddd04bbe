#include "commands/stamp_command.hpp"

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/key_failure.hpp"
#include "adapters/crypto/trust_folder.hpp"
#include "commands/keys_file.hpp"
#include "core/money.hpp"
#include "domain/stamp/number.hpp"
#include "domain/stamp/verify.hpp"

#include <boost/json.hpp>

#include <functional>
#include <istream>
#include <ostream>
#include <utility>

namespace etimbre::commands {

namespace crypto = adapters::crypto;
namespace stamp = domain::stamp;

namespace {

constexpr int all_ok = 0;
constexpr int not_all_ok = 1;
constexpr int bad_usage = 2;

using Verdict = core::Result<stamp::VerifiedStamp>;

/// The published list, however old: what has aged is for `verify` to say. A list that was replaced by a newer
/// one ends when it began.
stamp::TrustList published_trust(std::filesystem::path const& directory, std::string const& issuer)
{
    crypto::TrustFolder const folder{directory};
    auto const list = folder.list();
    if (!list)
        throw crypto::KeyFailure{
            "there is no trust list in " + directory.string() + ": run etimbre keys trust-list"
        };
    auto const statement = stamp::authentic_trust_list(*list, folder.anchor(issuer), crypto::trust_tools());
    if (!statement)
        throw crypto::KeyFailure{
            "the trust list in " + directory.string() +
            " is not to be trusted: " + std::string{statement.error().detail.text}
        };
    auto trust = stamp::trusted_by(*statement);
    if (statement->seq < folder.newest_seen()) trust.fresh_until = statement->issued_at;
    return trust;
}

stamp::TrustList trust_of(VerifyOptions const& options)
{
    auto trust = options.keys_file ? read_keys_file(*options.keys_file)
                                   : published_trust(options.trust_directory, options.service_issuer);
    if (options.issuer) trust.issuer = *options.issuer;
    return trust;
}

std::string time_of(std::int64_t unix_seconds)
{
    return core::to_rfc3339(core::instant_of_unix(unix_seconds));
}

void print_json(Verdict const& verdict, std::ostream& out)
{
    boost::json::object answer{{"result", verdict ? "OK" : core::code_of(verdict.error().reason)}};
    if (verdict) {
        auto const& claims = verdict->claims;
        answer["number"] = claims.number;
        answer["service"] = claims.service;
        answer["amount_minor"] = std::to_string(claims.amount_minor);
        answer["currency"] = claims.currency;
        answer["mission"] = claims.mission;
        answer["issued_at"] = time_of(claims.issued_at);
        answer["expires_at"] = time_of(claims.expires_at);
        answer["index"] = claims.index;
    }
    out << boost::json::serialize(answer) << '\n'
        << std::flush; // a program at the other end of a pipe waits for it
}

std::string amount_of(stamp::Claims const& claims)
{
    auto const currency = core::currency_of(claims.currency);
    if (!currency) return std::to_string(claims.amount_minor) + " minor units of " + claims.currency;
    return core::to_decimal(core::Money::of_minor(claims.amount_minor, *currency)) + ' ' + claims.currency;
}

void print_text(Verdict const& verdict, std::ostream& out)
{
    if (!verdict) {
        out << "result   " << core::code_of(verdict.error().reason) << "\nreason   "
            << verdict.error().detail.text << '\n';
        return;
    }
    auto const& claims = verdict->claims;
    out << "result   OK\nnumber   " << stamp::grouped(claims.number) << "\nservice  " << claims.service
        << "\namount   " << amount_of(claims) << "\nmission  " << claims.mission << "\nissued   "
        << time_of(claims.issued_at) << "\nexpires  " << time_of(claims.expires_at) << "\nindex    "
        << claims.index << '\n';
}

/// Answers every line, and says what the command returns.
int for_each_line(
    std::istream& in, std::ostream& err, std::function<bool(std::string_view)> const& is_answered_ok
)
{
    std::size_t lines = 0;
    bool ok = true;
    for (std::string line; std::getline(in, line); ++lines) {
        if (line.ends_with('\r')) line.pop_back();
        ok = is_answered_ok(line) && ok;
    }
    if (lines > 0) return ok ? all_ok : not_all_ok;
    err << "nothing came on standard input\n";
    return bad_usage;
}

int verify_with(
    stamp::TrustList const& trust,
    VerifyOptions const& options,
    std::istream& in,
    std::ostream& out,
    std::ostream& err
)
{
    auto const verify = [&](std::string_view text) {
        return stamp::verify(text, options.now, trust, adapters::crypto::verify_signature);
    };
    if (options.text != "-") {
        auto const verdict = verify(options.text);
        options.json ? print_json(verdict, out) : print_text(verdict, out);
        return verdict ? all_ok : not_all_ok;
    }
    return for_each_line(in, err, [&](std::string_view text) {
        auto const verdict = verify(text);
        print_json(verdict, out);
        return verdict.has_value();
    });
}

bool answer_number(std::string_view text, std::ostream& out, std::ostream& err)
{
    auto const number = stamp::parse_number(text);
    boost::json::object answer{{"result", number ? "OK" : core::code_of(number.error().reason)}};
    if (number)
        answer["canonical"] = *number;
    else
        err << number.error().detail.text << '\n';
    out << boost::json::serialize(answer) << '\n' << std::flush;
    return number.has_value();
}

} // namespace

int stamp_verify(VerifyOptions const& options, std::istream& in, std::ostream& out, std::ostream& err)
{
    if (options.issuer && !is_issuer(*options.issuer)) {
        err << "--issuer is the two capital letters of a state, as in ISO 3166-1: MA\n";
        return bad_usage;
    }
    try {
        return verify_with(trust_of(options), options, in, out, err);
    } catch (KeysFileFailure const& failure) {
        err << failure.what() << '\n';
        return bad_usage;
    }
}

int stamp_number(std::string const& text, std::istream& in, std::ostream& out, std::ostream& err)
{
    if (text != "-") return answer_number(text, out, err) ? all_ok : not_all_ok;
    return for_each_line(in, err, [&](std::string_view line) { return answer_number(line, out, err); });
}

} // namespace etimbre::commands
