#include "sync/search/codes.hpp"

#include <algorithm>
#include <set>

#include "platform/database/database.hpp"
#include "sync/search/letters.hpp"
#include "sync/search/measures.hpp"

namespace zuil {
namespace {

constexpr std::size_t found_max = 5'000;
constexpr std::size_t code_bytes_max = 64;
// Before the letters of a number that stand in the table from the last to the first.
constexpr char backwards = '<';

bool is_number(std::string_view code) { return std::all_of(code.begin(), code.end(), is_digit); }

std::string turned(std::string_view code) { return backwards + std::string{code.rbegin(), code.rend()}; }

std::set<std::string> entries_of(std::string_view codes) {
    std::set<std::string> entries;
    while (!codes.empty()) {
        const std::size_t end = std::min(codes.find(' '), codes.size());
        const std::string plain = plain_code(codes.substr(0, end));
        codes.remove_prefix(std::min(end + 1, codes.size()));
        if (plain.empty()) continue;
        entries.insert(plain);
        if (is_number(plain)) entries.insert(turned(plain));
    }
    return entries;
}

}  // namespace

std::string plain_code(std::string_view code) {
    std::string plain = folded_word(code.substr(0, code_bytes_max));
    if (!is_number(plain)) return plain;
    const std::size_t first = plain.find_first_not_of('0');
    return first == std::string::npos ? std::string{} : plain.substr(first);
}

std::string_view Codes::schema() {
    return "CREATE TABLE find_code(code TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY(code, article))"
           " WITHOUT ROWID;";
}

Status Codes::put(Row article, std::string_view codes, std::string_view before) {
    const std::set<std::string> old_entries = entries_of(before);
    const std::set<std::string> entries = entries_of(codes);
    TRY(auto remove, database_->prepare("DELETE FROM find_code WHERE code = ? AND article = ?"));
    for (const std::string& entry : old_entries) {
        if (entries.contains(entry)) continue;
        remove.bind_all(std::string_view{entry}, article);
        TRY_DO(remove.run());
    }
    TRY(auto insert, database_->prepare("INSERT OR IGNORE INTO find_code(code, article) VALUES (?, ?)"));
    for (const std::string& entry : entries) {
        if (old_entries.contains(entry)) continue;
        insert.bind_all(std::string_view{entry}, article);
        TRY_DO(insert.run());
    }
    return {};
}

bool Codes::may_be(std::string_view typed, bool alone) {
    const std::string plain = plain_code(typed);
    const auto digits = static_cast<std::size_t>(std::count_if(plain.begin(), plain.end(), is_digit));
    if (digits == 0 || plain.size() < 4 || !amount_of(plain).unit.empty()) return false;
    if (alone) return true;
    return digits == plain.size() ? digits >= 6 : plain.size() >= 5;
}

Result<std::vector<Row>> Codes::find(std::string_view typed) {
    std::vector<Row> found;
    const std::string plain = plain_code(typed);
    if (plain.empty()) return found;
    TRY(auto query, database_->prepare("SELECT article FROM find_code WHERE code >= ? AND code < ? LIMIT ?"));
    const auto collect = [&](const std::string& start) -> Status {
        // Behind the last letter that a code is made of; UTF-8 holds no such byte.
        query.bind_all(std::string_view{start}, std::string_view{start + '\xFF'}, found_max);
        for (;;) {
            TRY(const bool has_row, query.step());
            if (!has_row) return {};
            found.push_back(static_cast<Row>(query.integer(0)));
        }
    };
    TRY_DO(collect(plain));
    if (is_number(plain)) TRY_DO(collect(turned(plain)));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace zuil
