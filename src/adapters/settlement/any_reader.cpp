#include "adapters/settlement/any_reader.hpp"

#include "adapters/settlement/camt_reader.hpp"
#include "adapters/settlement/csv_reader.hpp"
#include "adapters/settlement/mt940_reader.hpp"

#include <utility>

namespace etimbre::adapters::settlement {
namespace {

constexpr std::size_t head_bytes = 64;
constexpr std::string_view utf16_little{"\xFF\xFE", 2};
constexpr std::string_view utf16_big{"\xFE\xFF", 2};
constexpr std::string_view utf8_mark{"\xEF\xBB\xBF"};

} // namespace

AnyReader::AnyReader(std::vector<CsvColumns> reports, core::Currency currency, domain::settlement::Sink& sink)
    : reports_{std::move(reports)}, currency_{currency}, sink_{sink}
{
}

std::unique_ptr<Reader> AnyReader::reader_for(std::string_view head) const
{
    bool const is_utf16 = head.starts_with(utf16_little) || head.starts_with(utf16_big);
    if (head.starts_with(utf8_mark)) head.remove_prefix(utf8_mark.size());
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    if (is_utf16 || head.starts_with('<')) return std::make_unique<CamtReader>(sink_);
    if (head.starts_with("{1:") || head.starts_with(":20:")) return std::make_unique<Mt940Reader>(sink_);
    return std::make_unique<CsvReader>(reports_, currency_, sink_);
}

std::optional<Fault> AnyReader::choose()
{
    chosen_ = reader_for(head_);
    return chosen_->read(std::exchange(head_, {}));
}

std::optional<Fault> AnyReader::read(std::string_view bytes)
{
    if (!chosen_) {
        auto const wanted = std::min(bytes.size(), head_bytes - head_.size());
        head_ += bytes.substr(0, wanted);
        bytes.remove_prefix(wanted);
        if (head_.size() < head_bytes) return std::nullopt;
        if (auto fault = choose()) return fault;
    }
    return chosen_->read(bytes);
}

std::optional<Fault> AnyReader::finish()
{
    if (head_.empty() && !chosen_) return Fault{"an empty file", 1, ""};
    if (!chosen_)
        if (auto fault = choose()) return fault;
    return chosen_->finish();
}

} // namespace etimbre::adapters::settlement
