#pragma once

#include "app/notice/ports.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlNoticeStore final : public app::notice::NoticeStore {
public:
    explicit SqlNoticeStore(soci::session& session);
    ~SqlNoticeStore() override;

    bool insert(app::notice::Notice const& notice) override;
    std::optional<app::notice::Notice> find(app::notice::NoticeId const& id) override;
    std::optional<app::notice::Notice> latest_of(core::OrderId const& order) override;
    bool move(app::notice::Notice const& from, app::notice::Notice const& to) override;
    std::vector<core::OrderId> orders_between(std::string const& first, std::string const& last) override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
