#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

// What the demo shop's articles look like.
namespace zuil {
namespace {

const std::filesystem::path shop{ZUIL_DEMO_FOLDER};

// The drawing of each category. An article beside a picture of something else is worse than one without a picture.
const std::map<std::string, std::string> drawing_of{{"accuboormachines", "cordless-drill"},
                                                    {"accus", "battery-pack"},
                                                    {"banken", "sofa"},
                                                    {"bijzettafels", "table-vase"},
                                                    {"bloempotten", "flower-pot"},
                                                    {"bluetooth-speakers", "bluetooth-speaker"},
                                                    {"boren", "drill-bits"},
                                                    {"braadpannen", "casserole"},
                                                    {"buitenspeakers", "bluetooth-speaker"},
                                                    {"bureaulampen", "desk-lamp"},
                                                    {"creatieve-laptops", "laptop"},
                                                    {"droogboeketten", "bouquet"},
                                                    {"dumbbells", "dumbbell"},
                                                    {"dumbbellsets", "dumbbell"},
                                                    {"dweilrobots", "robot-vacuum"},
                                                    {"e-bikehelmen", "bicycle-helmet"},
                                                    {"eetkamerstoelen", "dining-chair"},
                                                    {"espressomachines", "espresso-machine"},
                                                    {"fauteuils", "lounge-chair"},
                                                    {"fietshelmen", "bicycle-helmet"},
                                                    {"filterhouders", "portafilter"},
                                                    {"fluitketels", "tea-kettle"},
                                                    {"gereedschapskoffers", "toolbox"},
                                                    {"gieters", "watering-can"},
                                                    {"gitaren", "guitar"},
                                                    {"grote-kamerplanten", "monstera"},
                                                    {"handbagage", "suitcase"},
                                                    {"hanglampen", "pendant-lamp"},
                                                    {"hardloopschoenen", "running-shoe"},
                                                    {"horlogebandjes", "watch-strap"},
                                                    {"instantcameras", "instant-camera"},
                                                    {"instantfilms", "film-pack"},
                                                    {"interieurboeken", "books"},
                                                    {"kabels", "usb-cable"},
                                                    {"kamerplanten", "monstera"},
                                                    {"keukenmachines", "stand-mixer"},
                                                    {"kinderhelmen", "bicycle-helmet"},
                                                    {"klopboormachines", "cordless-drill"},
                                                    {"koffiekopjes", "espresso-cup"},
                                                    {"kookpannen", "stock-pot"},
                                                    {"koptelefoons", "headphones"},
                                                    {"laptoprugzakken", "backpack"},
                                                    {"laptops", "laptop"},
                                                    {"leeslampen", "bedside-lamp"},
                                                    {"lichtbronnen", "light-bulb"},
                                                    {"mokken", "mug-set"},
                                                    {"noise-cancelling", "headphones"},
                                                    {"oorkussens", "ear-cushions"},
                                                    {"opladers", "charger"},
                                                    {"plaids", "blanket-stack"},
                                                    {"reiskoffers", "suitcase"},
                                                    {"relaxfauteuils", "lounge-chair"},
                                                    {"robotborstels", "side-brush"},
                                                    {"robotstofzuigers", "robot-vacuum"},
                                                    {"rugzakken", "backpack"},
                                                    {"salontafels", "table-vase"},
                                                    {"schenkketels", "kettle"},
                                                    {"sierkussens", "cushion"},
                                                    {"slaapbanken", "sofa"},
                                                    {"slaapkamerventilatoren", "desk-fan"},
                                                    {"smartphones", "smartphone"},
                                                    {"smartwatches", "watch"},
                                                    {"sneakers", "running-shoe"},
                                                    {"sporthorloges", "watch"},
                                                    {"stadsfietsen", "bicycle"},
                                                    {"trailschoenen", "running-shoe"},
                                                    {"vazen", "vase"},
                                                    {"ventilatoren", "desk-fan"},
                                                    {"veters", "shoelaces"},
                                                    {"wandelrugzakken", "backpack"},
                                                    {"waterkokers", "kettle"},
                                                    {"yogamatten", "yoga-mat"}};

// "images/desk-lamp-b2472f-c29a5b-mist-front.svg" is a picture of the drawing "desk-lamp": the colours, which stand
// behind it, begin with six hexadecimal digits.
std::string drawing_in(const std::string& address) {
    const std::string name = std::filesystem::path{address}.filename().string();
    for (std::size_t at = name.find('-'); at != std::string::npos; at = name.find('-', at + 1)) {
        const std::string next = name.substr(at + 1, name.find('-', at + 1) - at - 1);
        if (next.size() == 6 && next.find_first_not_of("0123456789abcdef") == std::string::npos) {
            return name.substr(0, at);
        }
    }
    return {};
}

template <typename Seen>
void for_each_row(const char* file, Seen seen) {
    std::ifstream stream{shop / file};
    for (std::string line; std::getline(stream, line);) seen(nlohmann::json::parse(line));
}

}  // namespace

TEST_CASE("every article of the demo shop shows what it is") {
    std::set<std::string> drawings;
    for_each_row("products.jsonl", [&](const nlohmann::json& product) {
        const std::string category = product.at("categories").at(0);
        CAPTURE(product.at("id").get<std::string>(), category);
        REQUIRE(drawing_of.contains(category));
        const std::string& drawing = drawing_of.at(category);
        drawings.insert(drawing);
        for (const std::string address : product.at("images")) CHECK(drawing_in(address) == drawing);
        for (const nlohmann::json& variant : product.at("variants")) {
            CHECK(variant.at("images").size() >= 3);
            for (const std::string address : variant.at("images")) CHECK(drawing_in(address) == drawing);
        }
    });
    CHECK(drawings.size() >= 48);
}

TEST_CASE("every category of the demo shop shows what lies in it") {
    int seen = 0;
    for_each_row("categories.jsonl", [&](const nlohmann::json& category) {
        const auto expected = drawing_of.find(category.at("id").get<std::string>());
        if (expected == drawing_of.end()) return;  // one that holds categories
        CAPTURE(expected->first);
        CHECK(drawing_in(category.at("image")) == expected->second);
        ++seen;
    });
    CHECK(seen == static_cast<int>(drawing_of.size()));
}

TEST_CASE("the colours of an article differ from each other on its pictures") {
    for_each_row("products.jsonl", [&](const nlohmann::json& product) {
        CAPTURE(product.at("id").get<std::string>());
        std::map<std::string, std::string> picture_of;
        std::set<std::string> pictures;
        for (const nlohmann::json& variant : product.at("variants")) {
            for (const nlohmann::json& option : variant.at("options")) {
                if (option.at("group") != "colour") continue;
                const std::string picture = variant.at("images").at(0);
                const auto [entry, is_new] = picture_of.emplace(option.at("value").at("nl"), picture);
                CHECK(entry->second == picture);
                if (is_new) CHECK(pictures.insert(picture).second);
            }
        }
    });
}

}  // namespace zuil
