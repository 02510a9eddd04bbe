#pragma once

#include "adapters/smtp/conversation.hpp"
#include "adapters/smtp/message.hpp"

#include <filesystem>

namespace etimbre::adapters::smtp {

/// Sends by SMTP (RFC 5321). Safe from any thread.
class SmtpPostman final : public app::notice::Postman {
public:
    /// @param password_file  of the server's user, one line; read again for each letter; empty: none.
    SmtpPostman(Sender sender, Server server, std::filesystem::path password_file);

    /// Breaks off what is under way; nothing is begun any more.
    void stop() { ending_ = true; }

    app::notice::PostmanAnswer
    deliver(app::notice::NoticeId const& id, app::notice::Letter const& letter, core::Instant now) override;

private:
    Sender sender_;
    Server server_;
    std::filesystem::path password_file_;
    std::atomic<bool> ending_ = false;
};

} // namespace etimbre::adapters::smtp
