#pragma once

#include "app/webhook/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlEndpointStore final : public app::webhook::EndpointStore {
public:
    explicit SqlEndpointStore(soci::session& session);
    ~SqlEndpointStore() override;

    void insert(app::webhook::Endpoint const& endpoint) override;
    std::optional<app::webhook::Endpoint> find(app::webhook::EndpointId const& id) override;
    std::vector<app::webhook::Endpoint> list() override;
    bool change(app::webhook::Endpoint const& from, app::webhook::Endpoint const& to) override;
    void note(app::webhook::Attempt const& attempt) override;
    std::vector<app::webhook::Attempt>
    attempts(app::webhook::EndpointId const& id, std::size_t most) override;
    std::vector<domain::feed::Entry>
    entries(std::string_view owner, std::int64_t seq, std::size_t most) override;
    std::int64_t end_of_feed() override;
    void let_go(std::string_view holder) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
