#pragma once

#include "app/jobs/jobs.hpp"
#include "core/language.hpp"
#include "domain/notice/notice.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace etimbre::app::notice {

using domain::notice::Notice;
using domain::notice::NoticeId;

class Port {
public:
    Port() = default;
    virtual ~Port() = default;
    Port(Port const&) = delete;
    Port& operator=(Port const&) = delete;
};

class NoticeStore : public Port {
public:
    /// False when this order, event and occasion has its mail already: the key decides.
    virtual bool insert(Notice const& notice) = 0;
    virtual std::optional<Notice> find(NoticeId const& id) = 0;
    /// The one that was asked for last.
    virtual std::optional<Notice> latest_of(core::OrderId const& order) = 0;
    /// Writes state, tries, reply and time of `to`, compared and swapped on state and tries of `from`. False
    /// when somebody else was quicker.
    virtual bool move(Notice const& from, Notice const& to) = 0;
    /// Orders whose ids lie between the two, both included; few.
    virtual std::vector<core::OrderId> orders_between(std::string const& first, std::string const& last) = 0;
};

/// Everything a rule about mail may touch inside one transaction.
struct Books {
    NoticeStore& notices;
    jobs::JobStore& jobs;
};

/// Runs rules in a transaction and returns when it is committed. Blocks: for job threads only.
class Transactions : public Port {
public:
    virtual void run(std::function<void(Books&)> const& work) = 0;
};

struct Attachment {
    std::string file_name; ///< ASCII
    std::string media_type;
    std::string bytes;
};

/// A mail as its reader sees it.
struct Letter {
    std::string to; ///< an address as the payer typed it
    core::Language language = core::Language::fr;
    std::string sender_name; ///< goes with our address
    std::string subject;
    std::string text;
    std::string html;
    std::vector<Attachment> attachments;
};

/// Writes what a notice says, of the order as it stands now.
class Scribe : public Port {
public:
    /// Nothing where there is nothing to say. Throws std::runtime_error where it cannot be known now.
    virtual std::optional<Letter> write(Notice const& notice) const = 0;
};

enum class Delivery { handed_over, put_off, bounced };

struct PostmanAnswer {
    Delivery delivery = Delivery::put_off;
    int reply = 0;   ///< the mail server's code, 0 for none
    std::string why; ///< for an operator; without any byte of the letter or its address
};

/// The way to the mail server.
class Postman : public Port {
public:
    /// Over the network: never inside a transaction. `id` becomes the Message-ID. Does not throw.
    virtual PostmanAnswer deliver(NoticeId const& id, Letter const& letter, core::Instant now) = 0;
};

} // namespace etimbre::app::notice
