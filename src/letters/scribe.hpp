#pragma once

#include "app/notice/ports.hpp"
#include "http/api/desk.hpp"

#include <cstddef>

namespace etimbre::letters {

/// Reads the order and writes the mail about it.
class OrderScribe final : public app::notice::Scribe {
public:
    /// `desk` must outlive the scribe.
    OrderScribe(http::api::Desk const& desk, std::size_t most_attachments)
        : desk_{desk}, most_attachments_{most_attachments}
    {
    }

    std::optional<app::notice::Letter> write(app::notice::Notice const& notice) const override;

private:
    http::api::Desk const& desk_;
    std::size_t most_attachments_;
};

} // namespace etimbre::letters
