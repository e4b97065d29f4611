#include "sync/exchange/floor_holds.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "platform/json/json.hpp"
#include "platform/text/text.hpp"

namespace zuil {
namespace {

// A list fits into messages of Lan::message_bytes_max beside who says it, sealed.
constexpr std::size_t part_bytes_max = 620;
constexpr std::size_t told_name_bytes_max = 80;
constexpr std::size_t told_id_bytes_max = 128;
constexpr std::size_t told_code_bytes_max = 16;
constexpr int told_parts_max = 200;
constexpr std::size_t told_items_max = 20;
constexpr std::size_t floor_lists_max = 32;
constexpr std::size_t ending_max = 100;
// A kiosk whose clock is that far off tells nothing that anybody could use.
constexpr std::chrono::hours told_ahead_max{24 * 7};

Json to_json(const Hold& hold) {
    Json json{{"c", hold.code},
              {"p", hold.product.text()},
              {"v", hold.variant.text()},
              {"n", front_of(hold.name, told_name_bytes_max)},
              {"u", hold.ends_at.time_since_epoch().count()}};
    if (hold.told_at) json["t"] = hold.told_at->time_since_epoch().count();
    return json;
}

Result<Hold> read_told_hold(const JsonReader& row, WallTime now) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    Hold hold;
    TRY(hold.code, row.string("c"));
    TRY(std::string product, row.string("p"));
    TRY(std::string variant, row.string("v"));
    TRY(std::string name, row.string("n"));
    TRY(const std::int64_t until, row.integer("u", 0, (now + told_ahead_max).time_since_epoch().count()));
    const bool fits = !hold.code.empty() && hold.code.size() <= told_code_bytes_max &&
                      product.size() <= told_id_bytes_max && variant.size() <= told_id_bytes_max;
    if (!fits) return fail(Errc::bad_data, "no kiosk names a hold like that");
    hold.product = ProductId{std::move(product)};
    hold.variant = VariantId{std::move(variant)};
    hold.name = floor_text(std::move(name));
    hold.ends_at = WallTime{std::chrono::milliseconds{until}};
    if (row.has("t")) {
        TRY(const std::int64_t told_at, row.integer("t", 0, most));
        hold.told_at = WallTime{std::chrono::milliseconds{told_at}};
        hold.at_shop = HoldAtShop::told;
    }
    return hold;
}

// As many in each as fit.
std::vector<std::vector<Hold>> parts_of(const std::vector<Hold>& all) {
    std::vector<std::vector<Hold>> parts(1);
    std::size_t bytes = 0;
    for (const Hold& hold : all) {
        const std::size_t more = to_text(to_json(hold)).size() + 1;
        if (bytes + more > part_bytes_max && !parts.back().empty()) {
            parts.emplace_back();
            bytes = 0;
        }
        parts.back().push_back(hold);
        bytes += more;
    }
    return parts;
}

}  // namespace

FloorHolds::FloorHolds(FloorLine& line, const Clock& clock, FloorHoldsOptions options)
    : line_{line}, clock_{clock}, options_{options}, parts_(1) {}

void FloorHolds::set_own(std::vector<Hold> own) {
    if (own == own_) return;
    own_ = std::move(own);
    parts_ = parts_of(own_);
    ++edition_;
    for (auto& [run, listener] : listeners_) listener = {};
}

std::vector<FloorHold> FloorHolds::others() const {
    std::vector<FloorHold> all;
    for (const auto& [kiosk, list] : lists_) {
        for (const Hold& hold : list.items) {
            all.push_back({.kiosk = kiosk,
                           .hold = hold,
                           .heard_at = list.heard_at,
                           .is_ending = ending_.contains({kiosk, hold.code})});
        }
    }
    return all;
}

void FloorHolds::end(const std::string& kiosk, const std::string& code) {
    if (ending_.size() >= ending_max) return;
    changed_ = ending_.try_emplace({kiosk, code}, clock_.boot()).second || changed_;
}

void FloorHolds::step() {
    for (const FloorWord& word : line_.take(FloorTopic::holds)) hear(word);
    forget();
    tell_lists();
    ask_to_end();
}

