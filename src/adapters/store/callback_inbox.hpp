#pragma once

#include "app/pay/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlCallbackInbox final : public app::pay::CallbackInbox {
public:
    explicit SqlCallbackInbox(soci::session& session);
    ~SqlCallbackInbox() override;

    void note(app::pay::CallbackEvidence const& evidence) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
