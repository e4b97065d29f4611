#include <algorithm>

#include "sync/search/tokenizer.hpp"
#include "sync/store/product_json.hpp"
#include "sync/store/reader_parts.hpp"

// CatalogueReader::search(): articles, ways to go on typing, and the categories and brands that are called so.
namespace zuil {
namespace {

// So many words are looked at for completions in the shopper's own language.
constexpr std::size_t candidates_max = 24;
constexpr std::size_t articles_looked_at = 8;

// The word as the name writes it; without accents and in lower case where that makes no difference.
std::optional<std::string> spelled(const std::string& name, const std::string& word) {
    for (const Token& token : words_of(name)) {
        if (token.word != word) continue;
        std::string written = name.substr(token.begin, token.end - token.begin);
        return written.size() == word.size() ? word : written;
    }
    return std::nullopt;
}

std::vector<CategoryCount> categories_called(ListingIndex& index, const std::vector<Token>& typed,
                                             const SearchQuestion& question) {
    std::vector<CategoryCount> found;
    for (const Row row : index.categories_called(typed, question.language)) {
        const ListingIndex::CategoryNames& names = index.categories()[row];
        const auto count = static_cast<int>(index.facets().products_in(row).size());
        if (count > 0) found.push_back({names.id, names.name.in(question.language), count});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const CategoryCount& a, const CategoryCount& b) { return a.count > b.count; });
    found.resize(std::min(found.size(), static_cast<std::size_t>(std::max(question.categories_max, 0))));
    return found;
}

// With how many of the articles that were found are theirs.
std::vector<FacetValue> brands_called(ListingIndex& index, const std::vector<Token>& typed,
                                      const std::vector<Row>& articles, int count_max) {
    const std::vector<Row> called = index.brands_called(typed);
    if (called.empty()) return {};
    std::vector<int> counts(index.brands().size());
    for (const Row article : articles) {
        if (index.facets().has(article)) ++counts[index.facets().brand(article)];
    }
    std::vector<FacetValue> found;
    for (const Row row : called) {
        const std::string& name = index.brands()[row];
        if (counts[row] > 0) found.push_back({name, name, counts[row], false});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
    found.resize(std::min(found.size(), static_cast<std::size_t>(std::max(count_max, 0))));
    return found;
}

// Completions come from names in all languages; only those are offered that a name in the shopper's own has.
Result<std::vector<std::string>> completions(Database& database, const WordIndex& words,
                                             const SearchQuestion& question) {
    const std::vector<std::string> candidates = words.completions(question.text, candidates_max);
    std::vector<std::string> texts;
    if (candidates.empty()) return texts;
    const std::vector<Token> typed = words_of(question.text);
    const std::string before = question.text.substr(0, typed.back().begin);
    for (const std::string& word : candidates) {
        if (static_cast<int>(texts.size()) >= question.words_max) break;
        for (const Row article : words.named(word, articles_looked_at)) {
            TRY(const auto text, find_text(database, "SELECT name FROM product_text WHERE product = ?", article));
            TRY(const LocalText name, local_text_from_json(text.value_or("[]")));
            const auto written = spelled(name.in(question.language), word);
            if (!written) continue;
            texts.push_back(before + *written);
            break;
        }
    }
    return texts;
}

}  // namespace

Status CatalogueReader::prepare_search() {
    TRY_DO(parts_->listing_index());
    TRY(WordIndex * words, parts_->word_index());
    words->prepare();
    return {};
}

void CatalogueReader::search_by(SearchSettings search) {
    parts_->search = std::move(search);
    parts_->short_answers.forget();
}

Result<SearchAnswer> CatalogueReader::search(const SearchQuestion& question) {
    TRY(ListingIndex * index, parts_->listing_index());
    TRY(WordIndex * words, parts_->word_index());
    TRY(Matches matches, parts_->find(question.text, question.literal, question.here));

    std::vector<Row>& articles = matches.articles;
    std::erase_if(articles, [&](Row article) { return !index->facets().has(article); });
    SearchAnswer answer;
    answer.total = static_cast<int>(articles.size());
    const std::string& searched = matches.corrected_text ? *matches.corrected_text : question.text;
    const std::vector<Token> typed = words_of(searched);
    answer.categories = categories_called(*index, typed, question);
    answer.brands = brands_called(*index, typed, articles, question.brands_max);
    TRY(answer.completions, completions(*parts_->database, *words, question));
    articles.resize(std::min(articles.size(), static_cast<std::size_t>(std::max(question.products_max, 0))));
    TRY(answer.products, parts_->cards(articles, question.language, question.here));
    answer.corrected_text = std::move(matches.corrected_text);
    return answer;
}

}  // namespace zuil
