#include "adapters/est3dgate/https_post.hpp"

#include "adapters/curl/call.hpp"
#include "adapters/est3dgate/treasury_failure.hpp"

#include <array>
#include <memory>

namespace etimbre::adapters::est3dgate {

namespace {

using curl::Call;

struct Inbox {
    std::string body;
    std::size_t most_bytes;
};

std::size_t on_bytes(char const* bytes, std::size_t size, std::size_t count, void* user)
{
    auto& inbox = *static_cast<Inbox*>(user);
    auto const length = size * count;
    if (inbox.body.size() + length > inbox.most_bytes)
        return 0; // another length than given ends the transfer
    inbox.body.append(bytes, length);
    return length;
}

void set_transport(Call& call, HttpsPost const& where)
{
    call.set(CURLOPT_URL, where.url.c_str());
    call.set(CURLOPT_PROTOCOLS_STR, "https");
    call.set(CURLOPT_FOLLOWLOCATION, 0L);
    call.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(where.connect_timeout.count()));
    call.set(CURLOPT_TIMEOUT_MS, static_cast<long>(where.total_timeout.count()));
    set_safeguards(call, where.ca_file);
}

} // namespace

HttpAnswer post_form(HttpsPost const& where, std::string const& body)
{
    Call call;
    Inbox inbox{{}, where.most_answer_bytes};
    std::array<char, CURL_ERROR_SIZE> why{};
    set_transport(call, where);
    call.set(CURLOPT_POST, 1L);
    call.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    call.set(CURLOPT_POSTFIELDS, body.c_str());
    call.set(CURLOPT_WRITEFUNCTION, &on_bytes);
    call.set(CURLOPT_WRITEDATA, &inbox);
    call.set(CURLOPT_ERRORBUFFER, why.data());

    auto const result = call.perform();
    if (result != CURLE_OK) {
        std::string const detail = why.front() != '\0' ? why.data() : curl_easy_strerror(result);
        throw TreasuryFailure{"no answer from " + where.url + ": " + detail};
    }
    return {call.fact<long>(CURLINFO_RESPONSE_CODE), std::move(inbox.body)};
}

} // namespace etimbre::adapters::est3dgate
