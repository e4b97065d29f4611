#include "tests/kiosk/ui/staff_snapshots.hpp"

#include "tests/kiosk/ui/sample_words.hpp"

namespace zuil::test {
namespace {

using Asks = StaffEntranceView::Asks;

StaffBarView bar(const Words& w) {
    return {.name = "Sanne de Wit",
            .role = w("verkoop", "sales"),
            .locks = w("Vergrendelt over 1:45", "Locks in 1:45"),
            .training = Training::no};
}

StaffHomeView busy_home(const Words& w) {
    StaffHomeView view;
    view.counts = {{w("Wacht op jou", "Need you"), "3", w("Kijk hieronder", "Look below"), true},
                   {w("Onderweg", "On their way"), "11", w("Sinds 10.20", "Since 10:20"), false},
                   {w("Bij de winkel", "With the shop"), "23", {}, false}};
    view.tasks = {
        {OrderRef{"1"}, "7K 42", w("4 artikelen", "4 items"), w("Geweigerd", "Refused"),
         w("De winkel weigert hem, do 12 maart 10.20", "The shop refuses it, Thu 12 March 10:20"), true},
        {OrderRef{"2"}, "UT1-0017", w("1 artikel", "1 item"), w("Veranderd", "Changed"),
         w("De prijs of voorraad is veranderd, do 12 maart 9.05", "Its price or stock has changed, Thu 12 March 09:05"),
         false},
        {OrderRef{"3"}, "9D 51", w("2 artikelen", "2 items"), w("Geweigerd", "Refused"),
         w("De winkel kent er iets van niet, wo 11 maart 17.48",
           "The shop does not know something in it, Wed 11 March 17:48"),
         true}};
    view.more_tasks = w("Nog 2", "2 more");
    return view;
}

StaffHomeView managers_home(const Words& w) {
    StaffHomeView view;
    view.counts = {{w("Wacht op jou", "Need you"), "0", w("Alles goed", "All well"), false},
                   {w("Onderweg", "On their way"), "0", {}, false},
                   {w("Bij de winkel", "With the shop"), "1.204", {}, false}};
    view.shut_out = {{StaffId{}, w("Niemand kan met een pincode naar binnen", "Nobody can use a PIN at the entrance")},
                     {StaffId{"s2"}, w("Sanne de Wit is buitengesloten", "Sanne de Wit is locked out")}};
    view.training = Training::yes;
    return view;
}

BoughtView bought_sample(const char* variant, std::string name, std::string when, std::string guarantee, bool is_over,
                         const std::string& picture) {
    return {ProductId{variant},   VariantId{variant},
            std::move(name),      std::move(when),
            std::move(guarantee), is_over,
            drawing(picture),     true};
}

StaffCustomerView found_customers(const Words& w) {
    StaffCustomerView view;
    view.takes_cards = true;
    view.card_name = w("Veer-pas", "Veer card");
    view.finds_names = true;
    view.count = w("2 klanten gevonden", "2 customers found");
    const std::string postcode = w("postcode", "postcode");
    view.found = {{CustomerId{"1"}, "JV", "J••• de V•••", "•• •• 44 78, " + postcode + " 35•• ••",
                   w("Veer-pas", "Veer card"), true},
                  {CustomerId{"2"}, "AK", "A••• K•••", "•• •• 44 78, " + postcode + " 39•• ••", {}, false}};
    CustomerSheetView sheet;
    sheet.name = "J••• de V•••";
    sheet.contact = {{w("Mobiel", "Mobile"), "•• •• 44 78"},
                     {w("E-mail", "E-mail"), "j•••@•••.nl"},
                     {w("Adres", "Address"), "Utrecht"}};
    sheet.facts = {{w("Klant sinds", "Customer since"), "2021"},
                   {w("Veertjes", "Feathers"), "1.240"},
                   {w("Reclame", "Advertising"), w("Nee, geen toestemming", "No, not agreed")}};
    sheet.note = w("We leggen vast dat jij deze klant opende, en waarvoor. De klant kan dat opvragen.",
                   "It is noted that you opened this customer, and what for. The customer can ask for that.");
    sheet.bought = {
        bought_sample("camera", w("Instantcamera One, wit", "Instant camera One, white"),
                      w("13 maart 2026, Utrecht Oudegracht", "13 March 2026, Utrecht Oudegracht"),
                      w("garantie tot en met 13 maart 2028", "guarantee until 13 March 2028"), false, "instant-camera"),
        bought_sample("lamp", w("Hanglamp Plooi, grijs", "Pendant lamp Fold, grey"),
                      w("2 november 2023, online", "2 November 2023, online"),
                      w("garantie tot en met 2 november 2025, voorbij", "guarantee until 2 November 2025, over"), true,
                      "pendant-lamp")};
    view.sheet = std::move(sheet);
    return view;
}

ErasureView erasure_of(const Words& w) {
    ErasureView view;
    view.customer = CustomerId{"1"};
    view.erased = {
        w("Wat hier van deze klant is opgezocht: naam, telefoon, e-mail, plaats, pas, punten, aanbiedingen en "
          "aankopen.",
          "What was looked up of this customer here: name, telephone, e-mail, place, card, points, offers and "
          "purchases."),
        w("Namen, telefoonnummers en adressen bij alle bestellingen die de winkel heeft, ook van andere klanten: "
          "niets hier heeft ze nog nodig.",
          "Names, telephone numbers and addresses beside all orders that the shop has, also of other customers: "
          "nothing here needs them any more.")};
    view.not_erased = {
        w("Wat de webwinkel bewaart: de klant, de bestellingen en de aankopen. Wis dat in de webwinkel.",
          "What the webshop keeps: the customer, their orders and what they bought. Erase that in the webshop."),
        w("De contactgegevens van bestellingen die naar de winkel onderweg zijn. Die gaan eerst: wis nog eens als de "
          "winkel ze heeft.",
          "The contacts of orders on their way to the shop. Those go first: erase again once the shop has them."),
        w("Wat andere zuilen hebben opgezocht. Die vergeten het elk binnen een dag.",
          "What other kiosks looked up. Each forgets it within a day."),
        w("De namen op de afhaallijst: die komen uit de webwinkel en gaan weg met hun bestelling.",
          "The names on the pick-up list, which come from the webshop and go with their orders.")};
    view.note = w("We leggen vast dat jij een klant hebt gewist, zonder wie het was.",
                  "It is noted that you erased a customer, without who it was.");
    return view;
}

void add_customer_screens(const std::string& language, std::vector<Sample>& all) {
    const Words w{language};
    const auto customer = [&](const std::string& name, StaffCustomerView view, std::vector<std::string> taps = {}) {
        Snapshot snapshot = sample(language, Route::home);
        snapshot.route = Route::staff_customer;
        snapshot.chrome.can_go_back = true;
        snapshot.chrome.staff = bar(w);
        snapshot.staff_customer = std::move(view);
        all.push_back({name, std::move(snapshot), std::move(taps)});
    };
    StaffCustomerView nobody_yet = found_customers(w);
    nobody_yet.found.clear();
    nobody_yet.count.clear();
    nobody_yet.sheet.reset();
    customer("17a-staff-customer-asking", nobody_yet, {"key/4", "key/4"});
    customer("17-staff-customer", found_customers(w), {"staff-customer/found/0", "staff-customer/reason/guarantee"});
    StaffCustomerView managed_one = found_customers(w);
    managed_one.sheet->erasure = erasure_of(w);
    customer("17b-staff-customer-erase", managed_one, {"staff-customer/found/0", "staff-customer/erase"});
    StaffCustomerView gone = nobody_yet;
    gone.erased =
        w("Wat hier van deze klant bewaard werd, is weg. Bestellingen die naar de winkel onderweg zijn, houden hun "
          "contactgegevens tot de winkel ze heeft. Wat de webwinkel bewaart, wis je in de webwinkel.",
          "What was kept here of this customer is gone. Orders on their way to the shop keep their contacts until the "
          "shop has them. What the webshop keeps is erased in the webshop.");
    customer("17c-staff-customer-erased", gone);
    for (Sample& one : all) {
        const bool is_managers = one.name.starts_with("17b") || one.name.starts_with("17c");
        if (is_managers) one.snapshot.chrome.staff->role = w("manager", "manager");
    }
}

}  // namespace

std::vector<Sample> staff_screens(const std::string& language) {
    const Words w{language};
    std::vector<Sample> all;
    const auto home = [&](const std::string& name, StaffHomeView view) -> Snapshot& {
        Snapshot snapshot = sample(language, Route::home);
        snapshot.route = Route::staff_home;
        snapshot.chrome.can_go_back = false;
        snapshot.chrome.basket_count = 0;
        snapshot.chrome.staff = bar(w);
        snapshot.chrome.tasks = static_cast<int>(view.tasks.size());
        snapshot.staff_home = std::move(view);
        all.push_back({name, std::move(snapshot), {}});
        return all.back().snapshot;
    };
    home("15-staff-home", busy_home(w));
    Snapshot& managed = home("15b-staff-home-manager", managers_home(w));
    managed.chrome.staff->name = "Maximiliaan van Nieuwenhuizen";
    managed.chrome.staff->role = w("manager", "manager");
    managed.chrome.staff->training = Training::yes;
    const auto entrance = [&](const std::string& name, StaffEntranceView view, std::vector<std::string> taps = {}) {
        Snapshot snapshot = sample(language, Route::home);
        snapshot.route = Route::staff_entrance;
        snapshot.chrome.can_go_back = true;
        snapshot.staff_entrance = std::move(view);
        all.push_back({name, std::move(snapshot), std::move(taps)});
    };
    const std::string scan = w("Scan je badge of typ je pincode.", "Scan your badge or type your PIN.");
    entrance("15c-staff-entrance", {Asks::pin, scan, {}, false}, {"key/1", "key/4", "key/2"});
    entrance("15d-staff-entrance-refused", {Asks::pin_after_badge, w("Typ nu je pincode.", "Now type your PIN."),
                                            w("Hiermee kom je niet binnen. Probeer het nog eens of vraag een manager.",
                                              "This does not let you in. Try again, or ask a manager."),
                                            false});
    entrance("15e-staff-entrance-closed",
             {Asks::badge,
              w("Te veel pogingen. Over 0:48 kan er weer een pincode. Een badge werkt wel.",
                "Too many tries. A PIN is taken again in 0:48. A badge works."),
              {},
              false});
    entrance("15f-staff-entrance-nobody",
             {Asks::nothing,
              w("Op dit scherm heeft nog niemand een account. IT maakt het eerste: zuilctl staff add",
                "Nobody has an account on this screen yet. IT makes the first one: zuilctl staff add"),
              {},
              false});
    Snapshot note = sample(language, Route::home);
    note.route = Route::staff_note;
    note.chrome.can_go_back = true;
    note.chrome.staff = bar(w);
    all.push_back({"15h-staff-note", std::move(note), {"key/d", "key/e"}});
    add_customer_screens(language, all);
    Snapshot article = sample(language, Route::product);
    article.chrome.staff = bar(w);
    article.chrome.staff->training = Training::yes;
    article.chrome.tasks = 2;
    all.push_back({"15g-staff-product", std::move(article), {}});
    return all;
}

std::vector<Sample> hold_screens(const std::string& language) {
    const Words w{language};
    std::vector<Sample> all;
    HoldOfferView offer;
    offer.terms = {{HoldTerm::two_hours, w("Tot do 12 maart 12.42 uur", "Until Thu 12 March 12:42")},
                   {HoldTerm::today, w("Tot eind do 12 maart", "Until the end of Thu 12 March")},
                   {HoldTerm::tomorrow, w("Tot eind vr 13 maart", "Until the end of Fri 13 March")}};
    const auto article = [&](const std::string& name, std::vector<std::string> taps) {
        Snapshot snapshot = sample(language, Route::product);
        snapshot.chrome.staff = bar(w);
        snapshot.product.value->hold = offer;
        all.push_back({name, std::move(snapshot), std::move(taps)});
    };
    article("15l-staff-product-hold", {"product/hold"});
    offer.code = "R 7K 42";
    offer.until = offer.terms.back().text;
    article("15m-staff-product-held", {"product/hold"});
    Snapshot home = sample(language, Route::home);
    home.route = Route::staff_home;
    home.chrome.can_go_back = false;
    home.chrome.basket_count = 0;
    home.chrome.staff = bar(w);
    home.chrome.tasks = 2;
    home.staff_home = managers_home(w);
    home.staff_home.shut_out.clear();
    home.staff_home.training = Training::no;
    home.staff_home.holds = {
        {"R 3P 08", w("Hanglamp Plooi", "Pendant lamp Fold"),
         w("Niemand kwam: leg het terug in het schap", "Nobody came: please put it back on the shelf"),
         HeldView::State::over},
        {"R 7K 42", w("Instantcamera One", "Instant camera One"),
         w("Tot eind vr 13 maart", "Until the end of Fri 13 March"), HeldView::State::held,
         w("De webshop heeft er geen meer voor deze winkel: misschien heeft iemand juist dit exemplaar besteld. "
           "Kijk bij de bestellingen.",
           "The webshop has none left for this store: somebody may have ordered this one. Look at the orders."),
         true},
        {"R 9X 11", w("Krukje Plop", "Stool Plop"), w("Tot eind do 12 maart", "Until the end of Thu 12 March"),
         HeldView::State::held,
         w("Dat scherm liet op do 12 maart om 10.05 voor het laatst van zich horen.",
           "That screen was last heard of on Thu 12 March at 10:05."),
         true, "UT2", w("Bij scherm UT2", "At screen UT2")}};
    all.push_back({"15n-staff-home-holds", std::move(home), {}});
    return all;
}

}  // namespace zuil::test
