#include "sync/exchange/floor_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "platform/text/text.hpp"

namespace zuil {
namespace {

constexpr int floor_version = 1;
constexpr JsonLimits floor_limits{.bytes_max = Lan::message_bytes_max, .depth_max = 5, .values_max = 200};
constexpr std::size_t floor_text_bytes_max = 160;
constexpr std::size_t floor_runs_max = 256;
// Of a topic, until somebody takes them.
constexpr std::size_t floor_words_max = 256;

// A message about one topic cannot be opened as one about another.
constexpr std::array<std::pair<FloorTopic, std::string_view>, 2> floor_places{
    {{FloorTopic::calls, "zuil floor 1"}, {FloorTopic::holds, "zuil holds 1"}}};

std::string_view place_of(FloorTopic topic) {
    return std::ranges::find(floor_places, topic, [](const auto& one) { return one.first; })->second;
}

// What stands at the head of every message.
struct FloorHead {
    std::string from;  // the run that says it
    std::string to;    // the run that it is said to; empty: to whoever is there
    std::uint64_t count = 0;
    std::string kiosk;
    std::string bay;
};

Result<FloorHead> read_head(const JsonReader& reader) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    TRY(const std::int64_t its_version, reader.integer("v", 1, 1'000));
    // A later version says in its own way what this one would not understand.
    if (its_version != floor_version) return fail(Errc::bad_data, "another version");
    FloorHead head;
    TRY(head.from, reader.string("from"));
    TRY(head.to, reader.string("to"));
    TRY(const std::int64_t count, reader.integer("n", 1, most));
    head.count = static_cast<std::uint64_t>(count);
    TRY(std::string kiosk, reader.string("kiosk"));
    head.kiosk = floor_text(std::move(kiosk));
    TRY(std::string bay, reader.string("bay"));
    head.bay = floor_text(std::move(bay));
    return head;
}

}  // namespace

std::string floor_text(std::string text) { return std::string{front_of(text, floor_text_bytes_max)}; }

FloorLine::FloorLine(Lan& lan, const SealingKey& key, Self self, const Clock& clock, Random& random,
                     FloorLineOptions options)
    : lan_{lan}, key_{key}, self_{std::move(self)}, clock_{clock}, random_{random}, options_{options} {
    self_.bay = floor_text(std::move(self_.bay));
    begin_run();
}

// From here on nothing that was ever said to this kiosk is meant for it.
void FloorLine::begin_run() {
    run_ = fmt::format("{:016x}{:016x}", random_.next(), random_.next());
    others_.clear();
    counts_.clear();
    greeted_.clear();
    answered_.clear();
    heard_.clear();
}

std::vector<std::string> FloorLine::runs() const {
    std::vector<std::string> runs;
    for (const auto& [run, other] : others_) runs.push_back(run);
    return runs;
}

void FloorLine::step() {
    for (const LanMessage& message : lan_.take()) hear(message);
    forget_lost();
    greet();
}

void FloorLine::hear(const LanMessage& message) {
    for (const auto& [topic, place] : floor_places) {
        if (const auto text = key_.open(message.bytes, place)) return hear(message, topic, text->view());
    }
}

void FloorLine::hear(const LanMessage& message, FloorTopic topic, std::string_view text) {
    auto json = parse_json(text, floor_limits);
    if (!json) return;
    const auto head = read_head(JsonReader{*json, "message"});
    if (!head || head->from == run_) return;
    if (head->to != run_) return answer(message, head->from);
    const auto before = counts_.find(head->from);
    if (before != counts_.end() && head->count <= before->second) return;
    if (before == counts_.end() && counts_.size() >= floor_runs_max) return begin_run();
    counts_[head->from] = head->count;
    if (!others_.contains(head->from) && others_.size() >= kiosks_max) return;
    others_[head->from] = {.at = message.from, .heard_at = clock_.boot()};
    std::vector<FloorWord>& words = heard_[topic];
    if (words.size() >= floor_words_max) words.erase(words.begin());
    words.push_back({.run = head->from,
                     .kiosk = head->kiosk,
                     .bay = head->bay,
                     .json = std::make_shared<const Json>(*std::move(json))});
}

void FloorLine::forget_lost() {
    const auto is_old = [&](BootTime time) { return clock_.boot() - time >= options_.lost_after; };
    std::erase_if(others_, [&](const auto& one) { return is_old(one.second.heard_at); });
    std::erase_if(greeted_, [&](const auto& one) { return is_old(one.second); });
    std::erase_if(answered_, [&](const auto& one) { return is_old(one.second); });
}

// Somebody who does not know this run yet, or something that was recorded: a greeting in return, now and then.
void FloorLine::answer(const LanMessage& message, const std::string& its_run) {
    const auto before = answered_.find(message.from);
    if (before != answered_.end() && clock_.boot() - before->second < options_.answer_again) return;
    if (answered_.size() >= floor_runs_max) return;
    answered_[message.from] = clock_.boot();
    send(message.from, its_run, FloorTopic::calls, {});
}

// Those that were found and have not said anything to this run.
void FloorLine::greet() {
    const BootTime now = clock_.boot();
    next_greeting_ = now + options_.look_every;
    for (const LanAddress& address : lan_.peers()) {
        const bool is_known = std::ranges::any_of(others_, [&](const auto& one) { return one.second.at == address; });
        if (is_known) continue;
        const auto before = greeted_.find(address);
        if (before == greeted_.end() || now - before->second >= options_.hello_every) {
            greeted_[address] = now;
            send(address, {}, FloorTopic::calls, {});
        }
        next_greeting_ = std::min(next_greeting_, greeted_[address] + options_.hello_every);
    }
}

void FloorLine::tell(const std::string& run, FloorTopic topic, const Fill& more) {
    const auto other = others_.find(run);
    if (other != others_.end()) send(other->second.at, run, topic, more);
}

void FloorLine::send(const LanAddress& at, const std::string& its_run, FloorTopic topic, const Fill& more) {
    Json json{{"v", floor_version}, {"from", run_},         {"to", its_run},
              {"n", ++count_},      {"kiosk", self_.kiosk}, {"bay", self_.bay}};
    // Who is not known to be one of this store's yet learns that it is greeted, and no more.
    if (topic == FloorTopic::calls && calls_ && !its_run.empty()) calls_(json);
    if (more) more(json);
    lan_.send(at, key_.seal(to_text(json), place_of(topic), random_));
}

std::chrono::milliseconds FloorLine::next_step_in() const {
    const BootTime now = clock_.boot();
    BootTime next = next_greeting_;
    for (const auto& [run, other] : others_) next = std::min(next, other.heard_at + options_.lost_after);
    return std::max(next - now, std::chrono::milliseconds{10});
}

}  // namespace zuil
