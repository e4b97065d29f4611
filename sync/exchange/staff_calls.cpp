#include "sync/exchange/staff_calls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"

namespace zuil {
namespace {

constexpr std::string_view seal_place = "zuil floor 1";
constexpr int version = 1;
constexpr JsonLimits message_limits{.bytes_max = Lan::message_bytes_max, .depth_max = 4, .values_max = 40};
constexpr std::size_t name_bytes_max = 160;
constexpr std::size_t runs_max = 256;
constexpr std::int64_t waiting_ms_max = std::int64_t{24} * 60 * 60 * 1000;

constexpr std::array<std::pair<CallQuestion, std::string_view>, 6> questions{
    {{CallQuestion::help_choosing, "help-choosing"},
     {CallQuestion::cannot_find, "cannot-find"},
     {CallQuestion::look_in_stock, "look-in-stock"},
     {CallQuestion::help_with_screen, "help-with-screen"},
     {CallQuestion::collects, "collects"},
     {CallQuestion::other, "other"}}};

std::string_view code_of(CallQuestion question) {
    return std::ranges::find(questions, question, [](const auto& one) { return one.first; })->second;
}

// A question that this version does not know is one all the same.
CallQuestion question_of(std::string_view code) {
    const auto known = std::ranges::find(questions, code, [](const auto& one) { return one.second; });
    return known != questions.end() ? known->first : CallQuestion::other;
}

// Never in the middle of a character.
std::string shortened(std::string text) {
    if (text.size() <= name_bytes_max) return text;
    std::size_t end = name_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
    return text;
}

// What one kiosk says to another, opened.
struct Said {
    std::string from;  // the run that says it
    std::string to;    // the run that it is said to; empty: to whoever is there
    std::uint64_t count = 0;
    std::string kiosk;
    std::string bay;
    struct Call {
        std::uint64_t number = 0;
        CallQuestion question = CallQuestion::other;
        std::string article;
        std::chrono::milliseconds waiting{};
        std::string taken_at;
    };
    std::optional<Call> call;
    std::optional<std::uint64_t> taken;  // somebody there takes the call of this number that is made here
};

std::string as_text(const Said& said) {
    Json json{{"v", version},    {"from", said.from},   {"to", said.to},
              {"n", said.count}, {"kiosk", said.kiosk}, {"bay", said.bay}};
    if (said.call) {
        json["call"] = {{"n", said.call->number},
                        {"question", code_of(said.call->question)},
                        {"article", said.call->article},
                        {"waiting", said.call->waiting.count()},
                        {"taken", said.call->taken_at}};
    }
    if (said.taken) json["takes"] = *said.taken;
    return to_text(json);
}

Result<Said::Call> read_call(const JsonReader& reader) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    Said::Call call;
    TRY(const std::int64_t number, reader.integer("n", 1, most));
    call.number = static_cast<std::uint64_t>(number);
    TRY(const std::string question, reader.string("question"));
    call.question = question_of(question);
    TRY(std::string article, reader.string("article"));
    call.article = shortened(std::move(article));
    TRY(const std::int64_t waiting, reader.integer("waiting", 0, waiting_ms_max));
    call.waiting = std::chrono::milliseconds{waiting};
    TRY(std::string taken_at, reader.string("taken"));
    call.taken_at = shortened(std::move(taken_at));
    return call;
}

Result<Said> read_said(std::string_view text) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    TRY(const Json json, parse_json(text, message_limits));
    const JsonReader reader{json, "message"};
    TRY(const std::int64_t its_version, reader.integer("v", 1, 1'000));
    // A later version says in its own way what this one would not understand.
    if (its_version != version) return fail(Errc::bad_data, "another version");
    Said said;
    TRY(said.from, reader.string("from"));
    TRY(said.to, reader.string("to"));
    TRY(const std::int64_t count, reader.integer("n", 1, most));
    said.count = static_cast<std::uint64_t>(count);
    TRY(std::string kiosk, reader.string("kiosk"));
    said.kiosk = shortened(std::move(kiosk));
    TRY(std::string bay, reader.string("bay"));
    said.bay = shortened(std::move(bay));
    if (reader.has("call")) {
        TRY(const JsonReader call, reader.child("call"));
        TRY(said.call, read_call(call));
    }
    if (reader.has("takes")) {
        TRY(const std::int64_t taken, reader.integer("takes", 1, most));
        said.taken = static_cast<std::uint64_t>(taken);
    }
    return said;
}

}  // namespace

StaffCalls::StaffCalls(Lan& lan, const SealingKey& key, Self self, const Clock& clock, Random& random,
                       StaffCallsOptions options)
    : lan_{lan}, key_{key}, self_{std::move(self)}, clock_{clock}, random_{random}, options_{options} {
    self_.bay = shortened(std::move(self_.bay));
    begin_run();
}

// From here on nothing that was ever said to this kiosk is meant for it.
void StaffCalls::begin_run() {
    run_ = fmt::format("{:016x}{:016x}", random_.next(), random_.next());
    if (own_) own_->id.kiosk_run = run_;
    others_.clear();
    counts_.clear();
    greeted_.clear();
    answered_.clear();
    taking_.clear();
    changed_ = true;
}

void StaffCalls::changed() {
    changed_ = true;
    for (auto& [run, other] : others_) other.must_tell = true;
}

void StaffCalls::call(CallQuestion question, std::string article, std::chrono::milliseconds waiting) {
    if (own_) return;
    own_ = StaffCall{.id = {run_, ++calls_},
                     .kiosk = self_.kiosk,
                     .bay = self_.bay,
                     .question = question,
                     .article = shortened(std::move(article)),
                     .since = clock_.boot() - waiting};
    changed();
}

void StaffCalls::end() {
    if (!own_) return;
    own_.reset();
    changed();
}

void StaffCalls::take(const CallId& id) {
    if (own_ && own_->id == id) {
        if (own_->is_taken()) return;
        own_->taken_at = self_.kiosk;
        return changed();
    }
    const auto other = others_.find(id.kiosk_run);
    if (other == others_.end() || !other->second.call || other->second.call->id != id) return;
    if (other->second.call->is_taken()) return;
    taking_.try_emplace(id, Taking{.until = clock_.boot() + options_.take_for, .next = clock_.boot()});
}

std::vector<StaffCall> StaffCalls::calls() const {
    std::vector<StaffCall> all;
    if (own_) all.push_back(*own_);
    for (const auto& [run, other] : others_) {
        if (other.call) all.push_back(*other.call);
    }
    std::ranges::sort(all, {}, [](const StaffCall& call) { return std::pair{call.since, call.id}; });
    return all;
}

void StaffCalls::step() {
    for (const LanMessage& message : lan_.take()) hear(message);
    forget_lost();
    greet();
    tell_all();
}

void StaffCalls::hear(const LanMessage& message) {
    const auto text = key_.open(message.bytes, seal_place);
    if (!text) return;
    const auto said = read_said(text->view());
    if (!said || said->from == run_) return;
    const BootTime now = clock_.boot();
    if (said->to != run_) return answer(message, said->from);
    const auto before = counts_.find(said->from);
    if (before != counts_.end() && said->count <= before->second) return;
    if (before == counts_.end() && counts_.size() >= runs_max) return begin_run();
    counts_[said->from] = said->count;
    if (!others_.contains(said->from) && others_.size() >= kiosks_max) return;

    Other& other = others_[said->from];
    other.at = message.from;
    other.heard_at = now;
    std::optional<StaffCall> call;
    if (said->call) {
        call = StaffCall{.id = {said->from, said->call->number},
                         .kiosk = said->kiosk,
                         .bay = said->bay,
                         .question = said->call->question,
                         .article = said->call->article,
                         .since = now - said->call->waiting,
                         .taken_at = said->call->taken_at};
        // The way took another time than the message before: that is no news.
        if (other.call && other.call->id == call->id) call->since = other.call->since;
    }
    if (call != other.call) {
        other.call = std::move(call);
        changed_ = true;
    }
    if (said->taken && own_ && own_->id.number == *said->taken && !own_->is_taken()) {
        own_->taken_at = said->kiosk;
        changed();
    }
}

void StaffCalls::forget_lost() {
    const BootTime now = clock_.boot();
    std::erase_if(others_, [&](const auto& one) {
        if (now - one.second.heard_at < options_.lost_after) return false;
        changed_ = changed_ || one.second.call.has_value();
        return true;
    });
    std::erase_if(taking_, [&](const auto& one) {
        const auto other = others_.find(one.first.kiosk_run);
        const bool stands = other != others_.end() && other->second.call && other->second.call->id == one.first &&
                            !other->second.call->is_taken();
        return !stands || now >= one.second.until;
    });
    const auto is_old = [&](const auto& one) { return now - one.second >= options_.lost_after; };
    std::erase_if(greeted_, is_old);
    std::erase_if(answered_, is_old);
}

// Somebody who does not know this run yet, or something that was recorded: a greeting in return, now and then.
void StaffCalls::answer(const LanMessage& message, const std::string& its_run) {
    const auto before = answered_.find(message.from);
    if (before != answered_.end() && clock_.boot() - before->second < options_.take_again) return;
    if (answered_.size() >= runs_max) return;
    answered_[message.from] = clock_.boot();
    tell(message.from, its_run, std::nullopt);
}

// Those that were found and have not said anything to this run.
void StaffCalls::greet() {
    const BootTime now = clock_.boot();
    next_greeting_ = now + options_.rest_every;
    for (const LanAddress& address : lan_.peers()) {
        const bool is_known = std::ranges::any_of(others_, [&](const auto& one) { return one.second.at == address; });
        if (is_known) continue;
        const auto before = greeted_.find(address);
        if (before == greeted_.end() || now - before->second >= options_.hello_every) {
            greeted_[address] = now;
            tell(address, {}, std::nullopt);
        }
        next_greeting_ = std::min(next_greeting_, greeted_[address] + options_.hello_every);
    }
}

void StaffCalls::tell_all() {
    const BootTime now = clock_.boot();
    const auto every = own_ ? options_.repeat_every : options_.rest_every;
    for (auto& [run, other] : others_) {
        const auto taking = std::ranges::find_if(
            taking_, [&](const auto& one) { return one.first.kiosk_run == run && one.second.next <= now; });
        const bool takes = taking != taking_.end();
        if (!other.must_tell && !takes && now - other.told_at < every) continue;
        other.must_tell = false;
        other.told_at = now;
        if (takes) taking->second.next = now + options_.take_again;
        tell(other.at, run, takes ? std::optional{taking->first.number} : std::nullopt);
    }
}

void StaffCalls::tell(const LanAddress& at, const std::string& its_run, std::optional<std::uint64_t> taken) {
    Said said{.from = run_, .to = its_run, .count = ++count_, .kiosk = self_.kiosk, .bay = self_.bay};
    // Who is not known to be one of this store's yet learns that it is greeted, and no more.
    if (own_ && !its_run.empty()) {
        said.call = Said::Call{.number = own_->id.number,
                               .question = own_->question,
                               .article = own_->article,
                               .waiting = clock_.boot() - own_->since,
                               .taken_at = own_->taken_at};
    }
    said.taken = taken;
    lan_.send(at, key_.seal(as_text(said), seal_place, random_));
}

std::chrono::milliseconds StaffCalls::next_step_in() const {
    const BootTime now = clock_.boot();
    BootTime next = next_greeting_;
    const auto every = own_ ? options_.repeat_every : options_.rest_every;
    for (const auto& [run, other] : others_) {
        next = std::min({next, other.heard_at + options_.lost_after, other.must_tell ? now : other.told_at + every});
    }
    for (const auto& [id, taking] : taking_) next = std::min({next, taking.next, taking.until});
    return std::max(next - now, std::chrono::milliseconds{10});
}

}  // namespace zuil
