#include "adapters/curl/call.hpp"

namespace etimbre::adapters::curl {
namespace {

/// Once in a process, before its first use, and not by two threads.
void set_up()
{
    static CURLcode const done = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (done != CURLE_OK) throw CallFailure{"libcurl cannot start"};
}

CURL* handle_of_this_thread()
{
    set_up();
    thread_local std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const handle{
        curl_easy_init(), &curl_easy_cleanup
    };
    if (!handle) throw CallFailure{"libcurl has no memory for a connection"};
    return handle.get();
}

} // namespace

Call::Call() : handle_{handle_of_this_thread()} {}

Call::~Call()
{
    curl_easy_reset(handle_); // forgets the options, keeps the connections
}

void Lines::add(std::string const& line)
{
    auto* const longer = curl_slist_append(list_.get(), line.c_str());
    if (longer == nullptr) throw CallFailure{"no memory for a line of a message"};
    static_cast<void>(list_.release());
    list_.reset(longer);
}

void set_safeguards(Call& call, std::string const& ca_file)
{
    call.set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    call.set(CURLOPT_NOPROXY, "*");
    call.set(CURLOPT_NOSIGNAL, 1L);
    if (ca_file.empty()) return;
    call.set(CURLOPT_CAINFO, ca_file.c_str());
    call.set(CURLOPT_CAPATH, static_cast<char const*>(nullptr));
}

} // namespace etimbre::adapters::curl
