#include "sync/exchange/staff_calls.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"

namespace zuil {
namespace {

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

// What another kiosk says of itself and of the call here.
struct Said {
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

Result<Said::Call> read_call(const JsonReader& reader) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    Said::Call call;
    TRY(const std::int64_t number, reader.integer("n", 1, most));
    call.number = static_cast<std::uint64_t>(number);
    TRY(const std::string question, reader.string("question"));
    call.question = question_of(question);
    TRY(std::string article, reader.string("article"));
    call.article = floor_text(std::move(article));
    TRY(const std::int64_t waiting, reader.integer("waiting", 0, waiting_ms_max));
    call.waiting = std::chrono::milliseconds{waiting};
    TRY(std::string taken_at, reader.string("taken"));
    call.taken_at = floor_text(std::move(taken_at));
    return call;
}

Result<Said> read_said(const Json& json) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const JsonReader reader{json, "message"};
    Said said;
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

StaffCalls::StaffCalls(FloorLine& line, const Clock& clock, StaffCallsOptions options)
    : line_{line}, clock_{clock}, options_{options}, run_{line.run()} {
    line_.tell_with([this](Json& json) { say_call(json); });
}

void StaffCalls::changed() {
    changed_ = true;
    for (auto& [run, other] : others_) other.must_tell = true;
}

void StaffCalls::call(CallQuestion question, std::string article, std::chrono::milliseconds waiting) {
    if (own_) return;
    own_ = StaffCall{.id = {run_, ++calls_},
                     .kiosk = line_.self().kiosk,
                     .bay = line_.self().bay,
                     .question = question,
                     .article = floor_text(std::move(article)),
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
        own_->taken_at = line_.self().kiosk;
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
    meet_and_part();
    for (const FloorWord& word : line_.take(FloorTopic::calls)) hear(word);
    forget_taken();
    tell_all();
}

// Who is heard of now, and who no longer.
void StaffCalls::meet_and_part() {
    if (run_ != line_.run()) {
        run_ = line_.run();
        if (own_) own_->id.kiosk_run = run_;
        taking_.clear();
        changed_ = true;
    }
    std::erase_if(others_, [&](const auto& one) {
        if (line_.knows(one.first)) return false;
        changed_ = changed_ || one.second.call.has_value();
        return true;
    });
    for (const std::string& run : line_.runs()) others_.try_emplace(run);
}

void StaffCalls::hear(const FloorWord& word) {
    const auto said = read_said(*word.json);
    const auto found = others_.find(word.run);
    if (!said || found == others_.end()) return;
    Other& other = found->second;
    std::optional<StaffCall> call;
    if (said->call) {
        call = StaffCall{.id = {word.run, said->call->number},
                         .kiosk = word.kiosk,
                         .bay = word.bay,
                         .question = said->call->question,
                         .article = said->call->article,
                         .since = clock_.boot() - said->call->waiting,
                         .taken_at = said->call->taken_at};
        // The way took another time than the message before: that is no news.
        if (other.call && other.call->id == call->id) call->since = other.call->since;
    }
    if (call != other.call) {
        other.call = std::move(call);
        changed_ = true;
    }
    if (said->taken && own_ && own_->id.number == *said->taken && !own_->is_taken()) {
        own_->taken_at = word.kiosk;
        changed();
    }
}

void StaffCalls::forget_taken() {
    std::erase_if(taking_, [&](const auto& one) {
        const auto other = others_.find(one.first.kiosk_run);
        const bool stands = other != others_.end() && other->second.call && other->second.call->id == one.first &&
                            !other->second.call->is_taken();
        return !stands || clock_.boot() >= one.second.until;
    });
}

void StaffCalls::tell_all() {
    const BootTime now = clock_.boot();
    const auto every = own_ ? options_.repeat_every : options_.rest_every;
    for (auto& [run, other] : others_) {
        const auto taking = std::ranges::find_if(
            taking_, [&, &its = run](const auto& one) { return one.first.kiosk_run == its && one.second.next <= now; });
        const bool takes = taking != taking_.end();
        if (!other.must_tell && !takes && now - other.told_at < every) continue;
        other.must_tell = false;
        other.told_at = now;
        if (takes) taking->second.next = now + options_.take_again;
        line_.tell(run, FloorTopic::calls, [&](Json& json) {
            if (takes) json["takes"] = taking->first.number;
        });
    }
}

void StaffCalls::say_call(Json& json) const {
    if (!own_) return;
    json["call"] = {{"n", own_->id.number},
                    {"question", code_of(own_->question)},
                    {"article", own_->article},
                    {"waiting", (clock_.boot() - own_->since).count()},
                    {"taken", own_->taken_at}};
}

std::chrono::milliseconds StaffCalls::next_step_in() const {
    const BootTime now = clock_.boot();
    BootTime next = now + options_.rest_every;
    const auto every = own_ ? options_.repeat_every : options_.rest_every;
    for (const auto& [run, other] : others_) {
        next = std::min(next, other.must_tell ? now : other.told_at + every);
    }
    for (const auto& [id, taking] : taking_) next = std::min({next, taking.next, taking.until});
    return std::max(next - now, std::chrono::milliseconds{10});
}

}  // namespace zuil
