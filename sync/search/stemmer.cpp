#include "sync/search/stemmer.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <string>

#include "platform/base/check.hpp"
#include "sync/search/letters.hpp"

namespace zuil {
namespace {

// In the order of StemLanguage.
constexpr std::array<const char*, stem_languages> algorithms{"dutch", "english", "german", "french"};

// FNV-1a of 32 bits. 0 stands for none.
std::uint32_t hash_of_stem(std::string_view stem) {
    std::uint32_t hash = 2'166'136'261U;
    for (const char letter : stem) hash = (hash ^ static_cast<unsigned char>(letter)) * 16'777'619U;
    return hash == 0 ? 1 : hash;
}

}  // namespace

void Stemmer::End::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer() {
    for (std::size_t n = 0; n < stem_languages; ++n) {
        stemmers_[n].reset(sb_stemmer_new(algorithms[n], nullptr));
        ENSURE(stemmers_[n] != nullptr);
    }
}

std::string_view Stemmer::stem(StemLanguage language, std::string_view word) const {
    sb_stemmer* stemmer = stemmers_[static_cast<std::size_t>(language)].get();
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (stem == nullptr) return word;
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

// Snowball's Dutch leaves "machines" as it is; and of "fietsen" it makes "fiets", but "fiet" of that: so the stem's
// stem is what both have.
std::string_view Stemmer::dutch_stem(std::string_view word) const {
    constexpr std::size_t plural_letters = 6;
    if (word.size() >= plural_letters && word.ends_with("es")) word.remove_suffix(1);
    const std::string once{stem(StemLanguage::dutch, word)};
    return stem(StemLanguage::dutch, once);
}

Stems Stemmer::stems_of(std::string_view word) const {
    Stems stems{};
    if (std::any_of(word.begin(), word.end(), is_digit)) return stems;
    // Snowball keeps the last word that it was given, which may be what somebody searched for: it gets another one.
    const std::string blank(word.size(), '.');
    for (std::size_t n = 0; n < stem_languages; ++n) {
        const auto language = static_cast<StemLanguage>(n);
        stems[n] = hash_of_stem(language == StemLanguage::dutch ? dutch_stem(word) : stem(language, word));
        stem(language, blank);
    }
    return stems;
}

}  // namespace zuil
