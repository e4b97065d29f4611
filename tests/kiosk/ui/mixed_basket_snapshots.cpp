#include "tests/kiosk/ui/mixed_basket_snapshots.hpp"

namespace zuil::test {
namespace {

std::vector<PartView> parts(const Words& w) {
    return {{Fulfilment::take_now, w("Nu meenemen", "Take with you now"), w("2 artikelen", "2 items"), "€ 35,90"},
            {Fulfilment::pickup, w("Ophalen in Utrecht, Oudegracht", "Collect in Utrecht, Oudegracht"),
             w("1 artikel, vr 13 maart, 16.00 – 18.00", "1 item, Fri 13 March, 16:00 – 18:00"), "€ 129,–"},
            {Fulfilment::delivery, w("Thuisbezorgen", "Home delivery"),
             w("1 artikel, vr 13 maart, 18.00 – 21.00", "1 item, Fri 13 March, 18:00 – 21:00"), "€ 82,95"}};
}

PaymentView mixed_payment(const Words& w) {
    PaymentView view;
    view.total = "€ 247,85";
    view.count = w("4 artikelen", "4 items");
    view.summary = w("3 bestellingen, één code", "3 orders, one code");
    view.delivery_cost = w("waarvan thuisbezorgen € 3,95", "of which home delivery € 3,95");
    view.pay_at_pickup = w("Wat je ophaalt betaal je bij de balie, de rest vandaag bij de kassa.",
                           "You pay what you collect at the desk, and the rest at the till today.");
    view.parts = parts(w);
    view.terms = w("Je plaatst een bestelling met betaalplicht. Je kunt 30 dagen ruilen of terugbrengen.",
                   "By ordering you accept the obligation to pay. You can exchange or return it within 30 days.");
    view.offer = 7;
    return view;
}

void offer_ways(Snapshot& s, const Words& w) {
    for (BasketLineView& line : s.basket.lines) {
        line.way = w("Ophalen", "Collect");
        line.ways = {{Fulfilment::take_now,
                      {},
                      w("Nu meenemen", "Take now"),
                      w("Schap C12, betaal bij de kassa met je code", "Shelf C12, pay at the till with your code")},
                     {Fulfilment::pickup,
                      {},
                      line.way,
                      w("Winkel en tijd kies je zo", "You choose store and time in a moment"),
                      true},
                     {Fulfilment::pickup, StoreId{"2"},
                      w("Ophalen in Nieuwegein, City Plaza", "Collect in Nieuwegein, City Plaza"),
                      w("Los van de rest, op een eigen moment", "Apart from the rest, at a time of your own")},
                     {Fulfilment::delivery,
                      {},
                      w("Thuisbezorgen", "Home delivery"),
                      w("Thuisbezorgen, gratis", "Home delivery, free")}};
    }
    BasketLineView& last = s.basket.lines.back();
    last.ways.front().disabled_because = w("Er ligt er 1 in deze winkel", "There is 1 in this store");
    last.ways[1].chosen = false;
    last.ways[2].chosen = true;
    last.way = w("Andere winkel", "Another store");
    s.basket.notice.clear();
    s.basket.take_now = {
        w("2 hiervan liggen in deze winkel.", "2 of these are in this store."),
        w("Neem ze nu mee, of haal alles in één keer op.", "Take them with you now, or collect everything in one go.")};
}

void add_baskets(std::vector<Sample>& all, const std::string& language) {
    Snapshot ways = sample(language, Route::basket);
    offer_ways(ways, Words{language});
    all.push_back({"07c-basket-ways", ways, {}});
    const std::string chip = "line/" + ways.basket.lines.back().variant.text() + "/way";
    all.push_back({"07d-basket-choosing", ways, {chip}});
}

void add_deliveries(std::vector<Sample>& all, const std::string& language) {
    const Words w{language};
    Snapshot either = sample(language, Route::pickup);
    either.pickup.either = delivery_sample(w).either;
    all.push_back({"09c-pickup-or-delivery", either, {}});
    either.pickup.about = w("Instantcamera One, wit", "Instant camera One, white");
    either.pickup.stores.resize(1);
    all.push_back({"09d-pickup-of-a-part", either, {}});
    Snapshot home = sample(language, Route::delivery);
    const std::vector<std::string> address{"key/3", "key/5", "key/3", "key/1", "key/g", "key/t", "key/4", "key/8"};
    all.push_back({"09b-delivery", home, address});
    home.delivery.problem = {AddressProblem::Field::postcode, w("Een postcode heeft vier cijfers en twee letters",
                                                                "A postcode is four digits and two letters")};
    all.push_back({"09e-delivery-problem", home, {}});
    home.delivery.problem = {};
    home.delivery.needs_street = true;
    home.delivery.about = either.pickup.about;
    all.push_back({"09f-delivery-street", home, {"street", "key/k", "key/a"}});
}

void add_payments(std::vector<Sample>& all, const std::string& language) {
    const Words w{language};
    Snapshot ways = sample(language, Route::payment);
    ways.payment.pay_at_pickup =
        w("Je betaalt bij de balie, als je alles hebt gezien.", "You pay at the desk, when you have seen everything.");
    all.push_back({"10b-payment-ways", ways, {}});
    ways.payment = mixed_payment(w);
    all.push_back({"10c-payment-mixed", ways, {}});
    ways.payment.pay_at_pickup.clear();
    all.push_back({"10d-payment-mixed-till", ways, {}});
}

void add_confirmations(std::vector<Sample>& all, const std::string& language) {
    const Words w{language};
    Snapshot several = sample(language, Route::confirmation);
    several.confirmation.when = w("3 bestellingen, één code", "3 orders, one code");
    several.confirmation.where = w("4 artikelen", "4 items");
    several.confirmation.parts = parts(w);
    for (PartView& part : several.confirmation.parts) {
        part.status = w("De winkel heeft je bestelling", "The shop has your order");
    }
    several.confirmation.total = "€ 118,85";
    all.push_back({"11c-confirmation-mixed", several, {}});
    several.confirmation.status = w("Eén deel vraagt aandacht. Vraag het onze medewerkers.",
                                    "One part needs a look. Please ask our staff about it.");
    several.confirmation.parts[2].ask_staff = true;
    several.confirmation.parts[2].status = w("De winkel kan deze bestelling niet aannemen. Vraag het onze medewerkers.",
                                             "The shop cannot take this order. Please ask our staff.");
    all.push_back({"11d-confirmation-part-refused", several, {}});
}

// What of it the till reads, and what stays here.
void add_till_codes(std::vector<Sample>& all, const std::string& language) {
    const Words w{language};
    const std::vector<std::string> taps{"basket/phone", "along/till"};
    Snapshot till = sample(language, Route::basket);
    till.basket.till = TillCodeView{
        "1*8712345678906;2*8712345678913", w("3 artikelen staan in deze code", "3 items are in this code"), {}};
    till.basket.till->left_out = {{till.basket.lines[2].variant, till.basket.lines[2].name,
                                   w("Niet in deze winkel: bestel het hier", "Not in this store: order it here")}};
    all.push_back({"07e-basket-till", till, taps});
    all.push_back({"07g-basket-along", till, {}});
    Snapshot nothing = till;
    nothing.basket.till = TillCodeView{
        "",
        w("Niets in je mandje kan met een code naar de kassa", "Nothing in your basket can go to the till with a code"),
        till.basket.till->left_out};
    all.push_back({"07f-basket-till-nothing", nothing, taps});
}

}  // namespace

DeliveryView delivery_sample(const Words& w) {
    DeliveryView view;
    view.either = {w("Ophalen, gratis", "Collect, free"), w("Thuisbezorgen, gratis", "Home delivery, free")};
    view.days = {{w("morgen", "tomorrow"), "13", 1, true},
                 {w("za", "Sat"), "14", 2},
                 {w("ma", "Mon"), "16", 4},
                 {w("di", "Tue"), "17", 5},
                 {w("wo", "Wed"), "18", 6}};
    view.windows = {{0, "08.00 – 12.00", w("gratis", "free")},
                    {1, "12.00 – 17.00", w("gratis", "free")},
                    {2, "18.00 – 21.00", "€ 3,95", true}};
    return view;
}

std::vector<Sample> mixed_basket_screens(const std::string& language) {
    std::vector<Sample> all;
    add_baskets(all, language);
    add_till_codes(all, language);
    add_deliveries(all, language);
    add_payments(all, language);
    add_confirmations(all, language);
    return all;
}

}  // namespace zuil::test
