#include <algorithm>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "tests/kiosk/engine/world.hpp"

using namespace zuil;
using namespace std::chrono;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

namespace {

using State = StageView::State;

struct OrderWorld : World {
    explicit OrderWorld(OrderAbilities abilities = {}) : World{abilities} {}

    // Orders a camera, and answers what its confirmation shows.
    ConfirmationView order_a_camera() {
        put_camera_in_basket();
        const std::uint64_t offer = go_to_payment().payment.offer;
        return tap(PlaceOrder{.offer = offer}).confirmation;
    }
    OrderRef ref() { return session().followed.front().order.ref; }
    // The shop takes it, and then is as far as this with it.
    void confirm(const OrderRef& which, WallTime at) {
        REQUIRE(outbox().begin_attempt(which, at).has_value());
        REQUIRE(outbox().confirm(which, "W-1", std::nullopt, at).has_value());
    }
    void be_at(const OrderRef& which, const OrderProgress& progress, WallTime at) {
        REQUIRE(outbox().keep_progress(which, progress, at).has_value());
    }
};

const WallTime placed = sys_days{March / 12 / 2026} + 9h + 42min;  // 10:42 in Utrecht

std::vector<State> states_of(const FollowedPartView& part) {
    std::vector<State> states;
    for (const StageView& stage : part.stages) states.push_back(stage.state);
    return states;
}

const ServiceView* service(const MyOrderView& view, ServiceView::Kind kind) {
    const auto found = std::ranges::find(view.services, kind, &ServiceView::kind);
    return found != view.services.end() ? &*found : nullptr;
}

// All that stands on the screen, in one text.
std::string all_words(const MyOrderView& view) {
    std::string words = view.about + view.title + view.age + view.total + view.qr_text;
    for (const FollowedPartView& part : view.parts) {
        words += part.title + part.next + part.summary + part.promise + part.payment;
        for (const StageView& stage : part.stages) words += stage.title + stage.when;
    }
    for (const OrderedLineView& line : view.lines) words += line.name + line.amount + line.price;
    for (const ServiceView& one : view.services) {
        words += one.title + one.detail;
        for (const ServiceView::Passage& passage : one.passages) {
            words += passage.heading;
            for (const std::string& text : passage.texts) words += text;
        }
    }
    return words;
}

}  // namespace

TEST_CASE("from the confirmation one tap shows how the order stands, and back leads to the code") {
    OrderWorld world;
    const ConfirmationView done = world.order_a_camera();
    const Snapshot& seen = world.tap(OpenMyOrder{});
    REQUIRE(seen.route == Route::my_order);
    const MyOrderView& view = seen.my_order;
    CHECK(view.about == "Order " + done.pickup_code + ", Thursday\u00A012\u00A0March");
    CHECK(view.title == "Your order is safely saved");
    CHECK(view.qr_text == done.qr_text);
    REQUIRE(view.parts.size() == 1);
    CHECK(states_of(view.parts[0]) == std::vector{State::now, State::ahead, State::ahead, State::ahead});
    CHECK(view.parts[0].stages[0].when == "Thu 10:42");
    CHECK(view.parts[0].stages[2].when == "from Thu 11:45");
    CHECK(view.parts[0].payment == "Pay at the till: €129");
    CHECK(view.parts[0].summary == "1 item, service desk");
    CHECK(view.parts[0].pictures.size() == 1);
    CHECK(view.lines.at(0).name == "Instant camera One, white");
    CHECK(view.total == "€129");
    // Whose order it is stands nowhere.
    for (const char* personal : {"Marloes", "Vries", "1234", "5678"}) {
        CHECK_THAT(all_words(view), !ContainsSubstring(personal));
    }
    CHECK(world.tap(GoBack{}).route == Route::confirmation);
    world.tap(OpenMyOrder{});
    CHECK(world.tap(Stop{}).route == Route::attract);
    CHECK(world.session().followed.empty());
}

