#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "sync/model/local_text.hpp"
#include "sync/model/money.hpp"

namespace zuil::feed {

// One document that the index names, by its absolute address.
struct Document {
    std::string url;
    std::optional<int> rows;  // where the index says it: a document with fewer was cut short
};

// feed.json: what the feed consists of.
struct Index {
    std::string version;  // another text means that something has changed
    Currency currency = Currency::eur;
    LanguageTag language = "nl";  // of texts that are not given by language
    Document products;
    std::optional<Document> categories;
    std::optional<Document> stores;
    std::optional<Document> stock;
};

Result<Index> parse_index(std::string_view text, std::string_view url);

}  // namespace zuil::feed
