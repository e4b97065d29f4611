#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/pickup_code.hpp"
#include "kiosk/engine/view_slip.hpp"
#include "platform/base/log.hpp"

// What lies with the orders of the pick-up desk, on paper.
namespace zuil {
namespace {

PrinterView view_printer(const SlipPrinter::State& state, const std::map<std::string, std::string>& unprinted,
                         const Words& words) {
    const auto waiting = static_cast<std::int64_t>(state.waiting);
    PrinterView view{.title = {}, .text = {}, .tone = DeskTone::wrong};
    if (waiting > 0) view.text = words.trn("{count} slip waits for it.", "{count} slips wait for it.", waiting);
    switch (state.last) {
    case Printed::no_paper: view.title = words.tr("The printer needs a new roll of paper"); return view;
    case Printed::cover_open: view.title = words.tr("The printer’s cover is open"); return view;
    case Printed::broken: view.title = words.tr("The printer has a fault: switch it off and on"); return view;
    case Printed::away: view.title = words.tr("The printer does not answer: is it on?"); return view;
    case Printed::yes:
    case Printed::unsaid: break;
    }
    if (!unprinted.empty()) {
        std::string codes;
        for (const auto& [order, code] : unprinted) codes += (codes.empty() ? "" : ", ") + code;
        return {.title = words.tr("Not printed: {codes}", fmt::arg("codes", codes)),
                .text = words.tr("Print it again from the order."),
                .tone = DeskTone::hurry};
    }
    if (!state.paper_low) return {};
    return {.title = words.tr("The printer’s paper is nearly used up"), .text = {}, .tone = DeskTone::hurry};
}

}  // namespace

bool Journey::print_slip(const std::string& order) {
    const auto entry = ports_.pickups->find(order);
    if (!entry) return false;
    const Words words = this->words();
    if (const Status waits = ports_.slips->print(view_slip(*entry, view_context(words))); !waits) return false;
    note_staff(StaffAct::slip_printed, entry->order.ref.empty() ? OrderRef{order} : entry->order.ref);
    return true;
}

void Journey::apply_one(const PrintSlip& intent) {
    const DeskWork* work = desk_work();
    if (work == nullptr || ports_.slips == nullptr || work->entry.order.id != intent.order) return;
    const std::string code = code_of(work->entry.order);
    if (!print_slip(intent.order)) return say(words().tr("The printer takes no more slips at the moment."));
    // Where it cannot be printed, that stands on the screen already.
    if (is_on_paper(ports_.slips->state().last)) {
        say(words().tr("The slip of {code} is being printed.", fmt::arg("code", code)));
    }
}

void Journey::hear_the_printer() {
    if (ports_.slips == nullptr) return;
    if (const SlipPrinter::State now = ports_.slips->state(); std::exchange(printer_seen_, now) != now) {
        if (session_.staff) changed_ = true;
    }
    for (const SlipPrinter::Outcome& outcome : ports_.slips->take_outcomes()) {
        if (session_.staff) changed_ = true;
        if (is_on_paper(outcome.printed)) {
            unprinted_.erase(outcome.order);
            continue;
        }
        // Whoever works here next sees it too.
        unprinted_[outcome.order] = outcome.code;
        log::error("the slip of order {} was not printed", outcome.order);
        if (session_.staff) say(words().tr("The slip of {code} was not printed.", fmt::arg("code", outcome.code)));
    }
}

void Journey::forget_unprinted() {
    std::erase_if(unprinted_, [this](const auto& one) {
        const auto entry = ports_.pickups->find(one.first);
        return !entry || !entry->is_open();
    });
}

bool Journey::scan_slip(const std::string& text) {
    const auto order = parse_slip(text);
    if (!order) return false;
    if (!session_.staff || ports_.pickups == nullptr) {
        say(words().tr("This code is for our staff."));
    } else if (const auto entry = ports_.pickups->find(*order)) {
        const DeskWork* work = desk_work();
        if (work == nullptr || work->entry.order.id != *order) open_pickup(*entry, DeskProof::none);
    } else {
        say(words().tr("This order is not on the list any more."));
    }
    return true;
}

void Journey::add_printer(Snapshot& snapshot, const Words& words) const {
    if (!session_.staff) return;
    const PrinterView printer = view_printer(printer_seen_, unprinted_, words);
    if (snapshot.route == Route::staff_home) snapshot.staff_home.printer = printer;
    if (snapshot.route != Route::staff_pickup || !session_.desk) return;
    const PickupEntry& entry = session_.desk->entry;
    // It was printed when it was made ready.
    const bool again = entry.stage() >= ShopStage::ready;
    snapshot.staff_pickup.print = again ? words.tr("Print the slip again") : words.tr("Print the slip");
    if (printer.tone == DeskTone::wrong) snapshot.staff_pickup.printer = printer;
}

}  // namespace zuil
