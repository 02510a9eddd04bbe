#include "http/api/payments_json.hpp"

#include "http/api/json_writer.hpp"
#include "http/server/fields.hpp"

namespace etimbre::http::api {

void parse_start_payment(boost::json::value const& body, std::vector<server::FieldError>& errors)
{
    server::Fields{body, "", errors}.end();
}

std::string kept_payment_json(app::pay::Payment const& payment)
{
    JsonWriter json;
    json.begin_object().text("payment_id", payment.id.value);
    json.text("state", domain::payment::outward_word_of(payment.state)).text("oid", payment.oid).end_object();
    return std::move(json).take();
}

std::string redirect_json(app::pay::RedirectForm const& form)
{
    JsonWriter json;
    json.begin_object().text("method", form.method).text("url", form.url).key("fields").begin_object();
    for (auto const& [name, value] : form.fields) json.text(name, value);
    json.end_object().end_object();
    return std::move(json).take();
}

} // namespace etimbre::http::api
