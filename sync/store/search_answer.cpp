#include <algorithm>

#include "sync/store/product_json.hpp"
#include "sync/store/reader_parts.hpp"

// CatalogueReader::search(): articles, ways to go on typing, and the categories and brands that are called so.
namespace zuil {
namespace {

// So many words are looked at for completions in the shopper's own language.
constexpr std::size_t candidates_max = 24;
constexpr int articles_looked_at = 8;

// Every word that was typed begins a word of the name.
bool is_called(const std::vector<Token>& name, const std::vector<Token>& typed) {
    return !typed.empty() && std::all_of(typed.begin(), typed.end(), [&](const Token& start) {
        return std::any_of(name.begin(), name.end(),
                           [&](const Token& word) { return word.word.starts_with(start.word); });
    });
}

// The word as the name writes it; without accents and in lower case where that makes no difference.
std::optional<std::string> spelled(const Tokenizer& tokenizer, const std::string& name, const std::string& word) {
    for (const Token& token : tokenizer.split(name)) {
        if (token.word != word) continue;
        std::string written = name.substr(token.begin, token.end - token.begin);
        return written.size() == word.size() ? word : written;
    }
    return std::nullopt;
}

std::vector<CategoryCount> categories_called(ListingIndex& index, const Tokenizer& tokenizer,
                                             const std::vector<Token>& typed, const SearchQuestion& question) {
    std::vector<CategoryCount> found;
    for (Row row = 1; row < index.categories().size(); ++row) {
        const ListingIndex::CategoryNames& names = index.categories()[row];
        if (!names.listed || !is_called(tokenizer.split(names.name.in(question.language)), typed)) continue;
        const auto count = static_cast<int>(index.facets().products_in(row).size());
        if (count > 0) found.push_back({names.id, names.name.in(question.language), count});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const CategoryCount& a, const CategoryCount& b) { return a.count > b.count; });
    found.resize(std::min(found.size(), static_cast<std::size_t>(std::max(question.categories_max, 0))));
    return found;
}

std::vector<FacetValue> brands_called(const ListingIndex& index, const Tokenizer& tokenizer,
                                      const std::vector<Token>& typed, const std::vector<ValueCount>& counts,
                                      int count_max) {
    std::vector<FacetValue> found;
    for (const ValueCount& count : counts) {
        const std::string& name = index.brands()[count.row];
        if (is_called(tokenizer.split(name), typed))
            found.push_back({name, name, static_cast<int>(count.count), false});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
    found.resize(std::min(found.size(), static_cast<std::size_t>(std::max(count_max, 0))));
    return found;
}

// Completions come from names in all languages; only those are offered that a name in the shopper's own has.
Result<std::vector<std::string>> completions(Database& database, WordIndex& words, const SearchQuestion& question) {
    TRY(const auto candidates, words.completions(question.text, candidates_max));
    std::vector<std::string> texts;
    if (candidates.empty()) return texts;
    const std::vector<Token> typed = words.tokenizer().split(question.text);
    const std::string before = question.text.substr(0, typed.back().begin);
    for (const std::string& word : candidates) {
        if (static_cast<int>(texts.size()) >= question.words_max) break;
        std::optional<std::string> written;
        TRY_DO(each_row(
            database,
            "SELECT name FROM product_text WHERE product IN (SELECT rowid FROM find WHERE find MATCH ? LIMIT ?)",
            [&](Statement& row) -> Status {
                TRY(const LocalText name, local_text_from_json(row.text(0)));
                if (!written) written = spelled(words.tokenizer(), name.in(question.language), word);
                return {};
            },
            "title:\"" + word + "\"", articles_looked_at));
        if (written) texts.push_back(before + *written);
    }
    return texts;
}

}  // namespace

Result<SearchAnswer> CatalogueReader::search(const SearchQuestion& question) {
    TRY(ListingIndex * index, parts_->listing_index());
    TRY(WordIndex * words, parts_->word_index());
    TRY(const Matches matches, words->find(question.text, question.literal ? Spelling::literal : Spelling::corrected));

    FacetQuestion counted;
    counted.hits = &matches.articles;
    counted.sort = matches.ranked ? ListingSort::relevance : ListingSort::popular;
    counted.limit = question.products_max;
    const FacetAnswer found = index->facets().answer(counted);

    SearchAnswer answer;
    answer.total = found.total;
    answer.corrected_text = matches.corrected_text;
    TRY(answer.products, parts_->cards(found.window, question.language, question.here));
    const std::string& searched = matches.corrected_text ? *matches.corrected_text : question.text;
    const std::vector<Token> typed = words->tokenizer().split(searched);
    answer.categories = categories_called(*index, words->tokenizer(), typed, question);
    answer.brands = brands_called(*index, words->tokenizer(), typed, found.brands, question.brands_max);
    TRY(answer.completions, completions(*parts_->database, *words, question));
    return answer;
}

}  // namespace zuil
