#include "tests/kiosk/ui/checkout_snapshots.hpp"

#include "tests/kiosk/ui/mixed_basket_snapshots.hpp"
#include "tests/kiosk/ui/sample_words.hpp"

namespace zuil::test {
namespace {

using Kind = AvailabilityView::Kind;

SearchView search(const Words& w) {
    SearchView view;
    view.query = w("instand camra", "instnat camra");
    view.corrected = w("instantcamera", "instant camera");
    view.literal = view.query;
    view.suggestions = {view.corrected, w("instantcamera film", "instant camera film"),
                        w("instantcamera tas", "instant camera bag"), w("instantcamera lens", "instant camera lens")};
    view.results = {
        {ProductId{"1"},
         "Ravel",
         w("Instantcamera One", "Instant camera One"),
         "€ 129,–",
         "€ 149,–",
         "",
         RatingView{"4,6", "(212)"},
         {Kind::here, w("3 in deze winkel", "3 in this store"), ""},
         drawing("instant-camera")},
        {ProductId{"2"},
         "Ravel",
         w("Film voor instantcamera, kleur, 8 foto’s", "Film for instant camera, 8 photos"),
         "€ 17,95",
         "",
         "",
         RatingView{"4,4", "(530)"},
         {Kind::here, w("24 in deze winkel", "24 in this store"), ""},
         drawing("film-pack")},
        {ProductId{"3"},
         "Ravel",
         w("Instantcamera One, startset", "Instant camera One, starter set"),
         "€ 164,–",
         "",
         "",
         RatingView{"4,7", "(96)"},
         {Kind::later, w("Ophalen morgen vanaf 10.00 uur", "Collect tomorrow from 10:00"), ""},
         drawing("charger")},
        {ProductId{"4"},
         "Lumeo",
         w("Instantcamera grootbeeld 45 met balg", "Instant camera for large format with bellows"),
         "€ 1.275,–",
         "",
         "",
         RatingView{"4,1", "(12)"},
         {Kind::home, w("Morgen in huis", "At home tomorrow"), ""},
         drawing("backpack")},
        {ProductId{"5"},
         "",
         w("Tas voor instantcamera", "Bag for instant camera"),
         "€ 29,95",
         "",
         "",
         std::nullopt,
         {Kind::none, w("Tijdelijk niet leverbaar", "Not available now"), ""},
         {}},
    };
    view.total = 5;
    return view;
}

SearchView nothing_found(const Words& w) {
    SearchView view;
    view.query = "zzqx";
    view.categories = {{CategoryId{"4"}, w("Camera’s", "Cameras"), {}}, {CategoryId{"3"}, w("Keuken", "Kitchen"), {}}};
    view.empty =
        EmptyView{w("We vinden niets voor ‘zzqx’", "We find nothing for ‘zzqx’"),
                  w("Probeer een ander woord, of kijk bij een afdeling.", "Try another word, or a department.")};
    return view;
}

PickupView pickup(const Words& w) {
    PickupView view;
    view.stores = {{StoreId{"1"}, "Utrecht, Oudegracht",
                    w("Open tot 20.00 uur, servicebalie begane grond", "Open until 20:00, service desk ground floor"),
                    w("Morgen", "Tomorrow"), w("vanaf 10.00 uur", "from 10:00"), false, true, true, ""},
                   {StoreId{"2"}, "Utrecht, Leidsche Rijn", w("4,8 km, gratis parkeren", "4.8 km, free parking"),
                    w("Vandaag", "Today"), w("vanaf 16.00 uur", "from 16:00"), true, false, false, ""},
                   {StoreId{"3"}, "Nieuwegein, City Plaza", "7,1 km", "", "", false, false, false,
                    w("Hier is niet alles op te halen", "Not everything can be collected here")}};
    view.days = {{w("vandaag", "today"), "12", 0, false, false}, {w("morgen", "tomorrow"), "13", 1, true, true},
                 {w("za", "Sat"), "14", 2, false, true},         {w("zo", "Sun"), "15", 3, false, true},
                 {w("ma", "Mon"), "16", 4, false, true},         {w("di", "Tue"), "17", 5, false, true}};
    view.slots = {{0, "10.00 – 12.00", false, true},  {1, "12.00 – 14.00", false, true},
                  {2, "14.00 – 16.00", false, false}, {3, "16.00 – 18.00", true, true},
                  {4, "18.00 – 20.00", false, true},  {-1, w("Maakt niet uit", "Any time"), false, true}};
    view.promise = w("Alles ligt klaar op vrijdag 13 maart", "Everything is ready on Friday 13 March");
    view.promise_detail = w("vanaf 16.00 uur bij de servicebalie", "from 16:00 at the service desk");
    view.keep_note = w("We bewaren je bestelling 7 dagen. Iemand anders mag hem ook ophalen.",
                       "We keep your order for 7 days. Someone else may collect it for you.");
    view.pictures = {drawing("instant-camera"), drawing("film-pack"), drawing("pendant-lamp")};
    return view;
}

PaymentView payment(const Words& w) {
    PaymentView view;
    view.total = "€ 243,90";
    view.count = w("4 artikelen", "4 items");
    view.summary =
        w("4 artikelen, ophalen op vr 13 maart, 16.00 – 18.00", "4 items, collect on Fri 13 March, 16:00 – 18:00");
    view.store = w("Servicebalie, Utrecht Oudegracht", "Service desk, Utrecht Oudegracht");
    view.terms = w("Je plaatst een bestelling met betaalplicht. Je kunt 30 dagen ruilen of terugbrengen.",
                   "By ordering you accept the obligation to pay. You can exchange or return it within 30 days.");
    view.offer = 7;
    return view;
}

ConfirmationView confirmation(const Words& w) {
    ConfirmationView view;
    view.status = w("De winkel heeft je bestelling.", "The shop has your order.");
    view.pickup_code = "7K 42";
    view.barcode_text = "7K42";
    view.qr_text = "7K42/0195a3c2-7f5e-7c1b-9d2e-3a4b5c6d7e8f";
    view.when = w("Vrijdag 13 maart, vanaf 16.00 uur", "Friday 13 March, from 16:00");
    view.where = w("Servicebalie, Utrecht Oudegracht", "Service desk, Utrecht Oudegracht");
    view.total = "€ 243,90";
    view.count = w("4 artikelen", "4 items");
    view.steps = {{w("Bewaard om 10.51 uur", "Saved at 10:51"),
                   w("Op deze zuil, ook als de stroom uitvalt", "On this kiosk, even if the power goes out"), true},
                  {w("De winkel heeft je bestelling", "The shop has your order"), "", true},
                  {w("Laat je code zien bij de balie", "Show your code at the desk"),
                   w("Betaal bij de kassa. De code werkt ook zonder verbinding.",
                     "Pay at the till. The code works without a connection too."),
                   false}};
    view.wipes_in_seconds = 40;
    return view;
}

ConfirmationView offline_confirmation(const Words& w) {
    ConfirmationView view = confirmation(w);
    view.offline = true;
    view.status = w("Veilig bewaard", "Safely saved");
    view.pickup_code = "UT1-0017";
    view.barcode_text = "UT1-0017";
    view.qr_text = "UT1-0017/0195a3c2-7f5e-7c1b-9d2e-3a4b5c6d7e8f";
    view.steps[1] = {w("Wordt verstuurd zodra er verbinding is", "It will be sent as soon as we are back online"),
                     w("We blijven het proberen", "We keep trying automatically"), false};
    view.wipes_in_seconds = 60;
    return view;
}

}  // namespace

void fill_checkout(Snapshot& snapshot) {
    const Words w{snapshot.language};
    switch (snapshot.route) {
    case Route::search: snapshot.search.value = search(w); break;
    case Route::identify: snapshot.identify.dial_prefix = "+31"; break;
    case Route::pickup: snapshot.pickup = pickup(w); break;
    case Route::delivery: snapshot.delivery = delivery_sample(w); break;
    case Route::payment: snapshot.payment = payment(w); break;
    case Route::confirmation: snapshot.confirmation = confirmation(w); break;
    default: break;
    }
}

std::vector<Sample> checkout_screens(const std::string& language) {
    const Words w{language};
    const auto digits = [](std::string_view number) {
        std::vector<std::string> taps;
        for (const char digit : number) taps.push_back(std::string{"key/"} + digit);
        return taps;
    };
    std::vector<Sample> all;
    all.push_back({"04-search", sample(language, Route::search), {}});
    all.push_back({"04b-search-closed", sample(language, Route::search), {"search/close"}});
    all.push_back({"04c-search-accents", sample(language, Route::search), {"key/accents"}});
    Snapshot empty = sample(language, Route::search);
    empty.search.value = nothing_found(w);
    all.push_back({"04d-search-nothing", empty, {}});
    empty.search.value = SearchView{};
    empty.search.value->popular = {"lamp", "film", "camera", "album", "tripod", "radio"};
    all.push_back({"04e-search-start", empty, {}});
    Snapshot identify = sample(language, Route::identify);
    all.push_back({"08-identify", identify, digits("612345")});
    all.push_back({"08b-identify-name", identify, {"key/6", "name", "key/m", "key/a", "key/r", "key/l"}});
    identify.identify.kind = ContactKind::email;
    all.push_back({"08c-identify-email", identify, {"key/m", "key/@"}});
    identify.identify.kind = ContactKind::none;
    all.push_back({"08d-identify-none", identify, {}});
    identify.identify.kind = ContactKind::phone;
    identify.identify.problem = w("Er missen nog 3 cijfers", "3 digits to go");
    all.push_back({"08e-identify-problem", identify, {}});
    Snapshot offline = sample(language, Route::identify);
    offline.chrome.connection = Connection::offline;
    offline.chrome.offline_detail = w("Voorraad van 10.42 uur", "Stock as of 10:42");
    all.push_back({"08f-identify-offline", offline, {"name"}});
    all.push_back({"09-pickup", sample(language, Route::pickup), {}});
    all.push_back({"10-payment", sample(language, Route::payment), {}});
    all.push_back({"11-confirmation", sample(language, Route::confirmation), {}});
    Snapshot refused = sample(language, Route::confirmation);
    refused.confirmation.ask_staff = true;
    refused.confirmation.status = w("De winkel kan deze bestelling niet aannemen. Vraag het onze medewerkers.",
                                    "The shop cannot take this order. Please ask our staff.");
    refused.confirmation.steps.erase(refused.confirmation.steps.begin() + 1);
    all.push_back({"11b-refused", refused, {}});
    Snapshot asked = sample(language, Route::confirmation);
    asked.confirmation.asks = true;
    asked.confirmation.total.clear();
    asked.confirmation.status =
        w("Er is iets veranderd. Kijk even naar je bestelling.", "Something has changed. Please look at your order.");
    asked.confirmation.steps.pop_back();
    asked.confirmation.steps.back() = {
        w("Bekijk wat er veranderd is", "See what has changed"),
        w("Jij beslist of we het zo bestellen.", "You decide whether we order it like that."), false};
    all.push_back({"11f-confirmation-asks", asked, {}});
    offline = sample(language, Route::confirmation);
    offline.confirmation = offline_confirmation(w);
    offline.chrome.connection = Connection::offline;
    all.push_back({"14b-offline-confirmation", offline, {}});
    return all;
}

}  // namespace zuil::test
