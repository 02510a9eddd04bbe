#include "http/api/routes.hpp"

#include "http/api/call.hpp"
#include "http/api/checks.hpp"
#include "http/api/est3dgate.hpp"
#include "http/api/events.hpp"
#include "http/api/health.hpp"
#include "http/api/ledger.hpp"
#include "http/api/limited.hpp"
#include "http/api/missions.hpp"
#include "http/api/orders.hpp"
#include "http/api/payments.hpp"
#include "http/api/principal.hpp"
#include "http/api/quotes.hpp"
#include "http/api/reconciliation.hpp"
#include "http/api/redemptions.hpp"
#include "http/api/refund_approvals.hpp"
#include "http/api/refunds.hpp"
#include "http/api/settlements.hpp"
#include "http/api/stamp_files.hpp"
#include "http/api/treasury_desk.hpp"
#include "http/api/verifications.hpp"
#include "http/api/voids.hpp"
#include "http/api/webhooks.hpp"
#include "http/api/well_known.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace etimbre::http::api {
namespace {

constexpr auto json = "application/json";
constexpr auto form = "application/x-www-form-urlencoded";

using Resource = void (*)(Desk const&, Call);
using PartnerResource = void (*)(Desk const&, Principal const&, Call);

server::Handler open_to_all(Desk const& desk, Resource resource)
{
    return [&desk, resource](std::shared_ptr<server::Request const> request, server::Answer answer) {
        resource(desk, {std::move(request), std::move(answer)});
    };
}

/// Whoever speaks for the state alone is at none.
bool is_at_a_mission_of_ours(Desk const& desk, Principal const& principal)
{
    return principal.mission.empty() || desk.catalogue.mission(principal.mission) != nullptr;
}

/// Who asks, where it is somebody of these roles.
std::optional<Principal>
let_in(Desk const& desk, std::vector<Role> const& allowed, server::Request const& request)
{
    auto principal = principal_of(request.peer.identity);
    if (!principal || !is_at_a_mission_of_ours(desk, *principal) ||
        std::ranges::find(allowed, principal->role) == allowed.end())
        return std::nullopt;
    return principal;
}

server::Handler for_roles(Desk const& desk, std::initializer_list<Role> roles, PartnerResource resource)
{
    return limited(
        desk,
        [&desk,
         allowed = std::vector<Role>{roles},
         resource](std::shared_ptr<server::Request const> request, server::Answer answer) {
            Call call{std::move(request), std::move(answer)};
            auto const principal = let_in(desk, allowed, *call.request);
            if (!principal) return call.refuse({core::Reason::role});
            resource(desk, *principal, std::move(call));
        }
    );
}

/// A file, before its bytes are read: nobody else fills the disk.
server::OpenSpool spool_for(Desk const& desk, Role role)
{
    return [&desk, allowed = std::vector{role}](server::Request const& request
           ) -> std::expected<std::shared_ptr<server::SpooledBody>, server::Response> {
        if (!let_in(desk, allowed, request))
            return std::unexpected{server::problem({core::Reason::role}, request.request_id)};
        return desk.treasury->settlement.spool();
    };
}

} // namespace

std::vector<server::Route> public_routes(Desk const& desk)
{
    auto const with = [&](Resource resource) { return limited(desk, open_to_all(desk, resource)); };
    return {
        {"GET", "/api/v1/missions", with(get_missions)},
        {"GET", "/api/v1/missions/{code}/services", with(get_mission_services)},
        {"POST", "/api/v1/quotes", with(post_quote), json},
        {"POST", "/api/v1/orders", with(post_order), json},
        {"GET", "/api/v1/orders/{id}", with(get_order)},
        {"POST", "/api/v1/orders/{id}/payments", with(post_payment), json},
        {"POST", "/api/v1/orders/{id}/refunds", with(post_refund), json},
        // Not limited: the acquirer calls from one address, and its hash tells its messages from noise.
        {"POST", "/api/v1/payments/est3dgate/callback", open_to_all(desk, post_callback), form},
        {"GET", "/api/v1/stamps/{number}/stamp.pdf", with(get_stamp_pdf)},
        {"GET", "/api/v1/stamps/{number}/qr.svg", with(get_stamp_svg)},
        {"GET", "/api/v1/stamps/{number}/qr.png", with(get_stamp_png)},
        {"POST", "/api/v1/checks", with(post_check), json},
        {"POST", "/pay/return", with(post_return), form},
        {"GET", "/.well-known/stamp-trust.cose", with(get_trust_list)},
        {"GET", "/.well-known/jwks.json", with(get_jwks)},
        {"GET", "/.well-known/security.txt", with(get_security_txt)},
    };
}

