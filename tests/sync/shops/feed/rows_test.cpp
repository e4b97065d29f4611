#include "sync/shops/feed/rows.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <chrono>
#include <string>

#include "platform/base/random.hpp"
#include "sync/shops/feed/fields.hpp"

namespace zuil::feed {
namespace {

using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

const RowContext context{.base_url = "https://shop.example/feed/products.jsonl",
                         .currency = Currency::eur,
                         .language = "nl",
                         .read_at = WallTime{1'000'000s}};

constexpr std::string_view camera =
    R"({"id":"402817","name":{"en":"One instant camera","nl":"Instantcamera One"},"description":"Een foto, meteen.",)"
    R"("brand":"Ravel","categories":["instantcameras"],"images":["images/one.svg","https://cdn.example/one.jpg"],)"
    R"("attributes":[{"key":"weight","name":{"nl":"Gewicht","en":"Weight"},"value":{"nl":"460 gram","en":"460 grams"}}],)"
    R"("rating":{"stars":"4.6","count":212},"accessories":["412806"],"popularity":900,)"
    R"("reviews":[{"author":"Marloes","stars":5,"text":{"nl":"Mooie kleuren.","en":"Lovely colours."}}],)"
    R"("variants":[{"id":"402817-1","sku":"40 2817","gtin":"2100000000012","price":"129.00","list_price":"149.00",)"
    R"("lowest_price_30d":"139.00","options":[{"group":"colour","group_name":"Kleur","value":"Wit","swatch":"#F2EFE9"}]},)"
    R"({"id":"402817-2","price":"129"}]})";

// The camera with one part replaced by another.
std::string camera_with(std::string_view part, std::string_view other) {
    std::string row{camera};
    const std::size_t at = row.find(part);
    REQUIRE(at != std::string::npos);
    return row.replace(at, part.size(), other);
}

std::string complaint(const std::string& row) {
    const auto product = parse_product(row, context);
    return product ? "" : product.error().detail;
}

}  // namespace

TEST_CASE("what helps after buying comes with the article, and a text without words is refused") {
    const std::string with_help = camera_with(
        R"("popularity":900)",
        R"("popularity":900,"guarantee_months":24,"help":[{"kind":"how_to","title":{"nl":"Film plaatsen"},)"
        R"("summary":"Stap voor stap","steps":[{"text":{"nl":"Open de klep.","en":"Open the flap."}},{"text":"Klaar."}],)"
        R"("image":"images/film.svg"},{"kind":"manual","title":"Handleiding","steps":[{"text":"Lees dit."}]}])");
    const auto row = parse_product(with_help, context);
    REQUIRE(row.has_value());
    CHECK(row->value.guarantee_months == 24);
    REQUIRE(row->value.help.size() == 2);
    const HelpText& how_to = row->value.help.front();
    CHECK(how_to.kind == HelpText::Kind::how_to);
    CHECK(how_to.title.in("nl") == "Film plaatsen");
    CHECK(how_to.summary.in("nl") == "Stap voor stap");
    CHECK(how_to.steps.at(0).in("en") == "Open the flap.");
    CHECK(how_to.image_url == "https://shop.example/feed/images/film.svg");
    CHECK(row->value.help.back().kind == HelpText::Kind::manual);
    CHECK(row->value.help.back().image_url.empty());

    const auto with = [](std::string_view help) { return camera_with(R"("popularity":900)", help); };
    CHECK_THAT(complaint(with(R"("help":[{"kind":"poem","title":"a","steps":[{"text":"b"}]}])")),
               ContainsSubstring("help[0].kind"));
    CHECK_THAT(complaint(with(R"("help":[{"kind":"care","title":"a","steps":[]}])")),
               ContainsSubstring("help[0].steps"));
    CHECK_THAT(complaint(with(R"("help":[{"kind":"care","title":"a","steps":[{"text":""}]}])")),
               ContainsSubstring("help[0].steps[0].text"));
}

TEST_CASE("a product row becomes a product") {
    const auto row = parse_product(camera, context);
    REQUIRE(row.has_value());
    const Product& product = row->value;
    CHECK(product.id.text() == "402817");
    CHECK(product.name.in("nl") == "Instantcamera One");
    CHECK(product.name.in("en") == "One instant camera");
    CHECK(product.name.in("de") == "One instant camera");  // English goes before the feed's own language
    CHECK(product.description.in("en") == "Een foto, meteen.");
    CHECK(product.image_urls ==
          std::vector<std::string>{"https://shop.example/feed/images/one.svg", "https://cdn.example/one.jpg"});
    CHECK(product.rating == Rating{.stars_hundredths = 460, .count = 212});
    CHECK(product.reviews.at(0).text.in("en") == "Lovely colours.");
    CHECK(product.accessories == std::vector{ProductId{"412806"}});
    CHECK(product.popularity == 900);
    const Variant& white = product.variants.at(0);
    CHECK(white.sku == "40 2817");
    CHECK(white.price == Money::from_minor(12900, Currency::eur));
    CHECK(white.list_price == Money::from_minor(14900, Currency::eur));
    CHECK(white.lowest_price_30d == Money::from_minor(13900, Currency::eur));
    CHECK(white.options.at(0).swatch == 0xF2EFE9);
    CHECK(white.gtin.has_value());
    CHECK(product.variants.at(1).sku == "402817-2");
    CHECK(row->left_out.empty());
}

TEST_CASE("a barcode with a wrong check digit is left out, and the article stays") {
    const auto row = parse_product(camera_with("2100000000012", "2100000000013"), context);
    REQUIRE(row.has_value());
    CHECK_FALSE(row->value.variants.at(0).gtin.has_value());
    REQUIRE(row->left_out.size() == 1);
    CHECK_THAT(row->left_out.at(0), ContainsSubstring("variants[0].gtin"));
}

TEST_CASE("a list price that is not above the price means nothing") {
    const auto row = parse_product(camera_with("149.00", "129.00"), context);
    CHECK_FALSE(row.value().value.variants.at(0).list_price.has_value());
}

TEST_CASE("a row that does not hold says which field it is") {
    CHECK_THAT(complaint(camera_with(R"("129.00")", "129.95")), ContainsSubstring("variants[0].price"));
    CHECK_THAT(complaint(camera_with(R"("129.00")", R"("-1.00")")), ContainsSubstring("variants[0].price"));
    CHECK_THAT(complaint(camera_with(R"("129.00")", R"("129.999")")), ContainsSubstring("variants[0].price"));
    CHECK_THAT(complaint(camera_with(R"("129.00")", R"("99999999999.00")")), ContainsSubstring("variants[0].price"));
    CHECK_THAT(complaint(camera_with("402817-2", "402817-1")), ContainsSubstring("there twice"));
    CHECK_THAT(complaint(camera_with("images/one.svg", "../one.svg")), ContainsSubstring("images[0]"));
    CHECK_THAT(complaint(camera_with("https://cdn.example/one.jpg", "file:///etc/passwd")),
               ContainsSubstring("images[1]"));
    CHECK_THAT(complaint(camera_with("#F2EFE9", "#F2EFE")), ContainsSubstring("swatch"));
    CHECK_THAT(complaint(camera_with("\"4.6\"", "\"5.01\"")), ContainsSubstring("rating.stars"));
    CHECK_THAT(complaint(camera_with("\"stars\":5", "\"stars\":6")), ContainsSubstring("reviews[0].stars"));
    CHECK_THAT(complaint(camera_with(R"({"en":"One instant camera","nl":"Instantcamera One"})", "{}")),
               ContainsSubstring("name"));
    CHECK_THAT(complaint(camera_with(R"("nl":"Instantcamera One")", R"("nl":"")")), ContainsSubstring("name.nl"));
    CHECK_THAT(complaint(camera_with("Instantcamera One", "Instant\\u0007camera")), ContainsSubstring("name.nl"));
    CHECK_THAT(complaint(camera_with("\"brand\"", "\"id\"")), ContainsSubstring("twice"));
    CHECK_THAT(complaint(camera_with("\"id\":\"402817\",", "")), ContainsSubstring("id"));
    CHECK_THAT(complaint(R"({"id":"1","name":"x","variants":[]})"), ContainsSubstring("variants"));
    for (const char* row : {"", "[]", "null", "{", "{\"id\":1}", "\xff\xfe", "{\"id\":\"1\",\"name\":\"\xc3\x28\"}"}) {
        CAPTURE(row);
        CHECK_FALSE(parse_product(row, context).has_value());
    }
    CHECK_FALSE(parse_product(std::string(100'000, '['), context).has_value());
    CHECK_FALSE(parse_product(camera_with("Ravel", std::string(row_bytes_max, 'x')), context).has_value());
}

TEST_CASE("a row with any byte changed is read or refused, and never more than that") {
    SeededRandom random{11};
    int read = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string row{camera};
        for (std::uint64_t change = random.below(3) + 1; change > 0; --change) {
            const std::size_t at = random.below(row.size());
            const char byte = static_cast<char>(random.below(256));
            if (random.below(3) == 0) {
                row.erase(at, 1 + random.below(5));
            } else if (random.below(2) == 0) {
                row[at] = byte;
            } else {
                row.insert(at, 1, byte);
            }
        }
        const auto product = parse_product(row, context);
        if (!product) {
            CHECK(product.error().code == Errc::bad_data);
            continue;
        }
        ++read;
        CHECK_FALSE(product->value.variants.empty());
        for (const Variant& variant : product->value.variants) CHECK(variant.price.minor() >= 0);
        CHECK_FALSE(parse_keys(row).value().empty());
    }
    CHECK(read > 500);
}

TEST_CASE("the keys of a row are read even where the rest of it is wrong") {
    const auto keys = parse_keys(camera_with(R"("129.00")", "129.95"));
    REQUIRE(keys.has_value());
    REQUIRE(keys->size() == 2);
    CHECK(keys->at(1).product.text() == "402817");
    CHECK(keys->at(1).variant.text() == "402817-2");
    CHECK(parse_keys(R"({"id":"7"})").value().at(0).variant.empty());
    CHECK_FALSE(parse_keys("{").has_value());
    CHECK(row_id(R"({"id":"7","variants":3})") == "7");
    CHECK(row_id("{").empty());
}

TEST_CASE("a stock row says how many can be sold, where and since when") {
    const auto now = parse_stock(R"({"store":"u","variant":"v","quantity":3,"shelf":"C12"})", context).value();
    CHECK(now.quantity == 3);
    CHECK(now.shelf == "C12");
    CHECK(now.as_of == context.read_at);
    const auto told =
        parse_stock(R"({"store":"u","variant":"v","quantity":-2,"as_of":"2026-03-12T11:42:00+01:00"})", context)
            .value();
    CHECK(told.quantity == 0);
    CHECK(told.as_of == parse_moment("2026-03-12T10:42:00Z").value());
    for (const char* row : {R"({"store":"u","variant":"v"})", R"({"store":"u","variant":"v","quantity":1.5})",
                            R"({"store":"","variant":"v","quantity":1})", R"({"variant":"v","quantity":1})",
                            R"({"store":"u","variant":"v","quantity":99999999999})",
                            R"({"store":"u","variant":"v","quantity":1,"as_of":"yesterday"})"}) {
        CAPTURE(row);
        CHECK_FALSE(parse_stock(row, context).has_value());
    }
}

TEST_CASE("a moment is read as RFC 3339 writes it") {
    using namespace std::chrono;
    const WallTime noon = sys_days{2026y / March / 12} + 12h;
    CHECK(parse_moment("2026-03-12T12:00:00Z") == noon);
    CHECK(parse_moment("2026-03-12 13:30:00.250+01:30") == noon + 250ms);
    CHECK(parse_moment("2024-02-29T00:00:00-00:30") == WallTime{sys_days{2024y / February / 29} + 30min});
    for (const char* text : {"", "2026-03-12", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-03-12T24:00:00Z",
                             "2026-03-12T12:00:00", "2026-03-12T12:00:00ZZ", "2026-03-12T12:00:00.Z",
                             "-026-03-12T12:00:00Z", "2026-03-12T12:00:00+1:00"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_moment(text).has_value());
    }
}

TEST_CASE("a store row keeps what it says and leaves open what it does not") {
    const auto store = parse_store(R"({"id":"u","name":"Utrecht","hours":{"mon":"11:00-20:00","sun":"12:00-24:00"},)"
                                   R"("latitude":52.09,"slot_minutes":120,"pickup_desk":{"nl":"balie","en":"desk"}})",
                                   context)
                           .value();
    REQUIRE(store.hours.has_value());
    CHECK(store.hours->at(0) == OpeningHours{.opens = 660min, .closes = 1200min});
    CHECK_FALSE(store.hours->at(1).has_value());
    CHECK(store.hours->at(6)->closes == 1440min);
    CHECK(store.slot_length == 120min);
    CHECK_FALSE(store.pickup_lead.has_value());
    CHECK_FALSE(store.longitude.has_value());
    CHECK(store.offers_pickup);
    CHECK(store.pickup_desk.in("en") == "desk");
    CHECK_FALSE(parse_store(R"({"id":"u","name":"Utrecht"})", context).value().hours.has_value());
    for (const char* row : {R"({"id":"u"})", R"({"id":"u","name":"U","hours":{"mon":"20:00-11:00"}})",
                            R"({"id":"u","name":"U","hours":{"mon":"1100-2000"}})",
                            R"({"id":"u","name":"U","hours":{"mon":"11:00-25:00"}})",
                            R"({"id":"u","name":"U","latitude":91})", R"({"id":"u","name":"U","slot_minutes":0})"}) {
        CAPTURE(row);
        CHECK_FALSE(parse_store(row, context).has_value());
    }
}

TEST_CASE("a category is not in itself") {
    const auto category =
        parse_category(R"({"id":"lampen","parent":"wonen","name":"Lampen","image":"l.svg"})", context);
    CHECK(category.value().parent.text() == "wonen");
    CHECK(category.value().image_url == "https://shop.example/feed/l.svg");
    CHECK_FALSE(parse_category(R"({"id":"lampen","parent":"lampen","name":"Lampen"})", context).has_value());
}

}  // namespace zuil::feed
