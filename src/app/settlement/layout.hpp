#pragma once

#include "app/settlement/chunk.hpp"
#include "app/settlement/file.hpp"
#include "core/bytes.hpp"
#include "domain/settlement/identity.hpp"
#include "domain/settlement/occurrences.hpp"
#include "domain/settlement/sink.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace etimbre::app::settlement {

inline constexpr int most_statements = 5000; ///< of one file: their revisions are written in one transaction

/// Who pays into the account of that number or, in a report, of that name; nothing where it is none of ours.
using AcquirerOf = std::function<std::optional<std::string>(std::string_view account)>;

/// Numbers what a file says and cuts it into chunks. Behind a Tally, which has checked the amounts.
class Layout final : public domain::settlement::Sink {
public:
    using LayOut = std::function<void(Chunk)>;

    Layout(core::Sha256 sha256, AcquirerOf acquirer_of, LayOut lay_out);

    domain::settlement::Objection message(domain::settlement::Format format, std::string_view id) override;
    domain::settlement::Objection statement(domain::settlement::StatementHead const& head) override;
    domain::settlement::Objection line(domain::settlement::Line const& line) override;
    domain::settlement::Objection entry(domain::settlement::Entry const& entry) override;
    domain::settlement::Objection end_statement(domain::settlement::StatementEnd const& end) override;

    /// Hands on the last chunk. After the whole file was read without a fault.
    void finish();
    /// What is known of the file so far, but for its totals.
    Summary const& summary() const { return summary_; }

private:
    void declare(domain::settlement::StatementEnd const& end);
    void make_room();

    core::Sha256 sha256_;
    AcquirerOf acquirer_of_;
    LayOut lay_out_;
    Summary summary_;
    bool is_report_ = false;
    bool all_declare_count_ = true;
    bool all_declare_sum_ = true;
    Chunk chunk_;
    LaidStatement current_;
    domain::settlement::Content content_;
    std::int64_t entries_ = 0;
    std::int64_t lines_ = 0;
    std::int64_t details_ = 0; ///< lines since the last entry
    domain::settlement::Occurrences statement_prints_;
    domain::settlement::Occurrences entry_prints_;
    domain::settlement::Occurrences line_prints_;
};

} // namespace etimbre::app::settlement
