#include "adapters/store/notice_store.hpp"

#include "adapters/store/prepared.hpp"

#include <cstdint>

namespace etimbre::adapters::store {
namespace {

using app::notice::Notice;
using app::notice::NoticeId;

constexpr auto insert_notice = R"sql(
    INSERT INTO notice (notice_id, order_id, event, occasion, state, tries, reply, created_us, changed_us)
    VALUES (:notice_id, :order_id, :event, :occasion, :state, :tries, :reply, :created_us, :changed_us))sql";

constexpr auto select_notice = R"sql(
    SELECT notice_id, order_id, event, occasion, state, tries, reply, created_us, changed_us
    FROM notice WHERE notice_id = :notice_id)sql";

constexpr auto select_latest = R"sql(
    SELECT notice_id, order_id, event, occasion, state, tries, reply, created_us, changed_us
    FROM notice WHERE order_id = :order_id ORDER BY created_us DESC, notice_id LIMIT 1)sql";

// Of two workers one holds the mail; who lost its lease changes nothing any more.
constexpr auto update_notice = R"sql(
    UPDATE notice SET state = :state, tries = :tries, reply = :reply, changed_us = :changed_us
    WHERE notice_id = :notice_id AND state = :from_state AND tries = :from_tries)sql";

constexpr auto select_orders = R"sql(
    SELECT order_id FROM pay_order WHERE order_id >= :first_id AND order_id <= :last_id
    ORDER BY order_id LIMIT 16)sql";

struct NoticeRow {
    std::string notice_id;
    std::string order_id;
    std::string event;
    std::int64_t occasion;
    std::string state;
    int tries;
    int reply;
    std::int64_t created_us;
    std::int64_t changed_us;
};

struct ById {
    std::string id;
};

struct Move {
    std::string state;
    int tries;
    int reply;
    std::int64_t changed_us;
    std::string notice_id;
    std::string from_state;
    int from_tries;
};

struct Between {
    std::string first_id;
    std::string last_id;
};

template <class Word>
Word known(std::optional<Word> word)
{
    if (!word) throw StoreFailure{"a mail is of an event or state that this program does not know"};
    return *word;
}

Notice notice_of(NoticeRow const& row)
{
    return {
        .id = {row.notice_id},
        .order = {row.order_id},
        .event = known(domain::notice::event_of(row.event)),
        .occasion = row.occasion,
        .state = known(domain::notice::state_of(row.state)),
        .tries = row.tries,
        .reply = row.reply,
        .created_at = core::instant_of_micros(row.created_us),
        .changed_at = core::instant_of_micros(row.changed_us),
    };
}

std::optional<Notice> notice_in(std::optional<NoticeRow> const& row)
{
    if (!row) return std::nullopt;
    return notice_of(*row);
}

} // namespace

struct SqlNoticeStore::Statements {
    explicit Statements(soci::session& session)
        : insert{session, insert_notice},
          find{session, select_notice},
          latest{session, select_latest},
          move{session, update_notice},
          orders{session, select_orders}
    {
    }

    Prepared<NoticeRow> insert;
    Prepared<ById, NoticeRow> find;
    Prepared<ById, NoticeRow> latest;
    Prepared<Move> move;
    Prepared<Between, ById> orders;
};

SqlNoticeStore::SqlNoticeStore(soci::session& session) : statements_{std::make_unique<Statements>(session)} {}

SqlNoticeStore::~SqlNoticeStore() = default;

// The id follows from order, event and occasion: whichever of the two keys is taken, it is the same mail.
bool SqlNoticeStore::insert(Notice const& notice)
{
    return !statements_->insert.insert({
        .notice_id = notice.id.value,
        .order_id = notice.order.value,
        .event = std::string{word_of(notice.event)},
        .occasion = notice.occasion,
        .state = std::string{word_of(notice.state)},
        .tries = notice.tries,
        .reply = notice.reply,
        .created_us = core::micros_of(notice.created_at),
        .changed_us = core::micros_of(notice.changed_at),
    });
}

std::optional<Notice> SqlNoticeStore::find(NoticeId const& id)
{
    return notice_in(statements_->find.one({id.value}));
}

std::optional<Notice> SqlNoticeStore::latest_of(core::OrderId const& order)
{
    return notice_in(statements_->latest.one({order.value}));
}

bool SqlNoticeStore::move(Notice const& from, Notice const& to)
{
    return statements_->move.run({
               .state = std::string{word_of(to.state)},
               .tries = to.tries,
               .reply = to.reply,
               .changed_us = core::micros_of(to.changed_at),
               .notice_id = from.id.value,
               .from_state = std::string{word_of(from.state)},
               .from_tries = from.tries,
           }) == 1;
}

std::vector<core::OrderId> SqlNoticeStore::orders_between(std::string const& first, std::string const& last)
{
    std::vector<core::OrderId> orders;
    for (auto const& row : statements_->orders.all({first, last})) orders.push_back({row.id});
    return orders;
}

} // namespace etimbre::adapters::store
