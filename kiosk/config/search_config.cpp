#include "kiosk/config/search_config.hpp"

#include <array>
#include <cmath>

#include "kiosk/config/connectors.hpp"
#include "kiosk/config/toml_table.hpp"

namespace zuil {
namespace {

struct WeightKey {
    std::string_view key;
    double RankWeights::*weight;
};

// As ranking.hpp names them.
constexpr std::array<WeightKey, 20> weight_keys{{{"k1", &RankWeights::k1},
                                                 {"b", &RankWeights::b},
                                                 {"title", &RankWeights::title},
                                                 {"words", &RankWeights::words},
                                                 {"description", &RankWeights::description},
                                                 {"code", &RankWeights::code},
                                                 {"pair", &RankWeights::pair},
                                                 {"all_words", &RankWeights::all_words},
                                                 {"exact_name", &RankWeights::exact_name},
                                                 {"popularity", &RankWeights::popularity},
                                                 {"rating", &RankWeights::rating},
                                                 {"newness", &RankWeights::newness},
                                                 {"in_stock_here", &RankWeights::in_stock_here},
                                                 {"stem", &RankWeights::stem},
                                                 {"joined", &RankWeights::joined},
                                                 {"synonym", &RankWeights::synonym},
                                                 {"misspelled", &RankWeights::misspelled},
                                                 {"compound", &RankWeights::compound},
                                                 {"part", &RankWeights::part},
                                                 {"completion", &RankWeights::completion}}};

}  // namespace

SearchConfig read_search(TomlTable table, const std::filesystem::path& folder) {
    constexpr std::int64_t hundredths_max = 1'000;
    SearchConfig config;
    config.synonyms_file = path_setting(table, "synonyms_file", folder);
    TomlTable weights = table.table("weights");
    for (const auto& [key, weight] : weight_keys) {
        const std::int64_t otherwise = std::llround(config.weights.*weight * 100);
        // Of k1 nothing at all would divide by nothing.
        const std::int64_t least = weight == &RankWeights::k1 ? 1 : 0;
        config.weights.*weight = static_cast<double>(weights.integer_or(key, least, hundredths_max, otherwise)) / 100;
    }
    if (config.weights.b > 1) weights.complain("b", "is 100 at most");
    weights.refuse_unknown();
    table.refuse_unknown();
    return config;
}

}  // namespace zuil
