#include "commands/command_line.hpp"

#include "commands/audit_command.hpp"
#include "commands/db_command.hpp"
#include "commands/est3dgate_command.hpp"
#include "commands/journal_words.hpp"
#include "commands/keys_words.hpp"
#include "commands/ledger_words.hpp"
#include "commands/reconcile_command.hpp"
#include "commands/sandbox_command.hpp"
#include "commands/serve_command.hpp"
#include "commands/settlement_words.hpp"
#include "commands/stamp_command.hpp"
#include "commands/store_place.hpp"
#include "commands/webhooks_words.hpp"
#include "config/places.hpp"
#include "config/print.hpp"
#include "config/read.hpp"
#include "telemetry/log.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <optional>
#include <ostream>
#include <string>

namespace etimbre::commands {
namespace {

/// The words of all commands, and what the chosen one does once they are read.
struct Words {
    std::string config_file;
    bool print_config = false;
    bool self_test_sandbox = false;
    bool json = false;
    std::string text = "-";
    std::string keys_file;
    std::string issuer;
    std::optional<std::int64_t> now;
    std::string store_key;
    std::string fields_file = "-";
    ReconcileQuestion reconcile;
    std::function<int()> chosen;
};

class CommandLine {
public:
    explicit CommandLine(World const& world) : world_{world} { declare(); }
    CommandLine(CommandLine const&) = delete;
    CommandLine& operator=(CommandLine const&) = delete;
    ~CommandLine() = default;

    int run(int count, char const* const* words)
    {
        try {
            app_.parse(count, words);
        } catch (CLI::ParseError const& error) {
            return app_.exit(error, world_.out, world_.err) == 0 ? 0 : 2;
        }
        return words_.chosen();
    }

private:
    void declare()
    {
        app_.require_subcommand(1);
        app_.fallthrough();
        app_.add_option(
            "--config", words_.config_file, "Configuration file (default: $ETIMBRE_STATE_DIR/etimbre.toml)"
        );
        declare_service();
        keys_.declare(*group("keys", "The service's keys and the trust list"));
        journal_.declare(app_);
        ledger_.declare(*group("ledger", "The treasury's books"));
        webhooks_.declare(*group("webhooks", "Whom the feed is delivered to"));
        declare_reconcile();
        settlement_.declare(*group("settlement", "Files of the acquirer and the bank"));
        declare_stamp();
        declare_est3dgate();
    }

    void declare_reconcile()
    {
        auto* const reconcile = app_.add_subcommand(
            "reconcile",
            "Match the files that are there, and show the match of a day; 1 where it is not complete"
        );
        reconcile->add_option("day", words_.reconcile.day, "Such as 2026-11-30 (default: today, in UTC)");
        reconcile->add_flag("--json", words_.reconcile.json, "One JSON object");
        reconcile->callback([this] { words_.chosen = [this] { return reconcile_it(); }; });
    }

    void declare_service()
    {
        auto* const serve = app_.add_subcommand("serve", "Run the service until SIGTERM or SIGINT");
        serve->add_flag("--self-test-sandbox", words_.self_test_sandbox)->group(""); // hidden: for tests
        serve->callback([this] { words_.chosen = [this] { return serve_it(); }; });

        auto* const config = app_.add_subcommand("config", "The configuration");
        config->add_flag("--print", words_.print_config, "Every key, its value, default, unit and meaning")
            ->required();
        config->callback([this] { words_.chosen = [this] { return print_settings(); }; });

        auto* const db = group("db", "The database");
        auto* const migrate =
            db->add_subcommand("migrate", "Apply schemas/ and load seeds/; may be repeated");
        migrate->callback([this] { words_.chosen = [this] { return migrate_it(); }; });

        auto* const audit =
            app_.add_subcommand("audit", "Check every invariant against the database and the log");
        audit->add_flag("--json", words_.json, "One JSON object");
        audit->callback([this] {
            words_.chosen = [this] { return commands::audit(settings(), words_.json, world_.out); };
        });
    }

