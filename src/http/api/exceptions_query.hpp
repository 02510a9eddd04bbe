#pragma once

#include "app/reconcile/records.hpp"
#include "http/api/page_query.hpp"

#include <string>
#include <vector>

/// Which exceptions are asked for.
namespace etimbre::http::api {

/// "1796086454170645-9f…": the moment and the id of the last exception of the page before.
std::string cursor_of(app::reconcile::Exception const& last);

/// The page of `cursor`, `code` and `state`, one more than the limit; what is wrong is remembered by its
/// name. `state` is a state, or "all"; without one what nobody has decided.
app::reconcile::ExceptionPage read_exception_page(
    server::Request const& request, PageQuery const& query, std::vector<server::FieldError>& errors
);

} // namespace etimbre::http::api
