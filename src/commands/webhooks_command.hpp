#pragma once

#include "config/settings.hpp"
#include "core/instant.hpp"

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

/// `etimbre webhooks …`: whom the feed is delivered to (docs/webhooks.md). Each answers 0, or 1 where the
/// answer is no.
namespace etimbre::commands {

struct WebhooksAt {
    config::Settings settings;
    core::Clock clock;
    std::ostream& out;
    std::ostream& err;
};

struct NewWebhook {
    std::string owner;
    std::string url;
    std::vector<std::string> types;
    std::optional<std::int64_t> after;
};

int webhooks_add(WebhooksAt const& at, NewWebhook const& wanted);
int webhooks_list(WebhooksAt const& at, bool json);
int webhooks_pause(WebhooksAt const& at, std::string const& id);
int webhooks_resume(WebhooksAt const& at, std::string const& id);
int webhooks_replay(WebhooksAt const& at, std::string const& id, std::int64_t after);
int webhooks_remove(WebhooksAt const& at, std::string const& id);
/// The public keys, as receivers are given them.
int webhooks_key(WebhooksAt const& at);
/// Sends a ping now, and says what came of it; 1 where it was not taken.
int webhooks_test(WebhooksAt const& at, std::string const& id);

} // namespace etimbre::commands
