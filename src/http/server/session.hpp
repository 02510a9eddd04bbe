#pragma once

#include "http/server/arrival.hpp"
#include "http/server/body.hpp"
#include "http/server/exchange.hpp"
#include "http/server/head.hpp"
#include "http/server/line.hpp"
#include "http/server/request.hpp"
#include "http/server/turnstile.hpp"

#include <boost/intrusive/list_hook.hpp>

#include <chrono>
#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::http::server {

class Loop;
struct Limits;

/// One connection, from its handshake to its end; a coroutine on its loop's thread. Whatever it waits for has
/// a deadline, and the loop's sweep calls `expire` when it has passed.
class Session
    : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
public:
    using Clock = Line::Clock;

    /// Throws std::runtime_error where OpenSSL has no memory for it.
    Session(Loop& loop, Socket socket, Turnstile::Pass pass, std::string address);

    Task<void> run();

    void expire_if_late();
    /// Ends the connection in favour of one that came later: its handshake is one of too many.
    void crowd_out();
    bool is_crowded_out() const { return crowded_out_; }
    /// Ends the connection if it stands between two requests.
    void end_if_idle();
    /// Ends the connection whatever it does. A request that waits for its answer is told 503, if it can be.
    void cut();

private:
    Limits const& limits() const;
    Pace::Rule pace() const;
    void welcome();
    void note_failed_handshake() const;
    /// The refusal of who holds a certificate that was revoked, or has ended, since the handshake.
    std::optional<Response> expel(Request const& request);
    std::string_view fault_of_peer();

    Task<bool> serve_one();
    /// Refused with null: the peer has left, and nothing is to be said.
    Task<Admitted<Head>> read_head();
    Task<bool> wait_for_first_byte();
    struct AfterBody {
        std::optional<Response> refusal{};
        bool is_gone = false; ///< nothing is to be said
    };
    AfterBody prepare_for_body(Route const& route, Request& request);
    AfterBody judged(BodyEnd end, Request const& request);
    void call(Route const& route, std::shared_ptr<Exchange> const& exchange);
    Task<void> wait_for_answer(Exchange& exchange);
    Response outcome(Exchange& exchange, bool& keep_alive);
    Task<bool> send(Response response, Request const& request, bool keep_alive);
    void write_head(Response& response, Request const& request, bool keep_alive);
    void note(Request const& request, unsigned status) const;

    Loop& loop_;
    Turnstile::Pass pass_;
    Line line_;
    Peer peer_;
    std::string server_name_{};       ///< for which the client made the connection
    std::time_t peer_until_ = 0;      ///< end of its certificate
    std::uint64_t judged_under_ = 0;  ///< generation of the lists in which it was last looked for
    std::string out_;                 ///< the head, and a small body, of the response being written
    Exchange* waiting_for_ = nullptr; ///< while the handler works
    Clock::time_point started_{};     ///< when the head of the request was complete
    std::size_t served_ = 0;
    bool idle_ = false; ///< between two requests
    bool crowded_out_ = false;
};

} // namespace etimbre::http::server
