#include "adapters/est3dgate/cc5_message.hpp"

#include "adapters/est3dgate/xml_tree.hpp"

#include <algorithm>

namespace etimbre::adapters::est3dgate {

namespace {

void append_element(std::string& xml, std::string_view name, std::string_view text)
{
    xml.append("<").append(name).append(">");
    xml.append(xml_escaped(text));
    xml.append("</").append(name).append(">");
}

std::string opened_request(ApiUser const& user, std::string_view oid)
{
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><CC5Request>";
    append_element(xml, "Name", user.name);
    append_element(xml, "Password", user.password);
    append_element(xml, "ClientId", user.client_id);
    append_element(xml, "OrderId", oid);
    return xml;
}

} // namespace

std::string operation_request(ApiUser const& user, Cc5Order const& order)
{
    auto xml = opened_request(user, order.oid);
    append_element(xml, "Type", order.type);
    if (order.total) {
        append_element(xml, "Total", core::to_decimal(*order.total));
        append_element(xml, "Currency", "504");
    }
    return xml + "</CC5Request>";
}

std::string status_request(ApiUser const& user, std::string_view oid)
{
    return opened_request(user, oid) + "<Extra><ORDERSTATUS>QUERY</ORDERSTATUS></Extra></CC5Request>";
}

std::string history_request(ApiUser const& user, std::string_view oid)
{
    return opened_request(user, oid) + "<Extra><ORDERHISTORY>QUERY</ORDERHISTORY></Extra></CC5Request>";
}

std::string_view Cc5Answer::extra_value(std::string_view name) const
{
    using Named = std::pair<std::string, std::string>;
    auto const found = std::ranges::find(extra, name, &Named::first);
    return found == extra.end() ? std::string_view{} : std::string_view{found->second};
}

core::Result<Cc5Answer> parse_answer(std::string_view xml)
{
    auto const root = parse_xml(xml);
    if (!root) return std::unexpected{root.error()};
    if (root->name != "CC5Response")
        return core::refuse(core::Reason::acquirer_answer, "not an answer of the acquirer's interface");

    auto const text = [&root](std::string_view name) { return std::string{root->text_of(name)}; };
    Cc5Answer answer{
        .order_id = text("OrderId"),
        .response = text("Response"),
        .proc_return_code = text("ProcReturnCode"),
        .err_msg = text("ErrMsg"),
        .trans_id = text("TransId"),
        .auth_code = text("AuthCode"),
        .host_ref_num = text("HostRefNum"),
    };
    if (auto const* const extra = root->child("Extra"))
        for (auto const& each : extra->children)
            answer.extra.emplace_back(each.name, extra->text_of(each.name));
    return answer;
}

} // namespace etimbre::adapters::est3dgate
