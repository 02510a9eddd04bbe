#pragma once

#include "app/notice/ports.hpp"
#include "app/pay/ports.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::app::notice {

/// A keyed print of an address, 64 hexadecimal characters: says nothing without the key.
using AddressPrint = std::function<std::string(std::string_view address)>;

/// One spelling for what people type for the same mailbox: spaces around and capitals do not count.
std::string canonical_address(std::string_view address);

/// Who lost the link, and what they typed. It is a job before anybody looks whether it is right, so that its
/// writing takes the same time either way; of the address the job holds a print.
struct Seeker {
    std::string number; ///< of an order, as `parse_order_number` gave it
    std::string print;  ///< the beginning of the print of the address

    friend bool operator==(Seeker const&, Seeker const&) = default;
};
Seeker seeker_for(std::string_view number, std::string_view address, AddressPrint const& print);

/// The key of the job, and back; nothing for a text that is no such key.
std::string key_of(Seeker const& seeker);
std::optional<Seeker> seeker_of(std::string_view key);

/// What the search needs besides the books.
struct Finding {
    AddressPrint print;
    std::chrono::seconds pause; ///< one mail in each
    core::Sha256 sha256;
};

/// Owes the link of each order of that number and address to that address.
void send_link(
    Books books, pay::OrderStore& orders, Seeker const& seeker, Finding const& finding, core::Instant now
);

} // namespace etimbre::app::notice
