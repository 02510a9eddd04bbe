#pragma once

#include "http/server/problem_kind.hpp"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::http::server {

/// Why a request is refused before its handler is known.
using Refused = std::unexpected<ProblemKind const*>;
template <class T>
using Admitted = std::expected<T, ProblemKind const*>;

inline constexpr std::size_t header_fields_max = 100;

/// The request line and the header fields of one request, well-formed but not yet judged.
struct Head {
    std::string method{};
    std::string target{};
    int version = 11;       ///< 10 or 11
    bool keep_alive = true; ///< as the Connection field asks; never for HTTP/1.0
    std::vector<std::pair<std::string, std::string>> fields{}; ///< names in lower case, in the order sent
};

/// Looks for the end of a head in bytes that are still arriving, and notices at once what can never become
/// one: a line that does not end in CR LF, a folded line, a control character, a request line without
/// version. Beast forgives some of these, or waits for more.
class HeadEnd {
public:
    /// The size of the head with its empty line; 0 while more is needed.
    /// @param bytes  All that came so far, from the first byte of the request on.
    Admitted<std::size_t> find(std::string_view bytes);
    /// What is to be said when head or bytes so far are more than `limit`: the target is too long, or the
    /// fields.
    ProblemKind const* too_large(std::size_t limit) const;

private:
    std::size_t line_ = 0;         ///< where the line that is still arriving begins
    std::size_t looked_ = 0;       ///< no line feed before this
    std::size_t request_line_ = 0; ///< size of the request line once it is complete
};

/// Reads a complete head with Beast's parser, which never sees a body and therefore no chunk and no trailer.
Admitted<Head> parse_head(std::string_view bytes);

/// The head at the beginning of `bytes`, which it leaves, or why there will be none: over `bytes_max`, or not
/// well-formed. Nothing as long as more is to come.
std::optional<Admitted<Head>> take_head(std::string& bytes, HeadEnd& end, std::size_t bytes_max);

} // namespace etimbre::http::server
