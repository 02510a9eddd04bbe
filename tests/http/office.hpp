#pragma once

#include "adapters/crypto/key_holders.hpp"
#include "adapters/store/session.hpp"
#include "answers.hpp"
#include "app/pay/acquirers.hpp"
#include "app/work/issuing_desk.hpp"
#include "http/api/desk.hpp"
#include "http/api/routes.hpp"
#include "http/server/router.hpp"
#include "inventory.hpp"
#include "lane_at_once.hpp"

#include <boost/json/value.hpp>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The whole service but its sockets, on a database of its own: requests go through the routes of a listener,
/// units of work run at once in a transaction, the keys, the store and the acquirer's messages are the real
/// ones.
namespace etimbre::http::api {

inline constexpr std::size_t requests_a_minute = 1000;
inline constexpr std::string_view counter_of_paris = "urn:etimbre:mission:CG-PAR:counter:3";
inline constexpr std::string_view counter_of_lyon = "urn:etimbre:mission:CG-LYS:counter:1";
inline constexpr std::string_view officer_of_paris = "urn:etimbre:mission:CG-PAR:officer:7";

/// Shows what it was given: the text of a code, the sheet's number and language.
struct PlainPrinter final : app::stamp::StampPrinter {
    std::string svg(std::string_view text) const override { return "svg " + std::string{text}; }
    std::string png(std::string_view text) const override { return "png " + std::string{text}; }
    std::string pdf(app::stamp::StampSheet const& sheet) const override
    {
        return "pdf " + sheet.number + ' ' + std::string{core::tag_of(sheet.language)} + ' ' +
               sheet.service_names.in(sheet.language);
    }
};

using Headers = std::vector<std::pair<std::string, std::string>>;

/// A request to be sent; what is not said is as a well-behaved client would say it.
struct Sent {
    std::string method = "GET";
    std::string target;
    std::string body{};
    Headers headers = {};
    std::string identity{};
    std::string address = "192.0.2.7";
};

struct Placed {
    std::string id;
    std::string token;
};

struct Bought {
    Placed order;
    std::string number;
    std::string text;
};

class Office {
public:
    Office();
    ~Office();

    server::Response to_public(Sent const& sent) { return send(public_, sent); }
    server::Response to_partner(Sent const& sent) { return send(partner_, sent); }
    server::Response to_ops(Sent const& sent) { return send(ops_, sent); }

    /// To routes that this listener does not have by itself.
    static server::Response send(server::Router const& router, Sent const& sent);

    server::Response post(std::string_view path, std::string_view body, Headers headers = {});
    server::Response get(std::string_view target, std::string_view token = "");
    server::Response
    redeem(std::string_view body, std::string_view key, std::string_view identity = counter_of_paris);
    server::Response verify(std::string_view body, std::string_view identity = counter_of_paris);

    /// A quote for one service at `mission`; its id.
    std::string quote(std::string_view service = "PAS-EST", int quantity = 1);
    Placed order(std::string_view more = "", std::string_view service = "PAS-EST", int quantity = 1);
    /// Starts an attempt; the form's fields.
    boost::json::object pay(Placed const& order, std::string_view key);
    /// The body of a callback for that form, signed as its acquirer signs, or as `signer` would.
    static std::string callback(boost::json::object const& form, std::string_view code = "00");
    static std::string callback_by(Merchant const& signer, boost::json::object const& form);
    /// From the quote to the stamp. `more` are further members of the order, such as a holder.
    Bought buy(std::string_view more = "");

    void let_pass(std::chrono::seconds time);
    int count(std::string const& table);

    LaneAtOnce& write() { return *write_; }
    LaneAtOnce& read() { return *read_; }
    Desk& desk() { return *desk_; }
    /// The page of the operator's measures.
    std::string measures() const { return metrics_.render(); }
    int wakes = 0;
    std::string mission = "CG-PAR"; ///< where orders to come are for
    /// Where it is given, in place of the list of the keys.
    std::shared_ptr<domain::stamp::TrustList const> trust{};

private:
    struct Keys;
    NewFolder folder_;
    std::unique_ptr<Keys> keys_;
    std::unique_ptr<app::stamp::IssueTerms> terms_;
    std::unique_ptr<adapters::store::Session> session_;
    std::unique_ptr<LaneAtOnce> write_;
    std::unique_ptr<LaneAtOnce> read_;
    app::pay::Acquirers acquirers_;
    PlainPrinter printer_;
    telemetry::Metrics metrics_;
    Gate gate_{{.requests_per_minute = requests_a_minute, .requests_per_minute_per_order = 200}, metrics_};
    domain::fees::Catalogue catalogue_;
    std::unique_ptr<Desk> desk_;
    server::Router public_{{}};
    server::Router partner_{{}};
    server::Router ops_{{}};
};

/// An end of that stamp at counter 3 of CG-PAR, noon of a day in September.
app::stamp::StampEnd end_of(app::stamp::StampState const& stamp, app::stamp::EndKind kind);

} // namespace etimbre::http::api
