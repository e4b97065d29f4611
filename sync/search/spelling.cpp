#include "sync/search/spelling.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "sync/search/letters.hpp"

namespace zuil {
namespace {

constexpr std::size_t letters_least = 4;
constexpr std::size_t letters_max = 31;  // longer words are not corrected; it bounds the table of the distance
constexpr std::size_t filed_letters = 7;
constexpr std::size_t two_mistakes_from = 8;

constexpr double key_beside = 0.7;
constexpr double swapped = 0.7;
constexpr double doubled = 0.7;
constexpr double missing = 0.9;
constexpr double first_letter = 0.3;
constexpr double per_tenfold_articles = 0.15;

// Where the keys lie, in key widths; the rows of QWERTY, QWERTZ and AZERTY differ in few letters only.
constexpr std::array<std::string_view, 3> key_rows{"qwertyuiop", "asdfghjkl", "zxcvbnm"};

bool are_neighbours(char a, char b) {
    const auto place = [](char letter) {
        for (std::size_t row = 0; row < key_rows.size(); ++row) {
            const std::size_t at = key_rows[row].find(letter);
            if (at != std::string_view::npos)
                return std::pair{static_cast<double>(at) + 0.35 * static_cast<double>(row), static_cast<double>(row)};
        }
        return std::pair{-9.0, -9.0};
    };
    const auto [ax, ay] = place(a);
    const auto [bx, by] = place(b);
    return std::abs(ax - bx) <= 1 && std::abs(ay - by) <= 1 && ax >= 0 && bx >= 0;
}

double substitution(char typed, char meant) {
    if (typed == meant) return 0;
    return are_neighbours(typed, meant) ? key_beside : 1;
}

// A letter that stands twice where it should once, or the other way round, is easily missed.
double left_out(std::string_view text, std::size_t at) {
    return at > 0 && text[at] == text[at - 1] ? doubled : missing;
}

bool can_be_mended(std::string_view word) {
    return word.size() >= letters_least && word.size() <= letters_max &&
           std::none_of(word.begin(), word.end(), is_digit);
}

double slips_allowed(std::string_view typed) { return typed.size() < two_mistakes_from ? 1 : 2; }

std::uint32_t hash_of_letters(std::string_view text) {
    std::uint32_t hash = 2'166'136'261U;
    for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 16'777'619U;
    return hash ^ (hash >> 15U);
}

// The first letters, and what is left of them without one letter, or without two.
template <class Take>
void each_remainder(std::string_view word, bool also_two, Take take) {
    const std::string_view whole = word.substr(0, filed_letters);
    std::array<char, filed_letters> one{};
    std::array<char, filed_letters> two{};
    take(hash_of_letters(whole));
    for (std::size_t n = 0; n < whole.size(); ++n) {
        if (n > 0 && whole[n] == whole[n - 1]) continue;
        auto end = std::copy_n(whole.begin(), n, one.begin());
        end = std::copy(whole.begin() + static_cast<std::ptrdiff_t>(n) + 1, whole.end(), end);
        const std::string_view rest{one.data(), whole.size() - 1};
        take(hash_of_letters(rest));
        for (std::size_t m = n; also_two && m < rest.size(); ++m) {
            auto last = std::copy_n(rest.begin(), m, two.begin());
            std::copy(rest.begin() + static_cast<std::ptrdiff_t>(m) + 1, rest.end(), last);
            take(hash_of_letters({two.data(), rest.size() - 1}));
        }
    }
}

struct Slips {
    double whole = 0;  // to the word
    double start = 0;  // to the nearest start of it
};

// Optimal string alignment. Bytes instead of letters: accents are folded away, so that mostly it is the same.
Slips measured(std::string_view typed, std::string_view word) {
    std::array<std::array<double, letters_max + 2>, 3> rows{};
    const std::size_t width = std::min(typed.size(), letters_max);
    for (std::size_t t = 1; t <= width; ++t) rows[0][t] = rows[0][t - 1] + left_out(typed, t - 1);
    double start = rows[0][width];
    for (std::size_t w = 1; w <= word.size(); ++w) {
        auto& row = rows[w % 3];
        const auto& above = rows[(w + 2) % 3];
        row[0] = above[0] + left_out(word, w - 1);
        for (std::size_t t = 1; t <= width; ++t) {
            row[t] = std::min({above[t] + left_out(word, w - 1), row[t - 1] + left_out(typed, t - 1),
                               above[t - 1] + substitution(typed[t - 1], word[w - 1])});
            if (w > 1 && t > 1 && word[w - 1] == typed[t - 2] && word[w - 2] == typed[t - 1] &&
                typed[t - 1] != typed[t - 2])
                row[t] = std::min(row[t], rows[(w + 1) % 3][t - 2] + swapped);
        }
        start = std::min(start, row[width]);
    }
    return {rows[word.size() % 3][width], start};
}

// Keeps the best of what it is shown.
class Best {
public:
    Best(const Dictionary& dictionary, std::string_view typed)
        : dictionary_{&dictionary}, typed_{typed}, allowed_{slips_allowed(typed)} {}