void FloorHolds::hear(const FloorWord& word) {
    const JsonReader message{*word.json, "message"};
    if (message.has("end")) {
        const std::string code = message.string_or("end", "");
        const bool is_own = std::ranges::find(own_, code, &Hold::code) != own_.end();
        if (is_own && std::ranges::find(ended_, code) == ended_.end()) ended_.push_back(code);
    }
    const auto told = message.child("holds");
    if (!told || word.kiosk == line_.self().kiosk) return;
    const auto edition = told->integer("e", 1, std::numeric_limits<std::int64_t>::max());
    const auto parts = told->integer("of", 1, told_parts_max);
    const auto part = told->integer("i", 0, told_parts_max - 1);
    if (!edition || !parts || !part || *part >= *parts) return;
    Items items;
    const Status read = for_each(*told, "list", [&](const JsonReader& row) -> Status {
        TRY(Hold hold, read_told_hold(row, clock_.wall()));
        if (items.size() >= told_items_max) return fail(Errc::bad_data, "too many in one message");
        items.push_back(std::move(hold));
        return {};
    });
    if (!read) return;
    take_part(word, static_cast<std::uint64_t>(*edition), static_cast<int>(*part), static_cast<int>(*parts),
              std::move(items));
}

void FloorHolds::take_part(const FloorWord& word, std::uint64_t edition, int part, int parts, Items items) {
    if (!lists_.contains(word.kiosk) && lists_.size() >= floor_lists_max) return;
    List& list = lists_[word.kiosk];
    if (list.run == word.run && list.edition == edition) {
        list.heard_at = clock_.boot();
        return;
    }
    if (list.next_run != word.run || list.next_edition != edition) {
        list.next_run = word.run;
        list.next_edition = edition;
        list.parts.clear();
    }
    list.parts[part] = std::move(items);
    if (static_cast<int>(list.parts.size()) < parts) return;
    Items whole;
    for (auto& [number, some] : list.parts) std::ranges::move(some, std::back_inserter(whole));
    list.parts.clear();
    list.run = word.run;
    list.edition = edition;
    list.heard_at = clock_.boot();
    changed_ = changed_ || whole != list.items;
    list.items = std::move(whole);
}

// What is over for a day is over at its own kiosk too; and what is no longer said needs nobody to ask for its end.
void FloorHolds::forget() {
    const WallTime now = clock_.wall();
    for (auto& [kiosk, list] : lists_) {
        const auto gone =
            std::erase_if(list.items, [&](const Hold& hold) { return hold.ends_at + options_.forget_after < now; });
        changed_ = changed_ || gone > 0;
    }
    std::erase_if(ending_, [&](const auto& one) {
        const auto list = lists_.find(one.first.first);
        return list == lists_.end() ||
               std::ranges::find(list->second.items, one.first.second, &Hold::code) == list->second.items.end();
    });
}

void FloorHolds::tell_lists() {
    const BootTime now = clock_.boot();
    std::erase_if(listeners_, [&](const auto& one) { return !line_.knows(one.first); });
    for (const std::string& run : line_.runs()) {
        Listener& listener = listeners_[run];
        if (listener.next > now) continue;
        line_.tell(run, FloorTopic::holds, [&](Json& json) {
            Json list = Json::array();
            for (const Hold& hold : parts_[listener.part]) list.push_back(to_json(hold));
            json["holds"] = {{"e", edition_}, {"i", listener.part}, {"of", parts_.size()}, {"list", std::move(list)}};
        });
        const bool is_last = ++listener.part >= parts_.size();
        if (is_last) listener.part = 0;
        listener.next = now + (is_last ? options_.repeat_every : options_.part_gap);
    }
}

void FloorHolds::ask_to_end() {
    const BootTime now = clock_.boot();
    for (auto& [asked, next] : ending_) {
        if (next > now) continue;
        next = now + options_.end_again;
        line_.tell(lists_.at(asked.first).run, FloorTopic::holds,
                   [&code = asked.second](Json& json) { json["end"] = code; });
    }
}

std::chrono::milliseconds FloorHolds::next_step_in() const {
    const BootTime now = clock_.boot();
    BootTime next = now + options_.repeat_every;
    for (const auto& [run, listener] : listeners_) next = std::min(next, listener.next);
    for (const auto& [asked, again] : ending_) next = std::min(next, again);
    return std::max(next - now, std::chrono::milliseconds{10});
}

}  // namespace zuil
