#include <algorithm>

#include "kiosk/engine/desk_times.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

// What is due sooner than this is counted as pressing.
constexpr auto pressing_within = 60min;

std::optional<DeskPart> part_of(const PickupEntry& entry) {
    if (entry.order.is_cancelled) return std::nullopt;
    switch (entry.stage()) {
    case ShopStage::received:
    case ShopStage::preparing: return DeskPart::to_prepare;
    case ShopStage::ready: return DeskPart::ready;
    case ShopStage::handed_over: return DeskPart::handed_over;
    }
    return std::nullopt;
}

WallTime handed_over_at(const PickupEntry& entry) {
    const bool is_here = entry.change && entry.change->to == ShopStage::handed_over;
    return is_here ? entry.changed_at : entry.order.progress.handed_over_at.value_or(entry.told_at);
}

// Who stands here goes first, then who comes first.
void sort_rows(std::vector<const PickupEntry*>& rows, DeskPart part, const ViewContext& context) {
    const auto rank = [&](const PickupEntry* entry) {
        if (part == DeskPart::handed_over) return std::pair{true, -handed_over_at(*entry).time_since_epoch()};
        if (entry->check_in) return std::pair{false, entry->check_in->at.time_since_epoch()};
        const WallTime at = part == DeskPart::to_prepare ? desk_due_at(*entry, context) : desk_ready_since(*entry);
        return std::pair{true, at.time_since_epoch()};
    };
    std::ranges::stable_sort(rows, {}, rank);
}

std::string names_of(const PickupEntry& entry, const Words& words) {
    std::vector<std::string> names;
    for (const DeskLine& line : entry.order.lines) {
        if (entry.quantity_of(line) > 0) names.push_back(line.name);
    }
    if (names.empty()) return {};
    if (names.size() == 1) return names.front();
    return words.trn("{name} and {count} more", "{name} and {count} more", static_cast<std::int64_t>(names.size() - 1),
                     fmt::arg("name", names.front()));
}

int pieces_left(const PickupEntry& entry) {
    int pieces = 0;
    for (const DeskLine& line : entry.order.lines) pieces += entry.quantity_of(line);
    return pieces;
}

void add_status(DeskRowView& row, const PickupEntry& entry, DeskPart part, const ViewContext& context) {
    const Words& words = context.words;
    if (entry.conflict) {
        row.pill = entry.conflict->refusal.empty() ? words.tr("A colleague was faster") : words.tr("The shop says no");
        row.tone = DeskTone::wrong;
    } else if (entry.check_in && part != DeskPart::handed_over) {
        row.pill = words.tr("Waits here: {time}", fmt::arg("time", desk_lasted(entry.check_in->at, context)));
        row.tone = DeskTone::hurry;
        row.waits = true;
    } else if (part == DeskPart::to_prepare) {
        const DeskStatus due = desk_due(entry, context);
        row.pill = due.text;
        row.tone = due.tone;
    } else if (part == DeskPart::ready) {
        const DeskStatus kept = desk_kept(entry, context);
        row.pill = kept.text;
        row.tone = kept.tone;
    } else {
        row.pill = desk_moment(handed_over_at(entry), context);
        row.tone = DeskTone::well;
    }
}

DeskRowView view_row(const PickupEntry& entry, DeskPart part, const ViewContext& context) {
    const Words& words = context.words;
    DeskRowView row{.order = entry.order.id, .code = code_of(entry.order)};
    row.title = article_count(pieces_left(entry), words);
    row.detail = names_of(entry, words);
    add_status(row, entry, part, context);
    switch (part) {
    case DeskPart::to_prepare:
        row.action = entry.stage() == ShopStage::preparing ? words.tr("Go on") : words.tr("Start");
        break;
    case DeskPart::ready: row.action = words.tr("Hand over"); break;
    case DeskPart::handed_over: row.action = words.tr("Look"); break;
    }
    return row;
}

