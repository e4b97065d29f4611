#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/kiosk/engine/world.hpp"

using namespace zuil;

namespace {

// All that a shopper did and typed; none of it is in any language.
struct Doings {
    Route route;
    std::uint64_t visit;
    std::size_t trail;
    CategoryId category;
    std::vector<std::string> filters;
    bool in_stock_here;
    ListingSort sort;
    std::string text;
    ProductId product;
    VariantId variant;
    std::vector<std::pair<VariantId, int>> basket;
    std::size_t compared;
    ContactKind kind;
    std::string name, phone;
    StoreId store;
    int slot;

    friend bool operator==(const Doings&, const Doings&) = default;
};

Doings doings_of(const Session& session) {
    const Place& here = session.here();
    const auto chosen = session.checkout.pickups.find(StoreId{});
    const PickupChoice pickup = chosen != session.checkout.pickups.end() ? chosen->second : PickupChoice{};
    Doings doings{here.route,
                  here.visit,
                  session.trail.size(),
                  here.category,
                  here.filters.brands,
                  here.filters.in_stock_here,
                  here.sort,
                  here.text,
                  here.product,
                  here.variant,
                  {},
                  session.compared.size(),
                  session.checkout.kind,
                  session.checkout.contact.name,
                  session.checkout.contact.phone,
                  pickup.store,
                  pickup.slot};
    for (const AttributeFilter& filter : here.filters.attributes)
        doings.filters.insert(doings.filters.end(), filter.values.begin(), filter.values.end());
    for (const BasketLine& line : session.basket.lines()) doings.basket.emplace_back(line.variant, line.quantity);
    return doings;
}

// Goes through every language and back, and finds everything as it was.
void check_languages(World& world, Route route) {
    const Doings before = doings_of(world.session());
    CHECK(before.route == route);
    for (const char* language : {"nl", "de", "fr", "pl", "en"}) {
        const Snapshot& snapshot = world.tap(SetLanguage{language});
        CHECK(snapshot.language == language);
        CHECK(snapshot.route == route);
        CHECK((doings_of(world.session()) == before));
        for (const LanguageChoice& choice : snapshot.chrome.languages) CHECK(choice.chosen == (choice.tag == language));
    }
}

}  // namespace

TEST_CASE("another language changes nothing of what a shopper looks at") {
    World world;
    check_languages(world, Route::attract);
    world.tap(Begin{});
    check_languages(world, Route::home);
    world.tap(OpenCategory{goods::cameras});
    world.tap(ToggleFacet{"kind", "Instant"});
    world.tap(SetInStockHere{true});
    world.tap(SetSort{SortOrder::price_down});
    const ListingView narrowed = *world.see().listing.value;
    CHECK_FALSE(narrowed.chosen.empty());
    check_languages(world, Route::listing);
    CHECK(world.see().listing.value->total == narrowed.total);
    CHECK(world.see().listing.value->chosen.size() == narrowed.chosen.size());
    world.tap(OpenSearch{});
    world.tap(Query{.text = "instant cam"});
    check_languages(world, Route::search);
    CHECK(world.see().search.value->query == "instant cam");
    world.tap(OpenProduct{goods::camera});
    world.tap(ChooseOption{.group = "colour", .value = "zwart"});
    check_languages(world, Route::product);
    CHECK(world.see().product.value->variant == goods::black);
    world.tap(ToggleCompare{goods::camera});
    world.tap(ToggleCompare{goods::film});
    world.tap(OpenCompare{});
    check_languages(world, Route::compare);
    CHECK(world.see().compare.value->columns.size() == 2);
}

TEST_CASE("another language changes nothing of what a shopper orders") {
    World world;
    world.put_camera_in_basket();
    world.tap(OpenBasket{});
    check_languages(world, Route::basket);
    world.tap(StartCheckout{});
    world.tap(ChooseContactKind{ContactKind::email});
    check_languages(world, Route::identify);
    world.tap(ChooseContactKind{ContactKind::phone});
    world.tap(GiveContact{.name = "Marloes de Vries", .phone = "06 1234 5678"});
    world.tap(ChooseSlot{0});
    check_languages(world, Route::pickup);
    world.tap(ContinueToPayment{});
    check_languages(world, Route::payment);
    world.tap(SetLanguage{"de"});
    const Snapshot& paid = world.see();
    CHECK(paid.payment.total == "129\u00A0€");
    const Snapshot& accepted = world.tap(PlaceOrder{PaymentMethod::till, paid.payment.offer});
    const std::string code = accepted.confirmation.pickup_code;
    CHECK_FALSE(code.empty());
    CHECK(world.orders().front().order.language == "de");
    world.tap(SetLanguage{"en"});
    check_languages(world, Route::confirmation);
    CHECK(world.see().confirmation.pickup_code == code);
    CHECK(world.orders().size() == 1);
}

TEST_CASE("what was told in one language is told again in another") {
    World world;
    world.put_camera_in_basket();
    world.set_price(goods::camera, 13'900);
    const Snapshot& basket = world.tap(OpenBasket{});
    CHECK(basket.basket.notice == "The price of Instant camera One, white has changed: it was €129 and is €139 now.");
    CHECK(world.tap(SetLanguage{"nl"}).basket.notice ==
          "The price of Instantcamera One, wit has changed: it was €\u00A0129,– and is €\u00A0139,– now.");
    world.tap(StartCheckout{});
    CHECK_FALSE(world.tap(GiveContact{.phone = "06 12"}).identify.problem.empty());
    CHECK(world.tap(SetLanguage{"de"}).identify.problem.empty());
    CHECK_FALSE(world.tap(GiveContact{.phone = "06 12"}).identify.problem.empty());
}

TEST_CASE("names are sorted as the shopper's language sorts them") {
    World world;
    world.tap(Begin{});
    world.tap(OpenCategory{goods::cameras});
    world.tap(SetSort{SortOrder::name});
    const auto names = [&](const char* language) {
        std::vector<std::string> shown;
        for (const ArticleCard& card : world.tap(SetLanguage{language}).listing.value->cards)
            shown.push_back(card.name);
        return shown;
    };
    CHECK(names("nl") ==
          std::vector<std::string>{"Film kleur, 8 foto's", "Hanglamp Plooi", "Instantcamera One", "Kruk"});
    CHECK(names("en") ==
          std::vector<std::string>{"Colour film, 8 photos", "Instant camera One", "Pendant lamp Plooi", "Stool"});
}
