#include "adapters/store/callback_inbox.hpp"

#include "adapters/store/prepared.hpp"

#include <cstdint>
#include <string>

namespace etimbre::adapters::store {
namespace {

constexpr auto insert_callback = R"sql(
    INSERT INTO acquirer_callback (digest, oid, return_code, transaction_id, answer, received_us)
    VALUES (:digest, :oid, :return_code, :transaction_id, :answer, :received_us))sql";

struct CallbackRow {
    std::string digest;
    std::string oid;
    std::string return_code;
    std::string transaction_id;
    std::string answer;
    std::int64_t received_us;
};

} // namespace

struct SqlCallbackInbox::Statements {
    explicit Statements(soci::session& session) : note{session, insert_callback} {}

    Prepared<CallbackRow> note;
};

SqlCallbackInbox::SqlCallbackInbox(soci::session& session)
    : statements_{std::make_unique<Statements>(session)}
{
}

SqlCallbackInbox::~SqlCallbackInbox() = default;

void SqlCallbackInbox::note(app::pay::CallbackEvidence const& evidence)
{
    CallbackRow row{
        .digest = evidence.digest,
        .oid = evidence.oid,
        .return_code = evidence.return_code,
        .transaction_id = evidence.transaction_id,
        .answer = evidence.answer,
        .received_us = core::micros_of(evidence.received_at)
    };
    statements_->note.insert(std::move(row), Key::primary); // taken: the same body came before
}

} // namespace etimbre::adapters::store
