#include "sync/search/dictionary.hpp"

#include <algorithm>
#include <functional>

namespace zuil {
namespace {

constexpr std::size_t tail_letters = 4;

// Words that one language has and the other three do not, and that stand in names and descriptions of articles.
constexpr std::array<std::array<std::string_view, 10>, stem_languages> small_words{{
    {"met", "voor", "het", "een", "van", "zonder", "naar", "bij", "wit", "zwart"},
    {"with", "and", "for", "the", "of", "without", "black", "white", "to", "from"},
    {"mit", "und", "fur", "der", "das", "ohne", "aus", "zum", "schwarz", "weiss"},
    {"avec", "et", "pour", "du", "le", "la", "sans", "les", "aux", "noir"},
}};

std::uint32_t tail_of(std::string_view word) {
    std::uint32_t tail = 0;
    for (const char letter : word.substr(word.size() - tail_letters))
        tail = (tail << 8U) | static_cast<unsigned char>(letter);
    return tail;
}

template <class Values, class Less>
void settle_in(Values& values, std::size_t& settled, Less less) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(settled);
    if (!std::is_sorted(middle, values.end(), less)) std::sort(middle, values.end(), less);
    if (settled > 0) std::inplace_merge(values.begin(), middle, values.end(), less);
    settled = values.size();
}

}  // namespace

void Dictionary::add(WordId id, std::string_view word, const Stems& stems) {
    if (id >= places_.size()) {
        places_.resize(id + 1);
        articles_.resize(id + 1);
    }
    if (places_[id].length != 0) return;
    places_[id] = {static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(word.size())};
    letters_ += word;
    sorted_.push_back(id);
    for (std::size_t n = 0; n < stem_languages; ++n) {
        if (stems[n] != 0) by_stem_[n].push_back({stems[n], id});
    }
    if (word.size() > tail_letters && stems[0] != 0) by_tail_.push_back({tail_of(word), id});
}

void Dictionary::settle(std::size_t articles) {
    if (settled_ < sorted_.size()) {
        settle_in(sorted_, settled_, [this](WordId a, WordId b) { return is_less(a, b); });
        for (std::size_t n = 0; n < stem_languages; ++n) settle_in(by_stem_[n], settled_stems_[n], std::less<>{});
        settle_in(by_tail_, settled_tails_, std::less<>{});
    }
    find_languages(articles);
}

void Dictionary::find_languages(std::size_t articles) {
    std::array<std::size_t, stem_languages> seen{};
    for (std::size_t n = 0; n < stem_languages; ++n) {
        for (const std::string_view word : small_words[n]) {
            if (const WordId id = find(word); id != 0) seen[n] += articles_[id];
        }
    }
    const std::size_t most = *std::max_element(seen.begin(), seen.end());
    const bool is_clear = most >= 3 && most * 100 >= articles;
    for (std::size_t n = 0; n < stem_languages; ++n) speaks_[n] = !is_clear || seen[n] * 10 >= most;
}

void Dictionary::count(WordId id, int articles) {
    articles_[id] = static_cast<std::uint32_t>(std::max(0, static_cast<int>(articles_[id]) + articles));
}

std::size_t Dictionary::place_of(std::string_view word) const {
    const auto place = std::lower_bound(sorted_.begin(), sorted_.end(), word,
                                        [this](WordId id, std::string_view text) { return this->word(id) < text; });
    return static_cast<std::size_t>(place - sorted_.begin());
}

WordId Dictionary::find(std::string_view word) const {
    const std::size_t place = place_of(word);
    return place < sorted_.size() && this->word(sorted_[place]) == word ? sorted_[place] : 0;
}

bool Dictionary::is_known(std::string_view word) const {
    const WordId id = find(word);
    return id != 0 && articles_[id] > 0;
}

std::span<const WordId> Dictionary::starting_with(std::string_view start) const {
    const std::size_t begin = place_of(start);
    const auto end = std::partition_point(sorted_.begin() + static_cast<std::ptrdiff_t>(begin), sorted_.end(),
                                          [&](WordId id) { return word(id).starts_with(start); });
    return std::span{sorted_}.subspan(begin, static_cast<std::size_t>(end - sorted_.begin()) - begin);
}

void Dictionary::collect_related(const Stems& stems, std::vector<WordId>& found) const {
    for (std::size_t n = 0; n < stem_languages; ++n) {
        if (!speaks_[n] || stems[n] == 0) continue;
        auto key = std::lower_bound(by_stem_[n].begin(), by_stem_[n].end(), Key{stems[n], 0});
        for (; key != by_stem_[n].end() && key->key == stems[n]; ++key) found.push_back(key->id);
    }
}

void Dictionary::collect_ending_in(std::string_view end, std::vector<WordId>& found) const {
    if (end.size() < tail_letters) return;
    const std::uint32_t tail = tail_of(end);
    auto key = std::lower_bound(by_tail_.begin(), by_tail_.end(), Key{tail, 0});
    for (; key != by_tail_.end() && key->key == tail; ++key) {
        if (word(key->id).size() > end.size() && word(key->id).ends_with(end)) found.push_back(key->id);
    }
}

}  // namespace zuil
