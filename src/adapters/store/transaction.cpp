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
        auto const& words = dialect::of(session);
        dialect::fail_for(
            words.trouble(session),
            "the database failed at " + std::string{sql} + ": " + words.words_of(session, error)
        );
    }
}

} // namespace

Transaction::Transaction(soci::session& session, Begin begin) : session_{session}
{
    auto const& words = dialect::of(session);
    execute(session_, begin == Begin::writing ? words.begin_writing : words.begin_reading);
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
