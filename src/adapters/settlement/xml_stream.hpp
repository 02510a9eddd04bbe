#pragma once

#include "domain/settlement/sink.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::adapters::settlement {

/// XML as a stream of elements, for files from outside: no DTD and so no entities but the five of XML, at
/// most 64 levels, no token above 1 MiB and no text of an element that is listened to above 4 KiB.
class XmlStream {
public:
    using Objection = domain::settlement::Objection;

    /// Names come without their namespace's prefix. What is objected to ends the reading.
    class Listener {
    public:
        Listener() = default;
        virtual ~Listener() = default;
        Listener(Listener const&) = delete;
        Listener& operator=(Listener const&) = delete;

        /// @param currency  The attribute `Ccy`, empty where there is none.
        /// @param wants_text  Set where the element's text is to be kept.
        virtual Objection begin(std::string_view name, std::string_view currency, bool& wants_text) = 0;
        /// @param text  Of the element alone, without white space around it; empty where it was not wanted.
        virtual Objection end(std::string_view text) = 0;
        /// The elements that are open, for messages: names known to the listener only.
        virtual std::string path() const = 0;
    };

    /// `listener` must outlive the stream.
    explicit XmlStream(Listener& listener);
    ~XmlStream();
    XmlStream(XmlStream const&) = delete;
    XmlStream& operator=(XmlStream const&) = delete;

    std::optional<domain::settlement::Fault> read(std::string_view bytes);
    std::optional<domain::settlement::Fault> finish();

private:
    struct Parse;
    std::unique_ptr<Parse> parse_;
};

} // namespace etimbre::adapters::settlement
