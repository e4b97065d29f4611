#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zuil {

// Which keys the on-screen keyboard offers besides letters and digits.
enum class Keyboard { search, name, email };

// One key of the on-screen keyboard, apart from how it looks.
struct Key {
    enum class Does { type, shift, accents, space, backspace, go } does = Does::type;
    std::string id;     // "key/a": the same whether shift is on or not
    std::string types;  // the character; empty for the keys that do something else
    float share = 1;    // of the row's width
};

struct KeyRow {
    std::vector<Key> keys;
    float inset = 0;  // kept free on either side, in keys
};

enum class Letters { plain, capital, accented, accented_capital };
Letters letters_of(bool capitals, bool accents);

// The five rows from the digits down: qwerty, or the accented letters of Western and Central Europe.
std::vector<KeyRow> key_rows(Keyboard keyboard, Letters letters);

// What a long press on a key offers, in the case of the key itself: "é", "è", ... for "e". Empty for most keys.
std::vector<std::string> variants_of(std::string_view letter);

// The capital of one character of the Latin blocks up to U+017F; what has none (digits, ß) stays as it is.
std::string capital(std::string_view letter);

}  // namespace zuil
