#include "tests/kiosk/ui/pseudo_language.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <utility>
#include <vector>

#include "tests/kiosk/ui/sample_translations.hpp"

namespace zuil::test {
namespace {

constexpr std::array<std::string_view, 26> small{"á", "ḃ", "č", "ď", "é", "ḟ", "ĝ", "ħ", "î", "ĵ", "ķ", "ł", "ṁ",
                                                 "ñ", "ö", "ṗ", "ɋ", "ŕ", "š", "ţ", "ü", "ṽ", "ŵ", "ẋ", "ý", "ž"};
constexpr std::array<std::string_view, 26> capital{"Á", "Ḃ", "Č", "Ď", "É", "Ḟ", "Ĝ", "Ħ", "Î", "Ĵ", "Ķ", "Ł", "Ṁ",
                                                   "Ñ", "Ö", "Ṗ", "Ɋ", "Ŕ", "Š", "Ţ", "Ü", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};
constexpr int longer_by_tenths = 4;

bool is_plain_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }

std::string_view dressed(char letter) {
    const bool is_small = letter >= 'a';
    return (is_small ? small : capital)[static_cast<std::size_t>(letter - (is_small ? 'a' : 'A'))];
}

// What stands between the places in braces.
std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{')) {
        pieces.push_back(text.substr(0, open));
        text.remove_prefix(std::min(text.find('}', open), text.size() - 1) + 1);
    }
    pieces.push_back(text);
    return pieces;
}

bool has_letters(std::string_view text) { return std::any_of(text.begin(), text.end(), is_plain_letter); }

// Is it this text, with anything in its places?
bool is_filled(std::string_view text, const std::vector<std::string_view>& pieces) {
    if (pieces.size() == 1) return text == pieces.front();
    if (!text.starts_with(pieces.front()) || !text.ends_with(pieces.back())) return false;
    std::size_t at = pieces.front().size();
    for (std::size_t i = 1; i + 1 < pieces.size(); ++i) {
        const std::size_t found = text.find(pieces[i], at + 1);
        if (found == std::string_view::npos) return false;
        at = found + pieces[i].size();
    }
    return at < text.size() - pieces.back().size();
}

// Stretches of plain letters; those of one letter are keys, units and sizes.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (auto at = text.begin(); at != text.end();) {
        const auto begin = std::find_if(at, text.end(), is_plain_letter);
        at = std::find_if_not(begin, text.end(), is_plain_letter);
        if (at - begin > 1) words.emplace_back(begin, at);
    }
    return words;
}

// What stands in the sources of the samples, and is not one of the kiosk's own texts, is the shop's.
std::set<std::string> read_shop_words() {
    const std::regex literal{R"re("((?:[^"\\]|\\.)*)")re"};
    std::set<std::string> shop_words;
    for (const auto& file : std::filesystem::directory_iterator{std::string{ZUIL_SOURCE_DIR} + "/tests/kiosk/ui"}) {
        if (!file.path().filename().string().ends_with("_snapshots.cpp")) continue;
        std::ifstream in{file.path()};
        const std::string source{std::istreambuf_iterator<char>{in}, {}};
        for (std::sregex_iterator found{source.begin(), source.end(), literal}, end; found != end; ++found) {
            const std::string text = (*found)[1].str();
            if (is_said_by_the_kiosk(text)) continue;
            for (std::string& word : words_of(text)) shop_words.insert(std::move(word));
        }
    }
    return shop_words;
}

}  // namespace

std::string in_pseudo(std::string_view english) {
    // The brackets are a part of what it is longer by.
    int owed_tenths = -20;
    bool in_place = false;
    std::string text = "[";
    for (const char letter : english) {
        if (letter == '{') in_place = true;
        if (!in_place && is_plain_letter(letter)) {
            text += dressed(letter);
            owed_tenths += longer_by_tenths;
            if (owed_tenths >= 10) {
                text += small[static_cast<std::size_t>((letter | 0x20) - 'a')];
                owed_tenths -= 10;
            }
        } else {
            text += letter;
        }
        if (letter == '}') in_place = false;
    }
    return text + "]";
}

bool is_said_by_the_kiosk(std::string_view english) {
    return std::ranges::any_of(texts_of_the_kiosk(), [&](const std::string& text) {
        const std::vector<std::string_view> pieces = pieces_of(text);
        return std::ranges::any_of(pieces, has_letters) && is_filled(english, pieces);
    });
}

std::vector<std::string> fixed_words(std::string_view text) {
    static const std::set<std::string> shop_words = read_shop_words();
    // Keys that say what they show, and what the samples type.
    static const std::set<std::string> typed{"Aa", "abc", "Marl", "GT", "Ka"};
    // An address of the web is of no language.
    if (text.starts_with("https://")) return {};
    std::vector<std::string> words = words_of(text);
    std::erase_if(words, [](const std::string& word) { return shop_words.contains(word) || typed.contains(word); });
    return words;
}

}  // namespace zuil::test
