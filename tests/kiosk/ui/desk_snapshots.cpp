#include "tests/kiosk/ui/desk_snapshots.hpp"

#include "tests/kiosk/ui/sample_words.hpp"
#include "tests/kiosk/ui/staff_snapshots.hpp"

namespace zuil::test {
namespace {

using LineState = DeskLineView::State;

DeskOrderView handing_over(const Words& w) {
    DeskOrderView view{.order = "41", .about = w("Overhandigen", "Hand over"), .code = "7K 42"};
    view.pill = w("Betaald, € 243,90", "Paid, €243.90");
    view.tone = DeskTone::well;
    view.since = w("Klaar sinds 11.30 uur", "Ready since 11:30");
    view.proof_title = w("De ophaalcode klopt", "The pick-up code is right");
    view.proof_detail = w("J••• V•••, nummer eindigt op 78", "J••• V•••, number ends in 78");
    view.proof_pill = w("14.02 uur", "14:02");
    view.is_proven = true;
    view.lines_title = w("Geef mee", "Give along");
    view.done = 3;
    view.wanted = 4;
    view.progress = w("3 van 4", "3 of 4");
    view.lines = {{.id = "1",
                   .name = w("Instantcamera One, wit", "Instant camera One, white"),
                   .detail = w("Artikel 40 2817, vak S-14", "Article 40 2817, shelf S-14"),
                   .picture = drawing("instant-camera"),
                   .state = LineState::ticked,
                   .status = w("Gecontroleerd", "Checked"),
                   .can_take_back = true},
                  {.id = "2",
                   .name = w("2 × Film kleur, 8 foto’s", "2 × Film colour, 8 photos"),
                   .detail = w("Artikel 40 3120, vak S-14", "Article 40 3120, shelf S-14"),
                   .picture = drawing("film-pack"),
                   .state = LineState::ticked,
                   .status = w("2 gecontroleerd", "2 checked"),
                   .can_take_back = true},
                  {.id = "3",
                   .name = w("Hanglamp Plooi, grijs", "Pendant lamp Fold, grey"),
                   .detail = w("Artikel 31 0045, vak L-02", "Article 31 0045, shelf L-02"),
                   .picture = drawing("pendant-lamp"),
                   .state = LineState::next,
                   .status = w("Scan nu", "Scan now"),
                   .can_tick = true}};
    view.can_show_contact = true;
    view.print = w("Pakbon opnieuw afdrukken", "Print the slip again");
    view.action = w("Overhandigd", "Handed over");
    view.off_because = w("Nog 1 artikel te scannen", "1 item still to scan");
    return view;
}

DeskOrderView not_proven(const Words& w) {
    DeskOrderView view = handing_over(w);
    view.is_proven = false;
    view.can_check_identity = true;
    view.can_show_code = true;
    view.proof_title = w("Scan de ophaalcode van de klant", "Scan the customer’s pick-up code");
    view.proof_pill.clear();
    view.waits = w("De klant wacht bij Servicebalie: 3 min", "The customer waits at Service desk: 3 min");
    view.lines.back().state = LineState::ticked;
    view.lines.back().status = w("Gecontroleerd", "Checked");
    view.lines.back().can_tick = false;
    view.lines.back().can_take_back = true;
    view.done = 4;
    view.progress = w("4 van 4", "4 of 4");
    view.off_because = w("Controleer eerst de code", "Check the code first");
    return view;
}

DeskOrderView preparing(const Words& w) {
    DeskOrderView view = handing_over(w);
    view.about = w("Klaarzetten", "Prepare");
    view.pill = w("Te betalen: € 243,90", "To pay: €243.90");
    view.tone = DeskTone::hurry;
    view.since = w("Nog 25 min", "25 min left");
    view.proof_title.clear();
    view.proof_detail.clear();
    view.proof_pill.clear();
    view.is_proven = false;
    view.lines_title = w("Verzamel", "Get together");
    view.lines[1].state = LineState::refused;
    view.lines[1].status = w("Beschadigd", "Damaged");
    view.lines[2].can_refuse = true;
    view.done = 1;
    view.wanted = 2;
    view.progress = w("1 van 2", "1 of 2");
    view.notice_title = w("Bewaard op deze zuil", "Kept here");
    view.notice = w("De winkel hoort het zodra er weer verbinding is. Je kunt doorgaan.",
                    "The shop hears of it as soon as it can be reached. You can go on.");
    view.notice_tone = DeskTone::hurry;
    view.print = w("Pakbon afdrukken", "Print the slip");
    view.action = w("Klaar voor de klant", "Ready for the customer");
    return view;
}

PrinterView without_paper(const Words& w) {
    return {.title = w("De printer heeft een nieuwe rol papier nodig", "The printer needs a new roll of paper"),
            .text = w("2 pakbonnen wachten erop.", "2 slips wait for it."),
            .tone = DeskTone::wrong};
}

DeskOrderView not_printed(const Words& w) {
    DeskOrderView view = handing_over(w);
    view.printer = without_paper(w);
    return view;
}

DeskOrderView overtaken(const Words& w) {
    DeskOrderView view = handing_over(w);
    view.about = w("Opgehaald", "Collected");
    view.since = w("14.02 uur", "14:02");
    view.lines_title = w("Wat het was", "What it was");
    view.progress.clear();
    for (DeskLineView& line : view.lines) {
        line = {.id = line.id, .name = line.name, .detail = line.detail, .picture = line.picture};
    }
    view.proof_title.clear();
    view.notice_title = w("Een collega was sneller", "A colleague was faster");
    view.notice = w("Zo staat de bestelling er nu voor. Er is niets dubbel gebeurd.",
                    "This is how the order stands now. Nothing was done twice.");
    view.notice_tone = DeskTone::wrong;
    view.can_resolve = true;
    view.can_show_contact = false;
    view.contact = {"Joke de Vries", "+31 6 12 34 56 78"};
    view.action.clear();
    view.off_because.clear();
    return view;
}

CollectView ready_to_collect(const Words& w) {
    return {.about = w("Bestelling 7K 42", "Order 7K 42"),
            .title = w("Je bestelling ligt klaar", "Your order is ready"),
            .text = w("Laat weten dat je er bent, dan brengt iemand hem.",
                      "Tell us that you are here, and somebody brings it."),
            .kind = CollectView::Kind::ready,
            .items = w("4 artikelen", "4 items"),
            .place = w("Servicebalie", "Service desk"),
            .action = w("Ik ben er", "I am here"),
            .can_make_code = true};
}

CollectView with_helper_code(const Words& w) {
    CollectView view = ready_to_collect(w);
    view.kind = CollectView::Kind::soon;
    view.title = w("Je bestelling is nog niet klaar", "Your order is not ready yet");
    view.text = w("Beloofd voor 16.00 uur. Je kunt wachten of later terugkomen.",
                  "It was promised for 16:00. You can wait, or come back later.");
    view.action = w("Ik ben er, ik wacht", "I am here, I will wait");
    view.helper_code = "7K 4M 3X";
    view.helper_qr = "H/7K4M3X";
    view.helper_until = w("Goed voor één persoon, tot za 16.00 uur.", "Good for one person, until Sat 16:00.");
    return view;
}

CollectView waiting_here(const Words& w) {
    CollectView view = ready_to_collect(w);
    view.kind = CollectView::Kind::waiting;
    view.title = w("We weten dat je er bent", "We know that you are here");
    view.text = w("Er komt iemand naar je toe met je bestelling. Houd je code bij de hand.",
                  "Somebody comes to you with your order. Keep your code at hand.");
    view.action.clear();
    view.can_make_code = false;
    return view;
}

CollectView collected_already(const Words& w) {
    CollectView view;
    view.about = w("Bestelling 7K 42", "Order 7K 42");
    view.kind = CollectView::Kind::over;
    view.title = w("Deze bestelling is al opgehaald", "This order was collected already");
    view.text = w("Klopt dat niet? Vraag het aan een medewerker.", "Is that not right? Please ask our staff.");
    return view;
}

DeskQueueView desk_queue_sample(const Words& w) {
    DeskQueueView view;
    view.counts = {
        {DeskPart::to_prepare, w("Klaarzetten", "To prepare"), "6", w("2 binnen het uur", "2 within the hour"),
         DeskTone::hurry, true},
        {DeskPart::ready, w("Klaar voor klant", "Ready for customer"), "11", w("Eén al 5 dagen", "One for 5 days"),
         DeskTone::plain, false},
        {DeskPart::handed_over, w("Vandaag opgehaald", "Collected today"), "23", "", DeskTone::plain, false}};
    view.title = w("Klaarzetten", "To prepare");
    const std::string start = w("Start", "Start");
    view.rows = {{"1", "7K 42", w("4 artikelen", "4 items"), w("Wacht hier: 3 min", "Waits here: 3 min"),
                  DeskTone::hurry, w("Instantcamera One, wit en nog 2", "Instant camera One, white and 2 more"),
                  w("Verder", "Go on"), true, true},
                 {"2", "3P 49", w("1 artikel", "1 item"), w("12 min te laat", "12 min late"), DeskTone::wrong,
                  w("Espressomachine Barista Compact 58", "Espresso machine Barista Compact 58"), start, false, false},
                 {"3", "9D 43", w("2 artikelen", "2 items"), w("Nog 40 min", "40 min left"), DeskTone::hurry,
                  w("Koptelefoon Stil C24 en nog 1", "Headphones Quiet C24 and 1 more"), start, false, false},
                 {"4", "UT1-0017", w("3 artikelen", "3 items"), w("Vandaag 18.00 uur", "Today 18:00"), DeskTone::plain,
                  w("Hanglamp Plooi, grijs en nog 1", "Pendant lamp Fold, grey and 1 more"), start, false, false}};
    view.more = w("Nog 2", "2 more");
    return view;
}

}  // namespace

std::vector<Sample> desk_screens(const std::string& language) {
    const Words w{language};
    const Snapshot staff = staff_screens(language).front().snapshot;
    const Snapshot shopper = sample(language, Route::home);
    std::vector<Sample> samples;
    Snapshot home = staff;
    home.staff_home.desk = desk_queue_sample(w);
    home.staff_home.tasks.clear();
    samples.push_back({"15-staff-desk", home, {}});
    home.staff_home.printer = without_paper(w);
    samples.push_back({"15p-staff-no-paper", std::move(home), {}});
    const auto order = [&](std::string name, DeskOrderView view, std::vector<std::string> taps = {}) {
        Snapshot snapshot = staff;
        snapshot.route = Route::staff_pickup;
        snapshot.staff_pickup = std::move(view);
        samples.push_back({std::move(name), std::move(snapshot), std::move(taps)});
    };
    order("16-staff-handover", handing_over(w));
    order("16b-staff-not-proven", not_proven(w));
    order("16c-staff-prepare", preparing(w));
    order("16d-staff-overtaken", overtaken(w));
    order("16e-staff-refuse", preparing(w), {"pickup/missing"});
    order("16g-staff-no-paper", not_printed(w));
    order("16f-staff-whose", handing_over(w), {"pickup/contact"});
    const auto collect = [&](std::string name, CollectView view) {
        Snapshot snapshot = shopper;
        snapshot.route = Route::collect;
        snapshot.collect = std::move(view);
        samples.push_back({std::move(name), std::move(snapshot), {}});
    };
    collect("12k-collect-ready", ready_to_collect(w));
    collect("12l-collect-helper", with_helper_code(w));
    collect("12m-collect-waiting", waiting_here(w));
    collect("12n-collect-over", collected_already(w));
    return samples;
}

}  // namespace zuil::test
