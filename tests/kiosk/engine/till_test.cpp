#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "kiosk/engine/basket_code.hpp"
#include "kiosk/engine/till_code.hpp"
#include "platform/base/random.hpp"
#include "tests/kiosk/engine/world.hpp"

namespace zuil {
namespace {

using Catch::Matchers::ContainsSubstring;

TillSettings counted() { return {.line = "{quantity}*{gtin}", .between = "\r", .before = {}, .after = {}}; }
TillSettings numbered() { return {.line = "{quantity}*{sku}", .between = "\r", .before = {}, .after = {}}; }

// What a reader makes of a code: each Enter and Tab ends a scan.
std::vector<std::string> scans_of(const std::string& code) {
    std::vector<std::string> scans;
    std::string scan;
    for (const char letter : code + "\r") {
        if (letter != '\r' && letter != '\t') {
            scan += letter;
        } else if (!scan.empty()) {
            scans.push_back(std::exchange(scan, {}));
        }
    }
    return scans;
}

std::vector<TillLine> read_all_scans(const std::string& code, const TillSettings& till) {
    std::vector<TillLine> lines;
    for (const std::string& scan : scans_of(code)) {
        if (is_around_till_code(scan, till)) continue;
        const auto read = read_till_code(scan, till);
        CAPTURE(scan);
        REQUIRE_FALSE(read.empty());
        lines.insert(lines.end(), read.begin(), read.end());
    }
    return lines;
}

// Three cameras and two films: the camera has a bar code, the film a number only.
void fill_basket(World& world) {
    world.put_camera_in_basket();
    world.tap(SetQuantity{.variant = goods::white, .quantity = 3});
    world.tap(AddToBasket{.product = goods::film, .variant = goods::film_pack});
    world.tap(SetQuantity{.variant = goods::film_pack, .quantity = 2});
}

std::string notice_of(World& world, const std::string& scan) {
    const Snapshot& seen = world.tap(Scanned{scan});
    CHECK(seen.route == Route::basket);
    return seen.basket.lines.empty() ? seen.chrome.toast.value_or(ToastView{}).text : seen.basket.notice;
}

}  // namespace

TEST_CASE("a till's code holds what its own scanner would type, in whatever form the till takes it") {
    const std::vector<TillLine> lines{{"8712345678906", 3}, {"96385074", 1}};
    CHECK(make_till_code(lines, counted()) == "3*8712345678906\r1*96385074");
    const TillSettings framed{.line = "PLU {gtin} x{quantity};", .between = "\t", .before = "LIST\r", .after = "\rEND"};
    CHECK(make_till_code(lines, framed) == "LIST\rPLU 8712345678906 x3;\tPLU 96385074 x1;\rEND");
    const TillSettings one_by_one{.line = "{gtin}", .between = "\r", .before = {}, .after = "\r"};
    CHECK(make_till_code({{"8712345678906", 2}}, one_by_one) == "8712345678906\r8712345678906\r");
    CHECK(make_till_code({}, framed).empty());
}

TEST_CASE("what a till reads comes back as it went, one scan for each line or all in one") {
    const std::vector<TillLine> lines{{"8712345678906", 3}, {"96385074", 99}, {"2100000000012", 1}};
    const TillSettings till = GENERATE(counted(), numbered(), TillSettings{"{gtin}x{quantity}", "\r", "", ""},
                                       TillSettings{"{quantity}*{gtin}", ";", "", ""},
                                       TillSettings{"#{quantity}*{gtin}#", "\r", "BASKET\r", "\rTOTAL"},
                                       TillSettings{"{quantity}*{gtin}", "\r", "A\tB", "Z\tEND9"},
                                       TillSettings{"{quantity}*{gtin}", ",\r", "", ","},
                                       TillSettings{"{sku}#{quantity}", "\r", "LIST:", ":END"},
                                       TillSettings{"{quantity}*{sku}", "\r", "LIST:", ":END"});
    CAPTURE(till.line, till.between, till.before, till.after);
    CHECK(read_all_scans(make_till_code(lines, till), till) == lines);
}

TEST_CASE("an article's own code, and anything else, is no line of a till") {
    for (const std::string& text :
         {std::string{}, std::string{"8712345678906"}, std::string{"*8712345678906"}, std::string{"3*"},
          std::string{"3*12"}, std::string{"-3*8712345678906"}, std::string{"3 *8712345678906"},
          std::string{"3*871234567890612345"}, std::string{"3*87123A5678906"}, std::string{"1234567890*8712345678906"},
          std::string{"3*8712345678906 "}, std::string{"zuil:AAAA"}, std::string{"7K42/018f"},
          "3*8712345678906" + std::string(2'000, '0'), std::string{"3*8712345678906\r3*8712345678906"}}) {
        CAPTURE(text.substr(0, 40));
        CHECK(read_till_code(text, counted()).empty());
    }
    // Without {quantity} a line is what every package of the article says.
    CHECK(read_till_code("8712345678906", {.line = "{gtin}", .between = "\r", .before = {}, .after = {}}).empty());
    std::string many = "1*96385074";
    while (many.size() < 700) many += ";1*96385074";
    CHECK(read_till_code(many, {.line = "{quantity}*{gtin}", .between = ";", .before = {}, .after = {}}).empty());
}

TEST_CASE("a code stays as small as a camera needs it, or there is none") {
    std::vector<TillLine> lines(40, TillLine{"8712345678906", 99});
    CHECK(make_till_code(lines, counted()).size() <= basket_code_chars_max);
    CHECK_FALSE(make_till_code(lines, counted()).empty());
    CHECK(make_till_code(lines, {.line = "{gtin}", .between = "\r", .before = {}, .after = {}}).empty());
}

TEST_CASE("a till knows an article by the digits on its package, or by the shop's number") {
    Variant variant{.id = VariantId{"v"}, .sku = "40-v", .price = Money::from_minor(100, Currency::eur)};
    CHECK_FALSE(till_number(variant, counted()));
    CHECK(till_number(variant, numbered()) == "40-v");
    for (const char* digits : {"96385074", "8712345678906", "18712345678903"}) {
        variant.gtin = Gtin::parse(digits).value();
        CHECK(till_number(variant, counted()) == digits);
    }
    for (const char* sku : {"", "caf\xC3\xA9", "a\rb"}) {
        variant.sku = sku;
        CHECK_FALSE(till_number(variant, numbered()));
    }
}

TEST_CASE("a basket goes to the till, and from its slip into the basket of the next kiosk") {
    World world;
    world.settings().till = numbered();
    fill_basket(world);
    const TillCodeView till = world.tap(OpenBasket{}).basket.till.value();
    CHECK(till.code == "3*40-camera-white\r2*41-film-8");
    CHECK(till.about == "5 items are in this code");
    CHECK(till.left_out.empty());
    const std::string total = world.see().basket.total;
    world.tap(Stop{});

    World next;
    next.settings().till = numbered();
    for (const std::string& scan : scans_of(till.code)) next.tap(Scanned{scan});
    const Snapshot& back = next.see();
    CHECK(back.route == Route::basket);
    CHECK(back.basket.lines.size() == 2);
    CHECK(back.basket.total == total);
    CHECK(back.basket.notice.empty());
    REQUIRE(back.chrome.toast);
    CHECK(back.chrome.toast->text == "5 items were put in your basket");
    // Home lies behind it, as behind everything.
    CHECK(next.tap(GoBack{}).route == Route::home);
}

TEST_CASE("a shop whose tills read no baskets has no such code, and takes none") {
    World world;
    world.put_camera_in_basket();
    CHECK_FALSE(world.tap(OpenBasket{}).basket.till);
    CHECK(world.tap(Scanned{"3*2100000000012"}).basket.lines.size() == 1);
    CHECK(world.see().basket.lines.front().quantity == 1);
}

TEST_CASE("what cannot be taken along now stays out of the code, and why is said") {
    World world{{.take_now = true, .delivery = true}};
    world.settings().till = counted();
    world.settings().delivery = DeliverySettings{};
    fill_basket(world);
    world.tap(AddToBasket{.product = goods::lamp, .variant = goods::grey_lamp});
    world.tap(AddToBasket{.product = goods::camera, .variant = goods::white});
    world.tap(OpenBasket{});
    // Four cameras are wanted and three lie here.
    const TillCodeView till = world.see().basket.till.value();
    CHECK(till.code == "3*2100000000012");
    REQUIRE(till.left_out.size() == 3);
    CHECK(till.left_out[0].because == "Only 3 are in this store: order the rest here");
    CHECK_THAT(till.left_out[1].name, ContainsSubstring("Colour film"));
    CHECK(till.left_out[1].because == "Has no bar code that the till knows: show it there");
    CHECK(till.left_out[2].because == "Not in this store: order it here");

    // What is brought home is not taken along as well.
    const TillCodeView none =
        world.tap(ChooseWay{.variant = goods::white, .kind = Fulfilment::delivery}).basket.till.value();
    CHECK(none.code.empty());
    CHECK(none.about == "Nothing in your basket can go to the till with a code");
    CHECK(none.left_out[0].because == "Is brought to your home: order it here");
}

TEST_CASE("a basket that is too large for one code says so") {
    World world;
    world.settings().till = TillSettings{.line = "0000000000 {gtin}", .between = "\r", .before = {}, .after = {}};
    world.set_stock(goods::white, goods::utrecht, 99);
    fill_basket(world);
    world.tap(SetQuantity{.variant = goods::white, .quantity = 99});
    const TillCodeView till = world.tap(OpenBasket{}).basket.till.value();
    CHECK(till.code.empty());
    CHECK_THAT(till.about, ContainsSubstring("too large"));
}

TEST_CASE("lines of a till are added, and each that cannot be is refused by its name or number") {
    World world;
    world.settings().till = counted();
    SECTION("unknown") {
        CHECK(notice_of(world, "1*96385074") == "We do not know the number 96385074.");
        CHECK(notice_of(world, "1*12345678") == "We do not know the number 12345678. And 1 more was left out.");
        // The rest comes, and what was said stays to be read.
        CHECK_THAT(notice_of(world, "2*2100000000012"), ContainsSubstring("96385074"));
        CHECK(world.see().basket.lines.front().quantity == 2);
        CHECK(world.see().chrome.toast->text == "2 items were put in your basket");
    }
    SECTION("more than a basket holds, or none") {
        CHECK_THAT(notice_of(world, "100*2100000000012"), ContainsSubstring("Instant camera One, white was left out"));
        CHECK_THAT(notice_of(world, "0*2100000000012"), ContainsSubstring("1 to 99 of one item, not 0."));
        CHECK_THAT(notice_of(world, "999999999*2100000000012"), ContainsSubstring("not 999,999,999."));
        CHECK(world.see().basket.lines.empty());
    }
    SECTION("more than there are") {
        world.set_stock(goods::white, goods::nieuwegein, 0);
        CHECK_THAT(notice_of(world, "5*2100000000012"), ContainsSubstring("There are fewer of Instant camera One"));
        CHECK(world.see().basket.lines.front().quantity == 3);
    }
    SECTION("many at once") {
        world.tap(Scanned{"1*2100000000012"});
        for (int i = 0; i < 6; ++i) world.tap(Scanned{"1*9638507" + std::to_string(i)});
        CHECK_THAT(world.see().basket.notice, ContainsSubstring("And 3 more were left out."));
    }
}

TEST_CASE("lines add up with what is there, and a new code begins anew") {
    World world;
    world.settings().till = counted();
    world.put_camera_in_basket();
    world.tap(Scanned{"1*2100000000012"});
    CHECK(world.see().basket.lines.front().quantity == 2);
    CHECK(notice_of(world, "1*96385074") == "We do not know the number 96385074.");
    world.tap(SetQuantity{.variant = goods::white, .quantity = 1});
    CHECK(notice_of(world, "2*2100000000012").empty());
    CHECK(world.see().basket.lines.front().quantity == 3);
    CHECK(world.see().chrome.toast->text == "2 items were put in your basket");
}

TEST_CASE("staff scan a till's slip into the customer's basket") {
    World world;
    world.settings().till = counted();
    world.hire("Sanne", StaffRole::staff, staff_pin);
    world.tap(Begin{});
    REQUIRE(world.enter_staff(staff_pin).chrome.staff);
    const Snapshot& seen = world.tap(Scanned{"2*2100000000012"});
    CHECK(seen.route == Route::basket);
    CHECK(seen.chrome.staff);
    CHECK(seen.basket.lines.front().quantity == 2);
    CHECK(seen.basket.till->code == "2*2100000000012");
}

TEST_CASE("nothing of a till's code is left for the next shopper") {
    World world;
    world.settings().till = counted();
    world.tap(Scanned{"1*96385074"});
    world.tap(Scanned{"1*2100000000012"});
    world.tap(Stop{});
    CHECK(world.session().from_till.refusals.empty());
    CHECK(world.session().from_till.pieces == 0);
    CHECK(world.session().basket.empty());
}

TEST_CASE("no garble of a till's code, of ten thousand, is more than its form says") {
    SeededRandom random{20'261'127};
    const TillSettings till{.line = "{quantity}*{gtin}", .between = ";", .before = "A\r", .after = "Z"};
    const std::string code = make_till_code({{"8712345678906", 3}, {"96385074", 12}}, till).substr(2);
    for (int round = 0; round < 10'000; ++round) {
        std::string changed = code;
        for (std::uint64_t i = 0; i < 1 + random.below(4); ++i) {
            const auto at = static_cast<std::size_t>(random.below(changed.size()));
            if (random.below(2) == 0) {
                changed[at] = static_cast<char>(random.below(256));
            } else {
                changed.erase(at, 1);
            }
        }
        for (const TillLine& line : read_till_code(changed, till)) {
            CHECK(line.article.find_first_not_of("0123456789") == std::string::npos);
            CHECK((line.article.size() >= 8 && line.article.size() <= 14 && line.quantity >= 0));
        }
    }
}

}  // namespace zuil