TEST_CASE("the order's way is followed, stage by stage, with the moments that the shop tells") {
    OrderWorld world;
    world.order_a_camera();
    world.tap(OpenMyOrder{});
    const OrderRef ref = world.ref();
    world.confirm(ref, placed + 1min);
    MyOrderView view = world.look_again().my_order;
    CHECK(view.title == "The shop has your order");
    CHECK(states_of(view.parts[0]) == std::vector{State::done, State::now, State::ahead, State::ahead});
    CHECK(view.parts[0].stages[1].when == "Thu 10:43");
    CHECK(view.asking);

    OrderProgress progress{.stage = ShopStage::preparing, .preparing_at = placed + 20min};
    world.be_at(ref, progress, placed + 21min);
    view = world.look_again().my_order;
    CHECK(view.title == "Your order is being prepared");
    CHECK_FALSE(view.asking);
    CHECK(view.parts[0].stages[1].title == "Being prepared");
    CHECK(view.parts[0].stages[1].when == "Thu 11:02");

    progress.stage = ShopStage::ready;
    progress.ready_at = placed + 1h;
    world.be_at(ref, progress, placed + 1h);
    view = world.look_again().my_order;
    CHECK(view.title == "Your order is ready");
    CHECK(states_of(view.parts[0]) == std::vector{State::done, State::done, State::now, State::ahead});
    CHECK(view.parts[0].stages[2].when == "Thu 11:42");
    CHECK(view.parts[0].stages[3].when == "until Thu\u00A019\u00A0March");
    CHECK(view.parts[0].next == "Show your code at the desk to collect it.");
    CHECK(view.parts[0].promise.empty());

    progress.stage = ShopStage::handed_over;
    progress.is_paid = true;
    progress.handed_over_at = placed + 5h;
    world.be_at(ref, progress, placed + 5h);
    view = world.look_again().my_order;
    CHECK(view.title == "You have your order");
    CHECK(states_of(view.parts[0]) == std::vector{State::done, State::done, State::done, State::done});
    CHECK(view.parts[0].payment == "Paid: €129");
}

TEST_CASE("an order that the shop does not take says so and asks for nobody's money") {
    OrderWorld world;
    world.order_a_camera();
    world.tap(OpenMyOrder{});
    const OrderRef ref = world.ref();
    REQUIRE(world.outbox().begin_attempt(ref, placed).has_value());
    SECTION("refused") {
        const Error why{Errc::refused, "customer is on the list of 4 March"};
        REQUIRE(world.outbox().reject(ref, why, placed + 1h, placed + 2min).has_value());
        const MyOrderView view = world.look_again().my_order;
        CHECK(view.title == "Please ask our staff");
        CHECK(states_of(view.parts[0]) == std::vector{State::done, State::problem});
        CHECK(view.parts[0].stages[1].title == "Not taken");
        CHECK(view.parts[0].stages[1].when == "Thu 10:44");
        CHECK(view.parts[0].ask_staff);
        CHECK(view.parts[0].payment.empty());
        // What the shop's system says is for its staff.
        CHECK_THAT(all_words(view), !ContainsSubstring("4 March"));
        CHECK(service(view, ServiceView::Kind::returns) == nullptr);
    }
    SECTION("something changed") {
        const Error why{Errc::conflict, "2 left"};
        REQUIRE(world.outbox().ask_customer(ref, why, std::nullopt, placed + 1h, placed).has_value());
        const MyOrderView view = world.look_again().my_order;
        CHECK(view.parts[0].stages[1].title == "Something changed");
        CHECK(view.parts[0].payment.empty());
    }
    SECTION("cancelled") {
        REQUIRE(world.outbox().cancel(ref, placed + 3min).has_value());
        const MyOrderView view = world.look_again().my_order;
        CHECK(view.title == "This order was cancelled");
        CHECK(view.parts[0].next == "There is nothing to pay. Our staff can tell you more.");
    }
}

TEST_CASE("without a connection the screen says how old its news is, and what was kept here waits") {
    OrderWorld world;
    world.set_offline(true);
    const ConfirmationView done = world.order_a_camera();
    CHECK(done.pickup_code == "UT1-0001");
    MyOrderView view = world.tap(OpenMyOrder{}).my_order;
    CHECK(view.parts[0].stages[0].title == "Saved here");
    CHECK(view.parts[0].next == "It will be sent to the shop as soon as we are back online.");
    CHECK(view.age.empty());

    world.set_offline(false);
    world.confirm(world.ref(), placed);
    world.be_at(world.ref(), {.stage = ShopStage::ready, .ready_at = placed}, placed + 1min);
    CHECK(world.look_again().my_order.age.empty());
    world.set_offline(true);
    CHECK(world.look_again().my_order.age == "We cannot reach the shop right now. This is how it was: Thu 10:43.");
    world.set_offline(false);
    world.wait(5min);
    world.tap(Scanned{done.qr_text});
    CHECK(world.see().my_order.age == "As the shop told us: Thu 10:43.");
}

