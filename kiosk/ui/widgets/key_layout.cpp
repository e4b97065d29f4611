#include "kiosk/ui/widgets/key_layout.hpp"

#include <array>

namespace zuil {
namespace {

constexpr float wide = 1.45F;  // shift, backspace and the accents key

struct Block {
    std::string_view digits, upper, middle, lower;  // one character a key, apart by spaces
};

constexpr Block qwerty{"1 2 3 4 5 6 7 8 9 0", "q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m"};
constexpr Block accents{"á à â ä ã å æ ą ç č", "é è ê ë ę ė ě í î ï", "ó ò ô ö õ ø œ ñ ń", "ú ù û ü ß ł š"};

// What a long press offers, most used first.
struct Variants {
    std::string_view letter, others;
};
constexpr std::array<Variants, 15> long_presses{{{"a", "á à â ä ã å æ ą"},
                                                 {"c", "ç č ć"},
                                                 {"d", "ď đ"},
                                                 {"e", "é è ê ë ę ė ě"},
                                                 {"g", "ğ"},
                                                 {"i", "í ì î ï ı"},
                                                 {"l", "ł"},
                                                 {"n", "ñ ń ň"},
                                                 {"o", "ó ò ô ö õ ø œ"},
                                                 {"r", "ř"},
                                                 {"s", "ß š ś ş"},
                                                 {"t", "ť ţ"},
                                                 {"u", "ú ù û ü ů ű"},
                                                 {"y", "ý ÿ"},
                                                 {"z", "ž ź ż"}}};

std::vector<std::string> words(std::string_view list) {
    std::vector<std::string> found;
    while (!list.empty()) {
        const auto space = list.find(' ');
        found.emplace_back(list.substr(0, space));
        list.remove_prefix(space == std::string_view::npos ? list.size() : space + 1);
    }
    return found;
}

Key typing(std::string_view character, bool capitals) {
    return {Key::Does::type, "key/" + std::string{character}, capitals ? capital(character) : std::string{character}};
}

KeyRow row_of(std::string_view characters, bool capitals, float inset = 0) {
    KeyRow row;
    for (const std::string& one : words(characters)) row.keys.push_back(typing(one, capitals));
    row.inset = inset;
    return row;
}

KeyRow lowest_row(Keyboard keyboard) {
    const Key accents_key{Key::Does::accents, "key/accents", "", wide};
    const Key go{Key::Does::go, "key/go", "", 2.6F};
    const auto space = [](float share) { return Key{Key::Does::space, "key/space", " ", share}; };
    switch (keyboard) {
    case Keyboard::search: return {{accents_key, typing("-", false), space(5.4F), go}};
    case Keyboard::name: return {{accents_key, typing("'", false), typing("-", false), space(4.4F), go}};
    case Keyboard::email: {
        Key at = typing("@", false);
        Key dot = typing(".", false);
        at.share = 2.4F;
        dot.share = 2;
        return {{at, dot, typing("-", false), typing("_", false), typing("+", false), go}};
    }
    }
    return {};
}

// Code points below U+0800, two bytes at most.
char32_t decoded(std::string_view letter) {
    const auto first = static_cast<unsigned char>(letter[0]);
    if (letter.size() == 1) return first;
    return (first & 0x1FU) << 6U | (static_cast<unsigned char>(letter[1]) & 0x3FU);
}

std::string encoded(char32_t code) {
    if (code < 0x80) return {static_cast<char>(code)};
    return {static_cast<char>(0xC0U | code >> 6U), static_cast<char>(0x80U | (code & 0x3FU))};
}

// Latin Extended-A is made of pairs; in these two stretches the capital is the odd one.
bool odd_capitals(char32_t code) { return (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E); }

}  // namespace

Letters letters_of(bool capitals, bool accented) {
    if (accented) return capitals ? Letters::accented_capital : Letters::accented;
    return capitals ? Letters::capital : Letters::plain;
}

std::string capital(std::string_view letter) {
    if (letter.empty() || letter.size() > 2) return std::string{letter};
    const char32_t code = decoded(letter);
    if (code >= 'a' && code <= 'z') return encoded(code - 0x20);
    if (code >= 0xE0 && code <= 0xFE && code != 0xF7) return encoded(code - 0x20);
    if (code == 0xFF) return encoded(0x178);
    if (code == 0x131) return "I";  // the dotless i of Turkish
    if (code < 0x100 || code > 0x17F || code == 0x138 || code == 0x149 || code == 0x178 || code == 0x17F) {
        return std::string{letter};
    }
    const bool is_capital = (code % 2 == 1) == odd_capitals(code);
    return is_capital ? std::string{letter} : encoded(code - 1);
}

std::vector<KeyRow> key_rows(Keyboard keyboard, Letters letters) {
    const bool capitals = letters == Letters::capital || letters == Letters::accented_capital;
    const Block& block = letters == Letters::plain || letters == Letters::capital ? qwerty : accents;
    KeyRow lower = row_of(block.lower, capitals);
    lower.keys.insert(lower.keys.begin(), Key{Key::Does::shift, "key/shift", "", wide});
    lower.keys.push_back({Key::Does::backspace, "key/backspace", "", wide});
    return {row_of(block.digits, capitals), row_of(block.upper, capitals), row_of(block.middle, capitals, 0.5F),
            std::move(lower), lowest_row(keyboard)};
}

std::vector<std::string> variants_of(std::string_view letter) {
    for (const Variants& one : long_presses) {
        const bool capitals = capital(one.letter) == letter;
        if (one.letter != letter && !capitals) continue;
        std::vector<std::string> found = words(one.others);
        for (std::string& other : found) {
            if (capitals) other = capital(other);
        }
        return found;
    }
    return {};
}

}  // namespace zuil
