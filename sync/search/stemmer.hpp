#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

struct sb_stemmer;

namespace zuil {

// The languages whose words are brought to a common stem: "lampen" and "lamp".
enum class StemLanguage : std::uint8_t { dutch, english, german, french };
inline constexpr std::size_t stem_languages = 4;

// The stem of one word in each language, as a hash: all that is asked of stems is whether two are the same. 0: none, as
// for numbers.
using Stems = std::array<std::uint32_t, stem_languages>;

// Snowball's stemmers (https://snowballstem.org), on words as the tokenizer folds them.
class Stemmer {
public:
    Stemmer();
    Stems stems_of(std::string_view word) const;

private:
    // Lives until the next stem of that language.
    std::string_view stem(StemLanguage language, std::string_view word) const;
    std::string_view dutch_stem(std::string_view word) const;
    struct End {
        void operator()(sb_stemmer* stemmer) const;
    };
    std::array<std::unique_ptr<sb_stemmer, End>, stem_languages> stemmers_;
};

}  // namespace zuil
