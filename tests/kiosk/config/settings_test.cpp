#include "kiosk/config/settings.hpp"

#include <fstream>

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace zuil;
using Catch::Matchers::ContainsSubstring;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view least = R"(
[shop]
name = "Vonk & Veer"
[kiosk]
store = "utrecht"
code = "UT1"
[connector]
kind = "feed"
url = "feed/feed.json"
)";

Result<Settings> parse(std::string_view more) {
    return parse_settings(std::string{least}.append(more), "/etc/zuil/zuil.toml");
}

std::string complaint(std::string_view more) {
    const auto settings = parse(more);
    return settings ? "" : settings.error().detail;
}

}  // namespace

TEST_CASE("what a shop says of returns and questions is read in its languages, and may be left out") {
    CHECK(parse("")->engine.return_note.empty());
    const auto settings = parse_settings(R"(
[shop]
name = "Vonk & Veer"
return_days = 30
return_note = { nl = "In elke winkel.", en = "In any store." }
question_note = "Bel 030 123 45 67."
privacy_note = "Schrijf naar ons."
privacy_link = "https://shop.example/privacy"
[kiosk]
store = "utrecht"
code = "UT1"
[connector]
kind = "feed"
url = "feed/feed.json"
)",
                                         "/etc/zuil/zuil.toml");
    REQUIRE(settings.has_value());
    CHECK(settings->engine.return_note.in("nl") == "In elke winkel.");
    CHECK(settings->engine.return_note.in("en") == "In any store.");
    CHECK(settings->engine.question_note.in("nl") == "Bel 030 123 45 67.");
    CHECK(settings->engine.privacy_note.in("en") == "Schrijf naar ons.");
    CHECK(settings->engine.privacy_link == "https://shop.example/privacy");
}

TEST_CASE("a configuration of the least that is needed is taken, with the documented defaults") {
    const auto settings = parse("");
    REQUIRE(settings.has_value());
    CHECK(settings->engine.shop_name == "Vonk & Veer");
    CHECK(settings->engine.store == StoreId{"utrecht"});
    CHECK(settings->engine.languages == std::vector<LanguageTag>{"nl", "en"});
    CHECK(settings->engine.timeouts.idle == 60s);
    CHECK(settings->engine.timeouts.idle_in_checkout == 120s);
    CHECK(settings->connector == ConnectorKind::feed);
}

TEST_CASE("the picture is turned by quarters only") {
    CHECK(parse("")->screen.rotate == 0);
    CHECK(parse("[screen]\nrotate = 90\n")->screen.rotate == 90);
    CHECK(parse("[screen]\nwidth_mm = 398\nheight_mm = 708\n")->screen.lower_edge_mm == 700);
    CHECK_THAT(complaint("[screen]\nwidth_mm = 398\n"), ContainsSubstring("height_mm"));
    CHECK_THAT(complaint("[screen]\nwidth_mm = 398\nheight_mm = 708\nlower_edge_mm = 1000\n"),
               ContainsSubstring("seated person"));
    CHECK_THAT(complaint("[screen]\nrotate = 45\n"),
               ContainsSubstring("'rotate'") || ContainsSubstring("screen.rotate"));
}

TEST_CASE("stores, campaigns and home are read, and files are found beside the configuration") {
    const auto settings = parse(R"(
[attract]
headline = { nl = "Hier wel.", en = "It's here." }
slides = ["pictures/lamp.svg", "https://shop.example/a.jpg"]
[home]
categories = ["sofas", "lamps"]
[[campaign]]
title = "Woonweken"
category = "sofas"
until = 2026-03-15
[[store]]
id = "utrecht"
pickup_desk = { nl = "servicebalie", en = "service desk" }
hours = { mon = "10:00-18:00", sun = "12:00-24:00" }
pickup_lead_minutes = 60
slot_minutes = 120
)");
    REQUIRE(settings.has_value());
    const EngineSettings& engine = settings->engine;
    CHECK(engine.attract_headline.in("en") == "It's here.");
    CHECK(engine.attract_slides ==
          std::vector<std::string>{"file:///etc/zuil/pictures/lamp.svg", "https://shop.example/a.jpg"});
    CHECK(engine.home_categories.at(1) == CategoryId{"lamps"});
    CHECK(engine.campaigns.at(0).title.in("nl") == "Woonweken");
    CHECK(engine.campaigns.at(0).until == std::chrono::sys_days{std::chrono::March / 15 / 2026});
    const StoreOverride& store = engine.stores.at(0);
    CHECK(store.hours->at(0) == OpeningHours{.opens = 600min, .closes = 1080min});
    CHECK_FALSE(store.hours->at(1));
    CHECK(store.hours->at(6)->closes == 1440min);
    CHECK(store.pickup_lead == 60min);
    CHECK_FALSE(store.transfer_lead);
}

