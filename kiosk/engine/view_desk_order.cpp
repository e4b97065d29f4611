#include <algorithm>

#include "kiosk/engine/desk_times.hpp"
#include "kiosk/engine/desk_work.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

using LineState = DeskLineView::State;

enum class DeskMode { prepare, hand_over, over };

DeskMode mode_of(const PickupEntry& entry) {
    if (entry.order.is_cancelled) return DeskMode::over;
    switch (entry.stage()) {
    case ShopStage::received:
    case ShopStage::preparing: return DeskMode::prepare;
    case ShopStage::ready: return DeskMode::hand_over;
    case ShopStage::handed_over: break;
    }
    return DeskMode::over;
}

const ArticleFacts* facts_of(const OrderedAnswer& ordered, const DeskLine& line) {
    const auto found = ordered.facts.find(line.variant);
    return found == ordered.facts.end() ? nullptr : found->second.get();
}

std::string picture_of_line(const ArticleFacts& facts, const VariantId& variant) {
    const Variant* chosen = find_variant(facts.product, variant);
    if (chosen != nullptr && !chosen->image_urls.empty()) return chosen->image_urls.front();
    return facts.product.image_urls.empty() ? std::string{} : facts.product.image_urls.front();
}

// "Article 40 3120, shelf S-14"
std::string where_it_lies(const DeskLine& line, const ArticleFacts* facts, const ViewContext& context) {
    const Words& words = context.words;
    const std::string article =
        line.sku.empty() ? std::string{} : words.tr("Article {number}", fmt::arg("number", line.sku));
    if (facts == nullptr) return article;
    const auto here = std::ranges::find_if(facts->stock, [&](const StockLevel& level) {
        return level.variant == line.variant && level.store == context.settings.store && !level.shelf.empty();
    });
    if (here == facts->stock.end()) return article;
    return words.tr("{article}, shelf {shelf}", fmt::arg("article", article), fmt::arg("shelf", here->shelf));
}

std::string reason_in_words(RefusalReason reason, const Words& words) {
    switch (reason) {
    case RefusalReason::not_found: return words.tr("Not found");
    case RefusalReason::damaged: return words.tr("Damaged");
    case RefusalReason::sold_out: return words.tr("Sold out");
    }
    return {};
}

void add_line_status(DeskLineView& view, const DeskLine& line, const DeskWork& work, DeskMode mode,
                     const ViewContext& context) {
    const Words& words = context.words;
    const int wanted = work.entry.quantity_of(line);
    const int left = left_of(work, line);
    const auto refused = work.refused.find(line.id);
    const auto ticked = work.ticked.find(line.id);
    const int found = ticked == work.ticked.end() ? 0 : ticked->second;
    if (refused != work.refused.end()) {
        view.state = LineState::refused;
        view.status = reason_in_words(refused->second.reason, words);
        if (refused->second.quantity < wanted) {
            view.status = words.tr("{count} × {reason}", fmt::arg("count", words.number(refused->second.quantity)),
                                   fmt::arg("reason", view.status));
        }
    } else if (wanted == 0) {
        view.state = LineState::refused;
        view.status = words.tr("Not given");
    } else if (mode == DeskMode::over) {
        view.state = LineState::open;
    } else if (left == 0) {
        view.state = LineState::ticked;
        view.status = wanted == 1 ? words.tr("Checked") : words.trn("{count} checked", "{count} checked", wanted);
    } else if (found > 0) {
        view.state = LineState::next;
        view.status = words.tr("{count} of {total}", fmt::arg("count", words.number(found)),
                               fmt::arg("total", words.number(wanted)));
    } else {
        view.state = next_line(work) != nullptr && next_line(work)->id == line.id ? LineState::next : LineState::open;
        view.status = view.state == LineState::next ? words.tr("Scan now") : words.tr("To scan");
    }
    view.can_take_back = mode != DeskMode::over && (found > 0 || refused != work.refused.end());
    view.can_tick = mode != DeskMode::over && left > 0;
}

DeskLineView view_line(const DeskLine& line, const DeskWork& work, DeskMode mode, const DeskFacts& facts,
                       const ViewContext& context) {
    const Words& words = context.words;
    const ArticleFacts* known = facts_of(facts.ordered, line);
    const int wanted = std::max(work.entry.quantity_of(line), 0);
    DeskLineView view{.id = line.id, .name = line.name, .detail = where_it_lies(line, known, context)};
    if (wanted > 1) {
        view.name = words.tr("{count} × {name}", fmt::arg("count", words.number(wanted)), fmt::arg("name", line.name));
    }
    if (known != nullptr) view.picture = {.url = picture_of_line(*known, line.variant)};
    add_line_status(view, line, work, mode, context);
    view.can_refuse = mode == DeskMode::prepare && facts.abilities.refuses_lines && view.can_tick;
    return view;
}

void add_head(DeskOrderView& view, const DeskWork& work, DeskMode mode, const ViewContext& context) {
    const Words& words = context.words;
    const DeskOrder& order = work.entry.order;
    const std::string total = words.money(order.total);
    if (order.progress.is_paid) {
        view.pill = words.tr("Paid, {total}", fmt::arg("total", total));
        view.tone = DeskTone::well;
    } else {
        view.pill = words.tr("To pay: {total}", fmt::arg("total", total));
        view.tone = DeskTone::hurry;
    }
    switch (mode) {
    case DeskMode::prepare:
        view.about = words.tr("Prepare");
        view.since = desk_due(work.entry, context).text;
        view.lines_title = words.tr("Get together");
        break;
    case DeskMode::hand_over:
        view.about = words.tr("Hand over");
        view.since =
            words.tr("Ready since {time}", fmt::arg("time", desk_moment(desk_ready_since(work.entry), context)));
        view.lines_title = words.tr("Give along");
        break;
    case DeskMode::over:
        view.about = order.is_cancelled ? words.tr("Cancelled") : words.tr("Collected");
        if (order.progress.handed_over_at) view.since = desk_moment(*order.progress.handed_over_at, context);
        view.lines_title = words.tr("What it was");
        break;
    }
}