TEST_CASE("an order is found by its own codes on any screen, and by nobody's guess") {
    OrderWorld world;
    const ConfirmationView done = world.order_a_camera();
    world.tap(Finish{});
    SECTION("its QR code, from the attract screen and from an article") {
        CHECK(world.tap(Scanned{done.qr_text}).route == Route::my_order);
        world.tap(Stop{});
        world.tap(Begin{});
        world.tap(OpenProduct{goods::camera});
        CHECK(world.tap(Scanned{done.qr_text}).my_order.pickup_code == done.pickup_code);
        CHECK(world.tap(GoBack{}).route == Route::product);
    }
    SECTION("its bar code") {
        CHECK(world.tap(Scanned{done.barcode_text}).route == Route::my_order);
        CHECK(world.tap(GoBack{}).route == Route::home);
    }
    SECTION("typed, as people type") {
        world.tap(Begin{});
        CHECK(world.tap(OpenFindOrder{}).route == Route::find_order);
        std::string typed = done.barcode_text;
        std::ranges::transform(typed, typed.begin(), [](char sign) {
            return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
        });
        CHECK(world.tap(FindOrder{typed}).route == Route::my_order);
        CHECK(world.tap(GoBack{}).route == Route::home);
    }
    SECTION("another order's name with this code is nobody's") {
        std::string other = done.qr_text;
        other.back() = other.back() == '0' ? '1' : '0';
        const Snapshot& seen = world.tap(Scanned{other});
        CHECK(seen.route == Route::home);
        CHECK(seen.chrome.toast->text == "This order was not made at this screen. Please ask our staff.");
    }
    SECTION("a code that is none, or is not known here") {
        world.tap(OpenFindOrder{});
        CHECK_THAT(world.tap(FindOrder{"12"}).find_order.problem, ContainsSubstring("four letters and digits"));
        const std::string other = done.barcode_text == "3333" ? "4444" : "3333";
        CHECK_THAT(world.tap(FindOrder{other}).find_order.problem, ContainsSubstring("do not know this code here"));
        CHECK(world.see().route == Route::find_order);
        // It is said in the language that is spoken by now.
        world.tap(SetLanguage{"nl"});
        CHECK(world.see().language == "nl");
        CHECK_FALSE(world.see().find_order.problem.empty());
    }
}

TEST_CASE("whoever tries out codes has to wait, and so does who comes after") {
    OrderWorld world;
    const ConfirmationView done = world.order_a_camera();
    world.tap(Finish{});
    world.tap(OpenFindOrder{});
    int tried = 0;
    for (const char* code : {"3333", "4444", "7777", "9999", "CCCC", "DDDD"}) {
        if (done.barcode_text == code) continue;
        world.tap(FindOrder{code});
        if (++tried == 5) break;
    }
    CHECK_THAT(world.see().find_order.closed_because, ContainsSubstring("in 2 minutes"));
    CHECK(world.tap(FindOrder{done.barcode_text}).route == Route::find_order);
    world.tap(Stop{});
    world.tap(OpenFindOrder{});
    CHECK(world.tap(FindOrder{done.barcode_text}).route == Route::find_order);
    // A scan of the QR code needs no patience: nobody guesses that.
    CHECK(world.tap(Scanned{done.qr_text}).route == Route::my_order);
    world.tap(Stop{});
    world.tap(OpenFindOrder{});
    world.wait(65s);
    world.tap(ExtendSession{});
    CHECK_THAT(world.see().find_order.closed_because, ContainsSubstring("in 1 minute,"));
    world.wait(57s);
    CHECK(world.see().find_order.closed_because.empty());
    CHECK(world.tap(FindOrder{done.barcode_text}).route == Route::my_order);
}

TEST_CASE("codes that are numbered prove nothing: such an order is shown to who has its QR code") {
    OrderWorld world;
    world.set_offline(true);
    const ConfirmationView done = world.order_a_camera();
    world.tap(Finish{});
    const Snapshot& scanned = world.tap(Scanned{done.barcode_text});
    CHECK(scanned.route == Route::find_order);
    CHECK_THAT(scanned.find_order.problem, ContainsSubstring("scan the QR code"));
    CHECK(world.tap(FindOrder{"UT1-0001"}).route == Route::find_order);
    CHECK(world.tap(Scanned{done.qr_text}).route == Route::my_order);
}

