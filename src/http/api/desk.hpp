#pragma once

#include "app/closing/ports.hpp"
#include "app/pay/acquirers.hpp"
#include "app/pay/draw_up_quote.hpp"
#include "app/pay/place_order.hpp"
#include "app/pay/ports.hpp"
#include "app/pay/start_payment.hpp"
#include "app/refund/request_refund.hpp"
#include "app/stamp/ports.hpp"
#include "app/work/lane.hpp"
#include "core/bytes.hpp"
#include "core/instant.hpp"
#include "domain/fees/catalogue.hpp"
#include "domain/stamp/trust.hpp"
#include "domain/stamp/verify.hpp"
#include "http/api/gate.hpp"
#include "telemetry/metrics.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace etimbre::http::api {

/// What stands in the way of the service besides its database and its keys, a sentence each.
struct Troubles {
    std::vector<std::string> reasons{};  ///< why it cannot do its work
    std::vector<std::string> warnings{}; ///< what an operator should know, though it can
};

/// How mails are asked for; without it none are sent.
struct MailTerms {
    std::chrono::seconds pause; ///< one mail of a kind and order in each
};

struct TreasuryDesk; // http/api/treasury_desk.hpp

/// Everything the resources work with, made in `main`. Must outlive the server whose routes use it.
struct Desk {
    app::work::Lane& write; ///< what citizens ask for, turned away first when there is too much of it
    app::work::Lane& read;
    app::work::Lane& write_reserved; ///< what counters ask for, and news of money
    app::work::Lane& read_reserved;
    domain::fees::Catalogue const& catalogue;
    app::pay::Acquirers const& acquirers;
    app::pay::OrderTokens const& tokens;
    app::pay::QuoteTerms quote_terms;
    app::pay::PaymentTerms payment_terms;
    app::pay::OrderTools order_tools;
    app::refund::RefundTerms refund_terms;
    bool officer_voids_refund = true; ///< what an officer's void gives back
    app::stamp::Signer const& signer;
    app::stamp::HolderKeys const& holder_keys;
    app::stamp::StampPrinter const& printer;
    /// Whose stamps are believed at this moment; also what jwks.json shows. Like the next one called from any
    /// thread, never null.
    std::function<std::shared_ptr<domain::stamp::TrustList const>()> trust;
    /// The signed trust list that says so, byte for byte.
    std::function<std::shared_ptr<std::string const>()> trust_list;
    domain::stamp::VerifySignature verify_signature;
    core::Sha256 sha256;
    core::Entropy entropy;
    core::Clock clock;
    /// Keyed hash, 64 hexadecimal characters: what is kept of a request says nothing about its fields.
    std::function<std::string(core::ByteView)> fingerprint;
    std::string public_base_url; ///< "https://etimbre.example", no slash at the end
    std::string service_address; ///< the site's name as people read it, printed on paper
    std::string
        security_contact; ///< URI of security.txt (RFC 9116), such as "mailto:security@etimbre.example"
    std::function<void()> wake_jobs;
    Gate& gate;
    telemetry::Counter& redeemed; ///< stamps, by this process
    std::optional<MailTerms> mail{};
    std::function<Troubles()> troubles{}; ///< called from any thread; without one there are none
    /// Whether the banks answered when they were asked last; called from any thread, without one they do.
    std::function<bool()> bank_answers{};
    app::closing::Calendar calendar{}; ///< of the treasury
    /// The paper of a closed day, for the signature folder.
    std::function<std::string(app::closing::Statement const&)> statement_pdf{};
    std::shared_ptr<TreasuryDesk const> treasury{};
};

} // namespace etimbre::http::api
