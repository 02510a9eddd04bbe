#pragma once

#include "app/refund/refund.hpp"
#include "http/api/json_writer.hpp"
#include "http/server/problem.hpp"

#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <vector>

namespace etimbre::http::api {

/// A refund with its stamps, as it is shown.
struct RefundView {
    app::refund::Refund refund;
    std::vector<app::refund::RefundLine> lines;
    std::optional<app::refund::Approval> approval{}; ///< by a second person; only the treasury sees it
};

struct RefundRequest {
    std::vector<std::string> numbers; ///< canonical
    std::string reason;
};

/// {"stamps":["4071…"],"reason"}: 1 to 100 numbers, each once; a number that is none is named with its code.
RefundRequest parse_refund(boost::json::value const& body, std::vector<server::FieldError>& errors);

/// {"reason"}
std::string parse_reason(boost::json::value const& body, std::vector<server::FieldError>& errors);

/// What is kept and sent of a refund that was asked for: {"refund_id","state":"requested"}. How it stands,
/// its order says.
std::string requested_refund_json(app::refund::Refund const& refund);

/// One of an order's refunds: {"refund_id","state","amount","fee","stamps","requested_at"}
void write_order_refund(JsonWriter& json, RefundView const& view);

/// The same for the treasury, with "order_id", "reason", "requested_by", "needs_approval", "approved_by"
/// (null while nobody did) and "moved_at".
std::string refund_json(RefundView const& view);
void write_refund(JsonWriter& json, RefundView const& view);

} // namespace etimbre::http::api
