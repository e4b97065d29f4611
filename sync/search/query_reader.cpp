#include "sync/search/query_reader.hpp"

#include <algorithm>
#include <cmath>

#include "sync/search/compounds.hpp"
#include "sync/search/letters.hpp"
#include "sync/search/measures.hpp"
#include "sync/search/query_term.hpp"
#include "sync/search/tokenizer.hpp"

namespace zuil {
namespace {

constexpr std::size_t text_bytes_max = 200;
constexpr std::size_t joined_words_max = 3;
// What a word that nothing has is taken for: the likeliest, and some more that the other words may speak for.
constexpr std::size_t corrections_max = 4;

// What a missing space costs beside the slips of Speller, and what each tenfold of articles that bear it out takes off.
constexpr double missing_space = 0.9;
constexpr double missing_space_at_number = 0.3;
constexpr double per_tenfold = 0.15;

bool has_number(std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

std::string joined(const auto& parts, std::string_view between) {
    std::string text;
    for (const auto& part : parts) {
        if (!text.empty()) text += between;
        text += part.word;
    }
    return text;
}

}  // namespace

QueryReader::Parts QueryReader::cut(std::string_view text) {
    text = text.substr(0, text_bytes_max);
    Parts parts;
    for (Token& token : words_of(text)) {
        if (parts.size() == WantedWords::terms_max) return parts;
        parts.push_back({std::move(token.word), token.begin, token.end, false, {}, {}});
    }
    if (!parts.empty()) parts.back().is_open = parts.back().end == text.size();
    return parts;
}

// Codes are looked up as they were typed, between spaces: "ZV-12.034" is one.
Status QueryReader::find_codes(std::string_view text, Parts& parts) {
    text = text.substr(0, text_bytes_max);
    constexpr std::string_view spaces = " \t\r\n";
    for (std::size_t begin = text.find_first_not_of(spaces); begin != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(spaces, begin), text.size());
        const std::string_view chunk = text.substr(begin, end - begin);
        const bool is_alone =
            text.find_first_not_of(spaces) == begin && text.find_first_not_of(spaces, end) == std::string_view::npos;
        if (Codes::may_be(chunk, is_alone)) {
            TRY(const std::vector<Row> articles, codes_.find(chunk));
            for (Part& part : parts) {
                if (part.begin >= begin && part.end <= end) part.coded = articles;
            }
        }
        begin = text.find_first_not_of(spaces, end);
    }
    return {};
}

bool QueryReader::is_understood(const Part& part) const {
    const Dictionary& dictionary = known_.dictionary;
    if (part.word.size() < 2 || !part.coded.empty()) return true;
    std::vector<LikeWord> like;
    add_like(known_, part.word, 1, like);
    if (!like.empty() || !known_.synonyms.of(std::vector{part.word}).empty()) return true;
    if (!amount_of(part.word).number.empty()) return true;
    if (!part.is_open) return false;
    return std::ranges::any_of(dictionary.starting_with(part.word),
                               [&](WordId id) { return dictionary.articles(id) > 0; });
}

QueryReader::Parts QueryReader::meant_by(const Part& part) const {
    const Dictionary& dictionary = known_.dictionary;
    std::vector<Correction> likely = known_.speller().nearest_ones(part.word, corrections_max);
    Correction nearest = likely.empty() ? Correction{} : likely.front();
    if (nearest.word == 0 && part.is_open) nearest = known_.speller().nearest_start(part.word);

    std::vector<std::string> words;
    for (const WordId id : parts_of(dictionary, part.word)) words.emplace_back(dictionary.word(id));
    const std::size_t bearing_out = words.empty() ? 0 : articles_named(known_, words).size();
    if (bearing_out > 0) {
        const double space = has_number(part.word) ? missing_space_at_number : missing_space;
        const double cost = space - per_tenfold * std::log10(static_cast<double>(bearing_out));
        if (nearest.word == 0 || cost < nearest.cost) {
            Parts meant;
            for (std::string& word : words) meant.push_back({std::move(word), part.begin, part.end, false, {}, {}});
            return meant;
        }
    }
    if (nearest.word == 0) return {part};
    if (!likely.empty()) likely.erase(likely.begin());
    for (Correction& other : likely) other.cost -= nearest.cost;
    return {{std::string{dictionary.word(nearest.word)}, part.begin, part.end, part.is_open, {}, std::move(likely)}};
}

bool QueryReader::mend(Parts& parts) const {
    Parts better;
    bool is_changed = false;
    for (std::size_t n = 0; n < parts.size(); ++n) {
        const bool is_clear = is_understood(parts[n]);
        const bool has_next = n + 1 < parts.size();
        if (has_next && (!is_clear || !is_understood(parts[n + 1]))) {
            const std::string both = parts[n].word + parts[n + 1].word;
            if (known_.dictionary.is_known(both)) {
                better.push_back({both, parts[n].begin, parts[n + 1].end, parts[n + 1].is_open, {}, {}});
                is_changed = true;
                ++n;
                continue;
            }
        }
        if (is_clear) {
            better.push_back(std::move(parts[n]));
            continue;
        }
        const Parts meant = meant_by(parts[n]);
        is_changed = is_changed || meant.size() != 1 || meant.front().word != parts[n].word;
        better.insert(better.end(), meant.begin(), meant.end());
    }
    if (better.size() > WantedWords::terms_max) better.resize(WantedWords::terms_max);
    parts = std::move(better);
    return is_changed;
}

// "koffie zet apparaat" where the catalogue has it as one word: that word is each of the three. Two are joined the
// other way round as well: a "slang" for a "wasmachine" is a "wasmachineslang".
void QueryReader::add_joined(const Parts& parts, std::vector<QueryTerm>& terms) const {
    for (std::size_t from = 0; from < parts.size(); ++from) {
        std::string together = parts[from].word;
        for (std::size_t to = from + 1; to < std::min(parts.size(), from + joined_words_max); ++to) {
            together += parts[to].word;
            std::vector<LikeWord> like;
            add_like(known_, together, known_.weights.joined, like);
            if (to == from + 1 && known_.dictionary.joins_words())
                add_like(known_, parts[to].word + parts[from].word, known_.weights.joined, like);
            for (std::size_t n = from; n <= to && !like.empty(); ++n)
                terms[n].words.insert(terms[n].words.end(), like.begin(), like.end());
        }
    }
}

// Of a single word also those of the words that have its stem.
std::vector<Synonyms::Phrase> QueryReader::synonyms_of(const std::vector<std::string>& phrase,
                                                       const QueryTerm& term) const {
    const auto own = known_.synonyms.of(phrase);
    std::vector<Synonyms::Phrase> all{own.begin(), own.end()};
    if (phrase.size() > 1) return all;
    for (const LikeWord& like : term.words) {
        if (like.likeness < known_.weights.stem) continue;
        const auto more = known_.synonyms.of(std::vector{std::string{known_.dictionary.word(like.word)}});
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

void QueryReader::add_synonyms(const Parts& parts, std::vector<QueryTerm>& terms) const {
    const std::size_t longest = known_.synonyms.longest();
    for (std::size_t from = 0; from < parts.size(); ++from) {
        std::vector<std::string> phrase;
        for (std::size_t to = from; to < std::min(parts.size(), from + longest); ++to) {
            phrase.push_back(parts[to].word);
            for (const Synonyms::Phrase& other : synonyms_of(phrase, terms[from])) {
                std::vector<LikeWord> like;
                std::vector<Row> named;
                if (other.size() == 1) add_like(known_, other.front(), known_.weights.synonym, like);
                if (other.size() > 1) named = articles_named(known_, other);
                for (std::size_t n = from; n <= to; ++n) {
                    terms[n].words.insert(terms[n].words.end(), like.begin(), like.end());
                    if (!named.empty()) terms[n].fitting.push_back({named, known_.weights.synonym * terms[n].idf});
                }
            }
        }
    }
}

Result<WantedWords> QueryReader::read(std::string_view text) {
    WantedWords query;
    Parts parts = cut(text);
    TRY_DO(find_codes(text, parts));
    const bool is_free = spelling_ == Spelling::corrected;
    if (is_free && mend(parts)) query.corrected_text = joined(parts, " ");
    for (const Part& part : parts) {
        TermBuilder term{known_, part.word};
        if (is_free) term.add_compounds();
        if (is_free) term.add_likely_slip();
        term.add_corrections(part.others);
        if (part.is_open) term.add_completions();
        query.terms.push_back(term.finish());
    }
    if (is_free) {
        add_joined(parts, query.terms);
        add_synonyms(parts, query.terms);
    }
    for (std::size_t n = 0; n < parts.size(); ++n) {
        QueryTerm& term = query.terms[n];
        settle_words(term.words);
        if (parts[n].coded.empty()) continue;
        const auto having = static_cast<double>(parts[n].coded.size());
        const double score = known_.weights.code * idf(static_cast<double>(known_.postings.articles()), having);
        term.fitting.push_back({std::move(parts[n].coded), score});
    }
    return query;
}

}  // namespace zuil