TEST_CASE("where synonyms are and what counts in a search is read, and what is not said stays as it is") {
    CHECK(parse("")->search.synonyms_file.empty());
    CHECK(parse("")->search.weights.k1 == RankWeights{}.k1);
    const auto settings = parse(R"(
[search]
synonyms_file = "synonyms.txt"
[search.weights]
popularity = 20
description = 0
)");
    REQUIRE(settings.has_value());
    CHECK(settings->search.synonyms_file == "/etc/zuil/synonyms.txt");
    CHECK(settings->search.weights.popularity == 0.2);
    CHECK(settings->search.weights.description == 0);
    CHECK(settings->search.weights.pair == RankWeights{}.pair);
    CHECK_THAT(complaint("[search.weights]\nluck = 5\n"), ContainsSubstring("luck"));
    CHECK_THAT(complaint("[search.weights]\nk1 = 0\n"), ContainsSubstring("k1"));
    CHECK_THAT(complaint("[search.weights]\nb = 200\n"), ContainsSubstring("'search.weights.b'"));
}

TEST_CASE("how a basket travels is read, and an address without a place for it is refused") {
    const auto with = [](std::string_view link) {
        std::string text{least};
        text.insert(text.find("[kiosk]"),
                    fmt::format("basket_link = \"{}\"\nbasket_days = 14\nbasket_keys_file = \"basket.keys\"\n", link));
        return parse_settings(text, "/etc/zuil/zuil.toml");
    };
    const auto settings = with("https://shop.example/mandje#{basket}");
    REQUIRE(settings.has_value());
    CHECK(settings->engine.basket_link == "https://shop.example/mandje#{basket}");
    CHECK(settings->engine.basket_days == 14);
    CHECK(settings->basket_keys_file == "/etc/zuil/basket.keys");
    REQUIRE_FALSE(with("https://shop.example/mandje"));
    CHECK_THAT(with("https://shop.example/mandje").error().detail, ContainsSubstring("holds {basket}"));
    CHECK(parse("")->engine.basket_days == 7);
}

TEST_CASE("every mistake is named with its file, line and what is expected") {
    CHECK_THAT(complaint("[timeouts]\nidle_seconds = \"soon\"\n"),
               ContainsSubstring("/etc/zuil/zuil.toml:11: 'timeouts.idle_seconds' is a whole number from 10 to 3600, "
                                 "not a text"));
    CHECK_THAT(complaint("[timeouts]\nidle_secnds = 5\n"),
               ContainsSubstring("/etc/zuil/zuil.toml:11: 'timeouts.idle_secnds' is not a setting; known here: "));
    CHECK_THAT(complaint("[theme]\naccent = \"#0B5C66\"\n"), ContainsSubstring("'theme.accent' is not a setting"));
    CHECK_THAT(complaint("[[store]]\nid = \"u\"\nhours = { mon = \"10-18\" }\n"),
               ContainsSubstring(R"('store.hours.mon' is written as "10:00-18:30", or "closed")"));
    CHECK_THAT(complaint("[theme\n"), ContainsSubstring("/etc/zuil/zuil.toml:10: "));
    CHECK_THAT(complaint("[extra]\n"), ContainsSubstring("'extra' is not a setting"));
}

