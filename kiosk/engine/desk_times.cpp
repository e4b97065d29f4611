#include "kiosk/engine/desk_times.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

// Where neither the shop nor the configuration promises anything.
constexpr minutes usual_lead{60};
constexpr minutes left_shown_within{90};
constexpr minutes list_is_fresh{5};

std::int64_t whole_minutes(std::chrono::milliseconds time) { return std::chrono::floor<minutes>(time).count(); }

// "45 min", "3 hours", "2 days"
std::string duration_in_words(std::chrono::milliseconds time, const Words& words) {
    if (time >= days{2}) {
        return words.trn("{count} day", "{count} days", std::chrono::floor<days>(time).count());
    }
    if (time >= hours{2}) {
        return words.trn("{count} hour", "{count} hours", std::chrono::floor<hours>(time).count());
    }
    return words.trn("{count} min", "{count} min", whole_minutes(time));
}

}  // namespace

WallTime desk_due_at(const PickupEntry& entry, const ViewContext& context) {
    if (entry.order.slot) return entry.order.slot->begins;
    const Store* store = find_store(context.stores, context.settings.store);
    return entry.order.placed_at + (store != nullptr ? store->pickup_lead.value_or(usual_lead) : usual_lead);
}

std::string desk_moment(WallTime moment, const ViewContext& context) {
    const Words& words = context.words;
    const LocalMinutes local = context.zone.to_local(moment);
    const auto day = std::chrono::floor<days>(local);
    const auto today = std::chrono::floor<days>(context.zone.to_local(context.now));
    if (day == today) return words.time(local);
    return words.tr("{day} {time}", fmt::arg("day", words.formatter().short_near_day(day, today)),
                    fmt::arg("time", words.time(local)));
}

DeskStatus desk_due(const PickupEntry& entry, const ViewContext& context) {
    const Words& words = context.words;
    const WallTime due = desk_due_at(entry, context);
    const auto left = due - context.now;
    if (left < 0ms) {
        return {words.tr("{time} late", fmt::arg("time", duration_in_words(-left, words))), DeskTone::wrong};
    }
    if (left < left_shown_within) {
        return {words.tr("{time} left", fmt::arg("time", duration_in_words(left, words))), DeskTone::hurry};
    }
    const LocalMinutes local = context.zone.to_local(due);
    const auto today = std::chrono::floor<days>(context.zone.to_local(context.now));
    const std::string day = words.formatter().short_near_day(std::chrono::floor<days>(local), today);
    return {words.sentence(words.tr("{day} {time}", fmt::arg("day", day), fmt::arg("time", words.time(local)))),
            DeskTone::plain};
}

WallTime desk_ready_since(const PickupEntry& entry) {
    if (entry.change) return entry.changed_at;
    return entry.order.progress.ready_at.value_or(entry.told_at);
}

DeskStatus desk_kept(const PickupEntry& entry, const ViewContext& context) {
    const Words& words = context.words;
    const WallTime since = desk_ready_since(entry);
    const auto kept = std::chrono::floor<days>(context.now - since).count();
    const bool is_long = context.settings.keep_days > 0 && kept >= context.settings.keep_days;
    if (kept > 0) {
        return {words.trn("For {count} day", "For {count} days", kept), is_long ? DeskTone::wrong : DeskTone::plain};
    }
    return {words.tr("Since {time}", fmt::arg("time", desk_moment(since, context))), DeskTone::plain};
}

std::string desk_lasted(WallTime since, const ViewContext& context) {
    return duration_in_words(std::max<std::chrono::milliseconds>(context.now - since, 0ms), context.words);
}

std::string desk_age(std::optional<WallTime> heard_at, const ViewContext& context) {
    const Words& words = context.words;
    if (!heard_at) return words.tr("The shop has not told yet what is to be collected here.");
    if (context.now - *heard_at < list_is_fresh) return {};
    return words.tr("As the shop told us: {time}.", fmt::arg("time", desk_moment(*heard_at, context)));
}

}  // namespace zuil
