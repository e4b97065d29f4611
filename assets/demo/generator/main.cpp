#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>

#include "assets/demo/generator/article.hpp"
#include "assets/demo/generator/dictionary.hpp"
#include "assets/demo/generator/drawings.hpp"
#include "assets/demo/generator/feed_writer.hpp"

// zuil_demo_feed CATALOGUE DRAWINGS TARGET: turns assets/demo into the demo shop's feed and pictures.
int main(int count, char** values) {
    using namespace zuil::demo;
    if (count != 4) {
        fmt::print(stderr, "usage: zuil_demo_feed CATALOGUE DRAWINGS TARGET\n");
        return 2;
    }
    try {
        const std::filesystem::path target{values[3]};
        std::filesystem::remove_all(target / "images");
        std::filesystem::create_directories(target);
        const Catalogue catalogue = read_catalogue(values[1], values[2]);
        const Dictionary dictionary = Dictionary::read(std::filesystem::path{values[1]} / "words.tsv");
        std::vector<Article> articles = make_articles(catalogue);
        add_accessories(articles);
        Drawings drawings{catalogue, values[2], target};
        for (const ScreenPicture& picture : catalogue.screen_pictures) drawings.write_screen_picture(picture);
        write_feed(catalogue, articles, dictionary, drawings, target);
        fmt::print("demo shop: {} articles, {} pictures\n", articles.size(), drawings.count());
    } catch (const std::exception& error) {
        fmt::print(stderr, "zuil_demo_feed: {}\n", error.what());
        return 1;
    }
}