TEST_CASE("what the shop decides about its staff is read, and kept within what is safe") {
    const auto parsed =
        parse("[staff]\nlock_seconds = 90\nbadge_is_enough = false\nmanagers_need_badge = true\naudit_days = 30\n");
    REQUIRE(parsed);
    const StaffSettings& staff = parsed->engine.staff;
    CHECK(staff.locks_after == 90s);
    CHECK_FALSE(staff.badge_is_enough);
    CHECK(staff.managers_need_badge);
    CHECK(staff.audit_kept == std::chrono::days{30});
    CHECK_THAT(complaint("[staff]\nlock_seconds = 3600\n"),
               ContainsSubstring("'staff.lock_seconds' is a whole number"));
}

TEST_CASE("two mistakes are both reported, so that one visit mends the file") {
    const std::string text = complaint("[timeouts]\nidle_seconds = 1\n[pictures]\ndisk_megabytes = \"a lot\"\n");
    CHECK_THAT(text, ContainsSubstring("zuil.toml:11: "));
    CHECK_THAT(text, ContainsSubstring("zuil.toml:13: "));
}

TEST_CASE("what is required and absent is named") {
    const auto settings = parse_settings("[shop]\n[connector]\nkind = \"odoo\"\n", "zuil.toml");
    REQUIRE_FALSE(settings.has_value());
    CHECK_THAT(settings.error().detail, ContainsSubstring("zuil.toml:1: 'shop.name' is missing"));
    CHECK_THAT(settings.error().detail, ContainsSubstring("'kiosk.store' is missing"));
    CHECK_THAT(settings.error().detail,
               ContainsSubstring(R"(zuil.toml:3: 'connector.kind' is "feed", "medusa" or "vendure")"));
}

TEST_CASE("a feed is read from a web address or a file, and orders go to a folder or an address") {
    const auto feed = [](std::string_view more) { return parse(more).value().feed.options; };
    CHECK(feed("").index_url == "file:///etc/zuil/feed/feed.json");
    CHECK(feed("").orders_to.empty());
    CHECK(feed("orders = \"orders\"").handover == FeedOptions::Handover::folder);
    CHECK(feed("orders = \"orders\"").orders_to == "orders");
    const auto put = feed("handover = \"put\"\norders = \"https://shop.example/orders\"");
    CHECK(put.handover == FeedOptions::Handover::put);
    CHECK(put.orders_to == "https://shop.example/orders");
    CHECK(parse("orders_authorization_file = \"orders.key\"")->feed.orders_authorization_file ==
          "/etc/zuil/orders.key");
    CHECK_THAT(complaint("handover = \"mail\""), ContainsSubstring("zuil.toml:10: 'connector.handover'"));
    CHECK_THAT(complaint("handover = \"post\"\norders = \"orders\""),
               ContainsSubstring("'connector.orders' is a web address"));
    CHECK_THAT(complaint("orders = \"https://shop.example/orders\""),
               ContainsSubstring("'connector.orders' is a folder"));
}

