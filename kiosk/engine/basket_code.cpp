#include "kiosk/engine/basket_code.hpp"

#include <algorithm>
#include <optional>

#include "kiosk/engine/basket.hpp"

namespace zuil {
namespace {

constexpr std::size_t variant_bytes_max = 96;
constexpr std::size_t currency_bytes = 3;
constexpr char code_version = 1;
constexpr std::string_view own_part = "{basket}";
constexpr std::string_view kiosk_only = "zuil:{basket}";

// Seven bits a byte, the lowest first; the top bit says that more follow.
void put_number(std::string& bytes, std::uint64_t number) {
    while (number >= 0x80U) {
        bytes += static_cast<char>((number & 0x7FU) | 0x80U);
        number >>= 7U;
    }
    bytes += static_cast<char>(number);
}

// Takes a code's bytes one after another. What is not there, or larger than it may be, is nothing.
class CodeBytes {
public:
    explicit CodeBytes(std::string_view bytes) : bytes_{bytes} {}

    std::optional<std::uint64_t> number(std::uint64_t most) {
        constexpr unsigned bits_max = 35;
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < bits_max; shift += 7) {
            const auto byte = text(1);
            if (!byte) return std::nullopt;
            const auto bits = static_cast<unsigned char>(byte->front());
            number |= static_cast<std::uint64_t>(bits & 0x7FU) << shift;
            if ((bits & 0x80U) == 0) return number <= most ? std::optional{number} : std::nullopt;
        }
        return std::nullopt;
    }
    std::optional<std::string_view> text(std::size_t size) {
        if (size > bytes_.size()) return std::nullopt;
        const std::string_view taken = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return taken;
    }
    bool at_end() const { return bytes_.empty(); }

private:
    std::string_view bytes_;
};

std::optional<CarriedLine> read_line(CodeBytes& bytes, Currency currency) {
    const auto size = bytes.number(variant_bytes_max);
    if (!size || *size == 0) return std::nullopt;
    const auto variant = bytes.text(static_cast<std::size_t>(*size));
    const auto quantity = bytes.number(Basket::quantity_max);
    const auto minor = bytes.number(static_cast<std::uint64_t>(price_minor_max));
    if (!variant || !quantity || *quantity == 0 || !minor) return std::nullopt;
    return CarriedLine{.variant = VariantId{std::string{*variant}},
                       .quantity = static_cast<int>(*quantity),
                       .unit_price = Money::from_minor(static_cast<std::int64_t>(*minor), currency)};
}

std::optional<CarriedBasket> read_payload(std::string_view payload) {
    CodeBytes bytes{payload};
    const auto version = bytes.text(1);
    const auto hours = bytes.number(10'000'000);  // the year 3110
    const auto code = bytes.text(currency_bytes);
    const auto count = bytes.number(Basket::lines_max);
    if (!version || version->front() != code_version || !hours || !code || !count || *count == 0) return std::nullopt;
    const auto currency = parse_currency(*code);
    if (!currency) return std::nullopt;
    CarriedBasket basket{.lines = {}, .expires_at = WallTime{std::chrono::hours{*hours}}};
    for (std::uint64_t i = 0; i < *count; ++i) {
        auto line = read_line(bytes, *currency);
        if (!line) return std::nullopt;
        basket.lines.push_back(std::move(*line));
    }
    return bytes.at_end() ? std::optional{std::move(basket)} : std::nullopt;
}

struct LinkParts {
    std::string_view before, after;
};

LinkParts parts_of(std::string_view link) {
    if (link.empty()) link = kiosk_only;
    const auto place = link.find(own_part);
    if (place == link.npos) return {link, {}};
    return {link.substr(0, place), link.substr(place + own_part.size())};
}

}  // namespace

std::string make_basket_code(const CarriedBasket& basket, const SigningKeys& keys, std::string_view link) {
    if (basket.lines.empty()) return {};
    const auto hours = std::chrono::floor<std::chrono::hours>(basket.expires_at.time_since_epoch()).count();
    std::string payload(1, code_version);
    put_number(payload, static_cast<std::uint64_t>(hours));
    payload += to_code(basket.lines.front().unit_price.currency());
    put_number(payload, basket.lines.size());
    for (const CarriedLine& line : basket.lines) {
        if (line.variant.text().size() > variant_bytes_max) return {};
        put_number(payload, line.variant.text().size());
        payload += line.variant.text();
        put_number(payload, static_cast<std::uint64_t>(line.quantity));
        put_number(payload, static_cast<std::uint64_t>(line.unit_price.minor()));
    }
    const LinkParts parts = parts_of(link);
    std::string code{parts.before};
    code += to_base64url(keys.sign(payload));
    code += parts.after;
    return code.size() <= basket_code_chars_max ? code : std::string{};
}

bool is_basket_code(std::string_view text, std::string_view link) {
    const LinkParts parts = parts_of(link);
    return text.starts_with(parts.before) || text.starts_with(parts_of({}).before);
}

tl::expected<CarriedBasket, BasketCodeFault> read_basket_code(std::string_view text, const SigningKeys& keys,
                                                              std::string_view link, WallTime now) {
    const auto damaged = tl::make_unexpected(BasketCodeFault::damaged);
    if (text.size() > basket_code_chars_max) return damaged;
    // A kiosk that has an address also reads what one without an address made.
    LinkParts parts = parts_of(link);
    if (!text.starts_with(parts.before)) parts = parts_of({});
    if (text.size() < parts.before.size() + parts.after.size() || !text.starts_with(parts.before) ||
        !text.ends_with(parts.after)) {
        return damaged;
    }
    text.remove_prefix(parts.before.size());
    text.remove_suffix(parts.after.size());
    const auto bytes = from_base64url(text);
    if (!bytes) return damaged;
    const auto payload = keys.check(*bytes);
    if (!payload) {
        return tl::make_unexpected(payload.error().code == Errc::not_found ? BasketCodeFault::foreign
                                                                           : BasketCodeFault::damaged);
    }
    auto basket = read_payload(*payload);
    if (!basket) return damaged;
    if (now >= basket->expires_at) return tl::make_unexpected(BasketCodeFault::expired);
    return std::move(*basket);
}

}  // namespace zuil
