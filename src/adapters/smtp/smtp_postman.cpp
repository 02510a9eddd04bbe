#include "adapters/smtp/smtp_postman.hpp"

#include "adapters/smtp/address.hpp"
#include "adapters/smtp/header.hpp"

#include <fstream>
#include <utility>

namespace etimbre::adapters::smtp {
namespace {

using app::notice::Delivery;
using app::notice::PostmanAnswer;

std::string first_line(std::filesystem::path const& file)
{
    std::ifstream in{file};
    std::string line;
    std::getline(in, line);
    return line;
}

} // namespace

SmtpPostman::SmtpPostman(Sender sender, Server server, std::filesystem::path password_file)
    : sender_{std::move(sender)}, server_{std::move(server)}, password_file_{std::move(password_file)}
{
    server_.greeting = domain_of(sender_.address);
    server_.ending = &ending_;
}

PostmanAnswer
SmtpPostman::deliver(app::notice::NoticeId const& id, app::notice::Letter const& letter, core::Instant now)
{
    if (!is_plain_address(letter.to)) return {Delivery::bounced, 0, "the address is none"};
    if (ending_) return {Delivery::put_off, 0, "the service is ending"};
    auto server = server_;
    if (!password_file_.empty()) server.password = first_line(password_file_);
    try {
        auto const message = message_of(sender_, id, letter, now);
        return hand_over(server, {sender_.address, letter.to, message});
    } catch (HeaderFailure const& failure) {
        return {Delivery::bounced, 0, failure.what()};
    }
}

} // namespace etimbre::adapters::smtp
