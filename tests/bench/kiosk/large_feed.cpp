#include "tests/bench/kiosk/large_feed.hpp"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace zuil::test {
namespace {

using Json = nlohmann::json;

std::vector<Json> read_lines(const std::filesystem::path& file) {
    std::ifstream stream{file};
    if (!stream) throw std::runtime_error(file.string() + " cannot be read; build the target zuil_demo first");
    std::vector<Json> rows;
    for (std::string line; std::getline(stream, line);) {
        if (!line.empty()) rows.push_back(Json::parse(line));
    }
    return rows;
}

// Pictures are looked for beside the document that names them, and the demo's stay where they are.
std::string as_address(const std::filesystem::path& demo, const std::string& url) {
    return url.find("://") != std::string::npos ? url : "file://" + (demo / url).string();
}

void point_to_demo(const std::filesystem::path& demo, Json& row, const char* field) {
    if (!row.contains(field)) return;
    for (Json& url : row[field]) url = as_address(demo, url.get<std::string>());
}

void rename_all(Json& texts, int copy) {
    if (texts.is_string()) {
        texts = fmt::format("{} {}", texts.get<std::string>(), 100 + copy);
    } else {
        for (auto& [language, text] : texts.items()) text = fmt::format("{} {}", text.get<std::string>(), 100 + copy);
    }
}

// Returns the variants' ids.
std::vector<std::string> make_copy(const std::filesystem::path& demo, Json& row, int copy) {
    std::vector<std::string> variants;
    const std::string suffix = fmt::format("-c{}", copy);
    if (copy > 0) {
        row["id"] = row["id"].get<std::string>() + suffix;
        rename_all(row["name"], copy);
        row.erase("accessories");
    }
    point_to_demo(demo, row, "images");
    for (Json& variant : row["variants"]) {
        if (copy > 0) {
            variant["id"] = variant["id"].get<std::string>() + suffix;
            if (variant.contains("sku")) variant["sku"] = variant["sku"].get<std::string>() + suffix;
            variant.erase("gtin");
        }
        point_to_demo(demo, variant, "images");
        variants.push_back(variant["id"]);
    }
    return variants;
}

std::vector<std::string> write_stores(const std::filesystem::path& demo, std::ostream& out, int count) {
    const std::vector<Json> rows = read_lines(demo / "stores.jsonl");
    std::vector<std::string> ids;
    for (int index = 0; index < count; ++index) {
        Json row = rows.at(static_cast<std::size_t>(index) % rows.size());
        const auto round = static_cast<std::size_t>(index) / rows.size();
        if (round > 0) {
            row["id"] = fmt::format("{}-{}", row["id"].get<std::string>(), round);
            row["name"] = fmt::format("{} {}", row["name"].get<std::string>(), round + 1);
        }
        ids.push_back(row["id"]);
        out << row.dump() << '\n';
    }
    return ids;
}

}  // namespace

void write_large_feed(const std::filesystem::path& demo, const std::filesystem::path& folder, int articles,
                      int stores) {
    std::filesystem::create_directories(folder);
    std::ofstream store_rows{folder / "stores.jsonl"};
    std::ofstream product_rows{folder / "products.jsonl"};
    std::ofstream stock_rows{folder / "stock.jsonl"};
    std::ofstream category_rows{folder / "categories.jsonl"};
    for (Json row : read_lines(demo / "categories.jsonl")) {
        if (row.contains("image")) row["image"] = as_address(demo, row["image"].get<std::string>());
        category_rows << row.dump() << '\n';
    }
    const std::vector<std::string> store_ids = write_stores(demo, store_rows, stores);
    const std::vector<Json> originals = read_lines(demo / "products.jsonl");
    std::mt19937 random{7};
    for (int index = 0; index < articles; ++index) {
        Json row = originals.at(static_cast<std::size_t>(index) % originals.size());
        const int copy = index / static_cast<int>(originals.size());
        for (const std::string& variant : make_copy(demo, row, copy)) {
            for (const std::string& store : store_ids) {
                const auto quantity = random() % 3 == 0 ? random() % 12 : 0;
                stock_rows << Json{{"store", store}, {"variant", variant}, {"quantity", quantity}}.dump() << '\n';
            }
        }
        product_rows << row.dump() << '\n';
    }
    Json feed = Json::parse(std::ifstream{demo / "feed.json"});
    feed["version"] = fmt::format("{}x{}", articles, stores);
    feed["products"] = {{"url", "products.jsonl"}, {"rows", articles}};
    for (const char* part : {"categories", "stores", "stock"}) feed[part] = {{"url", fmt::format("{}.jsonl", part)}};
    std::ofstream{folder / "feed.json"} << feed.dump();
}

}  // namespace zuil::test
