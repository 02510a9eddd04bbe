#include "adapters/est3dgate/acquirer.hpp"

#include "adapters/est3dgate/ascii_fold.hpp"
#include "adapters/est3dgate/callback.hpp"
#include "adapters/est3dgate/form.hpp"
#include "adapters/est3dgate/form_body.hpp"
#include "adapters/est3dgate/treasury_failure.hpp"

namespace etimbre::adapters::est3dgate {

namespace {

void check_url(std::string const& url)
{
    if (!url.starts_with("https://"))
        throw TreasuryFailure{"acquirer settings: not an https address: " + url};
    if (holds_rewritten_word(url))
        throw TreasuryFailure{"acquirer settings: the gateway rewrites the word 'document' in " + url};
}

void check(Settings const& settings)
{
    for (auto const* const url :
         {&settings.gateway_url,
          &settings.api_url,
          &settings.ok_url,
          &settings.fail_url,
          &settings.shop_url,
          &settings.callback_url})
        check_url(*url);
    if (settings.client_id.empty()) throw TreasuryFailure{"acquirer settings: client_id is empty"};
    if (settings.store_key.empty()) throw TreasuryFailure{"acquirer settings: store_key is empty"};
    if (settings.session_timeout_seconds < 30 || settings.session_timeout_seconds > 2700)
        throw TreasuryFailure{"acquirer settings: session_timeout_seconds is not between 30 and 2700"};
}

Settings checked(Settings settings)
{
    check(settings);
    return settings;
}

} // namespace

Est3dGate::Est3dGate(Settings settings)
    : settings_{checked(std::move(settings))},
      client_{
          ApiUser{settings_.api_name, settings_.api_password, settings_.client_id},
          HttpsPost{
              .url = settings_.api_url,
              .ca_file = settings_.ca_file,
              .connect_timeout = settings_.connect_timeout,
              .total_timeout = settings_.total_timeout
          }
      }
{
}

app::pay::RedirectForm
Est3dGate::redirect_form(app::pay::Payment const& payment, app::pay::Order const& order) const
{
    auto const& email = order.payer.email;
    auto form = signed_form({
        .client_id = settings_.client_id,
        .store_key = settings_.store_key,
        .gateway_url = settings_.gateway_url,
        .oid = payment.oid,
        .amount = payment.amount,
        .email = email.empty() || holds_rewritten_word(email) ? settings_.stand_in_email : email,
        .bill_to_name = order.payer.name,
        .language = order.language,
        .ok_url = settings_.ok_url,
        .fail_url = settings_.fail_url,
        .shop_url = settings_.shop_url,
        .callback_url = settings_.callback_url,
        .rnd = payment.rnd,
        .session_timeout_seconds = settings_.session_timeout_seconds,
    });
    if (!form)
        throw TreasuryFailure{
            "payment " + payment.oid + " cannot be sent: " + std::string{form.error().detail.text}
        };
    return *std::move(form);
}

core::Result<app::pay::Callback> Est3dGate::read_callback(std::string_view form_body) const
{
    auto const posted = parse_form_body(form_body);
    if (!posted) return core::refuse(core::Reason::acquirer_answer, "not a form");
    auto notice = read_notice(*posted, settings_.store_key, settings_.excluded_fields);
    if (!notice) return std::unexpected{notice.error()};
    if (!notice->client_id.empty() && notice->client_id != settings_.client_id)
        return core::refuse(core::Reason::acquirer_answer, "another merchant's number");
    return std::move(notice->callback);
}

app::pay::StatusAnswer Est3dGate::ask_status(std::string_view oid)
{
    return client_.order_status(oid);
}

app::pay::MoneyHistory Est3dGate::ask_history(std::string_view oid)
{
    return client_.order_history(oid);
}

bool Est3dGate::capture(std::string_view oid, core::Money amount)
{
    return client_.post_auth(oid, amount).approved();
}

bool Est3dGate::release(std::string_view oid)
{
    return client_.void_transaction(oid).approved();
}

bool Est3dGate::give_back(std::string_view oid, core::Money amount)
{
    return client_.credit(oid, amount).approved();
}

} // namespace etimbre::adapters::est3dgate