TEST_CASE("Vendure's addresses, methods and fields are read") {
    constexpr std::string_view head = R"(
[shop]
name = "Vonk & Veer"
languages = ["nl"]
[kiosk]
store = "utrecht"
code = "UT1"
[connector]
kind = "vendure"
)";
    const auto settings = parse_settings(std::string{head}.append(R"(
shop_api = "http://127.0.0.1:3000/shop-api"
admin_api = "http://127.0.0.1:3000/admin-api"
api_key_file = "vendure.key"
ca_file = "shop-ca.pem"
stores_without_pickup = ["warehouse"]
location_stores = { "1" = "utrecht" }
[connector.fields]
variant_gtin = "ean"
order_ref = "kioskRef"
[connector.phone_payment]
create = "createMolliePaymentIntent"
result = "MolliePaymentIntent"
close = "closePaymentIntent"
open_minutes = 10
[connector.loyalty]
points = "loyaltyPoints"
send_code = "sendCustomerCode"
check_code = "checkCustomerCode"
[customers]
cards = ["2900######"]
card_name = { nl = "Veer-pas" }
points_name = "Veertjes"
)"),
                                         "/etc/zuil/zuil.toml");
    REQUIRE(settings.has_value());
    CHECK(settings->connector == ConnectorKind::vendure);
    CHECK(settings->vendure.api_key_file == "/etc/zuil/vendure.key");
    CHECK(settings->ca_file == "/etc/zuil/shop-ca.pem");
    CHECK(settings->vendure.options.languages == std::vector<LanguageTag>{"nl"});
    CHECK(settings->vendure.options.location_stores.at("1") == StoreId{"utrecht"});
    CHECK(settings->vendure.options.fields.order_ref == "kioskRef");
    CHECK(settings->vendure.options.phone_payment.create == "createMolliePaymentIntent");
    CHECK(settings->vendure.options.phone_payment.open_for == std::chrono::minutes{10});
    CHECK(settings->vendure.options.loyalty.points == "loyaltyPoints");
    CHECK(settings->vendure.options.loyalty.send_code == "sendCustomerCode");
    CHECK(settings->engine.card_patterns == std::vector<std::string>{"2900######"});
    CHECK(settings->engine.card_name.in("nl") == "Veer-pas");
    CHECK(settings->engine.points_name.in("nl") == "Veertjes");
    const auto without = parse_settings(head, "zuil.toml");
    REQUIRE_FALSE(without.has_value());
    CHECK_THAT(without.error().detail, ContainsSubstring("zuil.toml:8: 'connector.shop_api' is missing"));
    CHECK_THAT(without.error().detail, ContainsSubstring("'connector.api_key_file' is missing"));
    const auto half = parse_settings(std::string{head} + "[connector.phone_payment]\ncreate = \"pay\"\n", "zuil.toml");
    CHECK_THAT(half.error().detail, ContainsSubstring("'connector.phone_payment.create' needs `result` and `close`"));
    const auto loyalty = parse_settings(
        std::string{head} + "[connector.loyalty]\nsend_code = \"send\"\n[customers]\ncards = [\"29\"]\n", "zuil.toml");
    CHECK_THAT(loyalty.error().detail, ContainsSubstring("'connector.loyalty.send_code' and `check_code` go together"));
    CHECK_THAT(loyalty.error().detail, ContainsSubstring("'customers.cards' holds patterns of 6 to 64 signs"));
}

TEST_CASE("Medusa's server, keys and languages are read") {
    constexpr std::string_view head = R"(
[shop]
name = "Vonk & Veer"
languages = ["nl", "en"]
[kiosk]
store = "utrecht"
code = "UT1"
[connector]
kind = "medusa"
)";
    const auto settings = parse_settings(std::string{head}.append(R"(
server = "http://127.0.0.1:9000"
publishable_key_file = "publishable.key"
secret_key_file = "secret.key"
region = "reg_1"
locales = { en = "en-GB" }
location_stores = { sloc_1 = "utrecht" }
brand = "type"
delivery_type = "home-delivery"
[connector.fields]
product_rating = "rating"
[connector.loyalty]
routes = "/admin/loyalty"
gives = ["cards", "points"]
[connector.facts]
material = { nl = "Materiaal", en = "Material" }
)"),
                                         "/etc/zuil/zuil.toml");
    INFO((settings ? "" : settings.error().detail));
    REQUIRE(settings.has_value());
    CHECK(settings->connector == ConnectorKind::medusa);
    CHECK(settings->medusa.secret_key_file == "/etc/zuil/secret.key");
    const MedusaOptions& options = settings->medusa.options;
    CHECK(options.languages == std::vector<LanguageTag>{"nl", "en"});
    CHECK(options.locales.at("en") == "en-GB");
    CHECK(options.location_stores.at("sloc_1") == StoreId{"utrecht"});
    CHECK(options.brand == MedusaOptions::Brand::type);
    CHECK(options.fields.store_code == "store_code");
    CHECK(options.facts.at("material").in("en") == "Material");
    CHECK(options.delivery_type == "home-delivery");
    CHECK(options.loyalty.routes == "/admin/loyalty");
    CHECK(options.loyalty.gives == CustomerAbilities{.cards = true, .points = true});
    const auto without =
        parse_settings(std::string{head} + "server = \"http://127.0.0.1:9000/\"\npage_products = 900\n", "zuil.toml");
    REQUIRE_FALSE(without.has_value());
    CHECK_THAT(without.error().detail, ContainsSubstring("'connector.server' has no slash at its end"));
    CHECK_THAT(without.error().detail, ContainsSubstring("'connector.secret_key_file' is missing"));
    CHECK_THAT(without.error().detail, ContainsSubstring("'connector.region' is missing"));
    CHECK_THAT(without.error().detail, ContainsSubstring("'connector.page_products'"));
}

