#include "adapters/smtp/conversation.hpp"

#include "adapters/curl/call.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string_view>

namespace etimbre::adapters::smtp {
namespace {

using app::notice::Delivery;
using app::notice::PostmanAnswer;
using curl::Call;

struct Outgoing {
    std::string_view left;
    bool asked = false; ///< the server wanted the message
};

std::size_t on_wanted(char* room, std::size_t size, std::size_t count, void* user)
{
    auto& outgoing = *static_cast<Outgoing*>(user);
    outgoing.asked = true;
    auto const length = std::min(size * count, outgoing.left.size());
    std::memcpy(room, outgoing.left.data(), length);
    outgoing.left.remove_prefix(length);
    return length;
}

/// Keeps the verb of the command that was said last, "RCPT", and nothing else: lines of a password look like
/// none of them, and QUIT ends what was decided before.
int on_said(CURL* /*handle*/, curl_infotype kind, char* text, std::size_t length, void* user)
{
    constexpr std::array<std::string_view, 7> verbs{"EHLO", "HELO", "STAR", "AUTH", "MAIL", "RCPT", "DATA"};
    if (kind != CURLINFO_HEADER_OUT) return 0;
    auto const verb = std::string_view{text, length}.substr(0, 4);
    if (std::ranges::find(verbs, verb) != verbs.end()) *static_cast<std::string*>(user) = verb;
    return 0;
}

/// Another value than 0 ends the conversation.
int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<std::atomic<bool> const*>(user)->load() ? 1 : 0;
}

std::string url_of(Server const& server)
{
    bool const is_ipv6 = server.host.contains(':');
    auto const host = is_ipv6 ? '[' + server.host + ']' : server.host;
    return (server.security == Security::tls ? "smtps://" : "smtp://") + host + ':' +
           std::to_string(server.port) + '/' + server.greeting;
}

void set_transport(Call& call, Server const& server)
{
    constexpr long idle_most = 30;
    call.set(CURLOPT_URL, url_of(server).c_str());
    call.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    call.set(CURLOPT_MAXAGE_CONN, idle_most);
    call.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(server.connect_timeout.count()));
    call.set(CURLOPT_TIMEOUT_MS, static_cast<long>(server.total_timeout.count()));
    // Also for the answer to QUIT, to which the total does not apply.
    auto const seconds = std::chrono::ceil<std::chrono::seconds>(server.total_timeout);
    call.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(seconds.count()));
    set_safeguards(call, server.ca_file);
    call.set(
        CURLOPT_USE_SSL,
        static_cast<long>(server.security == Security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL)
    );
    if (server.ending != nullptr) {
        call.set(CURLOPT_NOPROGRESS, 0L);
        call.set(CURLOPT_XFERINFOFUNCTION, &on_progress);
        call.set(CURLOPT_XFERINFODATA, server.ending);
    }
    if (server.user.empty()) return;
    call.set(CURLOPT_USERNAME, server.user.c_str());
    call.set(CURLOPT_PASSWORD, server.password.c_str());
}

/// How one try ended.
struct Ending {
    CURLcode code = CURLE_OK;
    int reply = 0;
    std::string command;
    bool fresh = false; ///< on a connection of its own
    std::string said;   ///< by libcurl, about the connection
};

Ending try_once(Server const& server, Parcel const& parcel, bool fresh)
{
    Call call;
    Ending ending;
    curl::Lines recipients;
    recipients.add('<' + parcel.to + '>');
    Outgoing outgoing{parcel.message};
    std::array<char, CURL_ERROR_SIZE> why{};
    set_transport(call, server);
    call.set(CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
    call.set(CURLOPT_MAIL_FROM, ('<' + parcel.from + '>').c_str());
    call.set(CURLOPT_MAIL_RCPT, recipients.get());
    call.set(CURLOPT_UPLOAD, 1L);
    call.set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(parcel.message.size()));
    call.set(CURLOPT_READFUNCTION, &on_wanted);
    call.set(CURLOPT_READDATA, &outgoing);
    call.set(CURLOPT_VERBOSE, 1L);
    call.set(CURLOPT_DEBUGFUNCTION, &on_said);
    call.set(CURLOPT_DEBUGDATA, &ending.command);
    call.set(CURLOPT_ERRORBUFFER, why.data());
    ending.code = call.perform();
    ending.reply = static_cast<int>(call.fact<long>(CURLINFO_RESPONSE_CODE));
    ending.fresh = call.fact<long>(CURLINFO_NUM_CONNECTS) > 0;
    ending.said = why.front() != '\0' ? why.data() : curl_easy_strerror(ending.code);
    if (outgoing.asked) ending.command = "DATA";
    return ending;
}

/// A connection that was kept and that the server has closed since, with 421 or without a word.
bool was_stale(Ending const& ending)
{
    constexpr int closing = 421;
    bool const is_closed = ending.reply < 400 || ending.reply == closing;
    return ending.code != CURLE_OK && !ending.fresh && is_closed && ending.command != "DATA";
}

/// Of the server's words nothing is passed on: they may name the address.
PostmanAnswer answer_for(Ending const& ending)
{
    if (ending.code == CURLE_OK) return {Delivery::handed_over, ending.reply, ""};
    if (ending.reply < 400) return {Delivery::put_off, 0, ending.said};
    auto const what = ending.command.empty() ? std::string{"the connection"} : ending.command;
    return {
        verdict(ending.reply, ending.command),
        ending.reply,
        "the mail server answered " + std::to_string(ending.reply) + " to " + what,
    };
}

} // namespace

Delivery verdict(int reply, std::string_view command)
{
    bool const about_the_letter = command == "RCPT" || command == "DATA";
    return reply >= 500 && about_the_letter ? Delivery::bounced : Delivery::put_off;
}

PostmanAnswer hand_over(Server const& server, Parcel const& parcel)
{
    try {
        auto ending = try_once(server, parcel, false);
        if (was_stale(ending)) ending = try_once(server, parcel, true);
        return answer_for(ending);
    } catch (curl::CallFailure const& failure) {
        return {Delivery::put_off, 0, failure.what()};
    }
}

} // namespace etimbre::adapters::smtp
