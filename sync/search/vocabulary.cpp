#include "sync/search/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

namespace zuil {
namespace {

// Longer words are not corrected; it bounds the table of the distance.
constexpr std::size_t letters_max = 31;

// The index folds to lower case, so that 26 bits hold the plain letters; all others share six.
std::uint32_t letters_of(std::string_view word) {
    std::uint32_t letters = 0;
    for (const char letter : word) {
        const auto byte = static_cast<unsigned char>(letter);
        letters |= std::uint32_t{1} << (byte >= 'a' && byte <= 'z' ? byte - 'a' : 26 + byte % 6);
    }
    return letters;
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
}

int mistakes_allowed(std::string_view word) {
    if (word.size() < 4 || word.size() > letters_max || has_digit(word)) return 0;
    return word.size() < 8 ? 1 : 2;
}

// Optimal string alignment distance (insert, delete, substitute, swap neighbours) of `typed` to the whole of `known`
// and to the nearest start of it. Bytes instead of letters: accents are folded away, so that mostly it is the same.
struct Distances {
    int whole = 0;
    int start = 0;
};

Distances distances(std::string_view typed, std::string_view known) {
    std::array<std::array<int, letters_max + 1>, 3> rows{};
    const std::size_t width = typed.size();
    for (std::size_t n = 0; n <= width; ++n) rows[0][n] = static_cast<int>(n);
    int nearest_start = rows[0][width];
    for (std::size_t k = 1; k <= known.size(); ++k) {
        std::array<int, letters_max + 1>& row = rows[k % 3];
        const std::array<int, letters_max + 1>& above = rows[(k + 2) % 3];
        row[0] = static_cast<int>(k);
        for (std::size_t t = 1; t <= width; ++t) {
            const int substitution = above[t - 1] + (known[k - 1] == typed[t - 1] ? 0 : 1);
            row[t] = std::min({above[t] + 1, row[t - 1] + 1, substitution});
            const bool is_swap = k > 1 && t > 1 && known[k - 1] == typed[t - 2] && known[k - 2] == typed[t - 1];
            if (is_swap) row[t] = std::min(row[t], rows[(k + 1) % 3][t - 2] + 1);
        }
        nearest_start = std::min(nearest_start, row[width]);
    }
    return {rows[known.size() % 3][width], nearest_start};
}

}  // namespace

Vocabulary::Vocabulary(std::vector<Word> words) {
    words_.reserve(words.size());
    for (Word& word : words) {
        const std::uint32_t letters = letters_of(word.word);
        words_.push_back({std::move(word.word), word.articles, letters});
    }
    std::sort(words_.begin(), words_.end(), [](const Entry& a, const Entry& b) { return a.word < b.word; });
}

const Vocabulary::Entry* Vocabulary::find(std::string_view word) const {
    const auto place = std::lower_bound(words_.begin(), words_.end(), word,
                                        [](const Entry& entry, std::string_view text) { return entry.word < text; });
    return place == words_.end() ? nullptr : &*place;
}

bool Vocabulary::has(std::string_view word) const {
    const Entry* entry = find(word);
    return entry != nullptr && entry->word == word;
}

bool Vocabulary::has_start(std::string_view start) const {
    const Entry* entry = find(start);
    return entry != nullptr && entry->word.starts_with(start);
}

std::vector<std::string> Vocabulary::starting_with(std::string_view start, std::size_t count_max) const {
    std::vector<const Entry*> found;
    const Entry* const end = words_.data() + words_.size();
    for (const Entry* entry = find(start); entry != nullptr && entry != end; ++entry) {
        if (!entry->word.starts_with(start)) break;
        found.push_back(entry);
    }
    const std::size_t count = std::min(count_max, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end(),
                      [](const Entry* a, const Entry* b) {
                          return std::tuple(b->articles, a->word.size()) < std::tuple(a->articles, b->word.size());
                      });
    std::vector<std::string> words;
    for (std::size_t n = 0; n < count; ++n) words.push_back(found[n]->word);
    return words;
}

std::optional<std::string> Vocabulary::nearest(std::string_view word) const { return nearest(word, Extent::whole); }

std::optional<std::string> Vocabulary::nearest_start(std::string_view start) const {
    return nearest(start, Extent::start);
}

// Looks at every word: 50,000 of them take about a millisecond, because nearly all fail on length or letters.
std::optional<std::string> Vocabulary::nearest(std::string_view word, Extent extent) const {
    const int allowed = mistakes_allowed(word);
    if (allowed == 0) return std::nullopt;
    const std::uint32_t letters = letters_of(word);
    const auto slack = static_cast<std::size_t>(allowed);
    const Entry* best = nullptr;
    std::tuple<int, bool, std::int64_t> best_rank{};
    for (const Entry& entry : words_) {
        if (entry.word.size() + slack < word.size()) continue;
        if (extent == Extent::whole && entry.word.size() > word.size() + slack) continue;
        if (std::popcount(letters & ~entry.letters) > allowed) continue;
        if (extent == Extent::whole && std::popcount(entry.letters & ~letters) > allowed) continue;
        // Beyond this length a start cannot come nearer.
        const Distances found = distances(word, std::string_view{entry.word}.substr(0, word.size() + slack));
        const int distance = extent == Extent::whole ? found.whole : found.start;
        if (distance == 0 || distance > allowed) continue;
        const std::tuple rank{distance, entry.word.front() != word.front(), -std::int64_t{entry.articles}};
        if (best == nullptr || rank < best_rank) {
            best = &entry;
            best_rank = rank;
        }
    }
    if (best == nullptr) return std::nullopt;
    return best->word;
}

std::optional<std::pair<std::string, std::string>> Vocabulary::parts(std::string_view word) const {
    constexpr std::size_t part_least = 3;
    std::optional<std::pair<std::string, std::string>> best;
    std::uint32_t best_articles = 0;
    for (std::size_t cut = part_least; cut + part_least <= word.size(); ++cut) {
        const Entry* head = find(word.substr(0, cut));
        const Entry* tail = find(word.substr(cut));
        if (head == nullptr || head->word != word.substr(0, cut)) continue;
        if (tail == nullptr || tail->word != word.substr(cut)) continue;
        const std::uint32_t articles = std::min(head->articles, tail->articles);
        if (articles <= best_articles) continue;
        best_articles = articles;
        best = {head->word, tail->word};
    }
    return best;
}

}  // namespace zuil
