#include "sync/search/query_term.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sync/search/compounds.hpp"
#include "sync/search/letters.hpp"
#include "sync/search/measures.hpp"

namespace zuil {
namespace {

constexpr std::size_t compound_letters = 6;  // a shorter word is hardly made of two
constexpr std::uint64_t rare = 2;            // articles: a word that no more have may be a slip
// Articles that have what it is a slip for; few words of a small shop are in so many.
constexpr std::uint32_t slip_of_least = 5;
constexpr std::size_t slips_max = 2;  // looked at for a word that only others with its stem stand for

bool holds_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

}  // namespace

void add_like(const WordKnowledge& known, std::string_view word, double likeness, std::vector<LikeWord>& words) {
    const Dictionary& dictionary = known.dictionary;
    const WordId exact = dictionary.find(word);
    if (exact != 0 && dictionary.articles(exact) > 0) words.push_back({exact, likeness});
    std::vector<WordId> related;
    dictionary.collect_related(known.stemmer.stems_of(word), related);
    for (const WordId id : related) {
        if (id != exact && dictionary.articles(id) > 0) words.push_back({id, likeness * known.weights.stem});
    }
}

std::vector<std::string> forms_of(const WordKnowledge& known, std::string_view word) {
    constexpr std::size_t letters_least = 4;
    constexpr std::array<std::string_view, 5> endings{"s", "en", "n", "e", "er"};
    std::vector<std::string> forms{std::string{word}};
    const Stems stems = known.stemmer.stems_of(word);
    const auto add = [&](std::string form) {
        const Stems own = known.stemmer.stems_of(form);
        for (std::size_t n = 0; n < stem_languages && form.size() >= letters_least; ++n) {
            if (own[n] == 0 || own[n] != stems[n] || !known.dictionary.speaks(static_cast<StemLanguage>(n))) continue;
            forms.push_back(std::move(form));
            return;
        }
    };
    for (const std::string_view ending : endings) {
        add(std::string{word}.append(ending));
        if (!word.ends_with(ending)) continue;
        const std::string_view rest = word.substr(0, word.size() - ending.size());
        add(std::string{rest});
        if (rest.size() > 1 && rest.back() == rest[rest.size() - 2]) add(std::string{rest.substr(0, rest.size() - 1)});
    }
    return forms;
}

void settle_words(std::vector<LikeWord>& words) {
    std::sort(words.begin(), words.end(), [](const LikeWord& a, const LikeWord& b) {
        return a.word != b.word ? a.word < b.word : a.likeness > b.likeness;
    });
    const auto end =
        std::unique(words.begin(), words.end(), [](const LikeWord& a, const LikeWord& b) { return a.word == b.word; });
    words.erase(end, words.end());
}

std::vector<Row> articles_named(const WordKnowledge& known, const std::vector<std::string>& words) {
    std::vector<Row> common;
    for (std::size_t n = 0; n < words.size(); ++n) {
        std::vector<LikeWord> like;
        add_like(known, words[n], 1, like);
        std::vector<Row> named;
        for (const LikeWord& one : like) {
            known.postings.visit(one.word, [&](Row article, std::uint8_t times) {
                if ((times & 3U) != 0) named.push_back(article);
            });
        }
        std::sort(named.begin(), named.end());
        named.erase(std::unique(named.begin(), named.end()), named.end());
        if (n == 0) {
            common = std::move(named);
        } else {
            std::erase_if(common, [&](Row row) { return !std::binary_search(named.begin(), named.end(), row); });
        }
        if (common.empty()) break;
    }
    return common;
}

void TermBuilder::add(std::string_view word, double likeness) { add_like(known_, word, likeness, term_.words); }

void TermBuilder::add_itself() {
    add(word_, 1);
    if (holds_digit(word_)) add_amounts();
    settle_words(term_.words);
    for (const LikeWord& one : term_.words) having_ += known_.dictionary.articles(one.word);
}

// "8" in "8 ft", and "8 ft" where only an 8 stands; 1,5 l as 1500 ml.
void TermBuilder::add_amounts() {
    const Amount measure = amount_of(word_);
    if (measure.number.empty()) return;
    const std::string number{measure.number};
    if (measure.unit.empty()) {
        for (const std::string_view unit : unit_names()) add(number + std::string{unit}, known_.weights.amount);
    } else {
        for (const std::string& same : same_amounts(measure)) add(same, 1);
        if (const WordId id = known_.dictionary.find(number); id != 0) add(id, known_.weights.part);
    }
}

void TermBuilder::add_compounds() {
    if (holds_digit(word_)) return;
    if (known_.dictionary.joins_words()) {
        for (const std::string& form : forms_of(known_, word_)) {
            const CompoundsWith compounds = compounds_with(known_.dictionary, form);
            add_others(compounds.as_head, known_.weights.compound);
            add_others(compounds.as_modifier, known_.weights.part);
        }
    }
    if (word_.size() < compound_letters) return;
    std::vector<std::string> words;
    for (const WordId part : parts_of(known_.dictionary, word_)) words.emplace_back(known_.dictionary.word(part));
    if (words.empty()) return;
    std::vector<Row> articles = articles_named(known_, words);
    others_ += articles.size();
    if (!articles.empty()) term_.fitting.push_back({std::move(articles), known_.weights.compound});
}

void TermBuilder::add_others(const std::vector<WordId>& words, double likeness) {
    for (const WordId id : words) {
        term_.words.push_back({id, likeness});
        others_ += known_.dictionary.articles(id);
    }
}

void TermBuilder::add_likely_slip() {
    if (having_ == 0 || holds_digit(word_)) return;
    if (!known_.dictionary.is_known(word_)) add_corrections(known_.speller().nearest_ones(word_, slips_max));
    if (having_ > rare) return;
    const Correction likely = known_.speller().nearest(word_);
    if (likely.word == 0 || known_.dictionary.articles(likely.word) < slip_of_least) return;
    add(known_.dictionary.word(likely.word), known_.weights.misspelled);
    having_ += known_.dictionary.articles(likely.word);
}

void TermBuilder::add_corrections(const std::vector<Correction>& corrections) {
    for (const Correction& other : corrections)
        add(known_.dictionary.word(other.word), known_.weights.misspelled * std::exp(-other.cost));
}

void TermBuilder::add_completions() {
    if (word_.size() == 1) {
        term_.first_letter = first_letter_bit(word_);
        return;
    }
    const double most = having_ > 0 ? known_.weights.completion : 1;
    for (const WordId id : known_.dictionary.starting_with(word_)) {
        const std::size_t letters = known_.dictionary.word(id).size();
        const std::uint32_t articles = known_.dictionary.articles(id);
        if (letters == word_.size() || articles == 0) continue;
        // What is nearly typed is meant rather than what has only begun.
        add(id, most * (0.6 + 0.4 * static_cast<double>(word_.size()) / static_cast<double>(letters)));
        others_ += articles;
    }
}

QueryTerm TermBuilder::finish() {
    settle_words(term_.words);
    const auto articles = static_cast<double>(known_.postings.articles());
    term_.idf = idf(articles, static_cast<double>(having_ > 0 ? having_ : others_));
    for (FittingArticles& fitting : term_.fitting) fitting.score *= term_.idf;
    return std::move(term_);
}

}  // namespace zuil
