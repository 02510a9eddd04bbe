#include "adapters/store/transaction.hpp"

#include "adapters/store/store_failure.hpp"

#include <string>

namespace etimbre::adapters::store {
namespace {

void execute(soci::session& session, std::string_view sql)
{
    try {
        session << std::string{sql};
    } catch (soci::soci_error const& error) {
        throw StoreFailure{"the database failed at " + std::string{sql} + ": " + error.get_error_message()};
    }
}

} // namespace

Transaction::Transaction(soci::session& session, std::string_view begin) : session_{session}
{
    execute(session_, begin);
    open_ = true;
}

void Transaction::commit()
{
    execute(session_, dialect::commit);
    open_ = false;
}

Transaction::~Transaction()
{
    if (!open_) return;
    try {
        execute(session_, dialect::rollback);
    } catch (StoreFailure const&) {
        open_ = false; // the database rolled back by itself, which is what was wanted
    }
}

} // namespace etimbre::adapters::store
