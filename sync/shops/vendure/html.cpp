#include "sync/shops/vendure/html.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "platform/text/text.hpp"

namespace zuil::vendure {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> entities{{{"amp", "&"},
                                                                                  {"lt", "<"},
                                                                                  {"gt", ">"},
                                                                                  {"quot", "\""},
                                                                                  {"apos", "'"},
                                                                                  {"nbsp", " "},
                                                                                  {"euro", "€"},
                                                                                  {"eacute", "é"},
                                                                                  {"euml", "ë"},
                                                                                  {"iuml", "ï"},
                                                                                  {"ndash", "–"},
                                                                                  {"mdash", "—"},
                                                                                  {"hellip", "…"},
                                                                                  {"times", "×"}}};

void append_utf8(std::string& text, std::uint32_t letter) {
    const auto byte = [&](std::uint32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
    if (letter < 0x80) {
        byte(letter);
    } else if (letter < 0x800) {
        byte(0xC0 | (letter >> 6));
        byte(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
        byte(0xE0 | (letter >> 12));
        byte(0x80 | ((letter >> 6) & 0x3F));
        byte(0x80 | (letter & 0x3F));
    } else {
        byte(0xF0 | (letter >> 18));
        byte(0x80 | ((letter >> 12) & 0x3F));
        byte(0x80 | ((letter >> 6) & 0x3F));
        byte(0x80 | (letter & 0x3F));
    }
}

// "#39", "#x2019" without the & and the ;. False for what is no printable letter.
bool append_numbered(std::string& text, std::string_view name) {
    const bool is_hex = name.size() > 2 && (name[1] == 'x' || name[1] == 'X');
    const char* const begin = name.data() + (is_hex ? 2 : 1);
    const char* const end = name.data() + name.size();
    std::uint32_t letter = 0;
    const auto [stop, error] = std::from_chars(begin, end, letter, is_hex ? 16 : 10);
    const bool is_surrogate = letter >= 0xD800 && letter <= 0xDFFF;
    if (error != std::errc{} || stop != end || letter < 0x20 || letter == 0x7F || letter > 0x10FFFF || is_surrogate) {
        return false;
    }
    append_utf8(text, letter);
    return true;
}

// `html` stands at an ampersand; returns how many bytes of it were taken.
std::size_t take_entity(std::string_view html, std::string& text) {
    const std::size_t end = html.substr(0, 12).find(';');
    if (end != std::string_view::npos && end > 1) {
        const std::string_view name = html.substr(1, end - 1);
        if (name.front() == '#') {
            if (append_numbered(text, name)) return end + 1;
        } else if (const auto known = std::ranges::find(entities, name, &decltype(entities)::value_type::first);
                   known != entities.end()) {
            text += known->second;
            return end + 1;
        }
    }
    text += '&';
    return 1;
}

std::string tag_name(std::string_view tag) {
    std::string name;
    for (const char letter : tag) {
        const bool is_letter = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        const bool is_capital = letter >= 'A' && letter <= 'Z';
        if (is_capital) {
            name += static_cast<char>(letter - 'A' + 'a');
        } else if (is_letter) {
            name += letter;
        } else if (letter != '/' || !name.empty()) {
            break;
        }
    }
    return name;
}

bool breaks_line(std::string_view name) {
    constexpr std::array<std::string_view, 16> names{"p",  "br", "li", "ul", "ol", "div",        "h1", "h2",
                                                     "h3", "h4", "h5", "h6", "tr", "blockquote", "hr", "table"};
    return std::ranges::find(names, name) != names.end();
}

void end_line(std::string& text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    if (!text.empty() && text.back() != '\n') text += '\n';
}

// `html` stands at a <; returns how many bytes of it belong to the tag, or to what it hides.
std::size_t take_tag(std::string_view html, std::string& text) {
    if (html.starts_with("<!--")) {
        const std::size_t end = html.find("-->");
        return end == std::string_view::npos ? html.size() : end + 3;
    }
    const std::size_t end = html.find('>');
    if (end == std::string_view::npos) return html.size();
    const std::string name = tag_name(html.substr(1, end - 1));
    if (breaks_line(name)) end_line(text);
    if (name == "li" && html[1] != '/') text += "• ";
    if ((name == "script" || name == "style") && html[1] != '/') {
        const std::size_t close = html.find("</" + name, end);
        return close == std::string_view::npos ? html.size() : close;
    }
    return end + 1;
}

}  // namespace

std::string text_of_html(std::string_view html, std::size_t bytes_max) {
    std::string text;
    while (!html.empty() && text.size() <= bytes_max) {
        const char letter = html.front();
        std::size_t taken = 1;
        if (letter == '<') {
            taken = take_tag(html, text);
        } else if (letter == '&') {
            taken = take_entity(html, text);
        } else if (letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r') {
            if (!text.empty() && text.back() != ' ' && text.back() != '\n') text += ' ';
        } else {
            text += letter;
        }
        html.remove_prefix(taken);
    }
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    text.resize(front_of(text, bytes_max).size());
    return text;
}

}  // namespace zuil::vendure