    void declare_stamp()
    {
        auto* const stamp = group("stamp", "Stamps, offline");
        auto* const verify = stamp->add_subcommand("verify", "Check the text of a stamp without a network");
        verify->add_option(
            "--keys",
            words_.keys_file,
            "Trusted keys, as `keys list --json` prints them (default: the trust list)"
        );
        verify->add_option("--issuer", words_.issuer, "Issuing state, such as MA");
        verify->add_option("--now", words_.now, "Unix time to check at (default: now)");
        verify->add_flag("--json", words_.json, "One JSON object a stamp");
        verify->add_option("text", words_.text, "The text, or - for one a line on standard input");
        verify->callback([this] { words_.chosen = [this] { return verify_stamp(); }; });

        auto* const number = stamp->add_subcommand("number", "Check a typed stamp number");
        number->add_option("text", words_.text, "The number, or - for one a line on standard input");
        number->callback([this] {
            words_.chosen = [this] { return stamp_number(words_.text, world_.in, world_.out, world_.err); };
        });
    }

    void declare_est3dgate()
    {
        auto* const gate = group("est3dgate", "The acquirer's protocol");
        auto* const hash = gate->add_subcommand("hash", "The ver3 hash of a JSON object of fields");
        hash->add_option("--store-key", words_.store_key, "The merchant's store key")->required();
        hash->add_option("file", words_.fields_file, "JSON file, or - for standard input");
        hash->callback([this] {
            words_.chosen = [this] {
                return est3dgate_hash(
                    words_.store_key, words_.fields_file, world_.in, world_.out, world_.err
                );
            };
        });
    }

    CLI::App* group(std::string const& name, std::string const& meaning)
    {
        auto* const of = app_.add_subcommand(name, meaning);
        of->require_subcommand(1);
        of->fallthrough();
        return of;
    }

    config::Settings settings() const
    {
        if (words_.config_file.empty())
            return config::read(config::default_file(world_.environment), world_.environment);
        return config::read(words_.config_file, world_.environment);
    }

    int serve_it() const
    {
        auto const from = settings();
        telemetry::set_level(telemetry::level_of(from.log.level).value_or(telemetry::Level::info));
        if (words_.self_test_sandbox) return self_test_sandbox(from, world_.out);
        return serve(from, world_.clock);
    }

    int print_settings() const
    {
        auto const given = !words_.config_file.empty();
        world_.out << config::print(given ? settings() : config::defaults());
        return 0;
    }

    int migrate_it() const
    {
        auto const from = settings();
        return db_migrate(
            {patient_store_place(from),
             config::schemas_directory(from),
             config::seeds_directory(from),
             world_.clock()},
            world_.out
        );
    }

    int reconcile_it() const
    {
        if (!words_.reconcile.day.empty() && !core::from_date(words_.reconcile.day)) {
            world_.err << "a day is written as 2026-11-30\n";
            return 2;
        }
        return reconcile(settings(), world_.clock, words_.reconcile, world_.out, world_.err);
    }

    int verify_stamp() const
    {
        VerifyOptions options;
        options.text = words_.text;
        options.json = words_.json;
        options.now = words_.now ? core::instant_of_unix(*words_.now) : world_.clock();
        if (!words_.issuer.empty()) options.issuer = words_.issuer;
        if (!words_.keys_file.empty()) {
            options.keys_file = words_.keys_file;
        } else {
            auto const from = settings();
            options.trust_directory = config::path_of(from, from.keys.trust_directory);
            options.service_issuer = from.service.issuer;
        }
        return stamp_verify(options, world_.in, world_.out, world_.err);
    }

    World const& world_;
    CLI::App app_{"eTimbre: consular fees, card payments and electronic stamps", "etimbre"};
    Words words_;
    JournalWords journal_{world_, [this] { return settings(); }, words_.chosen};
    LedgerWords ledger_{world_, [this] { return settings(); }, words_.chosen};
    WebhooksWords webhooks_{world_, [this] { return settings(); }, words_.chosen};
    SettlementWords settlement_{world_, [this] { return settings(); }, words_.chosen};
    KeysWords keys_{world_, [this] { return settings(); }, words_.chosen};
};

} // namespace

int run(int count, char const* const* words, World const& world)
{
    return CommandLine{world}.run(count, words);
}

} // namespace etimbre::commands
