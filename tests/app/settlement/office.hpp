#pragma once

#include "adapters/crypto/hashing.hpp"
#include "adapters/settlement/any_reader.hpp"
#include "app/settlement/take_in.hpp"
#include "files_in_memory.hpp"

#include <fstream>
#include <iterator>
#include <string>

namespace etimbre::app::settlement::testing {

inline constexpr auto noon = core::instant_of_unix(1'796'126'400); // 2026-12-01T12:00:00Z
inline constexpr auto account = "MA64011519000001205000534921";

inline std::string sample(std::string const& name)
{
    std::ifstream in{std::string{PROJECT_ROOT} + "/tests/vectors/settlement/" + name, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

inline Terms terms()
{
    adapters::settlement::CsvColumns columns;
    columns.acquirer = "cmi";
    return {
        .sha256 = adapters::crypto::sha256,
        .acquirer_of = [](std::string_view of) -> std::optional<std::string> {
            if (of == "cmi" || of.starts_with("MA64") || of.starts_with("0011519")) return "cmi";
            return of.starts_with("FR76") ? std::optional<std::string>{"other"} : std::nullopt;
        },
        .reader =
            [columns](domain::settlement::Sink& sink) {
                return std::make_unique<adapters::settlement::AnyReader>(
                    std::vector{columns}, core::mad, sink
                );
            }
    };
}

inline std::string sha_of(std::string_view bytes)
{
    return core::to_hex(adapters::crypto::sha256(core::as_bytes(bytes)));
}

inline constexpr auto report_head =
    "type,oid,trans_id,auth_code,gross,fee,net,currency,payout,sold_on,paid_on\n";
inline constexpr auto usual_amounts = "10.00,0.10,9.90";

/// So many sales of 10.00, fee 0.10, of one payout; what is said of the last one can be changed.
inline std::string sales(int lines, std::string const& payout = "P1", std::string const& last = usual_amounts)
{
    std::string text;
    for (int at = 1; at <= lines; ++at)
        text += "SALE,ET" + std::to_string(at) + ",T" + std::to_string(at) + ",," +
                (at == lines ? last : usual_amounts) + ",MAD," + payout + ",2026-12-01,2026-12-02\n";
    return text;
}

/// The last record of a report of so many of them.
inline std::string total_of(int lines)
{
    auto const sum = [lines](std::int64_t minor) {
        return core::to_decimal(core::Money::of_minor(minor * lines, core::mad));
    };
    return "TOTAL," + std::to_string(lines) + ",,," + sum(1000) + ',' + sum(10) + ',' + sum(990) +
           ",MAD,,,\n";
}

inline std::string
report(int lines, std::string const& payout = "P1", std::string const& last = usual_amounts)
{
    return report_head + sales(lines, payout, last) + total_of(lines);
}

/// Files, where they are kept, and who takes them in.
struct Office {
    TransactionsInMemory transactions{};
    VaultInMemory vault{};
    Terms of = terms();
    bool interrupted = false;

    std::string receive(std::string const& bytes)
    {
        auto sha = sha_of(bytes);
        vault.bytes[sha] = bytes;
        transactions.files.receive({.sha = sha, .received = noon});
        return sha;
    }
    Progress take_in(std::string_view sha)
    {
        return settlement::take_in(
            {transactions, vault, of, [] { return noon; }, [this](std::int64_t) { return !interrupted; }}, sha
        );
    }
    std::string taken_in(std::string const& bytes)
    {
        auto sha = receive(bytes);
        take_in(sha);
        return sha;
    }
    File file(std::string const& sha) { return *transactions.files.find(sha); }
    FilesInMemory::Rows& rows(std::string const& sha) { return transactions.files.rows[sha]; }
};

} // namespace etimbre::app::settlement::testing
