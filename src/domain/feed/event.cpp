#include "domain/feed/event.hpp"

namespace etimbre::domain::feed {

std::string id_of(Type type, std::string_view subject)
{
    return std::string{word_of(type)}.append(":").append(subject);
}

Noted noted(Event event)
{
    return {
        id_of(event.type, event.subject),
        std::move(event.mission),
        core::micros_of(event.at),
        std::move(event.data),
    };
}

} // namespace etimbre::domain::feed
