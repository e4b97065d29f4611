#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sync/model/product.hpp"

namespace zuil::test {

// One way to search, filled and asked in the same manner as all others.
class SearchEngine {
public:
    SearchEngine() = default;
    SearchEngine(const SearchEngine&) = delete;
    SearchEngine& operator=(const SearchEngine&) = delete;
    virtual ~SearchEngine() = default;

    virtual void fill(const std::vector<Product>& articles) = 0;
    // Ids, best first, when everything is typed.
    virtual std::vector<std::string> find(const std::string& text, int count) = 0;
    // While it is being typed, the last word unfinished.
    virtual std::size_t type(const std::string& text) = 0;
};

std::unique_ptr<SearchEngine> make_our_engine(const std::filesystem::path& folder, bool with_facets);
std::unique_ptr<SearchEngine> make_fts5_engine(const std::filesystem::path& folder, bool by_trigrams);
std::unique_ptr<SearchEngine> make_xapian_engine(const std::filesystem::path& folder, bool corrects);

}  // namespace zuil::test
