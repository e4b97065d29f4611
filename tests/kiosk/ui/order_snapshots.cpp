#include "tests/kiosk/ui/order_snapshots.hpp"

#include "tests/kiosk/ui/sample_words.hpp"

namespace zuil::test {
namespace {

using StageState = StageView::State;
using StageKind = StageView::Kind;

std::vector<StageView> ready_stages(const Words& w) {
    return {
        {StageState::done, StageKind::ordered, w("Besteld", "Ordered"), w("do 10.48", "Thu 10:48")},
        {StageState::done, StageKind::shop, w("Klaargemaakt", "Prepared"), w("vr 9.12", "Fri 09:12")},
        {StageState::now, StageKind::ready, w("Klaar in de winkel", "Ready in the store"), w("vr 11.30", "Fri 11:30")},
        {StageState::ahead, StageKind::over, w("Opgehaald", "Collected"), w("t/m vr 20 maart", "until Fri 20 March")}};
}

std::vector<HelpView> help_samples(const Words& w) {
    return {{"camera/0",
             w("Film plaatsen", "Put in the film"),
             w("Stap voor stap", "Step by step"),
             w("Instantcamera One", "Instant camera One"),
             drawing("instant-camera"),
             {w("Trek de film niet uit de cassette.", "Do not pull the film out of its cassette."),
              w("Open de klep onder de lens en schuif de cassette naar binnen tot hij klikt.",
                "Open the flap below the lens and slide the cassette in until it clicks."),
              w("Sluit de klep. Het zwarte beschermvel komt er vanzelf uit.",
                "Close the flap. The black cover sheet comes out by itself.")}},
            {"camera/1",
             w("Mooie foto’s binnen", "Good photos indoors"),
             w("5 tips", "5 tips"),
             w("Instantcamera One", "Instant camera One"),
             drawing("monstera"),
             {w("Zet wie je fotografeert bij het raam.", "Place whoever you photograph by the window.")}},
            {"lamp/0",
             w("Lamp zelf ophangen", "Hang the lamp yourself"),
             w("Stap voor stap", "Step by step"),
             w("Hanglamp Plooi", "Pendant lamp Fold"),
             drawing("pendant-lamp"),
             {w("Zet de stroom van de groep uit.", "Switch off the circuit.")}}};
}

std::vector<ServiceView> service_samples(const Words& w) {
    return {{ServiceView::Kind::returns,
             w("Ruilen of terugbrengen", "Exchange or return"),
             w("Dat kan tot en met 12 april 2026.", "You can until 12 April 2026."),
             {{{}, {w("Dat kan tot en met 12 april 2026.", "You can until 12 April 2026.")}},
              {w("Zo werkt het", "How it works"),
               {w("In elke winkel, met je bestelcode of je bon.",
                  "In any of our stores, with your order code or receipt.")}}}},
            {ServiceView::Kind::guarantee,
             w("Garantie", "Guarantee"),
             w("Minstens tot en met 13 maart 2028", "At least until 13 March 2028"),
             {{w("Instantcamera One, Hanglamp Plooi", "Instant camera One, Pendant lamp Fold"),
               {w("Minstens tot en met 13 maart 2028", "At least until 13 March 2028")}}}},
            {ServiceView::Kind::manuals,
             w("Handleidingen en onderhoud", "Manuals and care"),
             w("Lees ze hier", "Read them here"),
             {{w("Instantcamera One: Handleiding", "Instant camera One: Manual"),
               {w("Laad de camera op met de meegeleverde kabel.", "Charge the camera with the cable in the box.")}}}},
            {ServiceView::Kind::question,
             w("Een vraag stellen", "Ask a question"),
             w("Onze medewerkers helpen je graag", "Our staff will be happy to help"),
             {{w("In de winkel", "In the store"),
               {w("Utrecht, Oudegracht, servicebalie", "Utrecht, Oudegracht, service desk")}}}}};
}

MyOrderView ready_order(const Words& w) {
    MyOrderView view;
    view.about = w("Bestelling 7K 42, donderdag 12 maart", "Order 7K 42, Thursday 12 March");
    view.title = w("Je bestelling ligt klaar", "Your order is ready");
    view.pickup_code = "7K 42";
    view.barcode_text = "7K42";
    view.qr_text = "7K42/0195f3a2-7c11-7b6e-9f0a-2d4c6e8a0b1c";
    FollowedPartView part;
    part.stages = ready_stages(w);
    part.next = w("Laat je code zien bij de balie om het op te halen.", "Show your code at the desk to collect it.");
    part.pictures = {drawing("instant-camera"), drawing("film-pack"), drawing("pendant-lamp")};
    part.summary = w("4 artikelen, servicebalie", "4 items, service desk");
    part.payment = w("Betaal bij de kassa: € 243,90", "Pay at the till: €243.90");
    view.parts = {part};
    view.lines = {{w("Instantcamera One, wit", "Instant camera One, white"), "1 × € 129,–", "€ 129,–"},
                  {w("Film, 8 foto’s", "Film, 8 photos"), "2 × € 17,95", "€ 35,90"},
                  {w("Hanglamp Plooi, grijs", "Pendant lamp Fold, grey"), "1 × € 79,–", "€ 79,–"}};
    view.total = "€ 243,90";
    view.helps = help_samples(w);
    view.services = service_samples(w);
    return view;
}

MyOrderView several_orders(const Words& w) {
    MyOrderView view = ready_order(w);
    view.title = w("3 bestellingen, één code", "3 orders, one code");
    view.parts.front().title = w("Ophalen in Utrecht, Oudegracht", "Collect in Utrecht, Oudegracht");
    FollowedPartView taken = view.parts.front();
    taken.kind = Fulfilment::take_now;
    taken.title = w("Nu meenemen", "Take with you now");
    taken.stages = {
        {StageState::done, StageKind::ordered, w("Besteld", "Ordered"), w("do 10.48", "Thu 10:48")},
        {StageState::done, StageKind::shop, w("Bij de winkel", "With the shop"), w("do 10.48", "Thu 10:48")},
        {StageState::done, StageKind::over, w("Meegenomen", "Taken along"), w("do 10.55", "Thu 10:55")}};
    taken.next.clear();
    taken.promise.clear();
    taken.payment = w("Betaald: € 35,90", "Paid: €35.90");
    taken.summary = w("2 artikelen", "2 items");
    FollowedPartView sent = taken;
    sent.kind = Fulfilment::delivery;
    sent.title = w("Thuisbezorgen", "Home delivery");
    sent.stages = {
        {StageState::done, StageKind::ordered, w("Besteld", "Ordered"), w("do 10.48", "Thu 10:48")},
        {StageState::problem, StageKind::shop, w("Niet aangenomen", "Not taken"), w("do 10.49", "Thu 10:49")}};
    sent.ask_staff = true;
    sent.next = w("De winkel kon deze bestelling niet aannemen. Onze medewerkers kijken er samen met je naar.",
                  "The shop could not take this order. Our staff will look at it with you.");
    sent.payment.clear();
    sent.summary = w("1 artikel", "1 item");
    view.parts.push_back(taken);
    view.parts.push_back(sent);
    return view;
}

// The shop has one film left of the two that were ordered, and it costs more; the lamp is gone.
MyOrderView changed_order(const Words& w) {
    MyOrderView view = ready_order(w);
    view.title = w("Je bestelling wacht op een ja", "Your order needs a yes");
    FollowedPartView& part = view.parts.front();
    part.stages = {{StageState::done, StageKind::ordered, w("Besteld", "Ordered"), w("do 10.48", "Thu 10:48")},
                   {StageState::problem, StageKind::shop, w("Er is iets veranderd", "Something changed"),
                    w("do 10.49", "Thu 10:49")}};
    part.next = w("De prijs of de voorraad is veranderd nadat je bestelde.",
                  "The price or the stock has changed since you ordered.");
    part.promise.clear();
    part.payment.clear();
    ChangeView change;
    change.lines = {{w("Film, 8 foto’s", "Film, 8 photos"), "2 × € 17,95", "1 × € 18,95", false},
                    {w("Hanglamp Plooi, grijs", "Pendant lamp Fold, grey"), "1 × € 79,–",
                     w("Niet meer te krijgen", "No longer available"), true}};
    change.question = w("Het kost nu € 147,95 in plaats van € 243,90. Zullen we het zo bestellen?",
                        "It now costs €147.95 instead of €243.90. Shall we order it like this?");
    change.agree = w("Ja, bestel voor € 147,95", "Yes, order for €147.95");
    part.change = change;
    view.helps.clear();
    return view;
}

MyOrderView kept_order(const Words& w) {
    MyOrderView view = ready_order(w);
    view.title = w("Je bestelling is veilig bewaard", "Your order is safely saved");
    view.pickup_code = view.barcode_text = "UT1-0017";
    view.about = w("Bestelling UT1-0017, donderdag 12 maart", "Order UT1-0017, Thursday 12 March");
    FollowedPartView& part = view.parts.front();
    part.stages = {{StageState::now, StageKind::ordered, w("Hier bewaard", "Saved here"), w("do 10.48", "Thu 10:48")},
                   {StageState::ahead, StageKind::shop, w("Bij de winkel", "With the shop"), {}},
                   {StageState::ahead, StageKind::ready, w("Klaar in de winkel", "Ready in the store"),
                    w("vanaf vr 16.00", "from Fri 16:00")},
                   {StageState::ahead, StageKind::over, w("Opgehaald", "Collected"), {}}};
    part.promise = w("Vrijdag 13 maart, vanaf 16.00 uur", "Friday 13 March, from 16:00");
    part.next = w("De bestelling gaat naar de winkel zodra de verbinding er weer is.",
                  "It will be sent to the shop as soon as we are back online.");
    view.helps.clear();
    view.services.erase(view.services.begin() + 2);
    return view;
}

// Placed at home, and found by its number: without a code to collect it by.
MyOrderView traced_order(const Words& w) {
    MyOrderView view = ready_order(w);
    view.pickup_code.clear();
    view.barcode_text.clear();
    view.qr_text.clear();
    view.number = "T7K2QWERTYUI42";
    view.about = w("Bestelling T7K2QWERTYUI42, dinsdag 10 maart", "Order T7K2QWERTYUI42, Tuesday 10 March");
    view.title = w("Je bestelling wordt klaargemaakt", "Your order is being prepared");
    FollowedPartView& part = view.parts.front();
    part.kind = Fulfilment::delivery;
    part.stages = {
        {StageState::done, StageKind::ordered, w("Besteld", "Ordered"), w("di 20.14", "Tue 20:14")},
        {StageState::now, StageKind::shop, w("Wordt klaargemaakt", "Being prepared"), w("wo 09.30", "Wed 9:30")},
        {StageState::ahead, StageKind::sent, w("Onderweg", "On its way"), {}},
        {StageState::ahead, StageKind::over, w("Bezorgd", "Delivered"), {}}};
    part.next = w("Een deel is onderweg. De rest komt later.", "A part of it is on its way. The rest follows.");
    part.promise.clear();
    part.payment = w("Betaald: € 133,95", "Paid: €133.95");
    part.summary = w("4 artikelen", "4 items");
    return view;
}

}  // namespace

std::vector<Sample> order_screens(const std::string& language) {
    const Words w{language};
    std::vector<Sample> all;
    const auto with = [&](const std::string& name, const MyOrderView& view, std::vector<std::string> taps = {}) {
        Snapshot snapshot = sample(language, Route::home);
        snapshot.route = Route::my_order;
        snapshot.chrome.can_go_back = true;
        snapshot.my_order = view;
        all.push_back({name, std::move(snapshot), std::move(taps)});
    };
    const MyOrderView ready = ready_order(w);
    with("12-my-order", ready);
    with("12b-my-order-code", ready, {"my-order/code"});
    with("12c-my-order-slip", ready, {"my-order/slip"});
    with("12d-my-order-help", ready, {"help/camera/0"});
    with("12e-my-order-returns", ready, {"service/0"});
    with("12f-my-order-several", several_orders(w));
    MyOrderView asking = ready;
    asking.title = w("De winkel heeft je bestelling", "The shop has your order");
    asking.asking = true;
    asking.helping = true;
    asking.helps.clear();
    with("12g-my-order-asking", asking);
    with("12h-my-order-kept", kept_order(w));
    all.back().snapshot.chrome.connection = Connection::offline;
    all.back().snapshot.chrome.offline_detail = w("Voorraad van 10.42 uur", "Stock as of 10:42");
    MyOrderView changed = changed_order(w);
    with("12l-my-order-changed", changed);
    changed.parts.front().change->deciding = true;
    with("12m-my-order-decided", changed);
    changed.parts.front().change = ChangeView{.lines = {{w("Film, 8 foto’s", "Film, 8 photos"), "2 × € 17,95",
                                                         w("Niet meer te krijgen", "No longer available"), true}},
                                              .question = w("De winkel heeft niets meer van deze bestelling.",
                                                            "The shop has nothing of this order any more."),
                                              .agree = {}};
    with("12n-my-order-all-gone", changed);
    const auto find = [&](const std::string& name, FindOrderView view, std::vector<std::string> taps) {
        Snapshot snapshot = sample(language, Route::home);
        snapshot.route = Route::find_order;
        snapshot.chrome.can_go_back = true;
        snapshot.find_order = std::move(view);
        snapshot.find_order.takes_numbers = true;
        all.push_back({name, std::move(snapshot), std::move(taps)});
    };
    find("12i-find-order", {}, {"key/7", "key/k", "key/4"});
    find("12j-find-order-unknown",
         {w("We kennen deze code hier niet. Een bestelling van een ander scherm of de webshop: vraag het onze "
            "medewerkers.",
            "We do not know this code here. Orders of another screen or the webshop: ask our staff."),
          {}},
         {});
    find("12k-find-order-closed",
         {{},
          w("Te veel codes die we niet kennen. Probeer het over 2 minuten nog eens, of scan de QR-code.",
            "Too many codes that we do not know. Try again in 2 minutes, or scan the QR code.")},
         {});
    FindOrderView asked;
    asked.number = "T7K2QWERTYUI42";
    find("12o-find-order-more", asked, {"key/3", "key/5"});
    asked.problem = w("We vinden geen bestelling met deze twee. Kijk ze allebei na, of vraag het onze medewerkers.",
                      "We find no order with these two. Please check both, or ask our staff.");
    find("12p-find-order-wrong", asked, {});
    asked.problem.clear();
    asked.is_looking = true;
    find("12q-find-order-looking", asked, {});
    with("12r-my-order-traced", traced_order(w));
    return all;
}

}  // namespace zuil::test
