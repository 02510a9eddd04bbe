#include "app/settlement/receive.hpp"

#include <stdexcept>

namespace etimbre::app::settlement {

File receive(Books& books, File const& file, core::Instant due)
{
    if (books.files.receive(file) || books.files.receive_again(file)) {
        books.jobs.schedule(jobs::Kind::take_in, file.sha, due);
        return file;
    }
    auto standing = books.files.find(file.sha);
    if (!standing) throw std::logic_error{"a settlement file whose name is taken is not there"};
    return *std::move(standing);
}

} // namespace etimbre::app::settlement
