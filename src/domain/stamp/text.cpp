#include "domain/stamp/text.hpp"

#include "domain/stamp/base45.hpp"
#include "domain/stamp/cose.hpp"

namespace etimbre::domain::stamp {

namespace {

constexpr std::string_view prefix = "CS1:";

bool is_of_another_version(std::string_view text)
{
    if (text.size() < prefix.size() || !text.starts_with("CS") || text[3] != ':') return false;
    return (text[2] >= '2' && text[2] <= '9') || (text[2] >= 'A' && text[2] <= 'Z');
}

} // namespace

std::string stamp_text(core::ByteView payload, Kid const& kid, Signature const& signature)
{
    return std::string{prefix} + to_base45(encode_sign1(kid, payload, signature));
}

core::Result<core::Bytes> cose_of(std::string_view text)
{
    if (text.size() > text_length_max) return core::refuse(core::Reason::size, "longer than any stamp");
    if (is_of_another_version(text))
        return core::refuse(core::Reason::version, "a stamp of a version that this program does not know");
    if (!text.starts_with(prefix)) return core::refuse(core::Reason::prefix, "not a consular stamp");
    return from_base45(text.substr(prefix.size()));
}

} // namespace etimbre::domain::stamp
