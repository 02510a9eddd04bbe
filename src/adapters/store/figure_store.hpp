#pragma once

#include "app/work/figures.hpp"

#include <memory>

namespace soci {
class session; // NOLINT(readability-identifier-naming): not our name
}

namespace etimbre::adapters::store {

class SqlFigureStore final : public app::work::FigureStore {
public:
    explicit SqlFigureStore(soci::session& session);
    ~SqlFigureStore() override;

    app::work::Figures read() override;

private:
    struct Statements;
    std::unique_ptr<Statements> statements_;
};

} // namespace etimbre::adapters::store
