#include "adapters/store/recon_expected_sql.hpp"

#include <utility>
#include <vector>

namespace etimbre::adapters::store {
namespace {

// What each of them says of its lines: {id} and {kind} of the side, the {reference} by which it was found,
// {amount}, {moment} and whether it is {booked}; then the line that has the side already, and whether another
// stands beside it.
constexpr std::string_view expectation = R"sql(
    SELECT {id}, {kind}, {reference}, {ours}, {amount}, {currency}, {moment}, {booked},
        m.file_sha, m.line_no, t.entry_no, t.currency, t.gross_minor, t.fee_minor, f.replaced_by, a.line_no
    FROM settlement_line l {what}
    LEFT JOIN recon_match m ON m.side_kind = {kind} AND m.side_id = {id}
    LEFT JOIN settlement_line t ON t.file_sha = m.file_sha AND t.line_no = m.line_no
    LEFT JOIN recon_file f ON f.file_sha = m.file_sha
    LEFT JOIN recon_match a ON a.side_kind = 'line'
        AND a.side_id = REPLACE(REPLACE('<file>:<line>', '<file>', m.file_sha), '<line>', m.line_no)
    WHERE l.file_sha = :file AND l.line_no > :after AND l.line_no <= :last AND l.kind = {kind})sql";

constexpr std::string_view payment_by_oid = R"sql(
    JOIN recon_file n ON n.file_sha = l.file_sha JOIN payment p ON p.oid = l.oid AND p.acquirer = n.acquirer)sql";

// Most lines name one payment by both references, and that one is found by the oid.
constexpr std::string_view payment_by_reference = R"sql(
    JOIN recon_file n ON n.file_sha = l.file_sha
    JOIN payment p ON p.transaction_id = l.acquirer_ref AND l.acquirer_ref <> '' AND p.acquirer = n.acquirer
        AND p.oid <> l.oid)sql";

// LENGTH keeps the many payments without a name from being gone through by their index.
constexpr std::string_view payment_by_callback = R"sql(
    JOIN recon_file n ON n.file_sha = l.file_sha
    JOIN acquirer_callback c ON c.transaction_id = l.acquirer_ref AND c.return_code = '00' AND l.acquirer_ref <> ''
        AND c.oid <> l.oid
    JOIN payment p ON p.oid = c.oid AND p.acquirer = n.acquirer AND LENGTH(p.transaction_id) = 0)sql";

// The reversal of what was booked as a chargeback.
constexpr std::string_view charged_back = R"sql(
    JOIN ledger_transfer x ON x.transfer_id = REPLACE('chargeback:<id>:0', '<id>', p.payment_id))sql";

constexpr std::string_view refunded = R"sql(
    JOIN refund r ON r.payment_id = p.payment_id AND r.state = 'succeeded')sql";

// Money that no order needed went back as a whole.
constexpr std::string_view given_back_whole = R"sql(
    JOIN ledger_transfer x ON x.transfer_id = REPLACE('give_back:<id>:0', '<id>', p.payment_id))sql";

constexpr std::string_view is_captured =
    "CASE WHEN p.state IN ('captured', 'captured_late', 'refunding', 'refunded') THEN 1 ELSE 0 END";

constexpr std::string_view described = R"sql(
    SELECT p.payment_id, p.transaction_id, p.oid, p.amount_minor, p.currency, p.created_us
    FROM payment p
    LEFT JOIN recon_match m ON m.side_kind = 'sale' AND m.side_id = p.payment_id
    WHERE p.acquirer = :acquirer AND p.auth_code = :auth_code AND m.file_sha IS NULL AND {booked} = 1)sql";