    void look_at(WordId id, bool is_start) {
        const std::string_view word = dictionary_->word(id);
        const std::uint32_t articles = dictionary_->articles(id);
        if (articles == 0 || word == typed_) return;
        const std::size_t longest = typed_.size() + 2;
        if (word.size() + 2 < typed_.size() || (!is_start && word.size() > longest)) return;
        const Slips slips = measured(typed_, word.substr(0, std::min(longest, letters_max)));
        const double found = is_start ? slips.start : slips.whole;
        if (found > allowed_ || found <= 0) return;
        const double cost = found + (word.front() == typed_.front() ? 0 : first_letter) -
                            per_tenfold_articles * std::log10(static_cast<double>(articles));
        found_.push_back({id, cost});
    }

    std::vector<Correction> best(std::size_t count_max) {
        const auto count = std::min(count_max, found_.size());
        std::partial_sort(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(count), found_.end(),
                          [this](const Correction& a, const Correction& b) {
                              return a.cost != b.cost ? a.cost < b.cost
                                                      : dictionary_->word(a.word) < dictionary_->word(b.word);
                          });
        found_.resize(count);
        return std::move(found_);
    }
    Correction best() {
        const std::vector<Correction> first = best(1);
        return first.empty() ? Correction{} : first.front();
    }

private:
    const Dictionary* dictionary_;
    std::string_view typed_;
    double allowed_;
    std::vector<Correction> found_;
};

}  // namespace

double slips_between(std::string_view typed, std::string_view word) {
    return measured(typed.substr(0, letters_max), word.substr(0, letters_max)).whole;
}

// Two rounds, so that each list of words is written once, to its place.
Speller::Speller(const Dictionary& dictionary) : dictionary_{&dictionary} {
    std::size_t remainders = 0;
    const auto each = [&](auto take) {
        for (WordId id = 1; id <= dictionary.last(); ++id) {
            const std::string_view word = dictionary.word(id);
            if (dictionary.articles(id) == 0 || !can_be_mended(word)) continue;
            each_remainder(word, word.size() + 1 >= two_mistakes_from, [&](std::uint32_t hash) { take(hash, id); });
        }
    };
    each([&](std::uint32_t, WordId) { ++remainders; });
    bits_ = std::clamp<unsigned>(static_cast<unsigned>(std::bit_width(remainders / 2)), 8, 22);
    const unsigned shift = 32 - bits_;
    begin_.assign((std::size_t{1} << bits_) + 1, 0);
    each([&](std::uint32_t hash, WordId) { ++begin_[(hash >> shift) + 1]; });
    for (std::size_t n = 1; n < begin_.size(); ++n) begin_[n] += begin_[n - 1];
    words_.resize(begin_.back());
    std::vector<std::uint32_t> end{begin_.begin(), begin_.end() - 1};
    each([&](std::uint32_t hash, WordId id) { words_[end[hash >> shift]++] = id; });
}

void Speller::look_up(std::string_view typed, std::vector<WordId>& found) const {
    each_remainder(typed, typed.size() >= two_mistakes_from, [&](std::uint32_t hash) {
        const std::size_t at = hash >> (32 - bits_);
        found.insert(found.end(), words_.begin() + begin_[at], words_.begin() + begin_[at + 1]);
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
}

Correction Speller::nearest(std::string_view typed) const {
    const std::vector<Correction> first = nearest_ones(typed, 1);
    return first.empty() ? Correction{} : first.front();
}

std::vector<Correction> Speller::nearest_ones(std::string_view typed, std::size_t count_max) const {
    if (!can_be_mended(typed)) return {};
    std::vector<WordId> candidates;
    look_up(typed, candidates);
    Best best{*dictionary_, typed};
    for (const WordId id : candidates) best.look_at(id, false);
    return best.best(count_max);
}

Correction Speller::nearest_start(std::string_view typed) const {
    if (!can_be_mended(typed)) return {};
    Best best{*dictionary_, typed};
    if (typed.size() >= filed_letters) {
        std::vector<WordId> candidates;
        look_up(typed, candidates);
        for (const WordId id : candidates) best.look_at(id, true);
        return best.best();
    }
    // One mistake leaves either the first half whole, or the second one nearly in its place, or it is a swap between
    // them.
    const std::size_t half = typed.size() / 2;
    const std::string_view front = typed.substr(0, half);
    const std::string_view back = typed.substr(half);
    std::string swap{typed.substr(0, half + 1)};
    std::swap(swap[half - 1], swap[half]);
    for (const WordId id : dictionary_->starting_with(typed.substr(0, 1))) {
        const std::string_view word = dictionary_->word(id);
        if (word.size() + 1 < typed.size()) continue;
        const std::size_t at = word.substr(0, typed.size() + 1).find(back, half - 1);
        if (word.starts_with(front) || word.starts_with(swap) || (at != std::string_view::npos && at <= half + 1))
            best.look_at(id, true);
    }
    return best.best();
}

}  // namespace zuil
