#include "http/api/redemptions.hpp"

#include "app/stamp/redeem_stamp.hpp"
#include "app/stamp/stamp_text.hpp"
#include "http/api/kept_json.hpp"
#include "http/api/once.hpp"
#include "http/api/redemptions_json.hpp"

#include <stdexcept>

namespace etimbre::http::api {
namespace {

using app::once::Reply;

struct Redeeming {
    core::Result<app::stamp::Presented> presented; ///< a refusal is answered only where nothing is replayed
    std::string service;
    std::optional<std::string> holder_document;
    app::stamp::Counter counter;
    app::once::RequestKey key;
    core::Instant now;
    std::string request_id;
};

/// What a receipt is signed from.
struct Rows {
    app::stamp::StampRow stamp;
    app::stamp::StampEnd end;
};

struct Redeemed {
    core::Result<Reply> reply;
    std::optional<Rows> rows{}; ///< of a redemption that was accepted, now or when the reply was first given
};

core::Result<app::stamp::Redemption>
redeem(Desk const& desk, app::work::Unit& unit, Redeeming const& redeeming)
{
    if (!redeeming.presented) return std::unexpected{redeeming.presented.error()};
    auto redemption = app::stamp::redeem_stamp(
        unit.stamp,
        {
            *redeeming.presented,
            redeeming.service,
            redeeming.holder_document,
            redeeming.counter,
            core::draw<core::RedemptionTag>(desk.entropy),
        },
        {desk.holder_keys, desk.signer, desk.sha256},
        redeeming.now
    );
    if (!redemption) note_if_unknown(desk, redemption.error().reason);
    return redemption;
}

Reply reply_to(core::Result<app::stamp::Redemption> const& redemption, std::string_view request_id)
{
    if (!redemption) return kept(server::problem(redemption.error(), request_id));
    if (!redemption->accepted) return kept(redeemed_problem(redemption->end, request_id));
    return {201, kept_redemption_json(redemption->row, redemption->end), false};
}

Rows rows_of(app::work::Unit& unit, Reply const& reply)
{
    auto stamp = unit.stamp.stamps.find(KeptJson{reply.body}.text("number"));
    if (!stamp || !stamp->end) throw std::logic_error{"a kept redemption without its rows"};
    return {std::move(stamp->row), *std::move(stamp->end)};
}

Redeemed redeem_once(Desk const& desk, app::work::Unit& unit, Redeeming const& redeeming)
{
    std::optional<Rows> rows;
    auto reply = app::once::answer_once(unit.replies, redeeming.key, redeeming.now, [&] {
        auto redemption = redeem(desk, unit, redeeming);
        auto answer = reply_to(redemption, redeeming.request_id);
        if (answer.status == 201) rows = {std::move(redemption->row), std::move(redemption->end)};
        return answer;
    });
    if (reply && reply->replayed && reply->status == 201) rows = rows_of(unit, *reply);
    return {std::move(reply), std::move(rows)};
}

server::Response redeemed_response(Desk const& desk, Redeemed redeemed, server::Request const& request)
{
    if (!redeemed.reply) return server::problem(redeemed.reply.error(), request.request_id);
    if (auto const& rows = redeemed.rows) {
        if (!redeemed.reply->replayed) desk.redeemed.add();
        auto const receipt = '"' + app::stamp::receipt_of(rows->stamp, rows->end, desk.signer) + '"';
        redeemed.reply->body = with_member(redeemed.reply->body, "receipt", receipt);
    }
    return sent(*std::move(redeemed.reply));
}

} // namespace

void post_redemption(Desk const& desk, Principal const& principal, Call call)
{
    auto const body = server::parse_json(call.request->body);
    if (!body) return call.refuse(body.error());
    auto const key = idempotency_key(*call.request);
    if (!key) return call.refuse(key.error());
    std::vector<server::FieldError> errors;
    auto wanted = parse_redemption(*body, errors);
    if (!errors.empty()) return call.refuse(errors);

    auto const now = desk.clock();
    auto presented = examine(desk, wanted.shown, now);
    // Says nothing of the stamp, so it is not kept as the answer to this key.
    if (!presented && presented.error().reason == core::Reason::trust_stale)
        return call.refuse(presented.error());
    Redeeming redeeming{
        std::move(presented),
        std::move(wanted.service),
        std::move(wanted.holder_document),
        {principal.mission, principal.number},
        request_key(desk, *call.request, principal.identity, *key, *body),
        now,
        call.request->request_id,
    };
    answer_from<Redeemed>(
        desk.write_reserved,
        std::move(call),
        [&desk, redeeming = std::move(redeeming)](app::work::Unit& unit) {
            return redeem_once(desk, unit, redeeming);
        },
        [&desk](Redeemed redeemed, server::Request const& request) {
            return redeemed_response(desk, std::move(redeemed), request);
        }
    );
}

} // namespace etimbre::http::api
