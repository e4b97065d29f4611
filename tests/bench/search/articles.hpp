#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sync/model/product.hpp"

namespace zuil::test {

// Articles of a file of JSON lines, packed by zstd or gzip or not at all; rows that are none are left out.
std::vector<Product> read_articles(const std::filesystem::path& file);

// The demo shop's articles, each with its names in all languages.
std::vector<Product> demo_articles();

// Dutch and German articles of the data folder: what the queries are made from.
std::vector<Product> dutch_and_german(const std::filesystem::path& data);

// So many articles: those of the data folder, the Dutch and German ones first, and when they run out the same again
// with a number behind the name, drawn by a seed. The same count gives the same articles. Without a folder all are the
// demo's.
std::vector<Product> many_articles(const std::filesystem::path& data, int count);

}  // namespace zuil::test
