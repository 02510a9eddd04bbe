#include "http/server/live_tls.hpp"

#include <csignal>
#include <ctime>
#include <utility>

namespace etimbre::http::server {
namespace {

std::vector<std::string> own_files(Listener const& listener)
{
    std::vector<std::string> files{listener.certificate_file, listener.key_file};
    if (listener.transport == Transport::mutual_tls) files.push_back(listener.client_ca_file);
    return files;
}

std::vector<std::string> trust_files(Listener const& listener)
{
    std::vector<std::string> files{listener.client_ca_file};
    if (!listener.crl_file.empty()) files.push_back(listener.crl_file);
    return files;
}

} // namespace

LiveTls::LiveTls(Listener const& listener, Tell tell)
    : listener_{listener},
      tell_{std::move(tell)},
      own_{own_files(listener), [&listener] { return std::make_shared<TlsContext const>(listener); }}
{
    if (listener.transport == Transport::mutual_tls) {
        trust_.emplace(trust_files(listener), [&listener] {
            return std::make_shared<ClientTrust const>(listener.client_ca_file, listener.crl_file);
        });
        note_trust();
    }
    watcher_ = std::thread{[this] { watch(); }};
}

LiveTls::~LiveTls()
{
    {
        std::scoped_lock const lock{mutex_};
        ending_ = true;
    }
    wake_.notify_all();
    watcher_.join();
}

void LiveTls::watch()
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
    for (;;) {
        if (is_ending_by(listener_.limits.reload)) return;
        try {
            look();
        } catch (std::exception const& failure) { // no memory, most likely; the next look may have it
            tell_.failure(failure.what());
        }
    }
}

bool LiveTls::is_ending_by(std::chrono::milliseconds pause)
{
    std::unique_lock lock{mutex_};
    return wake_.wait_for(lock, pause, [this] { return ending_; });
}

void LiveTls::look()
{
    look_at_own();
    if (trust_) look_at_trust();
}

void LiveTls::look_at_own()
{
    using Found = FromFiles<TlsContext>::Found;
    auto const found = own_.look();
    if (found == Found::renewed)
        tell_.news("the certificate in '" + listener_.certificate_file + "' is new and in use");
    if (found == Found::unusable) tell_.failure(own_.trouble() + "; the one before stays in use");
}

void LiveTls::look_at_trust()
{
    using Found = FromFiles<ClientTrust>::Found;
    auto const found = trust_->look();
    if (found == Found::unusable) tell_.failure(trust_->trouble() + "; those before stay in use");
    note_trust();
    if (found == Found::renewed && trust_->current()->fault(std::time(nullptr)).empty())
        tell_.news("the authorities and revoked certificates of clients are new and in use");
    if (found == Found::renewed) generation_.fetch_add(1, std::memory_order_release);
}

void LiveTls::note_trust()
{
    auto const current = trust_->current();
    auto fault = current->fault(std::time(nullptr));
    bool is_news = false;
    {
        std::scoped_lock const lock{mutex_};
        if (current->revocations() != nullptr) last_listed_ = current;
        is_news = fault != std::exchange(fault_of_trust_, fault);
    }
    if (is_news && !fault.empty()) tell_.failure(fault + "; no client is let in until that is mended");
    if (is_news && fault.empty()) tell_.news("the lists of revoked certificates are in order again");
}

std::shared_ptr<ClientTrust const> LiveTls::trust() const
{
    return trust_ ? trust_->current() : nullptr;
}

std::unique_ptr<Stream> LiveTls::stream_on(int socket) const
{
    auto const own = own_.current();
    auto const judged_by = trust();
    return tls_stream(socket, *own, judged_by.get());
}

bool LiveTls::has_revoked(Stream const& stream) const
{
    std::shared_ptr<ClientTrust const> listed;
    {
        std::scoped_lock const lock{mutex_};
        listed = last_listed_;
    }
    return listed && stream.is_revoked_by(*listed->revocations());
}

std::vector<std::string> LiveTls::troubles() const
{
    std::vector<std::string> troubles;
    auto const add = [&](std::string what) {
        if (!what.empty()) troubles.push_back(std::move(what));
    };
    add(own_.trouble());
    if (!trust_) return troubles;
    add(trust_->trouble());
    std::scoped_lock const lock{mutex_};
    add(fault_of_trust_);
    return troubles;
}

} // namespace etimbre::http::server
