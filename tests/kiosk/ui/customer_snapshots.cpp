#include "tests/kiosk/ui/customer_snapshots.hpp"

#include "tests/kiosk/ui/sample_words.hpp"

namespace zuil::test {
namespace {

using CustomerStage = CustomerView::Stage;

CustomerView asking_customer(const Words& w) {
    CustomerView view;
    view.takes_cards = true;
    view.sends_codes = true;
    view.card_name = w("Veer-pas", "Veer card");
    view.dial_prefix = "+31";
    return view;
}

CustomerView known_customer(const Words& w) {
    CustomerView view = asking_customer(w);
    view.stage = CustomerStage::known;
    view.greeting = "J••• V.";
    view.reached = w("We bereiken je op •• •• 44 78", "We reach you on •• •• 44 78");
    view.points = w("1.240 Veertjes", "1,240 feathers");
    view.offers = {{w("20 % op alle films", "20% off all films"),
                    w("Tot en met 31 maart 2026. Aan de kassa: FILM20", "Until 31 March 2026. At the till: FILM20")}};
    view.bought = {
        {ProductId{"film"},
         VariantId{"film-8"},
         w("Film, 8 foto’s", "Film, 8 photos"),
         w("3 keer, laatst op 2 maart 2026, Utrecht, Oudegracht", "3 times, last on 2 March 2026, Utrecht, Oudegracht"),
         {},
         false,
         drawing("film-pack"),
         true},
        {ProductId{"camera"}, VariantId{"camera-white"}, w("Instantcamera One, wit", "Instant camera One, white"),
         w("13 maart 2025, Utrecht, Oudegracht", "13 March 2025, Utrecht, Oudegracht"),
         w("garantie tot en met 13 maart 2027", "guarantee until 13 March 2027"), false, drawing("instant-camera"),
         true},
        {ProductId{}, VariantId{}, w("Hanglamp Plooi, grijs", "Pendant lamp Fold, grey"),
         w("2 november 2023, online", "2 November 2023, online"),
         w("garantie tot en met 2 november 2025, voorbij", "guarantee until 2 November 2025, over"), true,
         drawing("pendant-lamp"), false}};
    view.aftercare.services = {{ServiceView::Kind::guarantee,
                                w("Garantie", "Guarantee"),
                                w("Minstens tot en met 13 maart 2027", "At least until 13 March 2027"),
                                {{w("Instantcamera One", "Instant camera One"),
                                  {w("Minstens tot en met 13 maart 2027", "At least until 13 March 2027")}}}}};
    return view;
}

PrivacyView privacy_notice(const Words& w) {
    PrivacyView view;
    view.offered = true;
    view.open = true;
    view.purpose = w("Om je over deze bestelling te bereiken, en verder nergens voor.",
                     "To reach you about this order, and for nothing else.");
    view.recipient = w("Vonk & Veer krijgt ze bij je bestelling. Tot dan staan ze hier versleuteld.",
                       "Vonk & Veer gets them with your order. Until then they are kept here encrypted.");
    view.stay = w(
        "Ze gaan van dit scherm als je klaar bent of wegloopt. In de winkel staan ze versleuteld tot de dag nadat de "
        "bestelling is opgehaald.",
        "They leave this screen when you finish or walk away. In the store they are kept encrypted until the day after "
        "the order is collected.");
    view.rights =
        w("Je mag zien wat Vonk & Veer van je weet, het laten verbeteren of laten wissen. Vraag het een van "
          "ons.",
          "You may see what Vonk & Veer knows of you, have it put right, or have it erased. Ask one of us.");
    view.link = "https://vonkenveer.example/privacy";
    return view;
}

}  // namespace

std::vector<Sample> customer_screens(const std::string& language) {
    const Words w{language};
    std::vector<Sample> all;
    const auto with = [&](const std::string& name, CustomerView view, std::vector<std::string> taps = {}) {
        Snapshot snapshot = sample(language, Route::home);
        snapshot.route = Route::customer;
        snapshot.chrome.can_go_back = true;
        snapshot.customer = std::move(view);
        all.push_back({name, std::move(snapshot), std::move(taps)});
    };
    with("23-customer", asking_customer(w), {"key/6", "key/1", "key/2"});
    Snapshot noticed = sample(language, Route::identify);
    noticed.chrome.privacy = privacy_notice(w);
    all.push_back({"08g-identify-privacy", noticed, {}});
    CustomerView unknown = asking_customer(w);
    unknown.sends_codes = false;
    unknown.problem = w("We kennen deze pas niet. Vraag het onze medewerkers, of bestel zonder.",
                        "We do not know this card. Ask our staff, or order without it.");
    with("23b-customer-unknown-card", unknown);
    CustomerView code = asking_customer(w);
    code.stage = CustomerStage::code;
    code.told = w("Als de winkel dit nummer kent, is er een code van zes cijfers naar onderweg.",
                  "If the shop knows this number, a code of six digits is on its way to it.");
    code.problem = w("Dit is niet de code. Kijk nog eens.", "This is not the code. Please look once more.");
    with("23c-customer-code", code);
    CustomerView email = asking_customer(w);
    email.kind = ContactKind::email;
    with("23d-customer-email", email);
    with("23e-customer-known", known_customer(w));
    CustomerView kept = known_customer(w);
    kept.in_checkout = true;
    kept.offers.clear();
    kept.age = w("Geen verbinding: dit is zoals de winkel het om 10.42 uur vertelde.",
                 "No connection: this is as the shop told it at 10:42.");
    with("23f-customer-offline", kept);
    Snapshot door = sample(language, Route::home);
    door.home.value->customer_door = true;
    all.push_back({"23g-home-customer", std::move(door), {}});
    Snapshot identify = sample(language, Route::identify);
    identify.identify.customer_door = true;
    all.push_back({"23h-identify-customer", std::move(identify), {}});
    for (const bool keeps : {false, true}) {
        Snapshot payment = sample(language, Route::payment);
        payment.payment.asks_to_keep = true;
        payment.payment.keeps = keeps;
        all.push_back({keeps ? "10p-payment-kept" : "10o-payment-customer", std::move(payment), {}});
    }
    return all;
}

}  // namespace zuil::test
