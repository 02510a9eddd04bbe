#include "http/server/site.hpp"

#include <cstdio>

namespace etimbre::http::server {

void Site::report(std::string_view what) const noexcept
{
    try {
        if (listener.on_error) listener.on_error(what);
    } catch (...) {
        std::fputs("http/server: an error could not be reported\n", stderr);
    }
}

void Site::report(std::exception_ptr const& failure) const noexcept
{
    try {
        std::rethrow_exception(failure);
    } catch (std::exception const& what) {
        report(std::string_view{what.what()});
    } catch (...) {
        report("an exception of unknown type");
    }
}

} // namespace etimbre::http::server
