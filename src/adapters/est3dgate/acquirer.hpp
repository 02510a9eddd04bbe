#pragma once

#include "adapters/est3dgate/cc5_client.hpp"
#include "app/pay/ports.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace etimbre::adapters::est3dgate {

/// One contract with an acquirer that speaks est3Dgate. Every URL is https and free of the word "document".
struct Settings {
    std::string client_id;
    std::string store_key;
    std::string gateway_url; ///< hosted page, `…/fim/est3Dgate`
    std::string api_url;     ///< XML interface, `…/fim/api`
    std::string api_name;
    std::string api_password;
    std::string ca_file; ///< PEM that api_url's certificate is checked against; empty: the system's list
    std::string ok_url;
    std::string fail_url;
    std::string shop_url;
    std::string callback_url;
    std::string stand_in_email = "noreply@etimbre.invalid"; ///< for an address that the gateway would rewrite
    std::vector<std::string> excluded_fields{};             ///< lower case; left out of the hash of callbacks
    int session_timeout_seconds = 1800;                     ///< 30 to 2700
    std::chrono::milliseconds connect_timeout{5000};
    std::chrono::milliseconds total_timeout{20000};
};

class Est3dGate final : public app::pay::Acquirer {
public:
    /// Throws `TreasuryFailure` when the settings cannot make a form, naming what is wrong.
    explicit Est3dGate(Settings settings);

    /// Throws `TreasuryFailure` for a payment that the gateway cannot take (not dirhams, nothing to pay).
    app::pay::RedirectForm
    redirect_form(app::pay::Payment const& payment, app::pay::Order const& order) const override;

    /// Refuses as `read_notice`; and `acquirer_answer` for a broken body or another merchant's number.
    core::Result<app::pay::Callback> read_callback(std::string_view form_body) const override;

    app::pay::StatusAnswer ask_status(std::string_view oid) override;
    app::pay::MoneyHistory ask_history(std::string_view oid) override;
    bool capture(std::string_view oid, core::Money amount) override;
    bool release(std::string_view oid) override;
    bool give_back(std::string_view oid, core::Money amount) override;

private:
    Settings settings_;
    Cc5Client client_;
};

} // namespace etimbre::adapters::est3dgate
