#include "app/notice/find_order.hpp"

#include "app/notice/owe_notice.hpp"
#include "domain/notice/order_number.hpp"

#include <algorithm>

namespace etimbre::app::notice {
namespace {

constexpr std::size_t number_length = 12;
constexpr std::size_t print_length = 48; // of 64: 192 bits, and the key of a job has 64 characters

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string canonical_address(std::string_view address)
{
    constexpr std::string_view blanks = " \t\r\n";
    auto const first = address.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    std::string canonical{address.substr(first, address.find_last_not_of(blanks) - first + 1)};
    std::ranges::transform(canonical, canonical.begin(), lower);
    return canonical;
}

Seeker seeker_for(std::string_view number, std::string_view address, AddressPrint const& print)
{
    return {std::string{number}, print(canonical_address(address)).substr(0, print_length)};
}

std::string key_of(Seeker const& seeker)
{
    return seeker.number + '-' + seeker.print;
}

std::optional<Seeker> seeker_of(std::string_view key)
{
    if (key.size() != number_length + 1 + print_length || key[number_length] != '-') return std::nullopt;
    auto number = domain::notice::parse_order_number(key.substr(0, number_length));
    if (!number) return std::nullopt;
    return Seeker{*std::move(number), std::string{key.substr(number_length + 1)}};
}

void send_link(
    Books books, pay::OrderStore& orders, Seeker const& seeker, Finding const& finding, core::Instant now
)
{
    auto const range = domain::notice::ids_of(seeker.number);
    auto const occasion = domain::notice::occasion_at(now, finding.pause);
    for (auto const& id : books.notices.orders_between(range.first, range.last)) {
        auto const order = orders.find(id);
        if (order && seeker_for(seeker.number, order->payer.email, finding.print) == seeker)
            owe_notice(books, {id, domain::notice::Event::link, occasion}, finding.sha256, now);
    }
}

} // namespace etimbre::app::notice
