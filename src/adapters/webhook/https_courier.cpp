#include "adapters/webhook/https_courier.hpp"

#include "adapters/curl/call.hpp"

#include <sys/socket.h>

#include <memory>
#include <utility>

namespace etimbre::adapters::webhook {
namespace {

using app::webhook::CourierAnswer;
using app::webhook::Parcel;
using curl::Call;

constexpr std::size_t longest_answer = 64UZ * 1024;

struct Door {
    AddressGuard const& guard;
    bool refused = false;
};

/// Opens the socket of one connection, or none where its other end is not for us to talk to.
curl_socket_t on_open(void* user, curlsocktype /*purpose*/, curl_sockaddr* to)
{
    auto& door = *static_cast<Door*>(user);
    if (!door.guard.lets_through(to->addr)) {
        door.refused = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

std::size_t on_bytes(char const* /*bytes*/, std::size_t size, std::size_t count, void* user)
{
    auto& heard = *static_cast<std::size_t*>(user);
    heard += size * count;
    return heard > longest_answer ? 0 : size * count; // another length than given ends the transfer
}

/// Another value than 0 ends the transfer.
int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<std::atomic<bool> const*>(user)->load() ? 1 : 0;
}

curl::Lines headers_of(Parcel const& parcel)
{
    curl::Lines headers;
    headers.add("Content-Type: application/json");
    headers.add("User-Agent: eTimbre-Webhooks/1");
    headers.add("Expect:"); // a small body need not be announced
    headers.add("webhook-id: " + parcel.id);
    headers.add("webhook-timestamp: " + std::to_string(parcel.unix_seconds));
    headers.add("webhook-signature: " + parcel.signature);
    return headers;
}

void set_transport(Call& call, HttpsCourier::Terms const& terms)
{
    constexpr long idle_most = 60;
    constexpr long connections_most = 4;
    call.set(CURLOPT_PROTOCOLS_STR, "https");
    call.set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    call.set(CURLOPT_FOLLOWLOCATION, 0L);
    call.set(CURLOPT_MAXAGE_CONN, idle_most);
    call.set(CURLOPT_MAXCONNECTS, connections_most);
    call.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(terms.connect_timeout.count()));
    call.set(CURLOPT_TIMEOUT_MS, static_cast<long>(terms.total_timeout.count()));
    set_safeguards(call, terms.ca_file);
}

void set_message(Call& call, Parcel const& parcel, curl::Lines const& headers)
{
    call.set(CURLOPT_URL, parcel.url.c_str());
    call.set(CURLOPT_HTTPHEADER, headers.get());
    call.set(CURLOPT_POST, 1L);
    call.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(parcel.body.size()));
    call.set(CURLOPT_POSTFIELDS, parcel.body.c_str());
}

CourierAnswer answer_of(Call const& call, CURLcode code, Door const& door)
{
    constexpr long status_most = 599;
    auto const status = call.fact<long>(CURLINFO_RESPONSE_CODE);
    if (code == CURLE_ABORTED_BY_CALLBACK) return {.why = "the service ends", .broken_off = true};
    if (status >= 200 && status <= status_most)
        return {
            .status = static_cast<int>(status),
            .retry_after = std::chrono::seconds{call.fact<curl_off_t>(CURLINFO_RETRY_AFTER)},
            .why = status <= 299 ? "" : "the receiver answered " + std::to_string(status),
        };
    if (door.refused) return {.why = "the address is not public: nothing was sent"};
    return {.why = code == CURLE_OK ? "the receiver's answer has no status" : curl_easy_strerror(code)};
}

} // namespace

HttpsCourier::HttpsCourier(Terms terms) : terms_{std::move(terms)}, guard_{terms_.allowed_addresses} {}

CourierAnswer HttpsCourier::deliver(Parcel const& parcel)
{
    try {
        Call call;
        auto const headers = headers_of(parcel);
        Door door{guard_};
        std::size_t heard = 0;
        set_transport(call, terms_);
        set_message(call, parcel, headers);
        call.set(CURLOPT_OPENSOCKETFUNCTION, &on_open);
        call.set(CURLOPT_OPENSOCKETDATA, &door);
        call.set(CURLOPT_WRITEFUNCTION, &on_bytes);
        call.set(CURLOPT_WRITEDATA, &heard);
        call.set(CURLOPT_NOPROGRESS, 0L);
        call.set(CURLOPT_XFERINFOFUNCTION, &on_progress);
        call.set(CURLOPT_XFERINFODATA, &ending_);
        auto const code = call.perform();
        return answer_of(call, code, door);
    } catch (curl::CallFailure const& trouble) {
        return {.why = trouble.what()};
    }
}

} // namespace etimbre::adapters::webhook
