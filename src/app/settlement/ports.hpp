#pragma once

#include "app/jobs/jobs.hpp"
#include "app/settlement/chunk.hpp"
#include "app/settlement/file.hpp"
#include "domain/settlement/sink.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::app::settlement {

class Port {
public:
    Port() = default;
    virtual ~Port() = default;
    Port(Port const&) = delete;
    Port& operator=(Port const&) = delete;
};

/// Reads one file, piece by piece and in constant memory, and hands what it says to a sink. How the bytes are
/// cut makes no difference.
class Reader : public Port {
public:
    /// Nothing where all is well. After a fault, nothing more may be read.
    virtual std::optional<domain::settlement::Fault> read(std::string_view bytes) = 0;
    /// The file has no more bytes.
    virtual std::optional<domain::settlement::Fault> finish() = 0;
};

using ReaderMaker = std::function<std::unique_ptr<Reader>(domain::settlement::Sink&)>;

/// Where the bytes of files are, each under its name.
class Vault : public Port {
public:
    /// Hands the file's bytes to `take`, piece by piece, until it says false. False where they are not here.
    virtual bool read(std::string_view sha, std::function<bool(std::string_view)> const& take) = 0;
};

/// Whose word for a statement is in force.
struct InForce {
    int revision = 0;
    std::string file{};
    std::string content{};
};

struct StatementName {
    int number = 0;
    std::string identity{};
    std::string content{};
};

/// A statement of a file, and which revision of it the file is; none where another file said the same before,
/// and before the file is published.
struct StatementView {
    LaidStatement laid{};
    std::optional<int> revision{};
};

/// Which page of the list of files is asked for.
struct Listing {
    std::optional<State> state{};
    core::Instant before = core::Instant::max(); ///< received before that, or then and …
    std::string last{};                          ///< … with a name before this
    std::size_t most = 0;
};

class FileStore : public Port {
public:
    /// False where there is a file of that name, which is then left as it is.
    virtual bool receive(File const& file) = 0;
    /// The same bytes once more: a `rejected` file of which nothing is laid out any more is `received` again,
    /// by whom and when `file` says, and nothing that was said of it stands. False where there is none.
    virtual bool receive_again(File const& file) = 0;
    virtual std::optional<File> find(std::string_view sha) = 0;
    /// The youngest first.
    virtual std::vector<File> list(Listing const& listing) = 0;

    /// How many files there are in each state; none where there is none.
    virtual std::vector<std::pair<State, std::int64_t>> counts() = 0;

    /// How many chunks of the file are laid out from the first on; none where there is a hole among them,
    /// which whoever read the file while it was swept may leave.
    virtual int chunks(std::string_view sha) = 0;
    /// False, and nothing is written, where that chunk is laid out or the file is not `received` any more.
    virtual bool lay_out(std::string_view sha, Chunk const& chunk, core::Instant at) = 0;
    /// Each is compared and swapped on the state before it; false where the file has another by now.
    virtual bool parse(std::string_view sha, Summary const& summary) = 0;
    virtual bool publish(std::string_view sha, core::Instant at) = 0;
    virtual bool reject(std::string_view sha, Summary const& seen, Error const& error, core::Instant at) = 0;
    virtual bool supersede(std::string_view sha, std::string_view by) = 0;

    /// In the order of the file.
    virtual std::vector<StatementName> names(std::string_view sha) = 0;
    virtual std::vector<StatementView> statements(std::string_view sha, std::size_t most) = 0;
    virtual std::optional<InForce> in_force(std::string_view identity) = 0;
    /// False where another file is that revision.
    virtual bool
    revise(std::string_view sha, StatementName const& statement, int revision, core::Instant at) = 0;
    /// Whether some statement of the file is in force.
    virtual bool is_in_force(std::string_view sha) = 0;
    /// Takes away up to `most` rows of what was laid out of a `rejected` file; false once there are none, and
    /// where it is not rejected any more.
    virtual bool sweep(std::string_view sha, std::int64_t most) = 0;
};

struct Books {
    FileStore& files;
    jobs::JobStore& jobs;
};

/// Runs work that is done as a whole or not at all; again where its transaction must be.
class Transactions : public Port {
public:
    virtual void run(std::function<void(Books&)> const& work) = 0;
};

} // namespace etimbre::app::settlement
