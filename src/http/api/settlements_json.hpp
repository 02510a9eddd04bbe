#pragma once

#include "app/settlement/ports.hpp"
#include "http/api/json_writer.hpp"

#include <string>
#include <vector>

namespace etimbre::http::api {

inline constexpr std::size_t shown_statements = 200; ///< of one file

/// A settlement file as its page shows it.
struct SettlementView {
    app::settlement::File file{};
    std::vector<app::settlement::StatementView> statements{
    }; ///< one more than are shown, where there are more
};

/// What a file is and comes to, without its statements. Sums are null until it is parsed.
void write_settlement(JsonWriter& json, app::settlement::File const& file);
/// The same with its statements, as the members of an object that is begun.
void write_settlement_members(JsonWriter& json, SettlementView const& view);
std::string settlement_json(SettlementView const& view);

} // namespace etimbre::http::api
