#pragma once

#include "core/result.hpp"
#include "http/server/request.hpp"
#include "http/server/response.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etimbre::http::server {

/// One wrong field of a body: an RFC 6901 pointer such as "/lines/0/quantity", a stable code, a sentence.
struct FieldError {
    std::string pointer;
    std::string_view code;
    std::string_view detail;
};

/// RFC 9457 problem of a refusal: status, title and code from one table, the refusal's sentence as detail.
Response problem(core::Refusal refusal, std::string_view request_id);

/// 422 E_FIELDS naming each wrong field.
Response problem(std::vector<FieldError> const& errors, std::string_view request_id);

/// A problem with further members, given as already encoded JSON values ("redeemed_at" → "\"2026-…\"").
Response problem(
    core::Refusal refusal,
    std::string_view request_id,
    std::vector<std::pair<std::string, std::string>> const& members
);

/// The HTTP status of a refusal.
unsigned status_of(core::Reason reason);

} // namespace etimbre::http::server
