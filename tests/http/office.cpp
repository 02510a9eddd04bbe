#include "office.hpp"

#include "adapters/crypto/hashing.hpp"
#include "adapters/est3dgate/form_body.hpp"
#include "adapters/store/migrate.hpp"
#include "app/pay/learn_status.hpp"
#include "domain/stamp/number.hpp"
#include "http/server/form.hpp"
#include "inventory.hpp"

#include <filesystem>
#include <stdexcept>

namespace etimbre::http::api {
namespace {

namespace crypto = adapters::crypto;
namespace store = adapters::store;

core::Instant now_ = opening;

core::Instant clock_of_test()
{
    return now_;
}

std::unique_ptr<store::Session>
open_store(std::filesystem::path const& folder, app::stamp::IssueTerms const& terms)
{
    auto const file = folder / "etimbre.db";
    auto const schemas = std::filesystem::path{PROJECT_ROOT} / "schemas";
    store::migrate(
        *store::open_database(store::SqliteFile{file}, store::Access::create),
        store::read_schemas(schemas),
        crypto::sha256,
        opening
    );
    return std::make_unique<store::Session>(
        store::SqliteFile{file},
        store::Access::write,
        [&terms](app::stamp::Books& books) { return std::make_unique<app::work::IssuingDesk>(books, terms); }
    );
}

void add_query(server::Request& request, std::string_view query)
{
    if (auto fields = server::parse_form(query)) request.query = *std::move(fields);
}

} // namespace

struct Office::Keys {
    std::unique_ptr<crypto::LiveKeys> live = live_keys_of_tests(clock_of_test);
    crypto::StampSigner signer{*live};
    crypto::BindingKeys holders{*live};
    crypto::DerivedTokens tokens{keys_of_tests()};
};

Office::Office()
    : keys_{std::make_unique<Keys>()},
      terms_{new app::stamp::IssueTerms{"MA", std::chrono::days{365}, keys_->signer, crypto::sha256}},
      session_{open_store(folder_.path(), *terms_)},
      write_{std::make_unique<LaneAtOnce>(*session_)},
      read_{std::make_unique<LaneAtOnce>(*session_)},
      acquirers_{two_acquirers()},
      catalogue_{catalogue_of_seeds()}
{
    now_ = opening;
    auto const choose = [this](std::string_view whose, core::Instant at) {
        return acquirers_.for_new(whose, at);
    };
    auto const draw = [] { return domain::stamp::draw_number(crypto::entropy); };
    auto const bind = [this](std::string_view number, std::string_view document, core::Instant ordered) {
        return keys_->holders.bind(number, document, ordered);
    };
    desk_ = std::make_unique<Desk>(Desk{
        .write = *write_,
        .read = *read_,
        .write_reserved = *write_,
        .read_reserved = *read_,
        .catalogue = catalogue_,
        .acquirers = acquirers_,
        .tokens = keys_->tokens,
        .quote_terms = {std::chrono::hours{24}, crypto::entropy},
        .payment_terms = {choose, std::chrono::seconds{2}, std::chrono::minutes{90}, crypto::entropy},
        .order_tools = {crypto::entropy, draw, bind},
        .refund_terms = {{.approval_above_minor = 200'000}, crypto::entropy},
        .officer_voids_refund = true,
        .signer = keys_->signer,
        .holder_keys = keys_->holders,
        .printer = printer_,
        .trust = [this] { return trust ? trust : keys_->live->at_hand()->trust; },
        .trust_list = [this] { return keys_->live->at_hand()->list; },
        .verify_signature = crypto::verify_signature,
        .sha256 = crypto::sha256,
        .entropy = crypto::entropy,
        .clock = clock_of_test,
        .fingerprint = [](core::ByteView request) { return crypto::fingerprint(keys_of_tests(), request); },
        .public_base_url = "https://etimbre.example",
        .service_address = "etimbre.example",
        .security_contact = "mailto:security@etimbre.example",
        .wake_jobs = [this] { ++wakes; },
        .gate = gate_,
        .redeemed = metrics_.counter("etimbre_stamps_redeemed_total", "Stamps redeemed."),
        .calendar =
            {[](std::chrono::sys_days day) { return app::closing::Span{day, day + std::chrono::days{1}}; },
             [](core::Instant at) { return std::chrono::floor<std::chrono::days>(at); }},
        .statement_pdf = [](app::closing::Statement const& closed
                         ) { return "pdf " + core::to_date(closed.day); },
    });
    public_ = server::Router{public_routes(*desk_)};
    partner_ = server::Router{partner_routes(*desk_)};
    ops_ = server::Router{ops_routes(*desk_)};
}

Office::~Office()
{
    session_.reset();
}

server::Response Office::send(server::Router const& router, Sent const& sent)
{
    auto request = std::make_shared<server::Request>();
    auto const mark = sent.target.find('?');
    request->method = sent.method;
    request->path = sent.target.substr(0, mark);
    if (mark != std::string::npos) add_query(*request, std::string_view{sent.target}.substr(mark + 1));
    request->headers = sent.headers;
    request->body = sent.body;
    request->request_id = "request-1";
    request->peer = {sent.address, sent.identity};

    auto match = router.find(request->method, request->path);
    if (match.route == nullptr) return {.status = match.refused_status, .content_type = "", .body = ""};
    request->parameters = std::move(match.parameters);
    std::optional<server::Response> answer;
    match.route->handler(request, server::Answer{[&](server::Answer::Make make) { answer = make(); }});
    if (!answer) throw std::runtime_error{"no answer came"};
    return *std::move(answer);
}

server::Response Office::post(std::string_view path, std::string_view body, Headers headers)
{
    return to_public({
        .method = "POST",
        .target = std::string{path},
        .body = std::string{body},
        .headers = std::move(headers),
    });
}

server::Response Office::get(std::string_view target, std::string_view token)
{
    Headers headers;
    if (!token.empty()) headers.emplace_back("authorization", "Bearer " + std::string{token});
    return to_public({.target = std::string{target}, .headers = std::move(headers)});
}

server::Response Office::redeem(std::string_view body, std::string_view key, std::string_view identity)
{
    return to_partner({
        .method = "POST",
        .target = "/api/v1/redemptions",
        .body = std::string{body},
        .headers = {{"idempotency-key", std::string{key}}},
        .identity = std::string{identity},
    });
}

server::Response Office::verify(std::string_view body, std::string_view identity)
{
    return to_partner({
        .method = "POST",
        .target = "/api/v1/verifications",
        .body = std::string{body},
        .identity = std::string{identity},
    });
}

std::string Office::quote(std::string_view service, int quantity)
{
    auto const response = post(
        "/api/v1/quotes",
        R"({"mission":")" + mission + R"(","lines":[{"service":")" + std::string{service} +
            R"(","quantity":)" + std::to_string(quantity) + "}]}"
    );
    EXPECT_EQ(response.status, 201U) << response.body;
    return text_in(json_of(response), "quote_id");
}

