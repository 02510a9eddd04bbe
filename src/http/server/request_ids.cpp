#include "http/server/request_ids.hpp"

#include "core/bytes.hpp"

#include <openssl/rand.h>

#include <stdexcept>

namespace etimbre::http::server {

std::string RequestIds::draw()
{
    if (used_ == drawn_.size()) {
        if (RAND_bytes(drawn_.data(), static_cast<int>(drawn_.size())) != 1)
            throw std::runtime_error{"the system gives no random bytes"};
        used_ = 0;
    }
    auto id = core::to_hex(core::ByteView{drawn_}.subspan(used_, id_bytes));
    used_ += id_bytes;
    return id;
}

} // namespace etimbre::http::server
