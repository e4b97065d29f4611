#include "sync/search/synonyms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sync/search/tokenizer.hpp"

namespace zuil {
namespace {

constexpr std::size_t phrase_words_max = 4;
constexpr std::size_t lines_max = 20'000;

Result<std::vector<Synonyms::Phrase>> read_phrases(std::string_view list, int line) {
    std::vector<Synonyms::Phrase> phrases;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        Synonyms::Phrase phrase;
        for (Token& token : words_of(list.substr(0, comma))) phrase.push_back(std::move(token.word));
        list.remove_prefix(std::min(comma + 1, list.size()));
        if (phrase.empty()) return fail(Errc::bad_data, fmt::format("line {}: a word is missing beside a comma", line));
        if (phrase.size() > phrase_words_max)
            return fail(Errc::bad_data, fmt::format("line {}: a phrase has at most {} words", line, phrase_words_max));
        phrases.push_back(std::move(phrase));
    }
    return phrases;
}

}  // namespace

void Synonyms::add(const Phrase& phrase, const Phrase& other) {
    if (phrase == other) return;
    longest_ = std::max(longest_, phrase.size());
    std::vector<Phrase>& others = others_[phrase];
    if (std::find(others.begin(), others.end(), other) == others.end()) others.push_back(other);
}

Result<Synonyms> Synonyms::parse(std::string_view text) {
    Synonyms synonyms;
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (static_cast<std::size_t>(++number) > lines_max)
            return fail(Errc::bad_data, fmt::format("more than {} lines", lines_max));
        line = line.substr(0, line.find('#'));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const std::size_t arrow = line.find("=>");
        const bool is_one_way = arrow != std::string_view::npos;
        TRY(const auto left, read_phrases(line.substr(0, arrow), number));
        std::vector<Phrase> right = left;
        if (is_one_way) {
            TRY(right, read_phrases(line.substr(arrow + 2), number));
        }
        if (right.empty() || left.empty() || (!is_one_way && left.size() < 2))
            return fail(Errc::bad_data, fmt::format("line {}: at least two words are expected", number));
        for (const Phrase& phrase : left) {
            for (const Phrase& other : right) synonyms.add(phrase, other);
        }
    }
    return synonyms;
}

std::span<const Synonyms::Phrase> Synonyms::of(std::span<const std::string> words) const {
    const auto found = others_.find(Phrase{words.begin(), words.end()});
    return found == others_.end() ? std::span<const Phrase>{} : std::span<const Phrase>{found->second};
}

}  // namespace zuil
