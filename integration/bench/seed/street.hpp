#pragma once

#include "adapters/crypto/hashing.hpp"
#include "adapters/crypto/key_holders.hpp"
#include "adapters/store/session.hpp"
#include "app/stamp/issue_stamps.hpp"
#include "domain/fees/catalogue.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace etimbre::bench {

/// Sells stamps into a database by the service's own rules, with no network and nobody waiting: what they
/// leave behind is what a year of customers would have left, and the audit finds nothing in it.
class Street {
public:
    static constexpr int stamps_of_an_order = 10;
    static constexpr auto mission = "CG-PAR";
    static constexpr auto service = "PAS-EST";

    Street(std::filesystem::path const& database, adapters::crypto::LiveKeys const& keys, core::Instant now);

    /// A paid order and its ten stamps.
    core::OrderId sell();
    /// A paid order of one stamp, with the acquirer's word that it was approved. Its payment.
    app::pay::Payment sell_one(std::string const& transaction);
    /// An order of one stamp whose payment waits for the acquirer's word.
    app::pay::Payment leave_waiting();
    /// The texts of an order's stamps.
    std::vector<std::string> texts_of(core::OrderId const& order);
    void begin();
    void commit();
    /// Gives the events of all commits their numbers.
    void number_events();

private:
    core::OrderId place(int quantity);
    app::pay::Payment pay_for(core::OrderId const& order);

    adapters::crypto::StampSigner signer_;
    app::stamp::IssueTerms terms_;
    adapters::store::Session session_;
    app::work::Unit unit_;
    domain::fees::Catalogue catalogue_;
    core::Instant now_;
};

} // namespace etimbre::bench
