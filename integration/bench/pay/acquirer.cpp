#include "adapters/est3dgate/form_body.hpp"
#include "http/server/server.hpp"

#include <CLI/CLI.hpp>

#include <csignal>
#include <exception>
#include <iostream>

// An acquirer that knows every order and has captured its money: it answers each question at once and keeps
// no book, so that a measurement of the service does not measure the simulator.
namespace etimbre::bench {
namespace {

using http::server::Response;

std::string between(std::string_view text, std::string_view before, std::string_view after)
{
    auto const from = text.find(before);
    if (from == std::string_view::npos) return {};
    auto const rest = text.substr(from + before.size());
    return std::string{rest.substr(0, rest.find(after))};
}

std::string captured(std::string const& oid, std::string const& amount_minor)
{
    return "<?xml version=\"1.0\" encoding=\"ISO-8859-9\"?>\n<CC5Response>\n  <ErrMsg>Record(s) found for " +
           oid +
           "</ErrMsg>\n  <ProcReturnCode>00</ProcReturnCode>\n  <Response>Approved</Response>\n  <OrderId>" +
           oid +
           "</OrderId>\n  <TransId>26327190000000001</TransId>\n  <Extra>\n    "
           "<AUTH_CODE>123456</AUTH_CODE>\n    "
           "<CAPTURE_AMT>" +
           amount_minor + "</CAPTURE_AMT>\n    <CHARGE_TYPE_CD>S</CHARGE_TYPE_CD>\n    <ORD_ID>" + oid +
           "</ORD_ID>\n    <ORIG_TRANS_AMT>" + amount_minor +
           "</ORIG_TRANS_AMT>\n    <PROC_RET_CD>00</PROC_RET_CD>\n    <TRANS_STAT>C</TRANS_STAT>\n  "
           "</Extra>\n"
           "</CC5Response>\n";
}

struct Options {
    std::uint16_t port = 0;
    std::string certificate_file;
    std::string key_file;
    std::string amount_minor = "86000";
};

http::server::Router routes(Options const& options)
{
    auto const answer_status = [amount =
                                    options.amount_minor](auto const& request, http::server::Answer answer) {
        auto const fields = adapters::est3dgate::parse_form_body(request->body);
        auto const xml = fields ? adapters::est3dgate::only_field(*fields, "DATA") : std::nullopt;
        auto const oid = between(xml.value_or(""), "<OrderId>", "</OrderId>");
        answer(Response{.status = 200, .content_type = "application/xml", .body = captured(oid, amount)});
    };
    return http::server::Router{{{"POST", "/fim/api", answer_status, "application/x-www-form-urlencoded"}}};
}

int run(Options const& options)
{
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    http::server::Listener listener;
    listener.port = options.port;
    listener.certificate_file = options.certificate_file;
    listener.key_file = options.key_file;
    listener.limits.connections_per_address = listener.limits.connections;
    listener.limits.requests_per_connection = 1'000'000;
    listener.limits.idle = std::chrono::minutes{5};
    http::server::Server server{listener, routes(options), 1};
    int signal = 0;
    sigwait(&ending, &signal);
    server.stop();
    return 0;
}

} // namespace
} // namespace etimbre::bench

int main(int argc, char** argv)
try {
    using namespace etimbre::bench;
    CLI::App app{"An acquirer that has captured everything it is asked about."};
    Options options;
    app.add_option("--port", options.port)->required();
    app.add_option("--cert", options.certificate_file)->required();
    app.add_option("--key", options.key_file)->required();
    app.add_option("--amount", options.amount_minor, "minor units of every payment")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    return run(options);
} catch (std::exception const& failure) {
    std::cerr << "bench-acquirer: " << failure.what() << '\n';
    return 3;
}
