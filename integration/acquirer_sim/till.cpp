#include "acquirer_sim/till.hpp"

#include "acquirer_sim/callback_fields.hpp"
#include "acquirer_sim/callback_message.hpp"
#include "acquirer_sim/references.hpp"
#include "acquirer_sim/wall_clock.hpp"
#include "adapters/est3dgate/https_post.hpp"
#include "adapters/est3dgate/treasury_failure.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace etimbre::acquirer_sim {

namespace {

constexpr std::chrono::seconds late{5};
constexpr std::chrono::seconds longest_callback{15};
constexpr int exit_code_of_a_crash = 70;

/// An earlier refusal of the same attempt, for a callback that comes after the approval.
FormFields as_refusal(FormFields fields)
{
    for (auto const& [name, value] : FormFields{
             {"ProcReturnCode", "05"},
             {"Response", "Declined"},
             {"ErrMsg", std::string{words_of("05")}},
             {"TransId", draw_trans_id(wall_clock())},
             {"AuthCode", ""},
             {"HostRefNum", ""},
             {"mdStatus", "0"},
         })
        set_field(fields, name, value);
    return fields;
}

} // namespace

Till::Till(
    Merchant merchant,
    std::string callback_ca_file,
    Captures& captures,
    Book& book,
    Faults& faults,
    Workers& workers
)
    : merchant_{std::move(merchant)},
      callback_ca_file_{std::move(callback_ca_file)},
      captures_{captures},
      book_{book},
      faults_{faults},
      workers_{workers}
{
}

std::expected<std::vector<Till::Notice>, BookRefusal>
Till::ask_bank(MerchantForm const& form, CardEntry const& card)
{
    std::vector<Notice> notices;
    for (auto const code : bank_answers(card, wall_clock())) {
        auto const transaction = book_.attempt(
            {.oid = form.oid,
             .amount_minor = form.amount_minor,
             .return_code = std::string{code},
             .brand = std::string{brand_of(card.pan)},
             .masked_pan = masked(card.pan)},
            wall_clock()
        );
        if (!transaction) return std::unexpected{transaction.error()};
        bool const approved = transaction->state == State::authorised;
        if (approved && faults_.take(FaultName::crash, form.oid)) ::_exit(exit_code_of_a_crash);
        notices.push_back({notice_fields(form, card, *transaction, wall_clock()), approved});
    }
    return notices;
}

std::expected<Return, BookRefusal> Till::pay(MerchantForm const& form, CardEntry const& card)
{
    auto notices = ask_bank(form, card);
    if (!notices) return std::unexpected{notices.error()};
    auto const last = notices->back();

    if (last.approved && faults_.take(FaultName::callback_reordered, form.oid)) {
        if (notices->size() == 1) notices->insert(notices->begin(), Notice{as_refusal(last.fields), false});
        std::ranges::reverse(*notices);
    }
    bool accepted = false;
    for (auto const& notice : *notices) accepted = deliver(form, notice) || accepted;
    return Return{
        accepted, accepted ? form.ok_url : form.fail_url, signed_fields(last.fields, merchant_.store_key)
    };
}

bool Till::deliver(MerchantForm const& form, Notice const& notice)
{
    if (faults_.take(FaultName::callback_lost, form.oid)) return false;
    auto const body = callback_body(notice.fields, merchant_.store_key, faults_);
    if (!notice.approved) {
        call_back(form.callback_url, body);
        return false;
    }
    if (auto const fault = faults_.take(FaultName::callback_late, form.oid)) {
        workers_.start_after(
            fault->seconds.value_or(late),
            [this, url = form.callback_url, body, oid = form.oid] { act_on(call_back(url, body), oid); }
        );
        return true;
    }
    auto answer = call_back(form.callback_url, body);
    if (faults_.take(FaultName::answer_lost, form.oid)) answer.reset();
    bool const accepted = act_on(answer, form.oid);
    if (faults_.take(FaultName::callback_twice, form.oid)) call_back(form.callback_url, body);
    return accepted;
}

std::optional<std::string> Till::call_back(std::string const& url, std::string const& body) const
{
    try {
        auto answer = adapters::est3dgate::post_form(
            {.url = url, .ca_file = callback_ca_file_, .total_timeout = longest_callback}, body
        );
        if (answer.status == 200) return std::move(answer.body);
        std::cerr << "acquirer-sim: " + url + " answered a callback with " + std::to_string(answer.status) +
                         "\n";
    } catch (adapters::est3dgate::TreasuryFailure const& failure) {
        std::cerr << "acquirer-sim: callback: " + std::string{failure.what()} + "\n";
    }
    return std::nullopt;
}

bool Till::act_on(std::optional<std::string> const& answer, std::string const& oid)
{
    if (answer == "ACTION=POSTAUTH") return captures_.capture(oid, std::nullopt).has_value();
    return answer == "APPROVED";
}

} // namespace etimbre::acquirer_sim
