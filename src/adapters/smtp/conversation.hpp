#pragma once

#include "app/notice/ports.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace etimbre::adapters::smtp {

enum class Security {
    starttls, ///< begun in clear and encrypted before anything is said, or not at all
    tls,      ///< encrypted from the first byte
    none      ///< for a server on this machine
};

/// The mail server, and how we speak to it.
struct Server {
    std::string host;
    std::uint16_t port = 587;
    Security security = Security::starttls;
    std::string ca_file;  ///< PEM; empty: the system's own list
    std::string user;     ///< empty: none
    std::string password; ///< of that user
    std::string greeting; ///< our name in EHLO
    std::chrono::milliseconds connect_timeout{5000};
    std::chrono::milliseconds total_timeout{30'000};
    std::atomic<bool>* ending = nullptr; ///< true: what is under way is broken off within a second or so
};

struct Parcel {
    std::string from;
    std::string to;
    std::string const& message;
};

/// Hands one message to the server: TLS 1.2 or newer with certificate and name checked, no proxy of the
/// environment. Each thread keeps its connection for the next message; one that the server closed meanwhile
/// is opened anew. Blocks, for twice the total timeout at most. Throws nothing: what goes wrong is an answer.
app::notice::PostmanAnswer hand_over(Server const& server, Parcel const& parcel);

/// What an answer means: the code that ended the conversation, and the command that it answered, "" before
/// the first. The address is to blame for a 5xx after RCPT and after the message itself; everything else is
/// between the server and us, and can be put right.
app::notice::Delivery verdict(int reply, std::string_view command);

} // namespace etimbre::adapters::smtp
