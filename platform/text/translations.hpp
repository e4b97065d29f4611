#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"

namespace zuil {

// The texts of the screens in every language at once: sessions of two languages may follow each other within a second,
// so nothing here depends on the process's locale. A text is known by its English wording as it stands in the source.
//
// The extraction (assets/translations/update) finds what stands as a literal in a call of tr(), trn(), trc() or
// translatable(), whatever it is called on.
class Translations {
public:
    // Every "<language>.mo" in the folder. bad_data names a file that does not hold; a folder without any is one too.
    static Result<Translations> load(const std::filesystem::path& folder);
    // None: every text is English.
    Translations();

    std::vector<std::string> languages() const;

    // What is not translated stays English: a view of `english` itself. Views live as long as this object.
    std::string_view tr(std::string_view language, std::string_view english) const;
    // `context` keeps apart what English says with one word: trc(language, "delivery", "Home").
    std::string_view trc(std::string_view language, std::string_view context, std::string_view english) const;
    // The form that the language uses with this count; for English `one` when it is 1.
    std::string_view trn(std::string_view language, std::string_view one, std::string_view many,
                         std::int64_t count) const;

private:
    class Catalogue;

    const Catalogue* find(std::string_view language) const;

    std::map<std::string, std::shared_ptr<const Catalogue>, std::less<>> catalogues_;
};

// Marks a text that is translated elsewhere, such as one in a table.
constexpr std::string_view translatable(std::string_view english) { return english; }

}  // namespace zuil
