#include "platform/text/translations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "platform/text/mo_file.hpp"
#include "platform/text/plural_rule.hpp"

namespace zuil {
namespace {

namespace fs = std::filesystem;

// A catalogue of a few hundred texts has some dozens of kilobytes.
constexpr std::uintmax_t catalogue_bytes_max = 4U << 20U;
constexpr char context_end = '\x04';

Result<std::string> read_catalogue(const fs::path& file) {
    std::error_code error;
    const std::uintmax_t bytes = fs::file_size(file, error);
    if (error || bytes > catalogue_bytes_max) return fail(Errc::bad_data, "cannot be read, or is too large");
    std::ifstream stream{file, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{stream}, {}};
}

// The n-th of the forms that stand behind each other; the last one when there are fewer.
std::string_view form_of(std::string_view translation, std::size_t number) {
    for (std::size_t end = translation.find('\0'); number > 0 && end != std::string_view::npos; --number) {
        translation.remove_prefix(end + 1);
        end = translation.find('\0');
    }
    return translation.substr(0, translation.find('\0'));
}

}  // namespace

class Translations::Catalogue {
public:
    static Result<std::shared_ptr<const Catalogue>> read(const fs::path& file) {
        TRY(std::string bytes, read_catalogue(file));
        // The entries are views of the bytes, so these get their place first.
        auto catalogue = std::make_shared<Catalogue>();
        catalogue->bytes_ = std::move(bytes);
        TRY(catalogue->entries_, read_mo(catalogue->bytes_));
        TRY(catalogue->rule_, PluralRule::parse(catalogue->find("")));
        for (const MoEntry& entry : catalogue->entries_) {
            const auto ends = std::count(entry.translation.begin(), entry.translation.end(), '\0');
            const bool has_plural = entry.id.find('\0') != std::string_view::npos;
            if (has_plural && static_cast<std::size_t>(ends) + 1 != catalogue->rule_.forms())
                return fail(Errc::bad_data, fmt::format("'{}' lacks a plural form", singular(entry)));
        }
        return catalogue;
    }

    // Its translation with all its forms; empty when it is not there. A plural is known by its singular.
    std::string_view find(std::string_view id) const {
        const auto before = [](const MoEntry& entry, std::string_view wanted) { return singular(entry) < wanted; };
        const auto found = std::lower_bound(entries_.begin(), entries_.end(), id, before);
        return found == entries_.end() || singular(*found) != id ? std::string_view{} : found->translation;
    }

    std::size_t form(std::int64_t count) const { return rule_.form(count); }

private:
    static std::string_view singular(const MoEntry& entry) { return entry.id.substr(0, entry.id.find('\0')); }

    std::string bytes_;
    std::vector<MoEntry> entries_;
    PluralRule rule_;
};

Translations::Translations() = default;

Result<Translations> Translations::load(const fs::path& folder) {
    Translations translations;
    std::error_code error;
    for (fs::directory_iterator entry{folder, error}; !error && entry != fs::directory_iterator{};
         entry.increment(error)) {
        if (entry->path().extension() != ".mo") continue;
        auto catalogue = Catalogue::read(entry->path());
        if (!catalogue) return fail_in(entry->path().string(), std::move(catalogue).error());
        translations.catalogues_.emplace(entry->path().stem().string(), *std::move(catalogue));
    }
    if (translations.catalogues_.empty())
        return fail(Errc::bad_data, fmt::format("{}: holds no translations", folder.string()));
    return translations;
}

std::vector<std::string> Translations::languages() const {
    std::vector<std::string> names;
    for (const auto& [language, catalogue] : catalogues_) names.push_back(language);
    return names;
}

const Translations::Catalogue* Translations::find(std::string_view language) const {
    const auto found = catalogues_.find(language);
    return found == catalogues_.end() ? nullptr : found->second.get();
}

std::string_view Translations::tr(std::string_view language, std::string_view english) const {
    // The empty text is where a catalogue keeps its header.
    const Catalogue* catalogue = find(language);
    if (catalogue == nullptr || english.empty()) return english;
    const std::string_view translation = catalogue->find(english);
    return translation.empty() ? english : form_of(translation, 0);
}

std::string_view Translations::trc(std::string_view language, std::string_view context,
                                   std::string_view english) const {
    const Catalogue* catalogue = find(language);
    if (catalogue == nullptr) return english;
    std::string id{context};
    id += context_end;
    id += english;
    const std::string_view translation = catalogue->find(id);
    return translation.empty() ? english : form_of(translation, 0);
}

std::string_view Translations::trn(std::string_view language, std::string_view one, std::string_view many,
                                   std::int64_t count) const {
    const std::string_view english = count == 1 ? one : many;
    const Catalogue* catalogue = find(language);
    if (catalogue == nullptr || one.empty()) return english;
    const std::string_view translation = catalogue->find(one);
    return translation.empty() ? english : form_of(translation, catalogue->form(count));
}

}  // namespace zuil