// Other lines of the same name: those about nothing, those whose name led to nothing and whose description
// did, and those of the file that this one takes over from. Like a payment, one that has both names of the
// line is found by the oid, so that all that a line may be about stands under one name.
constexpr std::string_view other_line = R"sql(
    SELECT '', l.kind, {reference}, o.oid, o.gross_minor, o.currency, 0, 1,
        o.file_sha, o.line_no, o.entry_no, o.currency, o.gross_minor, o.fee_minor, f.replaced_by, a.line_no
    FROM settlement_line l
    JOIN recon_file n ON n.file_sha = l.file_sha
    JOIN settlement_line o ON {same} AND o.kind = l.kind AND o.file_sha <> l.file_sha
    JOIN recon_match m ON m.file_sha = o.file_sha AND m.line_no = o.line_no
        AND (m.side_kind IN ('none', 'fee', 'line', 'revision') OR m.tier = 'description')
    JOIN recon_file f ON f.file_sha = o.file_sha AND f.acquirer = n.acquirer
    LEFT JOIN recon_match a ON a.side_kind IN ('line', 'revision')
        AND a.side_id = REPLACE(REPLACE('<file>:<line>', '<file>', o.file_sha), '<line>', o.line_no)
    WHERE l.file_sha = :file AND l.line_no > :after AND l.line_no <= :last
        AND (m.side_kind IN ('none', 'fee') OR m.tier = 'description' OR (f.replaced_by = l.file_sha
            AND NOT (m.side_kind = 'revision' AND m.side_id LIKE REPLACE('<file>:%', '<file>', l.file_sha)))))sql";

using Fills = std::vector<std::pair<std::string_view, std::string_view>>;

std::string filled(std::string_view text, Fills const& fills)
{
    std::string result{text};
    for (auto const& [name, value] : fills)
        for (auto at = result.find(name); at != std::string::npos; at = result.find(name, at + value.size()))
            result.replace(at, name.size(), value);
    return result;
}

struct Side {
    std::string_view kind;
    std::string_view id = "p.payment_id";
    std::string_view reference = "''";
    std::string_view amount = "p.amount_minor";
    std::string_view moment = "p.created_us";
    std::string_view booked = is_captured;
};

std::string text_of(std::string_view payment, std::string_view more, Side const& side)
{
    auto const what = std::string{payment}.append(more);
    return filled(
        expectation,
        {{"{what}", what},
         {"{id}", side.id},
         {"{kind}", side.kind},
         {"{reference}", side.reference},
         {"{ours}", "p.oid"},
         {"{amount}", side.amount},
         {"{currency}", "p.currency"},
         {"{moment}", side.moment},
         {"{booked}", side.booked}}
    );
}

std::string_view payment_found(Found found)
{
    switch (found) {
    case Found::by_oid:
        return payment_by_oid;
    case Found::by_reference:
        return payment_by_reference;
    case Found::by_callback:
        return payment_by_callback;
    }
    return {};
}

std::string_view reference_found(Found found)
{
    switch (found) {
    case Found::by_oid:
        return "''";
    case Found::by_reference:
        return "p.transaction_id";
    case Found::by_callback:
        return "c.transaction_id";
    }
    return {};
}

} // namespace

std::string sql_of_side(std::string_view kind, Found found)
{
    auto const quoted = "'" + std::string{kind} + "'";
    return text_of(payment_found(found), "", {.kind = quoted, .reference = reference_found(found)});
}

std::string sql_of_reversals(Found found)
{
    return text_of(
        payment_found(found),
        charged_back,
        {.kind = "'chargeback_reversal'",
         .reference = reference_found(found),
         .amount = "x.amount_minor",
         .moment = "x.at_us",
         .booked = "1"}
    );
}

std::string sql_of_refunds()
{
    return text_of(
        payment_by_oid,
        refunded,
        {.kind = "'refund'",
         .id = "r.refund_id",
         .amount = "r.amount_minor",
         .moment = "r.moved_us",
         .booked = "1"}
    );
}

std::string sql_of_money_given_back()
{
    return text_of(
        payment_by_oid, given_back_whole, {.kind = "'refund'", .moment = "x.at_us", .booked = "1"}
    );
}

std::string sql_of_other_lines(Found found)
{
    if (found == Found::by_oid)
        return filled(other_line, {{"{same}", "o.oid = l.oid AND l.oid <> ''"}, {"{reference}", "''"}});
    return filled(
        other_line,
        {{"{same}",
          "o.acquirer_ref = l.acquirer_ref AND l.acquirer_ref <> '' AND (l.oid = '' OR o.oid <> l.oid)"},
         {"{reference}", "o.acquirer_ref"}}
    );
}

std::string sql_of_description()
{
    return filled(described, {{"{booked}", is_captured}});
}

} // namespace etimbre::adapters::store