Placed Office::order(std::string_view more, std::string_view service, int quantity)
{
    auto const response = post(
        "/api/v1/orders",
        R"({"quote_id":")" + quote(service, quantity) +
            R"(","payer":{"email":"amina@example.org","name":"Amina B."},"language":"fr")" +
            std::string{more} + "}",
        {{"idempotency-key", core::draw_id(crypto::entropy)}}
    );
    EXPECT_EQ(response.status, 201U) << response.body;
    auto const order = json_of(response);
    return {text_in(order, "order_id"), text_in(order, "access_token")};
}

boost::json::object Office::pay(Placed const& order, std::string_view key)
{
    auto const response = post(
        "/api/v1/orders/" + order.id + "/payments",
        "{}",
        {{"idempotency-key", std::string{key}}, {"authorization", "Bearer " + order.token}}
    );
    EXPECT_EQ(response.status, 201U) << response.body;
    return json_of(response).at("redirect").at("fields").as_object();
}

namespace {

std::string signed_callback(Merchant const& signer, boost::json::object const& form, std::string_view code)
{
    adapters::est3dgate::FormFields fields{
        {"clientid", std::string{signer.client_id}},
        {"oid", text_in(form, "oid")},
        {"amount", text_in(form, "amount")},
        {"currency", "504"},
        {"ProcReturnCode", std::string{code}},
        {"TransId", "T1"},
    };
    fields.emplace_back("HASH", adapters::est3dgate::ver3_hash(fields, signer.store_key));
    return adapters::est3dgate::to_form_body(fields);
}

} // namespace

std::string Office::callback(boost::json::object const& form, std::string_view code)
{
    bool const is_atlas = text_in(form, "clientid") == merchant_of_atlas.client_id;
    return signed_callback(is_atlas ? merchant_of_atlas : merchant_of_cmi, form, code);
}

std::string Office::callback_by(Merchant const& signer, boost::json::object const& form)
{
    return signed_callback(signer, form, "00");
}

Bought Office::buy(std::string_view more)
{
    auto const placed = order(more);
    auto const form = pay(placed, "k");
    EXPECT_EQ(post("/api/v1/payments/est3dgate/callback", callback(form)).body, "ACTION=POSTAUTH");
    app::work::run_and_wait<bool>(*write_, [&](app::work::Unit& unit) {
        auto const payment = unit.pay.payments.find_by_oid(text_in(form, "oid")).value();
        app::pay::StatusAnswer const captured{app::pay::Found::captured, payment.amount, payment.amount};
        app::pay::learn_status(unit.pay, payment.id, captured, 0, now_);
        return true;
    });
    auto const shown = json_of(get("/api/v1/orders/" + placed.id, placed.token));
    auto const& stamp = shown.at("stamps").at(0).as_object();
    return {placed, text_in(stamp, "number"), text_in(stamp, "text")};
}

void Office::let_pass(std::chrono::seconds time)
{
    now_ += time;
}

int Office::count(std::string const& table)
{
    int rows = 0;
    session_->sql() << "SELECT COUNT(*) FROM " + table, soci::into(rows);
    return rows;
}

app::stamp::StampEnd end_of(app::stamp::StampState const& stamp, app::stamp::EndKind kind)
{
    return {stamp.row.number, kind, std::string(32, 'e'), "CG-PAR", "3", stamp.row.kid, "", opening};
}

} // namespace etimbre::http::api