TEST_CASE("the commented example holds, with its settings commented out and in use") {
    const std::filesystem::path file = std::filesystem::path{ZUIL_SOURCE_DIR} / "packaging" / "zuil.toml";
    const auto shipped = read_settings(file);
    INFO((shipped ? std::string{} : shipped.error().detail));
    REQUIRE(shipped.has_value());

    // A setting stands behind a "#" without a space.
    std::ifstream stream{file};
    std::string in_use;
    int settings_in_use = 0;
    for (std::string line; std::getline(stream, line);) {
        const bool is_setting = line.size() > 1 && line[0] == '#' && line[1] != ' ';
        settings_in_use += is_setting ? 1 : 0;
        in_use += (is_setting ? line.substr(1) : line) + "\n";
    }
    CHECK(settings_in_use > 30);
    const auto all = parse_settings(in_use, file);
    INFO((all ? std::string{} : all.error().detail));
    REQUIRE(all.has_value());
    // What it says of the defaults is true.
    CHECK(all->engine.timeouts.idle == Timeouts{}.idle);
    CHECK(all->engine.timeouts.idle_in_checkout == Timeouts{}.idle_in_checkout);
    CHECK(all->engine.timeouts.confirmation == Timeouts{}.confirmation);
    CHECK(all->sync.stock == SyncSettings{}.stock);
    CHECK(all->sync.full == SyncSettings{}.full);
    CHECK(all->pictures.disk_bytes_max == PictureSettings{}.disk_bytes_max);
    CHECK(all->pictures.memory_bytes_max == PictureSettings{}.memory_bytes_max);
    CHECK(all->theme_file.filename() == "theme.toml");
}

TEST_CASE("a file that is not there says so") {
    const auto settings = read_settings("/nowhere/zuil.toml");
    REQUIRE_FALSE(settings.has_value());
    CHECK(settings.error().code == Errc::not_found);
}

TEST_CASE("home delivery is offered as the configuration says, and mistakes in it are named") {
    CHECK_FALSE(parse("")->engine.delivery);
    const auto settings = parse(R"(
[delivery]
country = "BE"
lead_days = 2
order_before = "21:30"
days = ["tue", "sat"]
[[delivery.window]]
time = "18:00-21:00"
cost = "3.95"
method = "evening"
)");
    REQUIRE(settings.has_value());
    const DeliverySettings& delivery = *settings->engine.delivery;
    CHECK(delivery.country == "BE");
    CHECK(delivery.lead_days == 2);
    CHECK(delivery.order_before == 21h + 30min);
    CHECK(delivery.days == std::array{false, true, false, false, false, true, false});
    REQUIRE(delivery.windows.size() == 1);
    CHECK(delivery.windows.front().begins == 18h);
    CHECK(delivery.windows.front().cost_minor == 395);
    CHECK(delivery.windows.front().method == "evening");
    CHECK_THAT(complaint("[delivery]\ncost = \"free\"\n"), ContainsSubstring("'delivery.cost' is an amount"));
    CHECK_THAT(complaint("[delivery]\ndays = [\"someday\"]\n"), ContainsSubstring("is a list of days"));
    CHECK_THAT(complaint("[delivery]\ncountry = \"nl\"\n"), ContainsSubstring("country's code"));
    CHECK_THAT(complaint("[delivery]\n[[delivery.window]]\ntime = \"noon\"\n"), ContainsSubstring("08:00-12:00"));
}
