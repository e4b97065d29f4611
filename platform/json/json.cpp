#include "platform/json/json.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

namespace zuil {
namespace {

// Builds the value while it is being read, so that a limit stops the reading and not only its result.
class Builder final : public nlohmann::json_sax<Json> {
public:
    explicit Builder(const JsonLimits& limits) : limits_{limits} {}

    Json take() { return std::move(root_); }
    const std::string& reason() const { return reason_; }

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t&) override { return put(value); }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t&) override { return refuse("binary data"); }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        const auto [place, is_new] = open_.back()->get_ref<Json::object_t&>().emplace(std::move(name), nullptr);
        field_ = &place->second;
        return is_new || refuse("an object names the same key twice");
    }

    bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
        return refuse(fmt::format("not JSON at byte {}", position));
    }

private:
    bool refuse(std::string reason) {
        reason_ = std::move(reason);
        return false;
    }

    // Where the next value goes: the root, the field just named, or a new element. An open container never moves,
    // because the one that holds it does not grow before it is closed.
    Json& place() {
        if (open_.empty()) return root_;
        return open_.back()->is_object() ? *field_ : open_.back()->emplace_back();
    }

    bool put(Json value) {
        if (++values_ > limits_.values_max) return refuse("too many values");
        place() = std::move(value);
        return true;
    }

    bool open(Json container) {
        if (++values_ > limits_.values_max) return refuse("too many values");
        if (open_.size() >= static_cast<std::size_t>(limits_.depth_max)) return refuse("nested too deep");
        Json& here = place();
        here = std::move(container);
        open_.push_back(&here);
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    const JsonLimits& limits_;
    Json root_;
    Json* field_ = nullptr;
    std::vector<Json*> open_;
    std::size_t values_ = 0;
    std::string reason_;
};

std::string_view kind_of(const Json& value) {
    switch (value.type()) {
    case Json::value_t::object: return "an object";
    case Json::value_t::array: return "a list";
    case Json::value_t::string: return "a text";
    case Json::value_t::boolean: return "true or false";
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned: return "a whole number";
    case Json::value_t::number_float: return "a number with decimals";
    case Json::value_t::null: return "nothing";
    case Json::value_t::binary:
    case Json::value_t::discarded: break;
    }
    return "something else";
}

tl::unexpected<Error> expected(std::string_view path, std::string_view wanted, const Json& found) {
    return fail(Errc::bad_data, fmt::format("{}: {} is expected, not {}", path, wanted, kind_of(found)));
}

// The JSON parser has verified the UTF-8 already.
bool is_printable(std::string_view text) {
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if ((byte < 0x20 && letter != '\n' && letter != '\t') || byte == 0x7F) return false;
    }
    return true;
}

std::string with_plain_newlines(const std::string& text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool precedes_newline = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (!precedes_newline) plain += text[at];
    }
    return plain;
}

bool is_decimal(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto digits = [](std::string_view part) {
        return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos) return digits(text);
    return digits(text.substr(0, point)) && digits(text.substr(point + 1));
}

}  // namespace

Result<Json> parse_json(std::string_view text, JsonLimits limits) {
    if (text.size() > limits.bytes_max)
        return fail(Errc::bad_data,
                    fmt::format("{} bytes of JSON, at most {} are read", text.size(), limits.bytes_max));
    Builder builder{limits};
    if (!Json::sax_parse(text, &builder)) return fail(Errc::bad_data, builder.reason());
    return builder.take();
}

std::string to_text(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

const Json* JsonReader::find(std::string_view key) const {
    if (!value_->is_object()) return nullptr;
    const auto field = value_->find(key);
    return field == value_->end() || field->is_null() ? nullptr : &*field;
}

Result<const Json*> JsonReader::required(std::string_view key) const {
    if (!value_->is_object()) return expected(path_.empty() ? "the whole" : path_, "an object", *value_);
    const Json* field = find(key);
    if (field == nullptr) return fail(Errc::bad_data, fmt::format("{}: is missing", path_to(key)));
    return field;
}

std::string JsonReader::path_to(std::string_view key) const {
    return path_.empty() ? std::string{key} : fmt::format("{}.{}", path_, key);
}

bool JsonReader::has(std::string_view key) const { return find(key) != nullptr; }

Result<JsonReader> JsonReader::child(std::string_view key) const {
    TRY(const Json* field, required(key));
    if (!field->is_structured()) return expected(path_to(key), "an object or a list", *field);
    return JsonReader{*field, path_to(key)};
}

Result<JsonReader> JsonReader::at(std::size_t index) const {
    TRY(const std::size_t count, size());
    const std::string path = fmt::format("{}[{}]", path_, index);
    if (index >= count) return fail(Errc::bad_data, fmt::format("{}: is missing", path));
    return JsonReader{(*value_)[index], path};
}

Result<std::size_t> JsonReader::size() const {
    if (!value_->is_array()) return expected(path_.empty() ? "the whole" : path_, "a list", *value_);
    return value_->size();
}

Result<std::string> JsonReader::string(std::string_view key) const {
    TRY(const Json* field, required(key));
    if (!field->is_string()) return expected(path_to(key), "a text", *field);
    std::string text = with_plain_newlines(field->get_ref<const std::string&>());
    if (!is_printable(text)) return fail(Errc::bad_data, fmt::format("{}: holds control characters", path_to(key)));
    return text;
}

Result<std::int64_t> JsonReader::integer(std::string_view key, std::int64_t least, std::int64_t most) const {
    TRY(const Json* field, required(key));
    if (!field->is_number_integer()) return expected(path_to(key), "a whole number", *field);
    const bool is_huge = field->is_number_unsigned() && field->get<std::uint64_t>() > std::uint64_t{INT64_MAX};
    const auto number = is_huge ? INT64_MAX : field->get<std::int64_t>();
    if (is_huge || number < least || number > most)
        return fail(Errc::bad_data, fmt::format("{}: must be from {} to {}", path_to(key), least, most));
    return number;
}

Result<double> JsonReader::number(std::string_view key) const {
    TRY(const Json* field, required(key));
    if (!field->is_number()) return expected(path_to(key), "a number", *field);
    const auto number = field->get<double>();
    if (!std::isfinite(number)) return fail(Errc::bad_data, fmt::format("{}: is not finite", path_to(key)));
    return number;
}

Result<std::string> JsonReader::decimal(std::string_view key) const {
    TRY(const Json* field, required(key));
    if (!field->is_number() && !field->is_string()) return expected(path_to(key), "a decimal number", *field);
    // The shortest text that reads back as the same number is the one that the sender wrote, up to 15 digits.
    std::string text = field->is_string()         ? field->get_ref<const std::string&>()
                       : field->is_number_float() ? fmt::format("{}", field->get<double>())
                                                  : field->dump();
    if (!is_decimal(text)) return fail(Errc::bad_data, fmt::format("{}: is not a decimal number", path_to(key)));
    return text;
}

Result<bool> JsonReader::boolean(std::string_view key) const {
    TRY(const Json* field, required(key));
    if (!field->is_boolean()) return expected(path_to(key), "true or false", *field);
    return field->get<bool>();
}

std::string JsonReader::string_or(std::string_view key, std::string_view otherwise) const {
    auto text = string(key);
    return text ? *std::move(text) : std::string{otherwise};
}

std::int64_t JsonReader::integer_or(std::string_view key, std::int64_t otherwise) const {
    return integer(key, INT64_MIN, INT64_MAX).value_or(otherwise);
}

bool JsonReader::boolean_or(std::string_view key, bool otherwise) const { return boolean(key).value_or(otherwise); }

}  // namespace zuil