std::vector<server::Route> partner_routes(Desk const& desk)
{
    auto const read_by_the_state = [&](PartnerResource resource) {
        return for_roles(desk, {Role::treasury, Role::auditor}, resource);
    };
    auto const read_by_the_state_or_a_post = [&](PartnerResource resource) {
        return for_roles(desk, {Role::treasury, Role::auditor, Role::officer}, resource);
    };
    auto const changed_by_owners = [&](PartnerResource resource) {
        return for_roles(desk, {Role::treasury, Role::officer}, resource);
    };
    return {
        {"POST",
         "/api/v1/verifications",
         for_roles(desk, {Role::counter, Role::officer}, post_verification),
         json},
        {"POST", "/api/v1/redemptions", for_roles(desk, {Role::counter}, post_redemption), json},
        {"POST", "/api/v1/stamps/{number}/void", for_roles(desk, {Role::officer}, post_void), json},
        {"GET", "/api/v1/refunds", for_roles(desk, {Role::treasury, Role::auditor}, get_refunds)},
        {"POST", "/api/v1/refunds/{id}/approve", for_roles(desk, {Role::treasury}, post_approval), json},
        {.method = "POST",
         .pattern = "/api/v1/settlements",
         .handler = for_roles(desk, {Role::treasury}, post_settlement),
         .accepts = settlement_types,
         .spool = spool_for(desk, Role::treasury)},
        {"GET", "/api/v1/settlements", read_by_the_state(get_settlements)},
        {"GET", "/api/v1/settlements/{id}", read_by_the_state(get_settlement)},
        {"GET", "/api/v1/events", read_by_the_state(get_events)},
        {"GET", "/api/v1/webhooks", read_by_the_state_or_a_post(get_webhooks)},
        {"GET", "/api/v1/webhooks/{id}/events", read_by_the_state_or_a_post(get_webhook_events)},
        {"POST", "/api/v1/webhooks/{id}/pause", changed_by_owners(post_webhook_pause), json},
        {"POST", "/api/v1/webhooks/{id}/resume", changed_by_owners(post_webhook_resume), json},
        {"POST", "/api/v1/webhooks/{id}/replay", changed_by_owners(post_webhook_replay), json},
        {"GET", "/api/v1/ledger/accounts", read_by_the_state(get_ledger_accounts)},
        {"GET", "/api/v1/ledger/transfers", read_by_the_state(get_ledger_transfers)},
        {"GET", "/api/v1/ledger/trial-balance", read_by_the_state(get_trial_balance)},
        {"GET", "/api/v1/ledger/days/{date}", read_by_the_state(get_ledger_day)},
        {"GET", "/api/v1/reconciliation/days/{date}", read_by_the_state(get_reconciled_day)},
        {"GET", "/api/v1/reconciliation/exceptions", read_by_the_state(get_exceptions)},
        {"GET", "/api/v1/reconciliation/exceptions/{id}", read_by_the_state(get_exception)},
        {"POST",
         "/api/v1/reconciliation/exceptions/{id}/propose",
         for_roles(desk, {Role::treasury}, post_proposal),
         json},
        {"POST",
         "/api/v1/reconciliation/exceptions/{id}/approve",
         for_roles(desk, {Role::treasury}, post_decision),
         json},
    };
}

std::vector<server::Route> ops_routes(Desk const& desk)
{
    return {
        {"GET", "/healthz", open_to_all(desk, get_health)},
        {"GET", "/readyz", open_to_all(desk, get_readiness)},
    };
}

} // namespace etimbre::http::api
