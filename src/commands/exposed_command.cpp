#include "commands/exposed_command.hpp"

#include "adapters/store/database.hpp"
#include "adapters/store/exposed.hpp"
#include "commands/keys_rotation.hpp"
#include "commands/store_place.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <ostream>
#include <string_view>

namespace etimbre::commands {

namespace crypto = adapters::crypto;
using adapters::store::ExposedStamp;

namespace {

std::int64_t cut_of(KeysPlaces const& at, domain::stamp::Kid const& kid)
{
    auto const retired = crypto::read_retirements(crypto::KeyDirectory{at.keys});
    auto const found = std::ranges::find(retired, kid, &crypto::Retirement::kid);
    return found != retired.end() && found->cut ? static_cast<std::int64_t>(*found->cut) : 0;
}

std::string_view state_of(ExposedStamp const& stamp)
{
    return stamp.end.empty() ? "issued" : std::string_view{stamp.end};
}

void print_json(ExposedStamp const& stamp, std::ostream& out)
{
    out << boost::json::serialize(boost::json::object{
               {"index", stamp.index},
               {"number", stamp.number},
               {"service", stamp.service},
               {"mission", stamp.mission},
               {"order_id", stamp.order},
               {"issued_at", core::to_rfc3339(core::instant_of_unix(stamp.issued_at))},
               {"state", state_of(stamp)},
           })
        << '\n';
}

void print_line(ExposedStamp const& stamp, std::ostream& out)
{
    out << stamp.index << "  " << stamp.number << "  " << stamp.service << "  " << stamp.mission << "  "
        << core::to_rfc3339(core::instant_of_unix(stamp.issued_at)) << "  " << state_of(stamp) << '\n';
}

} // namespace

int keys_exposed(
    config::Settings const& settings,
    KeysPlaces const& at,
    ExposedOptions const& options,
    std::ostream& out,
    std::ostream& err
)
{
    auto const kid = kid_in(options.kid);
    if (!kid) {
        err << "A kid is 16 hexadecimal characters (etimbre keys list).\n";
        return 2;
    }
    auto const session =
        adapters::store::open_database(patient_store_place(settings), adapters::store::Access::read);
    std::size_t count = 0;
    auto const from = options.from ? *options.from : cut_of(at, *kid);
    adapters::store::for_each_exposed(*session, core::to_hex(*kid), from, [&](ExposedStamp const& stamp) {
        options.json ? print_json(stamp, out) : print_line(stamp, out);
        ++count;
    });
    if (!options.json)
        out << count << " stamps of " << core::to_hex(*kid) << " from index " << from << " on\n";
    return 0;
}

} // namespace etimbre::commands
