#pragma once

#include "adapters/store/gathered_commit.hpp"
#include "samples.hpp"
#include "temp_database.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace etimbre::adapters::store {

using Work = app::work::Lane::Work;

inline app::once::RequestKey reply_key(std::string const& key)
{
    return {.client = "c", .key = key, .fingerprint = id_of('f') + id_of('f')};
}

inline Work keep(std::string const& key)
{
    return [key](app::work::Unit& unit) {
        unit.replies.keep(reply_key(key), {.status = 201, .body = std::string(500, 'b')}, noon);
    };
}

inline Work keep_and_throw(std::string const& key)
{
    return [key](app::work::Unit& unit) {
        keep(key)(unit);
        throw std::runtime_error{"a rule of ours"};
    };
}

inline std::string sentence_of(std::exception_ptr const& failure)
{
    if (!failure) return "";
    try {
        std::rethrow_exception(failure);
    } catch (std::exception const& thrown) {
        return thrown.what();
    }
}

class GatheredCommitTest : public testing::Test {
protected:
    template <class... Works>
    std::vector<std::string> carry_out(Works... works)
    {
        std::vector<Waiting> units;
        (units.push_back({std::move(works), [](std::exception_ptr) {}}), ...);
        std::vector<std::string> sentences;
        for (auto const& failure : commit_.carry_out(units)) sentences.push_back(sentence_of(failure));
        return sentences;
    }

    void execute(std::string const& sql) { session_->sql() << sql; }
    bool has(std::string const& key) { return reader_->unit().replies.find(reply_key(key)).has_value(); }

    TempDatabase database_;
    std::unique_ptr<Session> session_ = database_.open();
    std::unique_ptr<Session> reader_ = database_.open(Access::read);
    GatheredCommit commit_{*session_};
};

/// No file may grow past `bytes` while this lives: what a full disk is to a commit.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        auto limited = before_;
        limited.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limited);
    }
    ~FileLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileLimit(FileLimit const&) = delete;
    FileLimit& operator=(FileLimit const&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int) = std::signal(SIGXFSZ, SIG_IGN);
};

} // namespace etimbre::adapters::store
