#pragma once

#include "certificates.hpp"
#include "client.hpp"
#include "serving.hpp"

#include <gtest/gtest.h>

namespace etimbre::http::server {

/// A certificate authority, a server's certificate from it, and clients that believe it.
class OverTls : public testing::Test {
protected:
    OverTls()
        : ca_{certificates_.authority("ca")},
          own_{certificates_.issue(ca_, {"localhost", "DNS:localhost,IP:127.0.0.1", "serverAuth"})}
    {
    }

    Listener listener(Transport transport)
    {
        auto listener = plain_listener(told_);
        listener.transport = transport;
        listener.certificate_file = own_.certificate_file;
        listener.key_file = own_.key_file;
        listener.client_ca_file = ca_.certificate_file;
        return listener;
    }
    Introduction introduction() const { return {.ca_file = ca_.certificate_file}; }
    Introduction introduction(Credentials const& who) const
    {
        return {
            .ca_file = ca_.certificate_file,
            .certificate_file = who.certificate_file,
            .key_file = who.key_file
        };
    }

    Certificates certificates_;
    Credentials ca_;
    Credentials own_;
    Told told_;
    Shelf shelf_;
};

} // namespace etimbre::http::server
