#include "adapters/crypto/trust_folder.hpp"

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_failure.hpp"

#include <algorithm>
#include <charconv>
#include <ranges>
#include <string_view>
#include <utility>

namespace etimbre::adapters::crypto {

namespace stamp = domain::stamp;

namespace {

constexpr auto roots_name = "roots";
constexpr auto list_name = "stamp-trust.cose";
constexpr std::string_view seen_extension = ".seen";
constexpr std::size_t seq_digits = 20;

std::string seen_name(std::int64_t seq)
{
    auto const digits = std::to_string(seq);
    return std::string(seq_digits - digits.size(), '0') + digits + std::string{seen_extension};
}

std::optional<std::int64_t> seq_of(std::string_view name)
{
    if (!name.ends_with(seen_extension)) return std::nullopt;
    auto const digits = name.substr(0, name.size() - seen_extension.size());
    std::int64_t seq = 0;
    auto const [at, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seq);
    if (error != std::errc{} || at != digits.data() + digits.size() || seen_name(seq) != name)
        return std::nullopt;
    return seq;
}

std::string line_of(stamp::PublicKey const& x)
{
    return core::to_hex(stamp::kid_of(x, sha256)) + ' ' + core::to_hex(x) + '\n';
}

/// The key of such a line; the caller compares with the line that comes from it.
stamp::PublicKey key_in(std::string_view line)
{
    constexpr std::size_t key_at = 17;
    auto const bytes = core::from_hex(line.substr(std::min(key_at, line.size()))).value_or(core::Bytes{});
    stamp::PublicKey x{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), x.size()), x.begin());
    return x;
}

} // namespace

stamp::TrustTools trust_tools()
{
    return {verify_signature, is_sound_key, sha256};
}

TrustFolder TrustFolder::make(std::filesystem::path const& path)
{
    return TrustFolder{KeyDirectory::make(path)};
}

std::optional<std::vector<stamp::PublicKey>> TrustFolder::pinned() const
{
    auto const content = files_.find(roots_name);
    if (!content) return std::nullopt;
    std::vector<stamp::PublicKey> roots;
    std::string again;
    for (auto const line : std::views::split(core::as_text(*content), '\n')) {
        if (line.empty()) continue;
        roots.push_back(key_in(std::string_view{line.begin(), line.end()}));
        again += line_of(roots.back());
    }
    if (roots.empty() || again != core::as_text(*content) || !std::ranges::all_of(roots, is_sound_key))
        throw KeyFailure{
            "the pinned roots in " + (path() / roots_name).string() + " are damaged: one a line, KID KEY"
        };
    return roots;
}

stamp::TrustAnchor TrustFolder::anchor(std::string issuer) const
{
    auto roots = pinned();
    if (!roots)
        throw KeyFailure{
            "no root key is pinned in " + (path() / roots_name).string() + ": run etimbre keys init"
        };
    return {std::move(issuer), *std::move(roots)};
}

void TrustFolder::pin(std::span<stamp::PublicKey const> roots)
{
    std::string content;
    for (auto const& each : roots) content += line_of(each);
    files_.write(roots_name, core::as_bytes(content));
}

std::filesystem::path TrustFolder::list_in(std::filesystem::path const& path)
{
    return path / list_name;
}

std::optional<core::Bytes> TrustFolder::list() const
{
    return files_.find(list_name, stamp::trust_list_size_max);
}

void TrustFolder::publish(core::ByteView list)
{
    files_.replace(list_name, list);
}

std::vector<TrustFolder::Seen> TrustFolder::seen() const
{
    std::vector<Seen> all;
    for (auto const& name : files_.names(seen_extension))
        if (auto const seq = seq_of(name))
            all.push_back({*seq, files_.read(name, stamp::trust_list_size_max)});
    return all;
}

std::int64_t TrustFolder::newest_seen() const
{
    std::int64_t newest = 0;
    for (auto const& name : files_.names(seen_extension)) newest = std::max(newest, seq_of(name).value_or(0));
    return newest;
}

bool TrustFolder::accept(std::int64_t seq, core::ByteView list)
{
    auto const name = seen_name(seq);
    if (!files_.write_if_free(name, list) &&
        !std::ranges::equal(files_.read(name, stamp::trust_list_size_max), list))
        return false;
    return newest_seen() == seq;
}

} // namespace etimbre::adapters::crypto
