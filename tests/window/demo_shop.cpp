#include "tests/window/demo_shop.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace zuil::test {
namespace {

Kiosk::Options options_on(const std::filesystem::path& data, int width, int height) {
    return {.arguments = {"--demo", "--presenter", "software", "--language", "en"},
            .data = data,
            .environment = {},
            .width = width,
            .height = height};
}

// Read by the program itself, once for all tests of this process.
const std::filesystem::path& filled_data() {
    static const TemporaryFolder folder;
    static const std::filesystem::path data = [] {
        const std::filesystem::path made = folder / "data";
        XDisplay display{1080, 1920};
        Kiosk kiosk{display, options_on(made, 1080, 1920)};
        kiosk.wait_until([&](const auto&) { return kiosk.is_filled(); }, "the whole catalogue",
                         std::chrono::seconds{200});
        kiosk.process().stop();
        return made;
    }();
    return data;
}

}  // namespace

DemoShop::DemoShop() { std::filesystem::copy(filled_data(), data_, std::filesystem::copy_options::recursive); }

DemoShop::DemoShop(std::filesystem::path data) : data_{std::move(data)} {
    std::filesystem::copy(filled_data(), data_, std::filesystem::copy_options::recursive);
}

Kiosk::Options DemoShop::options(int width, int height) const { return options_on(data(), width, height); }

std::vector<DemoArticle> demo_articles(std::size_t count) {
    std::ifstream feed{ZUIL_BINARY_DIR "/share/zuil/demo/products.jsonl"};
    std::vector<DemoArticle> articles;
    for (std::string line; articles.size() < count && std::getline(feed, line);) {
        const auto product = nlohmann::json::parse(line);
        articles.push_back({product.at("name").at("en"), product.at("variants").at(0).at("gtin")});
    }
    if (articles.size() < count) throw std::runtime_error{"the demo shop's feed is not where the build puts it"};
    return articles;
}

}  // namespace zuil::test