void add_proof(DeskOrderView& view, const DeskWork& work, const ViewContext& context) {
    const Words& words = context.words;
    view.is_proven = work.proof != DeskProof::none;
    view.can_check_identity = !view.is_proven;
    view.can_show_code = !view.is_proven && PickupBook::is_secret(work.entry);
    view.proof_detail = work.customer;
    if (view.is_proven) view.proof_pill = desk_moment(work.proven_at, context);
    switch (work.proof) {
    case DeskProof::none:
        view.proof_title = view.can_show_code ? words.tr("Scan the customer’s pick-up code")
                                              : words.tr("Check who it is: this order has no code");
        if (view.proof_detail.empty()) view.proof_detail = words.tr("Nobody’s name is on this order.");
        break;
    case DeskProof::code: view.proof_title = words.tr("The pick-up code is right"); break;
    case DeskProof::helper:
        view.proof_title = words.tr("The code of a helper is right");
        view.proof_detail = words.tr("Somebody else collects for the customer.");
        break;
    case DeskProof::identity: view.proof_title = words.tr("The identity was checked"); break;
    }
}

void add_notice(DeskOrderView& view, const DeskWork& work, const DeskFacts& facts, const ViewContext& context) {
    const Words& words = context.words;
    const PickupEntry& entry = work.entry;
    if (entry.conflict) {
        view.can_resolve = true;
        view.notice_tone = DeskTone::wrong;
        const std::string time = desk_moment(entry.conflict->at, context);
        if (!entry.conflict->refusal.empty()) {
            view.notice_title = words.tr("The shop did not take this");
            view.notice =
                words.tr("{time}: {reason}", fmt::arg("time", time), fmt::arg("reason", entry.conflict->refusal));
            return;
        }
        view.notice_title = words.tr("A colleague was faster");
        view.notice = words.tr("This is how the order stands now. Nothing was done twice.");
    } else if (entry.change && entry.attempts > 0) {
        view.notice_title = words.tr("Kept here");
        view.notice = words.tr("The shop hears of it as soon as it can be reached. You can go on.");
        view.notice_tone = DeskTone::hurry;
    } else if (entry.stage() == ShopStage::preparing && !entry.order.claim.empty() && !facts.is_ours) {
        view.notice_title = words.tr("Somebody is at it on another screen");
        view.notice =
            words.tr("Since {time}. Ask before you take it over.",
                     fmt::arg("time", desk_moment(entry.order.progress.preparing_at.value_or(entry.told_at), context)));
    }
}

void add_action(DeskOrderView& view, const DeskWork& work, DeskMode mode, const ViewContext& context) {
    const Words& words = context.words;
    if (mode == DeskMode::over || work.entry.conflict) return;
    const int left = left_of(work);
    const bool gives_nothing = wanted_of(work) == 0;
    if (mode == DeskMode::prepare) {
        view.action = gives_nothing ? words.tr("Cancel the order") : words.tr("Ready for the customer");
    } else {
        view.action = words.tr("Handed over");
    }
    if (left > 0) {
        view.off_because =
            words.trn("{count} item still to scan", "{count} items still to scan", static_cast<std::int64_t>(left));
    } else if (mode == DeskMode::hand_over && work.proof == DeskProof::none) {
        view.off_because = words.tr("Check the code first");
    }
}

}  // namespace

DeskOrderView view_desk_order(const DeskWork& work, const DeskFacts& facts, const ViewContext& context) {
    const Words& words = context.words;
    const DeskMode mode = mode_of(work.entry);
    DeskOrderView view{.order = work.entry.order.id, .code = code_of(work.entry.order)};
    add_head(view, work, mode, context);
    if (mode == DeskMode::hand_over) add_proof(view, work, context);
    for (const DeskLine& line : work.entry.order.lines) {
        view.lines.push_back(view_line(line, work, mode, facts, context));
    }
    view.wanted = wanted_of(work);
    view.done = view.wanted - left_of(work);
    if (mode != DeskMode::over) {
        view.progress = words.tr("{count} of {total}", fmt::arg("count", words.number(view.done)),
                                 fmt::arg("total", words.number(view.wanted)));
    }
    view.can_show_contact = !work.contact && !work.customer.empty();
    if (work.contact) {
        for (const std::string* fact : {&work.contact->name, &work.contact->phone, &work.contact->email}) {
            if (!fact->empty()) view.contact.push_back(*fact);
        }
    }
    add_notice(view, work, facts, context);
    if (work.entry.check_in) {
        const std::string& place = context.settings.desk.place.in(words.language());
        const std::string lasted = desk_lasted(work.entry.check_in->at, context);
        view.waits = place.empty() ? words.tr("The customer waits here: {time}", fmt::arg("time", lasted))
                                   : words.tr("The customer waits at {place}: {time}", fmt::arg("place", place),
                                              fmt::arg("time", lasted));
    }
    add_action(view, work, mode, context);
    return view;
}

}  // namespace zuil
