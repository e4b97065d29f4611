#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "platform/base/result.hpp"
#include "sync/model/local_text.hpp"

// Reading one TOML table with the whole story in the complaint. Only for .cpp files of kiosk/config.
namespace zuil {

// Collects every mistake in one file, so that a shopkeeper mends them in one go.
class TomlProblems {
public:
    explicit TomlProblems(std::string file) : file_{std::move(file)} {}
    void add(const toml::source_region& where, std::string_view sentence);
    bool empty() const { return lines_.empty(); }
    std::string text() const;

private:
    std::string file_;
    std::vector<std::string> lines_;
};

// Each getter notes the key as known, answers a harmless value when something is wrong, and leaves the complaint with
// TomlProblems. refuse_unknown() comes last: a misspelt key must not be ignored in silence.
class TomlTable {
public:
    TomlTable(const toml::table* table, std::string name, const toml::source_region& where, TomlProblems& problems);

    bool present() const { return table_ != nullptr; }
    bool has(std::string_view key) const;
    void complain(std::string_view key, std::string_view sentence);

    std::string text(std::string_view key);  // required and not empty
    std::string text_or(std::string_view key, std::string_view otherwise);
    std::vector<std::string> texts(std::string_view key);
    // "Hello", or { nl = "Hallo", en = "Hello" }.
    LocalText local_text(std::string_view key);
    std::int64_t integer_or(std::string_view key, std::int64_t least, std::int64_t most, std::int64_t otherwise);
    std::optional<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most);
    bool flag_or(std::string_view key, bool otherwise);
    std::optional<std::chrono::sys_days> date(std::string_view key);
    TomlTable table(std::string_view key);                // absent: not present(), every getter answers its default
    std::vector<TomlTable> tables(std::string_view key);  // [[key]]
    std::vector<std::string> keys() const;

    void refuse_unknown();

private:
    const toml::node* find(std::string_view key);
    std::string path_to(std::string_view key) const;
    toml::source_region where(std::string_view key) const;

    const toml::table* table_;
    std::string name_;
    toml::source_region where_;
    TomlProblems* problems_;
    std::set<std::string, std::less<>> known_;
};

// `read` makes the whole of a file's root table and the folder that paths in it start from. The error (bad_data) holds
// one line for each mistake.
template <class Whole>
Result<Whole> parse_toml(std::string_view text, const std::filesystem::path& file,
                         Whole (*read)(TomlTable& root, const std::filesystem::path& folder)) {
    TomlProblems problems{file.string()};
    try {
        const toml::table parsed = toml::parse(text, file.string());
        TomlTable root{&parsed, "", parsed.source(), problems};
        Whole whole = read(root, std::filesystem::absolute(file).parent_path());
        if (problems.empty()) return whole;
    } catch (const toml::parse_error& error) {
        problems.add(error.source(), error.description());
    }
    return fail(Errc::bad_data, problems.text());
}

}  // namespace zuil
