#include <fmt/format.h>

#include "platform/database/database.hpp"
#include "platform/text/text.hpp"
#include "tests/bench/search/engine.hpp"
#include "tests/bench/search/figures.hpp"

namespace zuil::test {
namespace {

// SQLite's own: names by the porter stemmer with an index of beginnings, or by trigrams; any of the words, by bm25.
class Fts5Engine final : public SearchEngine {
public:
    Fts5Engine(const std::filesystem::path& folder, bool by_trigrams)
        : by_trigrams_{by_trigrams},
          database_{need(Database::open(folder / (by_trigrams ? "trigram.db" : "porter.db"),
                                        {.use = DatabaseUse::rebuildable, .cache_kib = 32'768, .vfs = {}}))} {}

    void fill(const std::vector<Product>& articles) override {
        need(database_.execute(by_trigrams_
                                   ? "CREATE VIRTUAL TABLE find USING fts5(name, id UNINDEXED, tokenize='trigram')"
                                   : "CREATE VIRTUAL TABLE find USING fts5(name, id UNINDEXED,"
                                     " tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')"));
        auto transaction = need(database_.begin());
        auto insert = need(database_.prepare("INSERT INTO find(name, id) VALUES (?, ?)"));
        for (const Product& article : articles) {
            insert.bind_all(folded(article.name.first()), article.id.text());
            need(insert.run());
        }
        need(transaction.commit());
        need(database_.execute("INSERT INTO find(find) VALUES ('optimize')"));
    }

    std::vector<std::string> find(const std::string& text, int count) override {
        return ask(query_of(text, ""), count);
    }
    std::size_t type(const std::string& text) override { return ask(query_of(text, "*"), 20).size(); }

private:
    std::string query_of(const std::string& text, std::string_view end) const {
        std::string query;
        std::string word;
        const auto add = [&](const std::string& token) {
            if (!token.empty()) query += fmt::format("{}\"{}\"", query.empty() ? "" : " OR ", token);
        };
        for (const char letter : folded(text) + ' ') {
            const bool is_part = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
            if (is_part) word += letter;
            if (is_part || word.empty()) continue;
            if (!by_trigrams_) add(word);
            for (std::size_t at = 0; by_trigrams_ && at + 3 <= word.size(); ++at) add(word.substr(at, 3));
            word.clear();
        }
        if (!query.empty() && !by_trigrams_) query += end;
        return query;
    }

    std::vector<std::string> ask(const std::string& query, int count) {
        std::vector<std::string> ids;
        if (query.empty()) return ids;
        auto select = need(database_.prepare("SELECT id FROM find WHERE find MATCH ? ORDER BY rank LIMIT ?"));
        select.bind_all(std::string_view{query}, count);
        while (need(select.step())) ids.emplace_back(select.text(0));
        return ids;
    }

    bool by_trigrams_;
    Database database_;
};

}  // namespace

std::unique_ptr<SearchEngine> make_fts5_engine(const std::filesystem::path& folder, bool by_trigrams) {
    return std::make_unique<Fts5Engine>(folder, by_trigrams);
}

}  // namespace zuil::test
