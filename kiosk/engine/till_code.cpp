#include "kiosk/engine/till_code.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "kiosk/config/till_form.hpp"
#include "kiosk/engine/basket.hpp"
#include "kiosk/engine/basket_code.hpp"

namespace zuil {
namespace {

constexpr std::size_t quantity_digits_max = 9;
constexpr std::size_t sku_chars_max = 64;

// The configuration was checked when it was read.
TillForm form_of(const TillSettings& till) { return parse_till_form(till.line).value(); }

bool is_printable(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Enter and Tab end a scan: what follows the last of them begins the next one.
constexpr std::string_view scan_ends = "\r\t";

std::string_view begins_scan(std::string_view before) {
    const std::size_t end = before.find_last_of(scan_ends);
    return end == before.npos ? before : before.substr(end + 1);
}

std::string_view ends_scan(std::string_view after) { return after.substr(0, after.find_first_of(scan_ends)); }

bool has_scan(std::string_view text, std::string_view scan) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(scan_ends), text.size());
        if (text.substr(0, end) == scan) return true;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return false;
}

std::optional<int> read_quantity(std::string_view digits) {
    if (!is_digits(digits) || digits.size() > quantity_digits_max) return std::nullopt;
    int quantity = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), quantity);
    return quantity;
}

std::optional<TillLine> read_till_line(std::string_view text, const TillForm& form) {
    if (text.size() < form.head.size() + form.tail.size()) return std::nullopt;
    if (!text.starts_with(form.head) || !text.ends_with(form.tail)) return std::nullopt;
    text.remove_prefix(form.head.size());
    text.remove_suffix(form.tail.size());
    const std::size_t inner = form.count_is_first ? text.find(form.inner) : text.rfind(form.inner);
    if (inner == text.npos) return std::nullopt;
    const std::string_view first = text.substr(0, inner);
    const std::string_view last = text.substr(inner + form.inner.size());
    const std::string_view article = form.count_is_first ? last : first;
    const auto quantity = read_quantity(form.count_is_first ? first : last);
    const bool is_article = form.by_sku ? !article.empty() && article.size() <= sku_chars_max && is_printable(article)
                                        : is_digits(article) && article.size() >= 8 && article.size() <= 14;
    if (!quantity || !is_article) return std::nullopt;
    return TillLine{.article = std::string{article}, .quantity = *quantity};
}

// Every line, or nothing.
std::vector<TillLine> read_lines(std::string_view scan, const TillForm& form, std::string_view between) {
    std::vector<TillLine> lines;
    while (!scan.empty()) {
        const std::size_t end = between.empty() ? scan.npos : scan.find(between);
        auto line = read_till_line(scan.substr(0, end), form);
        if (!line) return {};
        lines.push_back(*std::move(line));
        if (end == scan.npos) break;
        scan.remove_prefix(end + between.size());
    }
    return lines;
}

}  // namespace

std::optional<std::string> till_number(const Variant& variant, const TillSettings& till) {
    if (!form_of(till).by_sku) {
        constexpr std::uint64_t gtin8_end = 100'000'000;
        if (!variant.gtin) return std::nullopt;
        const std::uint64_t number = variant.gtin->as_gtin14();
        return number < gtin8_end ? fmt::format("{:08}", number) : variant.gtin->text();
    }
    const std::string& sku = variant.sku;
    const bool is_typed =
        !sku.empty() && sku.size() <= sku_chars_max && is_printable(sku) && sku.find(till.between) == std::string::npos;
    return is_typed ? std::optional{sku} : std::nullopt;
}

std::string make_till_code(const std::vector<TillLine>& lines, const TillSettings& till) {
    const TillForm form = form_of(till);
    std::string text;
    for (const TillLine& line : lines) {
        std::string one{form.head};
        if (form.counts) {
            const std::string quantity = std::to_string(line.quantity);
            one += form.count_is_first ? quantity : line.article;
            one += form.inner;
            one += form.count_is_first ? line.article : quantity;
        } else {
            one += line.article;
        }
        one += form.tail;
        const int times = form.counts ? 1 : line.quantity;
        for (int i = 0; i < times; ++i) {
            text += text.empty() ? till.before : till.between;
            text += one;
            if (text.size() > basket_code_chars_max) return {};
        }
    }
    if (text.empty()) return {};
    text += till.after;
    return text.size() <= basket_code_chars_max ? text : std::string{};
}

std::vector<TillLine> read_till_code(std::string_view scan, const TillSettings& till) {
    const TillForm form = form_of(till);
    if (!form.counts || scan.size() > basket_code_chars_max || !is_printable(scan)) return {};
    const std::string_view between = ends_scan(till.between);
    const std::string_view before = begins_scan(till.before);
    const std::string_view after = ends_scan(till.after);
    // The first scan of a code has what stands before its lines, the last what stands behind, and a middle one neither.
    for (const bool has_before : {true, false}) {
        for (const bool has_after : {true, false}) {
            std::string_view rest = scan;
            if (has_before && !rest.starts_with(before)) continue;
            if (has_before) rest.remove_prefix(before.size());
            if (has_after && !rest.ends_with(after)) continue;
            if (has_after) rest.remove_suffix(after.size());
            auto lines = read_lines(rest, form, between);
            if (!lines.empty() && lines.size() <= Basket::lines_max) return lines;
        }
    }
    return {};
}

bool is_around_till_code(std::string_view scan, const TillSettings& till) {
    if (scan.empty() || !form_of(till).counts) return false;
    const std::string_view before = std::string_view{till.before};
    const std::string_view after = std::string_view{till.after};
    return has_scan(before.substr(0, before.size() - begins_scan(before).size()), scan) ||
           has_scan(after.substr(ends_scan(after).size()), scan);
}

}  // namespace zuil
