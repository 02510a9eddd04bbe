#pragma once

namespace etimbre::app::webhook {
class EndpointStore; // app/webhook/ports.hpp
}

namespace etimbre::app::work {

/// What one transaction may touch besides orders, payments and stamps: files of acquirer and bank, what they
/// are matched with, and whom the feed is delivered to. Each is asked for by who needs it, so that nobody
/// else is built anew when it changes.
class BackOffice {
public:
    BackOffice() = default;
    virtual ~BackOffice() = default;
    BackOffice(BackOffice const&) = delete;
    BackOffice& operator=(BackOffice const&) = delete;

    virtual webhook::EndpointStore& endpoints() = 0;
};

} // namespace etimbre::app::work
