#include "tests/kiosk/ui/sample_snapshots.hpp"

#include <stdexcept>

#include "tests/kiosk/ui/call_snapshots.hpp"
#include "tests/kiosk/ui/checkout_snapshots.hpp"
#include "tests/kiosk/ui/customer_snapshots.hpp"
#include "tests/kiosk/ui/desk_snapshots.hpp"
#include "tests/kiosk/ui/mixed_basket_snapshots.hpp"
#include "tests/kiosk/ui/order_snapshots.hpp"
#include "tests/kiosk/ui/phone_payment_snapshots.hpp"
#include "tests/kiosk/ui/sample_words.hpp"
#include "tests/kiosk/ui/staff_snapshots.hpp"

namespace zuil::test {
namespace {

using Kind = AvailabilityView::Kind;

ArticleCard card(const std::string& id, const std::string& brand, const std::string& name, const std::string& price,
                 const std::string& old_price, RatingView rating, AvailabilityView availability,
                 const std::string& picture, const std::string& tag = "") {
    return {ProductId{id},           brand,           name, price, old_price, tag, std::move(rating),
            std::move(availability), drawing(picture)};
}

std::vector<ArticleCard> cards(const Words& w) {
    const AvailabilityView here3{Kind::here, w("3 in deze winkel", "3 in this store"), ""};
    const AvailabilityView here1{Kind::here, w("1 in deze winkel", "1 in this store"), ""};
    const AvailabilityView tomorrow{Kind::later, w("Ophalen morgen vanaf 10.00 uur", "Collect tomorrow from 10:00"),
                                    ""};
    const AvailabilityView home{Kind::home, w("Morgen in huis", "At home tomorrow"), ""};
    const AvailabilityView none{Kind::none, w("Tijdelijk niet leverbaar", "Not available now"), ""};
    return {
        card("402817", "Ravel", w("Instantcamera One", "Instant camera One"), "€ 129,–", "€ 149,–", {"4,6", "(212)"},
             here3, "instant-camera", w("Nu € 20 korting", "€ 20 off now")),
        card("402818", "Tula", w("Espressomachine Barista Compact 58", "Espresso machine Barista Compact 58"),
             "€ 349,–", "", {"4,3", "(88)"}, here1, "espresso-machine"),
        card("402819", "Okta", w("Koptelefoon Stil C24", "Headphones Quiet C24"), "€ 249,–", "", {"4,8", "(145)"},
             tomorrow, "headphones"),
        card("402820", "Solis", w("Hanglamp Plooi", "Pendant lamp Fold"), "€ 89,–", "", {"4,5", "(61)"}, home,
             "pendant-lamp"),
        card("402821", "Ravel", w("Bluetooth-speaker Duo", "Bluetooth speaker Duo"), "€ 99,–", "", {"4,7", "(24)"},
             here1, "bluetooth-speaker"),
        card("402822", "Lumeo", w("Robotstofzuiger R45 met dweil", "Robot vacuum R45 with mop"), "€ 275,–", "",
             {"4,1", "(12)"}, none, "robot-vacuum"),
        card("402823", "Kompas", w("Rugzak Dag 22 liter", "Backpack Day 22 litres"), "€ 79,95", "", {"4,4", "(530)"},
             here3, "backpack"),
        card("402824", "Duin", w("Fauteuil Duin", "Armchair Dune"), "€ 279,–", "€ 329,–", {"4,6", "(97)"}, here1,
             "lounge-chair"),
    };
}

ChromeView chrome(const Words& w) {
    ChromeView view;
    view.shop_name = "Vonk & Veer";
    view.store_name = "Utrecht, Oudegracht";
    view.basket_count = 2;
    view.can_go_back = true;
    view.annoyance = ChromeView::Annoyance::asked;
    view.languages = {{"nl", "Nederlands", w.is("nl")},
                      {"en", "English", w.is("en")},
                      {"de", "Deutsch", w.is("de")},
                      {"fr", "Français", w.is("fr")},
                      {"pl", "Polski", w.is("pl")}};
    return view;
}

HomeView home(const Words& w) {
    HomeView view;
    view.campaign = CampaignView{w("T/m zondag", "Until Sunday"),
                                 w("Woonweken", "Home sale"),
                                 w("20% korting op banken, stoelen en lampen", "20% off sofas, chairs and lamps"),
                                 w("Bekijk de acties", "See the offers"),
                                 drawing("lounge-chair"),
                                 CategoryId{"deals"}};
    view.categories = {{CategoryId{"1"}, w("Stoelen", "Chairs"), drawing("dining-chair")},
                       {CategoryId{"2"}, w("Verlichting", "Lighting"), drawing("pendant-lamp")},
                       {CategoryId{"3"}, w("Keuken", "Kitchen"), drawing("stand-mixer")},
                       {CategoryId{"4"}, w("Camera’s", "Cameras"), drawing("instant-camera")},
                       {CategoryId{"5"}, w("Computers", "Computers"), drawing("laptop")},
                       {CategoryId{"6"}, w("Planten", "Plants"), drawing("monstera")}};
    view.shelf_title = w("Nu in deze winkel", "Now in this store");
    view.shelf = cards(w);
    view.shelf_goes_on = true;
    return view;
}

FiltersView filters(const Words& w) {
    FiltersView view;
    view.in_stock_here = true;
    view.in_stock_here_text =
        w("31 van de 48 camera’s kun je nu meenemen", "31 of the 48 cameras can be taken along now");
    view.price = {2000, 90000, 6000, 50000, "€ 60 – € 500", {3, 6, 11, 13, 9, 10, 7, 8, 5, 6, 4, 2, 3, 1, 1}};
    FacetView brand{"brand", w("Merk", "Brand"), {}};
    brand.values = {{"kompas", "Kompas", "9", true, true},     {"okta", "Okta", "14", false, true},
                    {"lumeo", "Lumeo", "7", false, true},      {"ravel", "Ravel", "11", true, true},
                    {"noorder", "Noorder", "0", false, false}, {"solis", "Solis", "7", false, true}};
    FacetView kind{"kind", w("Soort", "Kind"), {}};
    kind.values = {{"instant", "Instant", "7", true, true},
                   {"compact", "Compact", "12", false, true},
                   {"system", w("Systeem", "System"), "11", false, true},
                   {"slr", w("Spiegelreflex", "Reflex"), "8", false, true},
                   {"film", "Film", "5", false, true}};
    view.facets = {brand, kind};
    view.result_button = w("Toon 7 camera’s", "Show 7 cameras");
    view.anything_chosen = true;
    return view;
}

ListingView listing(const Words& w) {
    ListingView view;
    view.parent = w("Elektronica", "Electronics");
    view.title = w("Camera’s", "Cameras");
    view.count = w("48 artikelen", "48 items");
    view.in_stock_here = w("31 hier op voorraad", "31 in stock here");
    view.cards = cards(w);
    for (ArticleCard& one : view.cards) one.compared = Compared::no;
    view.total = 48;
    view.sorts = {{SortOrder::popular, w("Populair", "Popular"), true},
                  {SortOrder::price_up, w("Prijs: laag naar hoog", "Price: low to high"), false},
                  {SortOrder::price_down, w("Prijs: hoog naar laag", "Price: high to low"), false},
                  {SortOrder::rating, w("Beste beoordeling", "Best rated"), false},
                  {SortOrder::newest, w("Nieuwste", "Newest"), false},
                  {SortOrder::name, w("Naam", "Name"), false}};
    view.filters = filters(w);
    return view;
}

ProductView product(const Words& w) {
    ProductView view;
    view.product = ProductId{"402817"};
    view.variant = VariantId{"402817-wit"};
    view.brand = "Ravel";
    view.name = w("Instantcamera One", "Instant camera One");
    view.article_number = w("Artikel 40 2817", "Item 40 2817");
    view.price = "€ 129,–";
    view.old_price = "€ 149,–";
    view.lowest_price =
        w("Laagste prijs in de afgelopen 30 dagen: € 149,–", "Lowest price in the last 30 days: € 149,–");
    view.rating = RatingView{"4,6", "(212)"};
    view.rating_count = w("212 beoordelingen", "212 reviews");
    view.star_shares = {72, 19, 6, 3};
    view.pictures = {drawing("instant-camera"), drawing("film-pack"), drawing("charger"), drawing("backpack")};
    view.options = {{"colour",
                     w("Kleur", "Colour"),
                     {{"white", w("Wit", "White"), 0xF4F2EF, true, true},
                      {"black", w("Zwart", "Black"), 0x1D1F21, false, true},
                      {"mint", "Mint", 0xA9CFC0, false, true}}},
                    {"set",
                     w("Set", "Set"),
                     {{"single", w("Los", "Single"), {}, true, true},
                      {"starter", w("Startset + € 35", "Starter set + € 35"), {}, false, true}}}};
    view.here = {
        Kind::here, w("3 op voorraad in deze winkel", "3 in stock in this store"),
        w("Begane grond, schap C12. Neem mee naar de kassa.", "Ground floor, shelf C12. Take it to the till.")};
    view.nearby = {Kind::later, w("Ook in 4 winkels in de buurt", "Also in 4 stores nearby"),
                   w("Leidsche Rijn 5 stuks. Vandaag besteld, om 16.00 uur klaar.",
                     "Leidsche Rijn 5 pieces. Ordered today, ready at 16.00.")};
    view.home = {Kind::home, w("Morgen gratis thuisbezorgd", "Delivered free tomorrow"),
                 w("Bestel vandaag vóór 22.00 uur", "Order today before 22.00")};
    view.stores = {{StoreId{"2"}, "Utrecht, Leidsche Rijn", {Kind::here, w("5 op voorraad", "5 in stock"), ""}},
                   {StoreId{"3"}, "Nieuwegein, City Plaza", {Kind::here, w("2 op voorraad", "2 in stock"), ""}},
                   {StoreId{"4"}, "Amersfoort, Langestraat", {Kind::none, w("Niet op voorraad", "Not in stock"), ""}}};
    view.stock_age = w("Voorraad van 10.42 uur", "Stock as of 10.42");
    view.description =
        w("Druk op de knop en je foto rolt eruit, op papier dat je vast kunt houden. Met flits die zelf "
          "ziet wanneer hij nodig is, een spiegeltje voor zelfportretten en een accu voor vijftien "
          "filmpakken.",
          "Press the button and your photo rolls out, on paper that you can hold. With a flash that "
          "knows when it is needed, a mirror for self-portraits and a battery for fifteen film packs.");
    view.specifications = {{w("Fotoformaat", "Photo size"), "79 × 79 mm"},
                           {w("Foto klaar na", "Photo ready after"), w("10 minuten", "10 minutes")},
                           {w("Scherp vanaf", "Sharp from"), "60 cm"},
                           {w("Accu", "Battery"), w("15 filmpakken", "15 film packs")},
                           {w("Gewicht", "Weight"), "460 gram"},
                           {w("Garantie", "Guarantee"), w("minstens 2 jaar", "at least 2 years")},
                           {w("Kleur", "Colour"), w("Wit", "White")}};
    view.reviews = {{w("Marloes, gekocht bij ons", "Marloes, bought from us"), "5",
                     w("Mooie kleuren, ook binnen. Neem meteen extra film mee.",
                       "Lovely colours, indoors too. Take extra film at once.")}};
    const auto all = cards(w);
    view.accessories = {all[4], all[6], all[3], all[2]};
    view.accessories_title = w("Past bij deze camera", "Goes with this camera");
    view.link = "https://vonkenveer.example/p/402817?k=UT01";
    return view;
}

// `count` articles side by side, 1 to 4.
CompareView compare(const Words& w, std::size_t count) {
    const auto all = cards(w);
    CompareView view;
    view.category = w("Elektronica", "Electronics");
    for (const std::size_t i : {0U, 4U, 2U, 1U}) {
        if (view.columns.size() == count) break;
        view.columns.push_back({all[i].product, VariantId{all[i].product.text() + "-1"}, all[i].brand, all[i].name,
                                all[i].price, all[i].picture, all[i].availability, all[i].rating, ""});
    }
    const auto row = [&](const std::string& name, std::vector<std::string> values, int odd = -1) {
        values.resize(count);
        CompareRow one{"fact" + std::to_string(view.rows.size() + 1), name, values, false,
                       std::vector<bool>(count, false)};
        for (const std::string& value : values) one.differs |= value != values.front();
        if (odd >= 0 && static_cast<std::size_t>(odd) < count && count > 2)
            one.stands_out[static_cast<std::size_t>(odd)] = true;
        view.rows.push_back(std::move(one));
    };
    row(w("Geschikt voor", "Good for"), {w("Feestjes, meteen een foto", "Parties, a photo at once"),
                                         w("Reizen, licht en klein", "Travel, light and small"),
                                         w("Hobby, beste beeld", "Hobby, best picture"), w("Iedere dag", "Every day")});
    row(w("Bluetooth", "Bluetooth"), {w("Nee", "No"), w("Ja", "Yes"), w("Ja", "Yes"), w("Ja", "Yes")}, 0);
    row(w("Accu", "Battery"),
        {w("15 filmpakken", "15 film packs"), w("12 uur", "12 hours"), w("30 uur", "30 hours"), ""});
    row(w("Garantie", "Guarantee"),
        {w("minstens 2 jaar", "at least 2 years"), w("minstens 2 jaar", "at least 2 years"),
         w("minstens 2 jaar", "at least 2 years"), w("minstens 2 jaar", "at least 2 years")});
    row(w("Gewicht", "Weight"), {"460 gram", "245 gram", "254 gram", "4,6 kg"});
    view.more_in = CategoryId{"electronics"};
    view.can_add = count < 4;
    return view;
}

// As the bar at the foot of a listing shows them.
std::vector<ComparedArticle> compared(const Words& w, std::size_t count) {
    std::vector<ComparedArticle> articles;
    for (const CompareColumn& column : compare(w, count).columns) articles.push_back({column.product, column.picture});
    return articles;
}

AttractView attract(const Words& w) {
    return {w("Niet in het schap? Hier wel.", "Not on the shelf? It’s here."),
            w("Zoek in ons hele assortiment, zie wat er in de winkel ligt en bestel wat je mist.",
              "Search our whole range, see what is in the store and order what you miss."),
            {drawing("pendant-lamp"), drawing("lounge-chair"), drawing("espresso-machine")}};
}

BasketView basket(const Words& w) {
    const auto all = cards(w);
    BasketView view;
    const auto line = [&](const ArticleCard& card, const char* variant, const std::string& name, const char* price,
                          const std::string& unit, const char* old_price, int quantity, AvailabilityView availability) {
        view.lines.push_back({card.product, VariantId{variant}, name, price, unit, old_price, quantity, 99,
                              std::move(availability), card.picture});
    };
    line(all[0], "one-white", w("Instantcamera One, wit", "Instant camera One, white"), "€ 129,–", "", "€ 149,–", 1,
         {Kind::here, w("3 in deze winkel, schap C12", "3 in this store, shelf C12"), ""});
    line(all[4], "duo", w("Bluetooth-speaker Duo", "Bluetooth speaker Duo"), "€ 198,–",
         w("€ 99,– per stuk", "€ 99,– each"), "", 2,
         {Kind::here, w("24 in deze winkel, schap C12", "24 in this store, shelf C12"), ""});
    line(all[3], "fold-yellow", w("Hanglamp Plooi, geel", "Pendant lamp Fold, yellow"), "€ 79,–", "", "€ 99,–", 1,
         {Kind::later, w("Morgen vanaf 10.00 uur op te halen", "Pick up tomorrow from 10.00"), ""});
    view.count = w("4 artikelen", "4 items");
    view.total = "€ 406,–";
    view.saving = w("Je bespaart € 40,–", "You save € 40,–");
    view.accessory = all[6];
    view.phone_code =
        "https://vonkenveer.example/mandje#AQGugB5FVVIDCDQwMjgxNy0xAeRkCDQxMjgwNi0xDIMOCDE4ODk4OS0xAZ8mG1yZ"
        "Jx0kq1oH8m3dPzJwvA";
    view.phone_note = w("De code is 7 dagen geldig.", "The code is good for 7 days.");
    view.notice = w("De prijs van Hanglamp Plooi is veranderd: die was € 99,– en is nu € 79,–.",
                    "The price of Pendant lamp Fold has changed: it was € 99,– and is € 79,– now.");
    return view;
}

}  // namespace

Snapshot sample(const std::string& language, Route route) {
    const Words w{language};
    Snapshot snapshot;
    snapshot.number = snapshot.session = snapshot.visit = 1;
    snapshot.language = language;
    snapshot.route = route;
    snapshot.chrome = chrome(w);
    switch (route) {
    case Route::home:
        snapshot.chrome.can_go_back = false;
        snapshot.home.value = home(w);
        break;
    case Route::listing: snapshot.listing.value = listing(w); break;
    case Route::product: snapshot.product.value = product(w); break;
    case Route::compare: snapshot.compare.value = compare(w, 3); break;
    case Route::attract: snapshot.attract = attract(w); break;
    case Route::basket: snapshot.basket = basket(w); break;
    default: fill_checkout(snapshot); break;
    }
    return snapshot;
}

namespace {

void add_compare_screens(std::vector<Sample>& all, const std::string& language) {
    const Words w{language};
    const auto with = [&](const std::string& name, Route route, auto&& change) {
        Snapshot snapshot = sample(language, route);
        change(snapshot);
        all.push_back({name, std::move(snapshot), {}});
    };
    all.push_back({"06-compare", sample(language, Route::compare), {}});
    all.push_back({"06b-compare-differences", sample(language, Route::compare), {"compare/only-differences"}});
    with("06c-compare-four", Route::compare, [&](Snapshot& s) { s.compare.value = compare(w, 4); });
    with("06d-compare-one", Route::compare, [&](Snapshot& s) { s.compare.value = compare(w, 1); });
    with("06e-compare-nothing", Route::compare, [](Snapshot& s) { s.compare.value = CompareView{}; });
    with("03f-comparing", Route::listing, [&](Snapshot& s) {
        s.chrome.compared = compared(w, 2);
        s.listing.value->cards[0].compared = s.listing.value->cards[4].compared = Compared::yes;
    });
    with("05f-comparing", Route::product, [&](Snapshot& s) {
        s.chrome.compared = compared(w, 1);
        s.product.value->compared = Compared::yes;
    });
}

}  // namespace

std::vector<Sample> sample_screens(const std::string& language) {
    std::vector<Sample> all;
    const auto with = [&](const std::string& name, Route route, auto&& change) {
        Snapshot snapshot = sample(language, route);
        change(snapshot);
        all.push_back({name, std::move(snapshot), {}});
    };
    const Words w{language};
    all.push_back({"01-attract", sample(language, Route::attract), {}});
    all.push_back({"02-home", sample(language, Route::home), {}});
    all.push_back({"03-listing", sample(language, Route::listing), {}});
    all.push_back({"03b-filters", sample(language, Route::listing), {"filter-bar/filters"}, true});
    all.push_back({"03c-sort", sample(language, Route::listing), {"filter-bar/sort"}});
    all.push_back({"05-product", sample(language, Route::product), {}});
    all.push_back({"05e-zoom", sample(language, Route::product), {"photo/zoom"}});
    all.push_back({"05c-phone", sample(language, Route::product), {"product/phone"}});
    all.push_back({"05d-stores", sample(language, Route::product), {"availability/nearby"}});
    all.push_back({"20-accessibility", sample(language, Route::product), {"nav/comfort"}});
    with("20h-accessibility-attract", Route::attract, [](Snapshot&) {});
    all.back().taps = {"attract/comfort"};
    add_compare_screens(all, language);
    all.push_back({"07-basket", sample(language, Route::basket), {}});
    all.push_back({"07c-basket-phone", sample(language, Route::basket), {"basket/phone"}});
    with("07d-basket-carried", Route::basket, [&](Snapshot& s) { s.basket.carried = w("3 artikelen", "3 items"); });
    with("07b-basket-empty", Route::basket, [](Snapshot& s) {
        s.basket = {};
        s.chrome.basket_count = 0;
    });
    with("13-timeout", Route::basket, [](Snapshot& s) { s.chrome.timeout = TimeoutView{23, true}; });
    with("13b-timeout-home", Route::home, [](Snapshot& s) { s.chrome.timeout = TimeoutView{1, false}; });
    with("02b-home-growing", Route::home, [&](Snapshot& s) {
        s.home.value = HomeView{};
        s.chrome.growing = w("Er zijn nu 120 artikelen binnen", "120 items so far");
    });
    with("03d-nothing", Route::listing, [&](Snapshot& s) {
        ListingView& view = *s.listing.value;
        view.cards.clear();
        view.total = 0;
        view.chosen = {{"brand", "kompas", "Kompas"}, {"price", "", "€ 60 – € 500"}};
        view.empty = EmptyView{w("Niets past bij deze filters", "Nothing matches these filters"),
                               w("Haal er een weg om meer te zien", "Remove one to see more")};
    });
    with("03e-narrowed", Route::listing, [&](Snapshot& s) {
        ListingView& view = *s.listing.value;
        view.chosen = {{"brand", "kompas", "Kompas"},
                       {"brand", "ravel", "Ravel"},
                       {"price", "", "€ 60 – € 500"},
                       {"stock", "", w("Op voorraad in deze winkel", "In stock in this store")}};
        view.subcategories = {{CategoryId{"a"}, w("Instantcamera’s", "Instant cameras"), {}},
                              {CategoryId{"b"}, w("Compactcamera’s", "Compact cameras"), {}},
                              {CategoryId{"c"}, w("Systeemcamera’s", "System cameras"), {}},
                              {CategoryId{"d"}, w("Spiegelreflexcamera’s", "Reflex cameras"), {}}};
    });
    with("14-offline-listing", Route::listing, [&](Snapshot& s) {
        s.chrome.connection = Connection::offline;
        s.chrome.offline_detail = w("Voorraad van 10.42 uur", "Stock as of 10.42");
    });
    with("22-toast", Route::product, [&](Snapshot& s) {
        s.chrome.toast = ToastView{1, w("Ligt in je mandje", "Added to your basket"), w("Bekijk", "View")};
    });
    for (auto* screens : {checkout_screens, mixed_basket_screens, order_screens, staff_screens, desk_screens,
                          customer_screens, phone_payment_screens, call_screens, hold_screens}) {
        for (Sample& one : screens(language)) all.push_back(std::move(one));
    }
    return all;
}

}  // namespace zuil::test
