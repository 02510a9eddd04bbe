#include "app/pay/learn_names.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace etimbre::app::pay {
namespace {

constexpr std::size_t longest_transaction_id = 64;
constexpr std::size_t longest_auth_code = 16;

bool is_plain(char sign)
{
    return sign > ' ' && sign <= '~';
}

bool take_over(std::string& known, std::string_view told, std::size_t longest)
{
    if (!known.empty() || told.empty() || told.size() > longest) return false;
    if (!std::ranges::all_of(told, is_plain)) return false;
    known = told;
    return true;
}

} // namespace

Payment with_names(Payment payment, AcquirerNames const& told)
{
    bool const has_id = take_over(payment.names.transaction_id, told.transaction_id, longest_transaction_id);
    bool const has_code = take_over(payment.names.auth_code, told.auth_code, longest_auth_code);
    payment.names_are_new = payment.names_are_new || has_id || has_code;
    return payment;
}

} // namespace etimbre::app::pay
