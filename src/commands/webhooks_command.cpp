#include "commands/webhooks_command.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/passphrase.hpp"
#include "adapters/store/database.hpp"
#include "adapters/store/endpoint_store.hpp"
#include "adapters/store/job_store.hpp"
#include "adapters/store/reference.hpp"
#include "adapters/store/transaction.hpp"
#include "app/webhook/manage.hpp"
#include "commands/store_place.hpp"
#include "commands/table_text.hpp"
#include "commands/webhook_room.hpp"
#include "config/places.hpp"
#include "domain/webhook/message.hpp"
#include "http/api/webhooks_json.hpp"

#include <ostream>
#include <utility>

namespace etimbre::commands {
namespace {

namespace crypto = adapters::crypto;
namespace store = adapters::store;
namespace webhook = app::webhook;

constexpr auto operator_name = "operator";

using Opened = decltype(store::open_database(std::declval<store::Place const&>(), store::Access::read));

/// The books of webhooks on a session of their own.
struct Desk {
    Desk(config::Settings const& settings, store::Access access)
        : session{store::open_database(patient_store_place(settings), access)},
          endpoints{*session},
          jobs{*session}
    {
    }
    webhook::Books books() { return {endpoints, jobs}; }

    Opened session;
    store::SqlEndpointStore endpoints;
    store::SqlJobStore jobs;
};

crypto::WebhookKeys open_keys(config::Settings const& settings)
{
    auto const passphrase = crypto::read_passphrase(config::path_of(settings, settings.keys.passphrase_file));
    auto const keys = crypto::KeyStore::open(config::path_of(settings, settings.keys.directory), passphrase);
    return {keys, settings.webhooks.key_generations};
}

int refused(WebhooksAt const& at, core::Refusal const& refusal)
{
    auto const detail = refusal.detail.text;
    at.err << (detail.empty() ? std::string_view{"There is no such webhook."} : detail) << '\n';
    return 1;
}

using Change = std::function<core::Result<webhook::Endpoint>(webhook::Books, webhook::Actor const&)>;

int change(WebhooksAt const& at, Change const& how)
{
    Desk desk{at.settings, store::Access::write};
    store::Transaction transaction{*desk.session};
    auto const changed = how(desk.books(), {std::string{webhook::treasury}, operator_name});
    if (!changed) return refused(at, changed.error());
    transaction.commit();
    at.out << changed->id.value << ' ' << word_of(changed->state) << '\n';
    return 0;
}

bool is_owner(Desk& desk, std::string const& owner)
{
    return owner == webhook::treasury || store::read_catalogue(*desk.session).mission(owner) != nullptr;
}

std::string table_of(std::vector<webhook::Endpoint> const& endpoints)
{
    TableText table{{{"id"}, {"owner"}, {"state"}, {"delivered", TableText::Side::right}, {"url"}, {"reason"}}
    };
    for (auto const& each : endpoints)
        table.add(
            {each.id.value,
             each.owner,
             std::string{word_of(each.state)},
             std::to_string(each.delivered_seq),
             each.url,
             each.reason}
        );
    return table.text();
}

webhook::Parcel ping(webhook::Endpoint const& endpoint, crypto::WebhookKeys const& keys, core::Instant now)
{
    webhook::Parcel parcel{
        .url = endpoint.url,
        .id = "ping_" + core::draw_id(crypto::entropy),
        .unix_seconds = core::unix_of(now),
        .signature = "",
        .body = domain::webhook::ping_payload(now),
    };
    parcel.signature =
        signatures_of(keys, domain::webhook::signed_text(parcel.id, parcel.unix_seconds, parcel.body));
    return parcel;
}

} // namespace

int webhooks_add(WebhooksAt const& at, NewWebhook const& wanted)
{
    Desk desk{at.settings, store::Access::write};
    if (!is_owner(desk, wanted.owner)) {
        at.err << "The owner is treasury, or the code of a post.\n";
        return 1;
    }
    store::Transaction transaction{*desk.session};
    auto const& rules = at.settings.webhooks;
    auto const added = webhook::register_endpoint(
        desk.books(),
        {wanted.owner, wanted.url, wanted.types, wanted.after, operator_name},
        {rules.ports, rules.allow_addresses},
        {core::draw_id(crypto::entropy)},
        at.clock()
    );
    if (!added) return refused(at, added.error());
    transaction.commit();
    at.out << added->id.value << '\n';
    if (rules.hands == 0) at.err << "[webhooks] hands is 0 here: what is owed waits for another service.\n";
    return 0;
}

int webhooks_list(WebhooksAt const& at, bool json)
{
    Desk desk{at.settings, store::Access::read};
    auto const endpoints = desk.endpoints.list();
    at.out << (json ? http::api::endpoints_json(endpoints, "") + "\n" : table_of(endpoints));
    return 0;
}

int webhooks_pause(WebhooksAt const& at, std::string const& id)
{
    return change(at, [&](webhook::Books books, webhook::Actor const& actor) {
        return webhook::pause(books, {id}, actor, at.clock());
    });
}

int webhooks_resume(WebhooksAt const& at, std::string const& id)
{
    return change(at, [&](webhook::Books books, webhook::Actor const& actor) {
        return webhook::resume(books, {id}, actor, at.clock());
    });
}

int webhooks_replay(WebhooksAt const& at, std::string const& id, std::int64_t after)
{
    return change(at, [&](webhook::Books books, webhook::Actor const& actor) {
        return webhook::replay(books, {id}, actor, after, at.clock());
    });
}

int webhooks_remove(WebhooksAt const& at, std::string const& id)
{
    return change(at, [&](webhook::Books books, webhook::Actor const& actor) {
        return webhook::remove(books, {id}, actor, at.clock());
    });
}

int webhooks_key(WebhooksAt const& at)
{
    auto const& generations = at.settings.webhooks.key_generations;
    auto const keys = open_keys(at.settings).public_keys();
    for (std::size_t each = 0; each < keys.size(); ++each)
        at.out << generations[each] << ' ' << domain::webhook::public_key_text(keys[each]) << '\n';
    return 0;
}

int webhooks_test(WebhooksAt const& at, std::string const& id)
{
    Desk desk{at.settings, store::Access::read};
    auto const endpoint = webhook::find(desk.books(), {id}, {std::string{webhook::treasury}, operator_name});
    if (!endpoint) return refused(at, {core::Reason::not_found});
    adapters::webhook::HttpsCourier courier{courier_terms(at.settings)};
    auto const answer = courier.deliver(ping(*endpoint, open_keys(at.settings), at.clock()));
    if (answer.status >= 200 && answer.status <= 299) {
        at.out << "taken (" << answer.status << ")\n";
        return 0;
    }
    at.err << answer.why << '\n';
    return 1;
}

} // namespace etimbre::commands
