#include "kiosk/engine/desk_times.hpp"
#include "kiosk/engine/desk_work.hpp"
#include "kiosk/engine/pickup_code.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

using CollectKind = CollectView::Kind;

void add_state(CollectView& view, const PickupEntry& entry, const ViewContext& context) {
    const Words& words = context.words;
    if (entry.order.is_cancelled) {
        view.kind = CollectKind::over;
        view.title = words.tr("This order was cancelled");
        view.text = words.tr("Our staff can tell you more.");
        return;
    }
    switch (entry.stage()) {
    case ShopStage::received:
    case ShopStage::preparing: {
        view.title = entry.stage() == ShopStage::preparing ? words.tr("Your order is being prepared")
                                                           : words.tr("Your order is not ready yet");
        const WallTime due = desk_due_at(entry, context);
        view.text = due > context.now
                        ? words.tr("It was promised for {time}. You can wait, or come back later.",
                                   fmt::arg("time", desk_moment(due, context)))
                        : words.tr("It should have been ready at {time}. Please tell us that you are here.",
                                   fmt::arg("time", desk_moment(due, context)));
        view.action = words.tr("I am here, I will wait");
        return;
    }
    case ShopStage::ready:
        view.kind = CollectKind::ready;
        view.title = words.tr("Your order is ready");
        view.text = words.tr("Tell us that you are here, and somebody brings it.");
        view.action = words.tr("I am here");
        return;
    case ShopStage::handed_over: break;
    }
    view.kind = CollectKind::over;
    view.title = words.tr("This order was collected already");
    view.text = words.tr("Is that not right? Please ask our staff.");
}

void add_check_in(CollectView& view, const PickupEntry& entry, const ViewContext& context) {
    const Words& words = context.words;
    if (!entry.check_in || view.kind == CollectKind::over) return;
    const bool is_ready = view.kind == CollectKind::ready;
    view.kind = CollectKind::waiting;
    view.title = words.tr("We know that you are here");
    view.text = is_ready ? words.tr("Somebody comes to you with your order. Keep your code at hand.")
                         : words.tr("Our staff are getting your order together. Keep your code at hand.");
    view.action.clear();
}

}  // namespace

CollectView view_collect(const Collecting& collecting, std::optional<WallTime> helper_until,
                         const ViewContext& context) {
    const Words& words = context.words;
    const PickupEntry& entry = collecting.entry;
    const bool is_helper = !collecting.helper_hash.empty();
    CollectView view;
    view.about = words.tr("Order {code}", fmt::arg("code", code_of(entry.order)));
    if (is_helper) view.about = words.tr("You collect for somebody else");
    add_state(view, entry, context);
    add_check_in(view, entry, context);
    if (view.kind == CollectKind::over) return view;
    int pieces = 0;
    for (const DeskLine& line : entry.order.lines) pieces += entry.quantity_of(line);
    view.items = article_count(pieces, words);
    view.place = context.settings.desk.place.in(words.language());
    if (view.place.empty()) {
        const Store* store = find_store(context.stores, context.settings.store);
        if (store != nullptr) view.place = words.sentence(store->pickup_desk.in(words.language()));
    }
    view.can_make_code = !is_helper && PickupBook::is_secret(entry) && view.kind != CollectKind::waiting;
    if (collecting.made) {
        view.helper_code = collecting.made->code;
        view.helper_qr = helper_qr_text(collecting.made->code);
    }
    if (helper_until && !is_helper) {
        view.helper_until =
            words.tr("Good for one person, until {time}.", fmt::arg("time", desk_moment(*helper_until, context)));
    }
    return view;
}

}  // namespace zuil
