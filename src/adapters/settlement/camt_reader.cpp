#include "adapters/settlement/camt_reader.hpp"

namespace etimbre::adapters::settlement {

namespace settlement = domain::settlement;

namespace {

constexpr std::size_t account_bytes = 34;
constexpr core::Literal long_reference{"a reference of more than 64 bytes"};

bool is_statement(Tag tag)
{
    return tag == Tag::Stmt || tag == Tag::Ntfctn;
}

bool is_page(Tag tag)
{
    return tag == Tag::MsgPgntn || tag == Tag::StmtPgntn || tag == Tag::NtfctnPgntn;
}

int year_of(std::chrono::sys_days day)
{
    return static_cast<int>(std::chrono::year_month_day{day}.year());
}

settlement::Copy copy_of(std::string_view text)
{
    if (text == "COPY") return settlement::Copy::copy;
    if (text == "DUPL") return settlement::Copy::duplicate;
    return text == "CODU" ? settlement::Copy::copy_of_duplicate : settlement::Copy::none;
}

} // namespace

std::optional<Fault> CamtReader::finish()
{
    if (auto fault = stream_.finish()) return fault;
    if (!message_said_) return Fault{"neither a camt.053 nor a camt.054 message", 1, "Document"};
    return std::nullopt;
}

Objection CamtReader::begin(std::string_view name, std::string_view currency, bool& wants_text)
{
    auto const tag = tag_of(name);
    path_.push(tag);
    currency_ = currency.substr(0, 4);
    wants_text = tag != Tag::unknown;
    switch (tag) {
    case Tag::BkToCstmrStmt:
        format_ = settlement::Format::camt053;
        return {};
    case Tag::BkToCstmrDbtCdtNtfctn:
        format_ = settlement::Format::camt054;
        return {};
    case Tag::BkToCstmrAcctRpt:
        return "camt.052 tells of movements that are not final";
    case Tag::Stmt:
    case Tag::Ntfctn:
        return begin_statement();
    case Tag::Bal:
        balance_ = {};
        return {};
    case Tag::Ntry:
        in_entry_ = is_statement(path_.above(1));
        entry_.begin(head_.last_day ? head_.last_day : created_);
        return {};
    default:
        if (in_entry_) entry_.open(tag);
        return {};
    }
}

Objection CamtReader::begin_statement()
{
    if (!format_) return "a statement outside of its message";
    if (auto const objection = say_message()) return objection;
    head_ = {};
    head_.page_no = group_page_;
    head_.notification = format_ == settlement::Format::camt054;
    end_ = {};
    end_.last_page = group_is_last_;
    account_currency_.reset();
    created_.reset();
    first_interim_.reset();
    last_interim_.reset();
    previous_close_.reset();
    net_sign_ = 1;
    statement_said_ = false;
    return {};
}

Objection CamtReader::end(std::string_view text)
{
    auto const objection = close({text, currency_});
    if (!objection) path_.pop(); // else the path says where it was
    currency_.clear();
    return objection;
}

Objection CamtReader::close(Leaf leaf)
{
    auto const tag = path_.above(0);
    auto const in = path_.above(1);
    if (in_entry_) {
        if (tag != Tag::Ntry) {
            // The first detail is handed on with what the statement says of itself.
            if (tag == Tag::TxDtls)
                if (auto const objection = say_statement()) return objection;
            return entry_.close(path_, leaf);
        }
        in_entry_ = false;
        if (auto const objection = say_statement()) return objection;
        return entry_.finish(end_.unbooked);
    }
    if (is_page(in)) return close_page(tag, leaf.text);
    if (tag == Tag::Bal) return end_balance();
    if (tag == Tag::TxsSummry) end_summary();
    if (is_statement(tag)) return end_statement();
    if (in == Tag::GrpHdr && tag == Tag::MsgId && !keep_reference(message_id_, leaf.text))
        return long_reference;
    if (is_statement(in)) return close_statement(tag, leaf.text);
    if (in == Tag::FrToDt) return close_period(tag, leaf.text);
    if (in == Tag::Acct || path_.above(2) == Tag::Acct || path_.above(3) == Tag::Acct)
        return close_account(tag, leaf.text);
    if (in == Tag::Bal || path_.above(2) == Tag::Bal || path_.above(3) == Tag::Bal)
        return close_balance(leaf);
    if (in == Tag::TxsSummry || path_.above(2) == Tag::TxsSummry || path_.above(3) == Tag::TxsSummry)
        return close_summary(leaf);
    return {};
}

Objection CamtReader::close_page(Tag tag, std::string_view text)
{
    constexpr std::int64_t most_pages = 100'000;
    bool const of_group = path_.above(2) == Tag::GrpHdr;
    auto& number = of_group ? group_page_ : head_.page_no;
    auto& is_last = of_group ? group_is_last_ : end_.last_page;
    if (tag == Tag::LastPgInd) is_last = is_true(text);
    if (tag != Tag::PgNb) return {};
    auto const page = count_of(text);
    if (!page || *page < 1 || *page > most_pages) return "not the number of a page";
    number = static_cast<int>(*page);
    return {};
}

Objection CamtReader::close_statement(Tag tag, std::string_view text)
{
    if (tag == Tag::Id && !keep_reference(head_.statement_id, text)) return long_reference;
    if (tag == Tag::CpyDplctInd) head_.copy = copy_of(text);
    if (tag == Tag::CreDtTm) created_ = day_of(text);
    if (tag == Tag::ElctrncSeqNb) {
        head_.sequence_no = count_of(text);
        if (!head_.sequence_no) return "not a sequence number";
    }
    return {};
}

Objection CamtReader::close_period(Tag tag, std::string_view text)
{
    auto const is_first = tag == Tag::FrDtTm || tag == Tag::FrDt;
    if (!is_first && tag != Tag::ToDtTm && tag != Tag::ToDt) return {};
    auto const day = day_of(text);
    if (!day) return "not a date";
    (is_first ? head_.first_day : head_.last_day) = day;
    return {};
}

Objection CamtReader::close_account(Tag tag, std::string_view text)
{
    auto const is_id = (tag == Tag::IBAN && path_.above(1) == Tag::Id && path_.above(2) == Tag::Acct) ||
                       (tag == Tag::Id && path_.above(1) == Tag::Othr && path_.above(3) == Tag::Acct);
    if (is_id) {
        if (text.size() > account_bytes) return "an account of more than 34 characters";
        head_.account = plain(text, account_bytes);
    }
    if (tag == Tag::Ccy && path_.above(1) == Tag::Acct) {
        auto const currency = core::currency_of(text);
        if (!currency) return "a currency that is not known";
        account_currency_ = *currency;
    }
    return {};
}

Objection CamtReader::close_balance(Leaf leaf)
{
    auto const tag = path_.above(0);
    auto const in = path_.above(1);
    if (tag == Tag::Cd && in == Tag::CdOrPrtry) balance_.code = plain(leaf.text, longest_reference);
    if (tag == Tag::Amt && in == Tag::Bal) {
        auto const amount = amount_of(leaf);
        if (!amount) return amount.error();
        balance_.amount = *amount;
    }
    if (tag == Tag::CdtDbtInd && in == Tag::Bal) {
        balance_.sign = sign_of(leaf.text);
        if (balance_.sign == 0) return "neither CRDT nor DBIT";
    }
    if (tag == Tag::Dt || tag == Tag::DtTm)
        if (auto const day = day_of(leaf.text)) balance_.day = day;
    return {};
}

Objection CamtReader::end_balance()
{
    auto const& code = balance_.code;
    bool const counts = code == "OPBD" || code == "PRCD" || code == "CLBD" || code == "ITBD";
    if (!counts) return {};
    if (!balance_.amount || balance_.sign == 0) return "a balance without its amount or its direction";
    if (!account_currency_) account_currency_ = balance_.amount->currency();
    if (balance_.amount->currency() != *account_currency_)
        return "a balance in another currency than the account";
    auto const minor = balance_.sign * balance_.amount->minor();
    if (code == "OPBD") {
        end_.opening_minor = minor;
        if (!head_.first_day) head_.first_day = balance_.day;
    }
    if (code == "PRCD") previous_close_ = minor;
    if (code == "CLBD") {
        end_.closing_minor = minor;
        if (balance_.day) head_.last_day = balance_.day;
    }
    if (code == "ITBD") {
        if (!first_interim_) first_interim_ = minor;
        last_interim_ = minor;
    }
    return {};
}

Objection CamtReader::close_summary(Leaf leaf)
{
    auto const tag = path_.above(0);
    auto const in = path_.above(1);
    auto& said = end_.declared;
    if (tag == Tag::CdtDbtInd) net_sign_ = sign_of(leaf.text);
    auto const* const whole = in == Tag::TtlNtries      ? &said.count
                              : in == Tag::TtlCdtNtries ? &said.credit_count
                              : in == Tag::TtlDbtNtries ? &said.debit_count
                                                        : nullptr;
    if (tag == Tag::NbOfNtries && whole != nullptr) {
        auto const count = count_of(leaf.text);
        if (!count) return "not a number of entries";
        (in == Tag::TtlNtries      ? said.count
         : in == Tag::TtlCdtNtries ? said.credit_count
                                   : said.debit_count) = count;
    }
    auto const is_net = tag == Tag::TtlNetNtryAmt || (tag == Tag::Amt && in == Tag::TtlNetNtry);
    if (!is_net && (tag != Tag::Sum || whole == nullptr)) return {};
    // A sum names no currency: it is of the account.
    auto const amount = amount_of({leaf.text, account_currency_ ? account_currency_->name() : "MAD"});
    if (!amount) return amount.error();
    auto& sum = is_net                    ? said.net_minor
                : in == Tag::TtlNtries    ? said.sum_minor
                : in == Tag::TtlCdtNtries ? said.credit_minor
                                          : said.debit_minor;
    sum = amount->minor();
    return {};
}

// The direction of the net may stand behind it.
void CamtReader::end_summary()
{
    if (end_.declared.net_minor && net_sign_ != 0) *end_.declared.net_minor *= net_sign_;
}

Objection CamtReader::say_message()
{
    if (message_said_) return {};
    message_said_ = true;
    return sink_.message(*format_, message_id_);
}

Objection CamtReader::say_statement()
{
    if (statement_said_) return {};
    statement_said_ = true;
    if (head_.account.empty()) return "a statement that does not say whose account it is before its entries";
    if (!head_.last_day) head_.last_day = created_;
    if (head_.last_day) head_.year = year_of(*head_.last_day);
    auto const currency = account_currency_ ? account_currency_ : entry_.currency();
    if (currency) head_.currency = *currency;
    return sink_.statement(head_);
}

Objection CamtReader::end_statement()
{
    if (auto const objection = say_statement()) return objection;
    if (!end_.opening_minor) end_.opening_minor = previous_close_;
    if (!end_.opening_minor && head_.page_no > 1) end_.opening_minor = first_interim_;
    auto const interim_is_closing = head_.page_no == 1 || first_interim_ != last_interim_;
    if (!end_.closing_minor && !end_.last_page && interim_is_closing) end_.closing_minor = last_interim_;
    if (head_.page_no > 1 || !end_.last_page) end_.declared = {}; // they may be of all pages together
    return sink_.end_statement(end_);
}

} // namespace etimbre::adapters::settlement
