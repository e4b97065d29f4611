#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/search/codes.hpp"
#include "sync/search/dictionary.hpp"
#include "sync/search/row.hpp"

namespace zuil {

// What an article can be found by.
struct SearchText {
    std::string title;        // its name, in all languages
    std::string words;        // brand, categories, options, attribute values
    std::string description;  // in all languages
    std::string codes;        // article numbers and bar codes, separated by spaces
};

// Keeps what articles can be found by, in the transactions and the file of the rows that it points at.
class WordIndexWriter {
public:
    // Makes the tables; a step of the catalogue's schema.
    static std::string schema();

    explicit WordIndexWriter(Database& database) : database_{&database}, codes_{database} {}
    Status put(Row article, const SearchText& text);
    Status remove(Row article);
    // The transaction was undone: words that it brought are not in the file.
    void forget();

private:
    Result<std::vector<WordId>> ids_of(std::string_view text, std::size_t count_max);
    Result<WordId> id_of(const std::string& word);
    Result<WordId> add(const std::string& word);
    Result<std::string> codes_before(Row article);

    Database* database_;
    Codes codes_;
    Stemmer stemmer_;
    std::unordered_map<std::string, WordId> known_;
    WordId last_ = 0;  // 0: not read yet
};

}  // namespace zuil
