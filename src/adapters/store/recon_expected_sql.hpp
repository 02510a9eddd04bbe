#pragma once

#include <string>
#include <string_view>

/// The joins that find what lines may be about. Each is over the lines :file, :after, :last and has the
/// columns of one expectation: the id of the side, kind, reference, oid, amount, currency, moment, whether it
/// is booked, then file, number, entry, currency, gross and fee of the line that told of it before, by which
/// file that one's is replaced, and the number of a line beside it.
namespace etimbre::adapters::store {

/// By our name; by the acquirer's, which the payment keeps; or by that of its callback, where the payment
/// keeps none since a program took it that did not know how.
enum class Found { by_oid, by_reference, by_callback };

/// Payments, as what is sold or taken back.
std::string sql_of_side(std::string_view kind, Found found);
/// Of what was booked as a chargeback.
std::string sql_of_reversals(Found found);
std::string sql_of_refunds();
std::string sql_of_money_given_back();
/// Lines of the same name that are about nothing or tied by their description alone, or stand in a file that
/// this one takes over from.
std::string sql_of_other_lines(Found found);
/// Of :acquirer and :auth_code, captured and matched to no line: id, TransId, oid, amount, currency, moment.
std::string sql_of_description();

} // namespace etimbre::adapters::store
