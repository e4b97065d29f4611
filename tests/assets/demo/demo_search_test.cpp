#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "sync/store/catalogue_reader.hpp"
#include "sync/store/catalogue_writer.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sync/shops/feed/feed_test_shop.hpp"

// What shoppers of the demo shop type, and what has to come first then.
namespace zuil {
namespace {

class DemoSearch {
public:
    DemoSearch() {
        const auto http = make_curl_http();
        const std::filesystem::path feed = std::filesystem::path{ZUIL_DEMO_FOLDER} / "feed.json";
        const auto shop = make_feed_shop(*http, clock_, {.index_url = "file://" + feed.string()});
        const auto categories =
            test::wait_for<std::vector<Category>>(*http, [&](auto done) { shop->categories(done); }).value();
        const std::vector<Product> products = test::all_products(*http, *shop).value().products;
        const auto writer = CatalogueWriter::open(folder_.path(), clock_).value();
        REQUIRE(writer->begin().has_value());
        REQUIRE(writer->building()->set_categories(categories).has_value());
        const std::span<const Product> all{products};
        for (std::size_t from = 0; from < all.size(); from += catalogue_rows_max) {
            const auto part = all.subspan(from, std::min(catalogue_rows_max, all.size() - from));
            REQUIRE(writer->building()->put_products(part).has_value());
        }
        REQUIRE(writer->building()->finish().has_value());
        REQUIRE(writer->flip().has_value());
        reader_ = CatalogueReader::open(folder_.path()).value();
    }

    SearchAnswer ask(const std::string& text, const LanguageTag& language) {
        return reader_->search({.text = text, .language = language}).value();
    }
    // The name of what comes first.
    std::string first(const std::string& text, const LanguageTag& language) {
        const SearchAnswer answer = ask(text, language);
        return answer.products.empty() ? "nothing" : answer.products.front().name;
    }

private:
    SystemClock clock_;
    TemporaryFolder folder_ = TemporaryFolder::in_memory();
    std::unique_ptr<CatalogueReader> reader_;
};

struct Typed {
    const char* text;
    const char* begins;  // the name of what comes first
};

void check_all(DemoSearch& demo, const LanguageTag& language, const std::vector<Typed>& typed) {
    for (const auto& [text, begins] : typed) {
        const std::string first = demo.first(text, language);
        INFO(text << " found " << first);
        CHECK(first.find(begins) != std::string::npos);
    }
}

}  // namespace

TEST_CASE("the demo shop finds what is meant in each of its languages, and says what it corrected") {
    DemoSearch demo;
    check_all(demo, "nl",
              {{"waterkoker", "Waterkoker"},
               {"water koker", "Waterkoker"},
               {"watrkoker", "Waterkoker"},
               {"waterkokers", "Waterkoker"},
               {"boormachine", "boormachine"},
               {"klop boormachine", "lopboormachine"},
               {"accu klopboormachine", "Accuklopboormachine"},
               {"hang lamp plooi", "Hanglamp Plooi"},
               {"hanglampen", "Hanglamp"},
               {"robot stofzuiger", "Robotstofzuiger"},
               {"hardloopschoenen", "Hardloopschoen"},
               {"kinder helm", "Kinderhelm"},
               {"horloge band 20mm", "Horlogeband 20 mm"},
               {"usb c kabel", "Usb-c-kabel"},
               {"espresso kopjes", "spressokopje"},
               {"hoekcafe", "Hoekcafé"},
               {"bloempot 21cm", "Bloempot 21 cm"},
               {"koptelefon brisa", "optelefoon Brisa"}});
    check_all(demo, "de",
              {{"wasserkocher", "Wasserkocher"},
               {"waserkocher", "Wasserkocher"},
               {"saug roboter", "Saugroboter"},
               {"kuchenmaschine", "Küchenmaschine"},
               {"hammer schlagbohrmaschine", "Schlagbohrmaschine"},
               {"laufschuhe", "Laufschuh"},
               {"blumen topf", "Blumentopf"},
               {"fahrrad helm", "Fahrradhelm"},
               {"kopfhorer brisa", "opfhörer Brisa"}});
    check_all(demo, "en",
              {{"kettles", "kettle"},
               {"hammer dril", "hammer drill"},
               {"headphone brisa", "Brisa"},
               {"runing shoe", "running shoe"},
               {"flowerpot", "flower pot"}});

    // What was corrected is said, and hardly anything finds nothing.
    CHECK(demo.ask("watrkoker", "nl").corrected_text == "waterkoker");
    CHECK_FALSE(demo.ask("waterkoker", "nl").corrected_text.has_value());
    CHECK(demo.ask("paarse waterkoker met vleugels", "nl").total > 0);
    CHECK(demo.ask("xqzw", "nl").total == 0);
}

}  // namespace zuil
