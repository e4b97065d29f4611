#include "kiosk/config/toml_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace zuil {
namespace {

std::string_view kind_of(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list";
    case toml::node_type::string: return "a text";
    case toml::node_type::integer: return "a whole number";
    case toml::node_type::floating_point: return "a number with a point";
    case toml::node_type::boolean: return "true or false";
    case toml::node_type::date: return "a date";
    case toml::node_type::time: return "a time";
    case toml::node_type::date_time: return "a date and time";
    case toml::node_type::none: break;
    }
    return "nothing";
}

}  // namespace

void TomlProblems::add(const toml::source_region& where, std::string_view sentence) {
    lines_.push_back(fmt::format("{}:{}: {}", file_, where.begin.line, sentence));
}

std::string TomlProblems::text() const { return fmt::format("{}", fmt::join(lines_, "\n")); }

TomlTable::TomlTable(const toml::table* table, std::string name, const toml::source_region& where,
                     TomlProblems& problems)
    : table_{table}, name_{std::move(name)}, where_{where}, problems_{&problems} {}

bool TomlTable::has(std::string_view key) const { return table_ != nullptr && table_->contains(key); }

std::string TomlTable::path_to(std::string_view key) const {
    return name_.empty() ? std::string{key} : fmt::format("{}.{}", name_, key);
}

toml::source_region TomlTable::where(std::string_view key) const {
    const toml::node* node = table_ != nullptr ? table_->get(key) : nullptr;
    return node != nullptr ? node->source() : where_;
}

void TomlTable::complain(std::string_view key, std::string_view sentence) {
    problems_->add(where(key), fmt::format("'{}' {}", path_to(key), sentence));
}

const toml::node* TomlTable::find(std::string_view key) {
    known_.emplace(key);
    return table_ != nullptr ? table_->get(key) : nullptr;
}

std::string TomlTable::text(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) {
        complain(key, "is missing");
        return {};
    }
    std::string value = text_or(key, "");
    if (value.empty() && node->is_string()) complain(key, "is empty");
    return value;
}

std::string TomlTable::text_or(std::string_view key, std::string_view otherwise) {
    const toml::node* node = find(key);
    if (node == nullptr) return std::string{otherwise};
    if (const auto* text = node->as_string()) return text->get();
    complain(key, fmt::format("is a text in quotes, not {}", kind_of(*node)));
    return std::string{otherwise};
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
    std::vector<std::string> values;
    const toml::node* node = find(key);
    if (node == nullptr) return values;
    const auto* array = node->as_array();
    if (array == nullptr) {
        complain(key, fmt::format("is a list of texts, not {}", kind_of(*node)));
        return values;
    }
    for (const toml::node& element : *array) {
        if (const auto* text = element.as_string()) {
            values.push_back(text->get());
        } else {
            problems_->add(element.source(),
                           fmt::format("'{}' is a list of texts, and holds {}", path_to(key), kind_of(element)));
        }
    }
    return values;
}

LocalText TomlTable::local_text(std::string_view key) {
    LocalText value;
    const toml::node* node = find(key);
    if (node == nullptr) return value;
    if (const auto* text = node->as_string()) {
        value.set("", text->get());
        return value;
    }
    const auto* languages = node->as_table();
    if (languages == nullptr) {
        complain(key, fmt::format("is a text, or a table of texts by language, not {}", kind_of(*node)));
        return value;
    }
    for (const auto& [language, text] : *languages) {
        if (text.is_string()) {
            value.set(std::string{language.str()}, text.as_string()->get());
        } else {
            problems_->add(text.source(),
                           fmt::format("'{}.{}' is a text, not {}", path_to(key), language.str(), kind_of(text)));
        }
    }
    return value;
}

std::optional<std::int64_t> TomlTable::integer(std::string_view key, std::int64_t least, std::int64_t most) {
    const toml::node* node = find(key);
    if (node == nullptr) return std::nullopt;
    const auto* number = node->as_integer();
    if (number == nullptr) {
        complain(key, fmt::format("is a whole number from {} to {}, not {}", least, most, kind_of(*node)));
        return std::nullopt;
    }
    if (number->get() < least || number->get() > most) {
        complain(key, fmt::format("is a whole number from {} to {}, not {}", least, most, number->get()));
        return std::nullopt;
    }
    return number->get();
}

std::int64_t TomlTable::integer_or(std::string_view key, std::int64_t least, std::int64_t most,
                                   std::int64_t otherwise) {
    return integer(key, least, most).value_or(otherwise);
}

bool TomlTable::flag_or(std::string_view key, bool otherwise) {
    const toml::node* node = find(key);
    if (node == nullptr) return otherwise;
    if (const auto* flag = node->as_boolean()) return flag->get();
    complain(key, fmt::format("is true or false, not {}", kind_of(*node)));
    return otherwise;
}

std::optional<std::chrono::sys_days> TomlTable::date(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return std::nullopt;
    const auto* date = node->as_date();
    if (date == nullptr) {
        complain(key, fmt::format("is a date such as 2026-03-15, without quotes, not {}", kind_of(*node)));
        return std::nullopt;
    }
    const std::chrono::year_month_day day{std::chrono::year{date->get().year}, std::chrono::month{date->get().month},
                                          std::chrono::day{date->get().day}};
    return std::chrono::sys_days{day};
}

TomlTable TomlTable::table(std::string_view key) {
    const toml::node* node = find(key);
    const toml::table* inner = node != nullptr ? node->as_table() : nullptr;
    if (node != nullptr && inner == nullptr) complain(key, fmt::format("is a table, not {}", kind_of(*node)));
    return TomlTable{inner, path_to(key), where(key), *problems_};
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
    std::vector<TomlTable> found;
    const toml::node* node = find(key);
    if (node == nullptr) return found;
    const auto* array = node->as_array();
    if (array == nullptr) {
        complain(key, fmt::format("is written as [[{}]], once for each", path_to(key)));
        return found;
    }
    for (const toml::node& element : *array) {
        if (const auto* inner = element.as_table()) {
            found.emplace_back(inner, path_to(key), element.source(), *problems_);
        } else {
            problems_->add(element.source(), fmt::format("'{}' holds {}, not a table", path_to(key), kind_of(element)));
        }
    }
    return found;
}

std::vector<std::string> TomlTable::keys() const {
    std::vector<std::string> names;
    if (table_ == nullptr) return names;
    for (const auto& [key, value] : *table_) names.emplace_back(key.str());
    return names;
}

void TomlTable::refuse_unknown() {
    if (table_ == nullptr) return;
    for (const auto& [key, value] : *table_) {
        if (known_.contains(key.str())) continue;
        problems_->add(key.source(), fmt::format("'{}' is not a setting; known here: {}", path_to(key.str()),
                                                 fmt::join(known_, ", ")));
    }
}

}  // namespace zuil
