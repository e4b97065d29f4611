#include "sync/search/compounds.hpp"

#include <algorithm>
#include <array>

#include "sync/search/letters.hpp"

namespace zuil {
namespace {

constexpr std::size_t part_letters = 3;
constexpr std::size_t sure_letters = 7;   // of a word that is hardly in another one by chance, whatever the rest is
constexpr std::size_t whole_letters = 4;  // a shorter word is in too many by chance
constexpr std::uint32_t short_part_articles = 5;  // what a part of two letters ("tv") must be in
constexpr std::size_t compounds_max = 64;

// What Dutch and German put between two words, the longest first.
constexpr std::array<std::string_view, 6> links{"en", "er", "es", "s", "n", "e"};

// What the number before a word of letters, or the letters before a number, are.
bool is_boundary(std::string_view word, std::size_t cut) { return is_digit(word[cut - 1]) != is_digit(word[cut]); }

WordId known_part(const Dictionary& dictionary, std::string_view part, bool may_be_short) {
    const std::size_t least = may_be_short ? 1 : 2;
    if (part.size() < least) return 0;
    const WordId id = dictionary.find(part);
    if (id == 0 || dictionary.articles(id) == 0) return 0;
    const bool is_long = part.size() >= part_letters || may_be_short;
    return is_long || dictionary.articles(id) >= short_part_articles ? id : 0;
}

// The word before another one in a compound, with or without what joins them.
WordId modifier_of(const Dictionary& dictionary, std::string_view part, bool may_be_short) {
    if (const WordId id = known_part(dictionary, part, may_be_short); id != 0) return id;
    if (!dictionary.joins_words()) return 0;
    for (const std::string_view link : links) {
        if (part.size() < link.size() + part_letters || !part.ends_with(link)) continue;
        const WordId id = known_part(dictionary, part.substr(0, part.size() - link.size()), false);
        if (id != 0) return id;
    }
    return 0;
}

std::vector<WordId> two_parts(const Dictionary& dictionary, std::string_view word) {
    std::vector<WordId> best;
    std::uint32_t best_articles = 0;
    for (std::size_t cut = 1; cut < word.size(); ++cut) {
        const bool is_number = is_boundary(word, cut);
        const WordId tail = known_part(dictionary, word.substr(cut), is_number);
        if (tail == 0) continue;
        const WordId front = modifier_of(dictionary, word.substr(0, cut), is_number);
        if (front == 0) continue;
        const std::uint32_t articles = std::min(dictionary.articles(front), dictionary.articles(tail));
        if (articles <= best_articles) continue;
        best_articles = articles;
        best = {front, tail};
    }
    return best;
}

bool is_made_of_known(const Dictionary& dictionary, std::string_view rest) {
    return rest.size() >= part_letters && (dictionary.is_known(rest) || !two_parts(dictionary, rest).empty());
}

void keep_most_frequent(const Dictionary& dictionary, std::vector<WordId>& words) {
    std::erase_if(words, [&](WordId id) { return dictionary.articles(id) == 0; });
    if (words.size() <= compounds_max) return;
    std::nth_element(words.begin(), words.begin() + compounds_max, words.end(),
                     [&](WordId a, WordId b) { return dictionary.articles(a) > dictionary.articles(b); });
    words.resize(compounds_max);
}

}  // namespace

std::vector<WordId> parts_of(const Dictionary& dictionary, std::string_view word) {
    std::vector<WordId> parts = two_parts(dictionary, word);
    if (!parts.empty() || word.size() < 3 * part_letters) return parts;
    for (std::size_t cut = word.size() - part_letters; cut >= 2 * part_letters; --cut) {
        const WordId tail = known_part(dictionary, word.substr(cut), false);
        if (tail == 0) continue;
        parts = two_parts(dictionary, word.substr(0, cut));
        if (parts.empty()) continue;
        parts.push_back(tail);
        return parts;
    }
    return parts;
}

CompoundsWith compounds_with(const Dictionary& dictionary, std::string_view word) {
    CompoundsWith found;
    if (word.size() < whole_letters || std::any_of(word.begin(), word.end(), is_digit)) return found;
    dictionary.collect_ending_in(word, found.as_head);
    keep_most_frequent(dictionary, found.as_head);
    std::erase_if(found.as_head, [&](WordId id) {
        const std::string_view whole = dictionary.word(id);
        const std::string_view front = whole.substr(0, whole.size() - word.size());
        if (front.size() < part_letters) return true;
        return word.size() < sure_letters && modifier_of(dictionary, front, false) == 0;
    });
    const auto beginning = dictionary.starting_with(word);
    found.as_modifier.assign(beginning.begin(), beginning.end());
    std::erase_if(found.as_modifier,
                  [&](WordId id) { return dictionary.word(id).size() < word.size() + whole_letters; });
    keep_most_frequent(dictionary, found.as_modifier);
    std::erase_if(found.as_modifier, [&](WordId id) {
        std::string_view rest = dictionary.word(id).substr(word.size());
        if (word.size() >= sure_letters || is_made_of_known(dictionary, rest)) return false;
        return std::ranges::none_of(links, [&](std::string_view link) {
            return rest.starts_with(link) && is_made_of_known(dictionary, rest.substr(link.size()));
        });
    });
    return found;
}

}  // namespace zuil
