#include "adapters/crypto/sealed_directory.hpp"

#include "adapters/crypto/ed25519.hpp"
#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_directory.hpp"
#include "adapters/crypto/key_failure.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <tuple>
#include <utility>

namespace etimbre::adapters::crypto {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t secret_size = 32;

std::vector<KeyFile> read_files(KeyDirectory const& directory)
{
    std::vector<KeyFile> files;
    for (auto const& name : directory.names()) files.push_back(parse_key_file(directory.read(name), name));
    std::ranges::sort(files, {}, [](KeyFile const& file) {
        return std::tuple{file.record.use, file.record.nbf, file.record.kid};
    });
    return files;
}

[[noreturn]] void fail(std::string const& what, fs::path const& path)
{
    throw KeyFailure{what + " " + path.string() + ": " + std::generic_category().message(errno)};
}

/// A new folder beside `path`, which takes its place when it is complete, or goes.
class Draft {
public:
    explicit Draft(fs::path path) : path_{std::move(path)}
    {
        auto pattern = path_.string() + ".new-XXXXXX";
        if (::mkdtemp(pattern.data()) == nullptr) fail("cannot make the key directory", pattern);
        draft_ = pattern;
    }
    ~Draft()
    {
        std::error_code ignored; // it is gone once it has taken its place
        fs::remove_all(draft_, ignored);
    }
    Draft(Draft const&) = delete;
    Draft& operator=(Draft const&) = delete;

    fs::path const& path() const { return draft_; }

    /// Only an empty folder gives way: of two who make the keys, one has made them.
    void take_place() const
    {
        if (::rename(draft_.c_str(), path_.c_str()) == 0) return sync_parent();
        if (errno == ENOTEMPTY || errno == EEXIST)
            throw KeyFailure{"there are keys in " + path_.string() + " already; nothing was changed"};
        fail("cannot make the key directory", path_);
    }

private:
    void sync_parent() const
    {
        auto const parent = path_.parent_path();
        // NOLINTNEXTLINE(*-vararg): POSIX
        auto const folder = ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        auto const synced = folder >= 0 && ::fsync(folder) == 0;
        if (folder >= 0) ::close(folder);
        if (!synced) fail("cannot finish the key directory", path_);
    }

    fs::path path_;
    fs::path draft_;
};

void make_parent(fs::path const& directory)
{
    std::error_code error;
    if (directory.has_parent_path()) fs::create_directories(directory.parent_path(), error);
    if (error) throw KeyFailure{"cannot make " + directory.parent_path().string() + ": " + error.message()};
}

} // namespace

OpenedKey draw_signing_key(KeyRecord record)
{
    auto seed = Secret::random(secret_size);
    Ed25519Key const key{seed};
    record.kid = key.kid();
    record.x = key.public_key();
    return {record, std::move(seed)};
}

OpenedKey draw_secret(KeyRecord record)
{
    entropy(record.kid);
    return {record, Secret::random(secret_size)};
}

SealedDirectory::SealedDirectory(fs::path path, SealPlan const& plan, Secret wrapping_key)
    : path_{std::move(path)}, plan_{plan}, wrapping_key_{std::move(wrapping_key)}
{
}

SealedDirectory SealedDirectory::create(
    fs::path const& directory, Secret const& passphrase, KdfCost const& cost, std::span<OpenedKey const> keys
)
{
    SealPlan plan{.salt = {}, .cost = cost};
    entropy(plan.salt);
    make_parent(directory);
    Draft const draft{directory};
    SealedDirectory sealed{draft.path(), plan, stretch(passphrase, plan.salt, plan.cost)};
    for (auto const& key : keys) sealed.add(key);
    draft.take_place();
    sealed.path_ = directory;
    return sealed;
}

SealedDirectory SealedDirectory::open(fs::path const& directory, Secret const& passphrase)
{
    auto const files = read_files(KeyDirectory{directory});
    if (files.empty())
        throw KeyFailure{"there are no keys in " + directory.string() + ": run etimbre keys init"};
    auto const& plan = files.front().plan;
    return {directory, plan, stretch(passphrase, plan.salt, plan.cost)};
}

std::vector<OpenedKey> SealedDirectory::keys() const
{
    std::vector<OpenedKey> keys;
    for (auto const& file : read_files(KeyDirectory{path_})) {
        // One passphrase is stretched once; a stray file cannot make the start slow.
        if (file.plan != plan_)
            throw KeyFailure{
                "the key file " + file.record.file_name() + " does not belong to this directory"
            };
        auto secret = crypto::open(file, wrapping_key_);
        if (file.record.x && Ed25519Key{secret}.public_key() != file.record.x)
            throw KeyFailure{"the halves of the key " + file.record.file_name() + " do not belong together"};
        keys.push_back({file.record, std::move(secret)});
    }
    return keys;
}

void SealedDirectory::add(OpenedKey const& key) const
{
    KeyDirectory{path_}.write(key.record.file_name(), seal(key.record, key.secret, plan_, wrapping_key_));
}

std::vector<KeyRecord> read_records(fs::path const& directory)
{
    std::vector<KeyRecord> records;
    for (auto const& file : read_files(KeyDirectory{directory})) records.push_back(file.record);
    return records;
}

} // namespace etimbre::adapters::crypto
