#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "assets/demo/generator/article.hpp"
#include "assets/demo/generator/dictionary.hpp"
#include "assets/demo/generator/drawings.hpp"

namespace zuil::demo {

// Writes feed.json and its documents. sync/shops/feed/README.md describes them.
void write_feed(const Catalogue& catalogue, const std::vector<Article>& articles, const Dictionary& dictionary,
                Drawings& drawings, const std::filesystem::path& target);

}  // namespace zuil::demo
