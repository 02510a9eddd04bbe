#pragma once

#include "app/settlement/ports.hpp"
#include "domain/settlement/sink.hpp"

#include <optional>
#include <string_view>

namespace etimbre::adapters::settlement {

using app::settlement::Reader;
using domain::settlement::Fault;
using domain::settlement::Objection;

} // namespace etimbre::adapters::settlement