DeskCountView count_to_prepare(const std::vector<const PickupEntry*>& rows, const ViewContext& context) {
    const Words& words = context.words;
    DeskCountView count{.part = DeskPart::to_prepare, .title = words.tr("To prepare"), .number = {}, .pill = {}};
    std::int64_t late = 0;
    std::int64_t pressing = 0;
    for (const PickupEntry* entry : rows) {
        const auto left = desk_due_at(*entry, context) - context.now;
        late += left < 0ms ? 1 : 0;
        pressing += left >= 0ms && left < pressing_within ? 1 : 0;
    }
    if (late > 0) {
        count.pill = words.trn("{count} late", "{count} late", late);
        count.tone = DeskTone::wrong;
    } else if (pressing > 0) {
        count.pill = words.trn("{count} within the hour", "{count} within the hour", pressing);
        count.tone = DeskTone::hurry;
    }
    return count;
}

DeskCountView count_ready(const std::vector<const PickupEntry*>& rows, const ViewContext& context) {
    const Words& words = context.words;
    DeskCountView count{.part = DeskPart::ready, .title = words.tr("Ready for customer"), .number = {}, .pill = {}};
    const auto waiting =
        std::ranges::count_if(rows, [](const PickupEntry* entry) { return entry->check_in.has_value(); });
    std::int64_t days = 0;
    for (const PickupEntry* entry : rows) {
        days = std::max<std::int64_t>(
            days, std::chrono::floor<std::chrono::days>(context.now - desk_ready_since(*entry)).count());
    }
    if (waiting > 0) {
        count.pill = words.trn("{count} waits here", "{count} wait here", static_cast<std::int64_t>(waiting));
        count.tone = DeskTone::hurry;
    } else if (days > 0) {
        count.pill = words.trn("One for {count} day", "One for {count} days", days);
    }
    return count;
}

}  // namespace

DeskQueueView view_desk_queue(const std::vector<PickupEntry>& pickups, DeskPart chosen, std::size_t rows_shown,
                              std::optional<WallTime> heard_at, const ViewContext& context) {
    const Words& words = context.words;
    std::vector<const PickupEntry*> to_prepare;
    std::vector<const PickupEntry*> ready;
    std::vector<const PickupEntry*> over;
    const auto today = std::chrono::floor<std::chrono::days>(context.zone.to_local(context.now));
    for (const PickupEntry& entry : pickups) {
        const auto part = part_of(entry);
        if (part == DeskPart::to_prepare) to_prepare.push_back(&entry);
        if (part == DeskPart::ready) ready.push_back(&entry);
        const bool is_todays =
            part == DeskPart::handed_over &&
            std::chrono::floor<std::chrono::days>(context.zone.to_local(handed_over_at(entry))) == today;
        if (is_todays) over.push_back(&entry);
    }
    DeskQueueView view;
    view.counts = {count_to_prepare(to_prepare, context),
                   count_ready(ready, context),
                   {.part = DeskPart::handed_over, .title = words.tr("Collected today"), .number = {}, .pill = {}}};
    for (DeskCountView& count : view.counts) {
        auto& rows = count.part == DeskPart::to_prepare ? to_prepare : count.part == DeskPart::ready ? ready : over;
        count.number = words.number(static_cast<std::int64_t>(rows.size()));
        count.chosen = count.part == chosen;
        if (!count.chosen) continue;
        view.title = count.title;
        sort_rows(rows, chosen, context);
        for (const PickupEntry* entry : rows) {
            if (view.rows.size() < rows_shown) view.rows.push_back(view_row(*entry, chosen, context));
        }
        if (rows.size() > rows_shown) {
            view.more = words.trn("{count} more", "{count} more", static_cast<std::int64_t>(rows.size() - rows_shown));
        }
    }
    if (!view.rows.empty() && chosen != DeskPart::handed_over) view.rows.front().first = true;
    if (view.rows.empty()) view.empty = words.tr("Nothing here at this moment.");
    view.age = desk_age(heard_at, context);
    return view;
}

}  // namespace zuil
