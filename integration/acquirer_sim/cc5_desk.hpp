#pragma once

#include "acquirer_sim/book.hpp"
#include "acquirer_sim/captures.hpp"
#include "acquirer_sim/faults.hpp"
#include "acquirer_sim/merchant.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace etimbre::acquirer_sim {

/// The gateway's XML interface.
class Cc5Desk {
public:
    Cc5Desk(Merchant merchant, Captures& captures, Book& book, Faults& faults);

    struct Answer {
        std::string oid;                ///< that was asked about, empty if the request could not be read
        std::optional<std::string> xml; ///< CC5Response in ISO-8859-9; none while the interface is
                                        ///< unavailable, or its answer is lost
    };
    /// Does what a `CC5Request` asks, or answers with its error.
    Answer answer(std::string_view request_xml);

private:
    struct Request;
    std::string operate(Request const& request);
    std::optional<std::string> give_back(Request const& request);
    std::string question(Request const& request) const;

    Merchant merchant_;
    Captures& captures_;
    Book& book_;
    Faults& faults_;
};

} // namespace etimbre::acquirer_sim
