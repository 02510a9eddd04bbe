#include "adapters/store/prepared.hpp"

#include <stdexcept>
#include <string>

namespace etimbre::adapters::store {
namespace {

/// "INSERT INTO stamp_end (number, kind," names a statement well enough to find it.
std::string beginning_of(std::string_view sql)
{
    auto const start = sql.find_first_not_of(" \n");
    auto const line = sql.substr(start == std::string_view::npos ? 0 : start);
    return std::string{line.substr(0, line.find('\n'))};
}

} // namespace

Statement::Statement(soci::session& session, std::string_view sql)
    : session_{session}, dialect_{dialect::of(session)}, sql_{sql}, statement_{session}
{
    statement_.alloc();
}

void Statement::prepare(std::size_t parameters, std::size_t columns)
{
    try {
        statement_.prepare(sql_);
        if (dialect_.parameters_of(statement_) != parameters ||
            dialect_.columns_of(statement_).value_or(columns) != columns)
            throw std::logic_error{"parameters or columns do not fit: " + beginning_of(sql_)};
        statement_.define_and_bind();
    } catch (soci::soci_error const& error) {
        fail(error);
    }
}

long long Statement::execute()
{
    try {
        statement_.execute(true);
        return statement_.get_affected_rows();
    } catch (soci::soci_error const& error) {
        fail(error);
    }
}

std::optional<Key> Statement::execute_unless_taken()
{
    try {
        statement_.execute(true);
        return std::nullopt;
    } catch (soci::soci_error const& error) {
        auto const taken = dialect_.taken_key(session_);
        if (!taken) fail(error);
        finish();
        return taken;
    }
}

bool Statement::first()
{
    try {
        return statement_.execute(true);
    } catch (soci::soci_error const& error) {
        fail(error);
    }
}

bool Statement::next()
{
    try {
        return statement_.fetch();
    } catch (soci::soci_error const& error) {
        fail(error);
    }
}

// SOCI's own what() lists the bound values, which are people's names and addresses.
void Statement::fail(soci::soci_error const& error)
{
    auto const sentence =
        "the database failed: " + dialect_.words_of(session_, error) + " (" + beginning_of(sql_) + ")";
    auto const trouble = dialect_.trouble(session_);
    finish();
    dialect::fail_for(trouble, sentence);
}

} // namespace etimbre::adapters::store
