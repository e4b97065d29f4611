#include "sync/search/word_index.hpp"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "platform/database/database.hpp"
#include "sync/search/letters.hpp"
#include "sync/search/tokenizer.hpp"

namespace zuil {
namespace {

// A file that says more is damaged.
constexpr std::int64_t word_ids_max = 50'000'000;
constexpr std::int64_t article_rows_max = 100'000'000;
// The words of so many articles may be missing from corrections before these are made anew.
constexpr std::size_t speller_lag_max = 2'000;

// Article numbers are no words to go on with.
bool is_word(std::string_view word) { return word.size() <= 4 || std::none_of(word.begin(), word.end(), is_digit); }

Stems stems_from(std::span<const std::byte> bytes) {
    Stems stems{};
    if (bytes.size() == sizeof(stems)) std::memcpy(stems.data(), bytes.data(), sizeof(stems));
    return stems;
}

// The rows of all articles in one piece, for the lists are made in two rounds.
struct PackedArticles {
    struct Place {
        Row article = 0;
        std::size_t begin = 0;
    };
    std::vector<Place> places;
    std::vector<std::byte> bytes;

    void each(const Postings::Take& take) const {
        ArticleWords words;
        for (std::size_t n = 0; n < places.size(); ++n) {
            const std::size_t end = n + 1 < places.size() ? places[n + 1].begin : bytes.size();
            unpack_words(std::span{bytes}.subspan(places[n].begin, end - places[n].begin), words);
            take(places[n].article, words);
        }
    }
};

Result<PackedArticles> read_articles(Database& database) {
    PackedArticles packed;
    TRY(auto query, database.prepare("SELECT article, words FROM find_article ORDER BY article"));
    for (;;) {
        TRY(const bool has_row, query.step());
        if (!has_row) return packed;
        if (query.integer(0) < 0 || query.integer(0) > article_rows_max)
            return fail(Errc::bad_data, "the search holds an article of an impossible number");
        const std::span<const std::byte> words = query.bytes(1);
        packed.places.push_back({static_cast<Row>(query.integer(0)), packed.bytes.size()});
        packed.bytes.insert(packed.bytes.end(), words.begin(), words.end());
    }
}

}  // namespace

Result<std::unique_ptr<WordIndex>> WordIndex::open(Database& database, const SearchSettings& settings) {
    std::unique_ptr<WordIndex> index{new WordIndex{database, settings}};
    TRY(const auto view, database.begin_read());
    TRY_DO(index->load());
    return index;
}

Status WordIndex::read_words(WordId after) {
    TRY(auto query, database_->prepare(after == 0 ? "SELECT id, word, stems FROM find_word WHERE ? = 0 ORDER BY word"
                                                  : "SELECT id, word, stems FROM find_word WHERE id > ? ORDER BY id"));
    query.bind_all(after);
    for (;;) {
        TRY(const bool has_row, query.step());
        if (!has_row) return {};
        if (query.integer(0) <= 0 || query.integer(0) > word_ids_max)
            return fail(Errc::bad_data, "the search holds a word of an impossible number");
        dictionary_.add(static_cast<WordId>(query.integer(0)), query.text(1), stems_from(query.bytes(2)));
    }
}

Status WordIndex::load() {
    speller_.reset();
    dictionary_ = {};
    TRY_DO(read_words(0));
    TRY(const PackedArticles packed, read_articles(*database_));
    postings_.build([&](const Postings::Take& take) { packed.each(take); }, dictionary_);
    dictionary_.settle(postings_.articles());
    return {};
}

Status WordIndex::renew(const std::set<Row>& touched) {
    TRY(const auto view, database_->begin_read());
    TRY_DO(read_words(dictionary_.last()));
    ArticleWords words;
    for (const Row article : touched) {
        if (article == 0) continue;
        TRY(auto query, database_->prepare("SELECT words FROM find_article WHERE article = ?"));
        query.bind_all(article);
        TRY(const bool exists, query.step());
        if (exists) {
            unpack_words(query.bytes(0), words);
            postings_.put(article, words, dictionary_);
        } else {
            postings_.remove(article, dictionary_);
        }
    }
    renewed_since_speller_ += touched.size();
    if (renewed_since_speller_ > speller_lag_max) speller_.reset();
    if (postings_.is_worn()) return load();
    dictionary_.settle(postings_.articles());
    return {};
}

const Speller& WordIndex::speller() {
    if (!speller_) {
        speller_ = std::make_unique<const Speller>(dictionary_);
        renewed_since_speller_ = 0;
    }
    return *speller_;
}

Status WordIndex::read_title(Row article, std::vector<WordId>& title) {
    title.clear();
    TRY(auto query, database_->prepare("SELECT words FROM find_article WHERE article = ?"));
    query.bind_all(article);
    TRY(const bool exists, query.step());
    if (exists) unpack_title(query.bytes(0), title);
    return {};
}

Result<Matches> WordIndex::find(std::string_view text, Spelling spelling, const ArticleMerits& merits) {
    Matches matches;
    const WordKnowledge known{dictionary_,        postings_,
                              stemmer_,           settings_->synonyms,
                              settings_->weights, [this]() -> const Speller& { return speller(); }};
    TRY(WantedWords query, QueryReader(known, codes_, spelling).read(text));
    if (query.terms.empty()) return matches;
    TRY(matches.articles,
        scorer_.rank(postings_, settings_->weights, query, merits,
                     [this](Row article, std::vector<WordId>& title) { return read_title(article, title); }));
    if (!matches.articles.empty()) matches.corrected_text = std::move(query.corrected_text);
    return matches;
}

std::vector<std::string> WordIndex::completions(std::string_view text, std::size_t count_max) const {
    std::vector<std::string> words;
    const std::vector<Token> tokens = words_of(text);
    if (tokens.empty() || tokens.back().end != text.size()) return words;
    std::vector<WordId> found;
    for (const WordId id : dictionary_.starting_with(tokens.back().word)) {
        if (dictionary_.articles(id) > 0 && is_word(dictionary_.word(id))) found.push_back(id);
    }
    const auto middle = found.begin() + static_cast<std::ptrdiff_t>(std::min(count_max, found.size()));
    std::partial_sort(found.begin(), middle, found.end(), [this](WordId a, WordId b) {
        return std::tuple(dictionary_.articles(b), dictionary_.word(a).size(), dictionary_.word(a)) <
               std::tuple(dictionary_.articles(a), dictionary_.word(b).size(), dictionary_.word(b));
    });
    for (auto id = found.begin(); id != middle; ++id) words.emplace_back(dictionary_.word(*id));
    return words;
}

std::vector<Row> WordIndex::named(std::string_view word, std::size_t count_max) const {
    std::vector<Row> articles;
    postings_.visit(dictionary_.find(word), [&](Row article, std::uint8_t times) {
        if ((times & 3U) != 0) articles.push_back(article);
        return articles.size() < count_max;
    });
    return articles;
}

}  // namespace zuil
