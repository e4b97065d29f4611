#include "tests/bench/search/articles.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "kiosk/ctl/product_file.hpp"
#include "platform/base/random.hpp"

namespace zuil::test {
namespace {

template <class Take>
void each_line(const std::filesystem::path& file, Take take) {
    if (!std::filesystem::exists(file)) throw std::runtime_error(file.string() + " is not there");
    const std::string extension = file.extension().string();
    const char* reader = extension == ".zst" ? "zstd -dcq" : extension == ".gz" ? "gzip -dc" : "cat";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe{popen(fmt::format("{} '{}'", reader, file.string()).c_str(), "r"),
                                                     pclose};
    char* line = nullptr;
    std::size_t room = 0;
    for (ssize_t bytes = getline(&line, &room, pipe.get()); bytes > 0; bytes = getline(&line, &room, pipe.get()))
        take(std::string_view{line, static_cast<std::size_t>(bytes)});
    std::free(line);
}

// As the feed has them: { "nl": "Lamp", "en": "Lamp" }.
LocalText local_text(const nlohmann::json& texts) {
    LocalText text;
    if (texts.is_string()) text.set("nl", texts.get<std::string>());
    if (texts.is_object()) {
        for (const auto& [language, part] : texts.items()) text.set(language, part.get<std::string>());
    }
    return text;
}

}  // namespace

std::vector<Product> read_articles(const std::filesystem::path& file) {
    std::vector<Product> articles;
    each_line(file, [&](std::string_view line) {
        auto filed = read_filed_product(line);
        if (!filed) return;
        // A catalogue has one currency, and these are no categories of one tree.
        for (Variant& variant : filed->product.variants)
            variant.price = Money::from_minor(variant.price.minor(), Currency::eur);
        filed->product.categories.clear();
        articles.push_back(std::move(filed->product));
    });
    return articles;
}

std::vector<Product> demo_articles() {
    std::vector<Product> articles;
    each_line(std::filesystem::path{ZUIL_BINARY_DIR} / "share/zuil/demo/products.jsonl", [&](std::string_view line) {
        const nlohmann::json row = nlohmann::json::parse(line);
        Product product;
        product.id = ProductId{row.at("id").get<std::string>()};
        product.name = local_text(row.at("name"));
        product.brand = row.value("brand", "");
        if (row.contains("description")) product.description = local_text(row["description"]);
        Variant variant;
        variant.id = VariantId{product.id.text()};
        variant.sku = row.at("variants").at(0).value("sku", product.id.text());
        variant.price = Money::from_minor(995, Currency::eur);
        product.variants.push_back(std::move(variant));
        articles.push_back(std::move(product));
    });
    return articles;
}

std::vector<Product> dutch_and_german(const std::filesystem::path& data) {
    std::vector<Product> articles = read_articles(data / "off_nl_be.products.jsonl.zst");
    std::vector<Product> german = read_articles(data / "off_de_at_ch.products.jsonl.zst");
    articles.insert(articles.end(), std::make_move_iterator(german.begin()), std::make_move_iterator(german.end()));
    return articles;
}

std::vector<Product> many_articles(const std::filesystem::path& data, int count) {
    std::vector<Product> articles = data.empty() ? demo_articles() : dutch_and_german(data);
    const auto wanted = static_cast<std::size_t>(count);
    if (!data.empty() && articles.size() < wanted) {
        std::vector<Product> rest = read_articles(data / "off_rest_names.products.jsonl.zst");
        articles.insert(articles.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
    }
    const std::size_t real = articles.size();
    articles.reserve(wanted);
    SeededRandom random{7};
    while (articles.size() < wanted) {
        Product copy = articles[random.below(real)];
        const std::string mark = fmt::format("{}", 100 + random.below(900));
        LocalText name;
        for (const auto& [language, text] : copy.name.all()) name.set(language, text + ' ' + mark);
        copy.name = name;
        copy.id = ProductId{fmt::format("copy-{}", articles.size())};
        copy.variants.front().id = VariantId{copy.id.text()};
        copy.variants.front().sku = fmt::format("C{}", 1'000'000 + random.below(9'000'000));
        copy.variants.front().gtin.reset();
        articles.push_back(std::move(copy));
    }
    articles.resize(std::min(wanted, articles.size()));
    return articles;
}

}  // namespace zuil::test
