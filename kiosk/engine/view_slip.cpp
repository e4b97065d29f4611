#include "kiosk/engine/view_slip.hpp"

#include "kiosk/engine/desk_times.hpp"
#include "kiosk/engine/pickup_code.hpp"

namespace zuil {
namespace {

// Paper is read on another day.
std::string moment_on_paper(WallTime moment, const ViewContext& context) {
    const LocalMinutes local = context.zone.to_local(moment);
    const std::string day = context.words.formatter().short_date(std::chrono::floor<std::chrono::days>(local));
    return context.words.tr("{day} {time}", fmt::arg("day", day), fmt::arg("time", context.words.time(local)));
}

Slip::Line slip_line(const DeskLine& line, int quantity, const Words& words) {
    Slip::Line printed{.quantity = words.number(quantity) + "\u00A0×", .name = line.name, .detail = {}};
    if (!line.sku.empty()) printed.detail = words.tr("Article {number}", fmt::arg("number", line.sku));
    return printed;
}

std::vector<std::string> slip_facts(const PickupEntry& entry, const ViewContext& context) {
    const Words& words = context.words;
    std::vector<std::string> facts;
    if (entry.order.number != code_of(entry.order)) {
        facts.push_back(words.tr("Order {number}", fmt::arg("number", entry.order.number)));
    }
    if (entry.stage() == ShopStage::ready) {
        const WallTime since = desk_ready_since(entry);
        facts.push_back(words.tr("Ready since {time}", fmt::arg("time", moment_on_paper(since, context))));
        if (context.settings.keep_days > 0) {
            const auto last = context.zone.to_local(since + std::chrono::days{context.settings.keep_days});
            const std::string day = words.formatter().short_date(std::chrono::floor<std::chrono::days>(last));
            facts.push_back(words.tr("Kept until {day}", fmt::arg("day", day)));
        }
    } else if (entry.is_open()) {
        facts.push_back(
            words.tr("Ready by {time}", fmt::arg("time", moment_on_paper(desk_due_at(entry, context), context))));
    }
    facts.push_back(words.tr("Printed {time}", fmt::arg("time", moment_on_paper(context.now, context))));
    return facts;
}

}  // namespace

Slip view_slip(const PickupEntry& entry, const ViewContext& context) {
    const Words& words = context.words;
    const DeskOrder& order = entry.order;
    Slip slip{.order = order.id, .shop = context.settings.shop_name, .title = words.tr("To be collected")};
    if (const Store* store = find_store(context.stores, context.settings.store)) {
        slip.shop = words.tr("{shop}, {store}", fmt::arg("shop", slip.shop), fmt::arg("store", store->name));
    }
    if (order.is_cancelled) slip.title = words.tr("Cancelled");
    if (!order.is_cancelled && entry.stage() == ShopStage::handed_over) slip.title = words.tr("Collected");
    slip.code = code_of(order);
    slip.is_paid = order.progress.is_paid;
    const std::string total = words.money(order.total);
    slip.payment = slip.is_paid ? words.tr("Paid, {total}", fmt::arg("total", total))
                                : words.tr("To pay: {total}", fmt::arg("total", total));
    for (const DeskLine& line : order.lines) {
        if (const int given = entry.quantity_of(line); given > 0) slip.lines.push_back(slip_line(line, given, words));
    }
    for (const DeskLine& line : order.lines) {
        const int given = entry.quantity_of(line);
        if (given > 0 && given == line.quantity) continue;
        slip.not_given = words.tr("Not given");
        slip.lines.push_back(slip_line(line, line.quantity - given, words));
        slip.lines.back().is_given = false;
        // The shop no longer says how many it were.
        if (line.quantity == 0) slip.lines.back().quantity.clear();
    }
    slip.facts = slip_facts(entry, context);
    slip.scan = slip_text(order.id);
    slip.scan_note = words.tr("Staff scan this to open the order.");
    return slip;
}

}  // namespace zuil
