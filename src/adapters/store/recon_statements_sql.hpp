#pragma once

#include <string>

/// Queries for pages of the bank's statements, each in the revision that is in force. All have the columns
/// file, number in the file, identity, format, account, name, year, sequence number, page, whether it is the
/// last, opening, closing, acquirer, currency and the moment at which the file was published.
namespace etimbre::adapters::store {

/// Of :from_us to :until_us, after the place :after_file, :same_file, :after_number; all where :any_page
/// is 1.
std::string sql_of_published_pages();
/// Those with an exception, after :after_identity.
std::string sql_of_waiting_pages();

enum class Neighbour { before, behind };

/// Of the statement :account, :name, :year, :format the nearest to page :page. Some banks give each page a
/// number of its own: those from :from_sequence to :until_sequence are looked at.
std::string sql_of_neighbour_page(Neighbour which);
/// The same where the statement has no number.
std::string sql_of_unnumbered_neighbour_page(Neighbour which);
/// The page that meets those of statement :sequence of :account, :year, :format.
std::string sql_of_neighbour_statement(Neighbour which);

} // namespace etimbre::adapters::store
