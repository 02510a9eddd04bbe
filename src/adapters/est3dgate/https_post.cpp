#include "adapters/est3dgate/https_post.hpp"

#include "adapters/est3dgate/treasury_failure.hpp"

#include <curl/curl.h>

#include <array>
#include <memory>

namespace etimbre::adapters::est3dgate {

namespace {

/// libcurl must be set up once per process before its first use, and not by two threads.
void set_up_curl()
{
    static CURLcode const done = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (done != CURLE_OK) throw TreasuryFailure{"libcurl cannot start"};
}

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

CURL* handle_of_this_thread()
{
    set_up_curl();
    thread_local Handle const handle{curl_easy_init(), &curl_easy_cleanup};
    if (!handle) throw TreasuryFailure{"libcurl has no memory for a connection"};
    curl_easy_reset(handle.get()); // forgets the options of the last call, keeps its connections
    return handle.get();
}

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

class Call {
public:
    Call() : handle_{handle_of_this_thread()} {}

    template <class Value>
    void set(CURLoption option, Value value)
    {
        if (curl_easy_setopt(handle_, option, value) != CURLE_OK)
            throw TreasuryFailure{"libcurl refuses an option"};
    }
    CURL* handle() const { return handle_; }

private:
    CURL* handle_;
};

void set_transport(Call& call, HttpsPost const& where)
{
    call.set(CURLOPT_URL, where.url.c_str());
    call.set(CURLOPT_PROTOCOLS_STR, "https");
    call.set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    call.set(CURLOPT_NOPROXY, "*");
    call.set(CURLOPT_NOSIGNAL, 1L);
    call.set(CURLOPT_FOLLOWLOCATION, 0L);
    call.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(where.connect_timeout.count()));
    call.set(CURLOPT_TIMEOUT_MS, static_cast<long>(where.total_timeout.count()));
    if (where.ca_file.empty()) return;
    call.set(CURLOPT_CAINFO, where.ca_file.c_str());
    call.set(CURLOPT_CAPATH, static_cast<char const*>(nullptr));
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

    auto const result = curl_easy_perform(call.handle());
    long status = 0;
    curl_easy_getinfo(call.handle(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_reset(call.handle()); // the handle outlives the buffers it points to
    if (result != CURLE_OK) {
        std::string const detail = why.front() != '\0' ? why.data() : curl_easy_strerror(result);
        throw TreasuryFailure{"no answer from " + where.url + ": " + detail};
    }
    return {status, std::move(inbox.body)};
}

} // namespace etimbre::adapters::est3dgate
