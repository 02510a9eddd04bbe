#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::http::server {

/// Changes requests at random, the same way for the same seed: bytes, pieces, and what parsers quarrel about.
class Mutation {
public:
    explicit Mutation(std::uint64_t seed) : random_{seed} {}

    /// One of the requests from which all begin, changed a few times.
    std::string draw();

private:
    std::size_t below(std::size_t limit);
    std::string_view any_of(std::vector<std::string> const& texts);
    void change(std::string& bytes);

    std::mt19937_64 random_;
};

/// The targets of the requests that stand in those bytes for a reader who takes nothing but CRLF for the end
/// of a line and nothing but one Content-Length in digits for the length of a body, and who reads no further
/// where anything could be read in two ways. More answers than these are an answer to something that is no
/// request.
std::vector<std::string> requests_in(std::string_view bytes);

/// The statuses of the answers in those bytes, without 100; nothing where they are not whole answers one
/// after the other.
std::optional<std::vector<unsigned>> answers_in(std::string_view bytes);

} // namespace etimbre::http::server
