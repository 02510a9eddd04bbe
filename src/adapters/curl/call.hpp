#pragma once

#include <curl/curl.h>

#include <memory>
#include <stdexcept>
#include <string>

/// libcurl for those who talk to other hosts: acquirer, mail server, receivers of webhooks.
namespace etimbre::adapters::curl {

/// The call could not even begin; the sentence is for an operator.
class CallFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// One call, on this thread's handle, which keeps connections open from one to the next. Its options point to
/// buffers of the caller, which must outlive the call; they are forgotten with it. One at a time on a thread.
class Call {
public:
    /// Throws CallFailure, as `set` does.
    Call();
    ~Call();
    Call(Call const&) = delete;
    Call& operator=(Call const&) = delete;

    template <class Value>
    void set(CURLoption option, Value value)
    {
        if (curl_easy_setopt(handle_, option, value) != CURLE_OK)
            throw CallFailure{"libcurl refuses an option"};
    }
    CURLcode perform() const { return curl_easy_perform(handle_); }
    /// Of the call that was performed.
    template <class Value>
    Value fact(CURLINFO which) const
    {
        Value value = 0;
        curl_easy_getinfo(handle_, which, &value);
        return value;
    }

private:
    CURL* handle_;
};

/// Headers or recipients.
class Lines {
public:
    /// Throws CallFailure.
    void add(std::string const& line);
    curl_slist* get() const { return list_.get(); }

private:
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> list_{nullptr, &curl_slist_free_all};
};

/// What every call has: no proxy of the environment, no signals, TLS 1.2 or newer, and the authorities of
/// that file (PEM) instead of the system's, where one is named.
void set_safeguards(Call& call, std::string const& ca_file);

} // namespace etimbre::adapters::curl
