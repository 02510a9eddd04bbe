#include "commands/est3dgate_command.hpp"

#include "adapters/est3dgate/hash.hpp"

#include <boost/json.hpp>

#include <fstream>
#include <iterator>
#include <optional>
#include <ostream>

namespace etimbre::commands {
namespace {

namespace gate = adapters::est3dgate;

constexpr int usage = 2;

std::optional<std::string> read_all(std::string const& file, std::istream& standard)
{
    if (file == "-") return std::string{std::istreambuf_iterator<char>{standard}, {}};
    std::ifstream in{file, std::ios::binary};
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

/// The members in their order; nothing where the text is anything but an object of texts.
std::optional<gate::FormFields> fields_of(std::string const& text)
{
    boost::system::error_code error;
    auto const value = boost::json::parse(text, error);
    if (error || !value.is_object()) return std::nullopt;
    gate::FormFields fields;
    for (auto const& member : value.get_object()) {
        if (!member.value().is_string()) return std::nullopt;
        fields.emplace_back(member.key(), member.value().get_string());
    }
    return fields;
}

} // namespace

int est3dgate_hash(
    std::string const& store_key,
    std::string const& file,
    std::istream& in,
    std::ostream& out,
    std::ostream& err
)
{
    auto const text = read_all(file, in);
    if (!text) {
        err << "cannot read the file of fields\n";
        return usage;
    }
    auto const fields = fields_of(*text);
    if (!fields) {
        err << "the fields must be one JSON object whose values are all texts\n";
        return usage;
    }
    out << gate::ver3_hash(*fields, store_key) << '\n';
    return 0;
}

} // namespace etimbre::commands
