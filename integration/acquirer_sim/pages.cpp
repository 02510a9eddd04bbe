#include "acquirer_sim/pages.hpp"

#include "acquirer_sim/html.hpp"
#include "acquirer_sim/words.hpp"
#include "core/money.hpp"

namespace etimbre::acquirer_sim {

namespace {

std::string element(std::string_view tag, std::string_view text)
{
    return "<" + std::string{tag} + ">" + escaped(text) + "</" + std::string{tag} + ">\n";
}

std::string summary(Words const& words, MerchantForm const& form)
{
    auto const amount = core::to_decimal(core::Money::of_minor(form.amount_minor, core::mad));
    return "<dl><dt>" + escaped(words.amount) + "</dt><dd><bdi>" + amount + "</bdi> " +
           escaped(words.currency) + "</dd><dt>" + escaped(words.reference) + "</dt><dd><bdi>" +
           escaped(form.oid) + "</bdi></dd></dl>\n";
}

/// A labelled text input that takes digits only.
std::string digits_input(
    std::string_view name, std::string_view label, std::string_view autocomplete, std::string_view length
)
{
    std::string const id{name};
    return "<div class=\"field\"><label for=\"" + id + "\">" + escaped(label) + "</label><input id=\"" + id +
           "\" name=\"" + id + "\" inputmode=\"numeric\" required maxlength=\"" + std::string{length} +
           "\" autocomplete=\"" + std::string{autocomplete} + "\"></div>\n";
}

std::string opened_form(FormFields const& hidden)
{
    return "<form method=\"post\" action=\"/fim/est3Dgate\" accept-charset=\"utf-8\">\n" +
           hidden_inputs(hidden);
}

std::string button(std::string_view text)
{
    return "<button>" + escaped(text) + "</button>\n";
}

std::string link(std::string_view address, std::string_view text)
{
    return "<p><a href=\"" + escaped(address) + "\">" + escaped(text) + "</a></p>\n";
}

std::string notice(std::string_view text)
{
    return "<p class=\"notice\" role=\"alert\">" + escaped(text) + "</p>\n";
}

} // namespace

std::string card_page(MerchantForm const& form, bool not_a_card)
{
    auto const& words = words_in(form.language);
    auto body = element("h1", words.pay_by_card) + summary(words, form);
    if (not_a_card) body += notice(words.not_a_card);
    body += opened_form(form.fields) + digits_input("pan", words.card_number, "cc-number", "23");
    body += "<div class=\"pair\">\n";
    body += digits_input("Ecom_Payment_Card_ExpDate_Month", words.month, "cc-exp-month", "2");
    body += digits_input("Ecom_Payment_Card_ExpDate_Year", words.year, "cc-exp-year", "4");
    body += "</div>\n" + digits_input("cv2", words.cv2, "cc-csc", "4");
    body += "<p class=\"hint\">" + escaped(words.cv2_hint) + "</p>\n" + button(words.pay) + "</form>\n";
    return whole_page(words.language, words.pay_by_card, body + link(form.shop_url, words.cancel));
}

std::string code_page(MerchantForm const& form, CardEntry const& card)
{
    auto const& words = words_in(form.language);
    auto hidden = form.fields;
    hidden.emplace_back("pan", card.pan);
    hidden.emplace_back("Ecom_Payment_Card_ExpDate_Month", std::to_string(card.month));
    hidden.emplace_back("Ecom_Payment_Card_ExpDate_Year", std::to_string(card.year));
    hidden.emplace_back("cv2", card.cv2);
    auto const body = element("h1", words.confirm_title) + summary(words, form) + opened_form(hidden) +
                      digits_input("otp", words.confirm_code, "one-time-code", "8") + button(words.confirm) +
                      "</form>\n" + link(form.shop_url, words.cancel);
    return whole_page(words.language, words.confirm_title, body);
}

std::string return_page(std::string_view language, Return const& back)
{
    auto const& words = words_in(language);
    auto const title = back.accepted ? words.done : words.not_done;
    auto const body = element("h1", title) + "<form method=\"post\" data-leaves action=\"" +
                      escaped(back.url) + "\" accept-charset=\"utf-8\">\n" + hidden_inputs(back.fields) +
                      button(words.go_back) + "</form>\n";
    return whole_page(words.language, title, body);
}

std::string refused_form_page(std::string_view language, FormFault fault)
{
    auto const& words = words_in(language);
    auto const why = fault == FormFault::content ? words.wrong_content : words.wrong_hash;
    return whole_page(words.language, words.wrong_form, element("h1", words.wrong_form) + notice(why));
}

namespace {

std::string dead_end(MerchantForm const& form, std::string_view why)
{
    auto const& words = words_in(form.language);
    auto const body = element("h1", words.wrong_form) + summary(words, form) + notice(why) +
                      link(form.shop_url, words.go_back);
    return whole_page(words.language, words.wrong_form, body);
}

} // namespace

std::string taken_page(MerchantForm const& form)
{
    return dead_end(form, words_in(form.language).paid_before);
}

std::string session_over_page(MerchantForm const& form)
{
    return dead_end(form, words_in(form.language).session_over);
}

} // namespace etimbre::acquirer_sim