TEST_CASE("a basket that became several orders shows each of them under the one code") {
    OrderWorld world{{.take_now = true, .delivery = false, .pay_at_pickup = true}};
    world.put_camera_in_basket();
    world.tap(OpenProduct{goods::film});
    world.tap(AddToBasket{.product = goods::film, .variant = goods::film_pack});
    world.tap(OpenBasket{});
    world.tap(ChooseWay{.variant = goods::film_pack, .kind = Fulfilment::take_now});
    world.tap(StartCheckout{});
    world.tap(GiveContact{.name = "Marloes de Vries", .phone = "06 1234 5678"});
    const std::uint64_t offer = world.tap(ContinueToPayment{}).payment.offer;
    const ConfirmationView done = world.tap(PlaceOrder{.offer = offer}).confirmation;
    REQUIRE(done.parts.size() == 2);
    world.tap(Finish{});
    const MyOrderView view = world.tap(Scanned{done.qr_text}).my_order;
    REQUIRE(view.parts.size() == 2);
    CHECK(view.title == "2 orders, one code");
    CHECK(view.lines.size() == 2);
    for (const FollowedPartView& part : view.parts) {
        CHECK_FALSE(part.title.empty());
        CHECK(part.stages.size() == (part.kind == Fulfilment::take_now ? 3U : 4U));
    }
    CHECK(view.qr_text == done.qr_text);
}

TEST_CASE("two variants of an article are helped with once") {
    OrderWorld world;
    world.tap(Begin{});
    world.tap(OpenProduct{goods::camera});
    world.tap(AddToBasket{.product = goods::camera, .variant = goods::white});
    world.tap(AddToBasket{.product = goods::camera, .variant = goods::black});
    const std::uint64_t offer = world.go_to_payment().payment.offer;
    world.tap(PlaceOrder{.offer = offer});
    const MyOrderView view = world.tap(OpenMyOrder{}).my_order;
    REQUIRE(view.lines.size() == 2);
    CHECK(view.helps.size() == 1);
    CHECK(service(view, ServiceView::Kind::manuals)->passages.size() == 1);
}

TEST_CASE("what helps after buying is what catalogue and configuration say, and nothing else") {
    OrderWorld world;
    world.settings().return_note = {{"en", "In any of our stores."}};
    const ConfirmationView done = world.order_a_camera();
    MyOrderView view = world.tap(OpenMyOrder{}).my_order;
    REQUIRE(view.helps.size() == 1);
    CHECK(view.helps[0].title == "Put in the film");
    CHECK(view.helps[0].about == "Instant camera One");
    CHECK(view.helps[0].picture.url == "file:///pictures/film.svg");
    CHECK(view.helps[0].steps == std::vector<std::string>{"Open the flap.", "Done."});
    const ServiceView* manuals = service(view, ServiceView::Kind::manuals);
    REQUIRE(manuals != nullptr);
    CHECK(manuals->passages.at(0).heading == "Instant camera One: Manual");
    const ServiceView* returns = service(view, ServiceView::Kind::returns);
    REQUIRE(returns != nullptr);
    CHECK(returns->detail == "Within 30 days after you have it.");
    CHECK(returns->passages.back().texts.front() == "In any of our stores.");
    CHECK(service(view, ServiceView::Kind::guarantee)->detail == "At least until 12\u00A0March\u00A02028");
    CHECK_THAT(all_words(view), ContainsSubstring("Say your order code: " + done.pickup_code));

    // Both terms begin when the shopper has it.
    const OrderRef ref = world.ref();
    world.confirm(ref, placed);
    world.be_at(ref, {.stage = ShopStage::handed_over, .handed_over_at = placed + days{1}}, placed + days{1});
    view = world.look_again().my_order;
    CHECK(service(view, ServiceView::Kind::returns)->detail == "You can until 12\u00A0April\u00A02026.");
    CHECK(service(view, ServiceView::Kind::guarantee)->detail == "At least until 13\u00A0March\u00A02028");

    // In another language, and with an article that is no longer sold.
    CHECK(world.tap(SetLanguage{"nl"}).my_order.helps[0].title == "Film plaatsen");
    world.settings().return_days = 0;
    world.remove(goods::camera);
    world.see();
    view = world.tap(Scanned{done.qr_text}).my_order;
    CHECK(view.helps.empty());
    CHECK(service(view, ServiceView::Kind::guarantee) == nullptr);
    CHECK(service(view, ServiceView::Kind::returns) == nullptr);
    CHECK(service(view, ServiceView::Kind::question) != nullptr);
    CHECK(view.lines.at(0).name == "Instant camera One, white");
}
