#include "sync/shops/medusa/request_path.hpp"

#include <cstdint>

namespace zuil::medusa {
namespace {

bool is_plain(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           std::string_view{"-_.~"}.find(letter) != std::string_view::npos;
}

}  // namespace

std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char letter : text) {
        if (is_plain(letter)) {
            result += letter;
            continue;
        }
        const auto byte = static_cast<unsigned char>(letter);
        result += '%';
        result += digits[byte >> 4U];
        result += digits[byte & 15U];
    }
    return result;
}

RequestPath& RequestPath::with(std::string_view key, std::string_view value) {
    text_ += separator_;
    text_.append(escaped(key)).append("=").append(escaped(value));
    separator_ = '&';
    return *this;
}

RequestPath& RequestPath::with_each(std::string_view key, const std::vector<std::string>& values) {
    for (const std::string& value : values) with(std::string{key} + "[]", value);
    return *this;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::string_view three = bytes.substr(at, 3);
        std::uint32_t bits = 0;
        for (std::size_t place = 0; place < 3; ++place) {
            bits = (bits << 8U) | (place < three.size() ? static_cast<unsigned char>(three[place]) : 0U);
        }
        for (std::size_t place = 0; place < 4; ++place) {
            text += place <= three.size() ? letters[(bits >> (18U - 6U * place)) & 63U] : '=';
        }
    }
    return text;
}

}  // namespace zuil::medusa
