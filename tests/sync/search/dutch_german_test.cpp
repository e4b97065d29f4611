#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/sync/search/indexed_articles.hpp"

// Cases as shops have them, on articles made up for them.
namespace zuil {
namespace {

struct Case {
    const char* typed;
    const char* first;  // the article that has to come first
};

void check(IndexedArticles& articles, const std::vector<std::pair<std::string, Row>>& names, const Case& one) {
    INFO(one.typed);
    const auto wanted =
        std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == one.first; });
    REQUIRE(wanted != names.end());
    CHECK(articles.first(one.typed) == wanted->second);
}

void check_all(const std::vector<const char*>& titles, const std::vector<Case>& cases) {
    IndexedArticles articles;
    std::vector<std::pair<std::string, Row>> names;
    for (const char* title : titles) names.emplace_back(title, articles.add(title));
    for (const Case& one : cases) check(articles, names, one);
}

}  // namespace

TEST_CASE("Dutch: compounds both ways, plurals, slips and spaces") {
    check_all({"Klopboormachine 18V met koffer", "Boor voor hout 8 mm", "Accuschroevendraaier zonder accu",
               "Koffiezetapparaat voor 10 koppen", "Koffie gemalen van het huis", "Senseo koffie apparaat zwart",
               "Waterkoker 1,7 liter rvs", "Staande lamp met het kapje", "Ledlamp E27 warm wit", "Tuinstoel van teak",
               "Stoelkussen voor een tuinstoel", "Kinderfiets 16 inch", "Fietsbel messing", "Stofzuigerzakken 4 stuks",
               "Wasmachineslang 2 meter", "Hogedrukreiniger 130 bar", "Douchekop met slang", "Hondenmand grijs"},
              {
                  {"boormachine", "Klopboormachine 18V met koffer"},
                  {"klop boormachine", "Klopboormachine 18V met koffer"},
                  {"boormachines", "Klopboormachine 18V met koffer"},
                  {"klopboormachien", "Klopboormachine 18V met koffer"},
                  {"koffie zet apparaat", "Koffiezetapparaat voor 10 koppen"},
                  {"koffiezet apparaat", "Koffiezetapparaat voor 10 koppen"},
                  {"koffiezetaparaat", "Koffiezetapparaat voor 10 koppen"},
                  {"koffieapparaat", "Senseo koffie apparaat zwart"},
                  {"lampen", "Staande lamp met het kapje"},
                  {"led lamp", "Ledlamp E27 warm wit"},
                  {"tuin stoel", "Tuinstoel van teak"},
                  {"tuinstoelen teak", "Tuinstoel van teak"},
                  {"stoel kussen", "Stoelkussen voor een tuinstoel"},
                  {"kinder fiets", "Kinderfiets 16 inch"},
                  {"kinderfeits", "Kinderfiets 16 inch"},
                  {"stofzuigerzak", "Stofzuigerzakken 4 stuks"},
                  {"slang wasmachine", "Wasmachineslang 2 meter"},
                  {"hoge druk reiniger", "Hogedrukreiniger 130 bar"},
                  {"hogedrukreinger", "Hogedrukreiniger 130 bar"},
                  {"douche kop", "Douchekop met slang"},
                  {"honden mand", "Hondenmand grijs"},
                  {"waterkoker 1.7l", "Waterkoker 1,7 liter rvs"},
              });
}

TEST_CASE("German: compounds both ways, umlauts, plurals, slips and spaces") {
    check_all({"Waschmaschinenschlauch 2 m", "Waschmaschine mit Frontlader", "Schlagbohrmaschine für Beton",
               "Bohrer für Holz und Stein", "Kaffeemaschine mit Timer", "Kühlschrank ohne Gefrierfach",
               "Äpfel aus der Region", "Apfelsaft naturtrüb 1,0 l", "Gartenstuhl aus Holz", "Stühle für den Garten",
               "Weißbrot geschnitten", "Glühbirne E14 und E27", "Rasenmäher mit Akku", "Hundefutter mit Huhn",
               "Schokolade mit Nüssen"},
              {
                  {"waschmaschinen schlauch", "Waschmaschinenschlauch 2 m"},
                  {"schlauch waschmaschine", "Waschmaschinenschlauch 2 m"},
                  {"bohrmaschine", "Schlagbohrmaschine für Beton"},
                  {"schlag bohrmaschine", "Schlagbohrmaschine für Beton"},
                  {"kaffee maschine", "Kaffeemaschine mit Timer"},
                  {"kafeemaschine", "Kaffeemaschine mit Timer"},
                  {"kuhlschrank", "Kühlschrank ohne Gefrierfach"},
                  {"KÜHLSCHRÄNKE", "Kühlschrank ohne Gefrierfach"},
                  {"apfel", "Äpfel aus der Region"},
                  {"apfel saft", "Apfelsaft naturtrüb 1,0 l"},
                  {"apfelsaft 1l", "Apfelsaft naturtrüb 1,0 l"},
                  {"garten stuhl", "Gartenstuhl aus Holz"},
                  {"weissbrot", "Weißbrot geschnitten"},
                  {"weiss brot", "Weißbrot geschnitten"},
                  {"gluhbirnen", "Glühbirne E14 und E27"},
                  {"rasenmaher", "Rasenmäher mit Akku"},
                  {"hunde futter", "Hundefutter mit Huhn"},
                  {"schokolade nuss", "Schokolade mit Nüssen"},
                  {"shokolade", "Schokolade mit Nüssen"},
              });
}

TEST_CASE("French and English: accents, plurals, genitives and slips") {
    check_all({"Bouilloire électrique pour le thé", "Lampe de chevet avec abat-jour", "Écouteurs sans fil",
               "Chaussures pour les enfants", "Huile d'olive extra vierge"},
              {
                  {"bouiloire", "Bouilloire électrique pour le thé"},
                  {"lampes", "Lampe de chevet avec abat-jour"},
                  {"abat jour", "Lampe de chevet avec abat-jour"},
                  {"ecouteur", "Écouteurs sans fil"},
                  {"chaussure enfant", "Chaussures pour les enfants"},
                  {"huile olive", "Huile d'olive extra vierge"},
              });
    check_all({"Men's running shoes with laces", "Women's Wi-Fi watch and band", "External hard disk 500 GB",
               "Rain shower head for the bath", "Drain cleaner 16 oz", "Batteries AA 24-pack", "Knives of steel"},
              {
                  {"mens shoe", "Men's running shoes with laces"},
                  {"wifi watch", "Women's Wi-Fi watch and band"},
                  {"extenal harddisk 500gb", "External hard disk 500 GB"},
                  {"showerhead", "Rain shower head for the bath"},
                  {"rain", "Rain shower head for the bath"},
                  {"battery aa", "Batteries AA 24-pack"},
                  {"knive", "Knives of steel"},
              });
}

}  // namespace zuil
