#include "platform/base/check.hpp"
#include "platform/text/text.hpp"
#include "sync/shops/feed/addresses.hpp"
#include "sync/shops/feed/index.hpp"
#include "sync/shops/feed/order_document.hpp"
#include "sync/shops/feed/pieces.hpp"
#include "sync/shops/feed/rows.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace zuil::feed {
namespace {

constexpr std::string_view document_url = "https://shop.example/feed/feed.json";

void read_index(std::string_view text) {
    const auto index = parse_index(text, document_url);
    if (!index) return hold_error(index.error());
    hold_text(index->products.url);
    for (const auto& document : {index->categories, index->stores, index->stock}) {
        // Nothing in a document of the web opens a file of this machine.
        if (document) ENSURE(!document->url.starts_with("file:"));
    }
}

void read_order_documents(std::string_view text) {
    const OrderRef ref = fuzzed_order().order.ref;
    const auto status = parse_status(text, ref);
    hold_refusal(status);
    if (status) hold_text(status->placed.shop_order);
    hold_text(shop_order_in(text, ref));
    static_cast<void>(is_order(text, ref));
}

std::string without_percent_signs(std::string_view address) {
    std::string plain;
    while (!address.empty()) {
        const bool is_dot = address.starts_with("%2e") || address.starts_with("%2E");
        plain += is_dot ? '.' : address.front();
        address.remove_prefix(is_dot ? 3 : 1);
    }
    return plain;
}

// An address comes out of JSON, which holds nothing but UTF-8. No feed reaches for what lies beside it.
void resolve_address(std::string_view reference) {
    if (!is_utf8(reference)) return;
    const auto address = resolve("file:///srv/feed/feed.json", reference);
    hold_refusal(address);
    if (address) ENSURE((without_percent_signs(*address) + "/").find("/../") == std::string::npos);
    hold_refusal(resolve(document_url, reference));
}

// Rows come out the same, in whatever portions they are taken.
void cut(std::string_view text) {
    const Piece whole{.bytes = text, .reaches_end = true, .is_whole = true, .edition = "e"};
    const Lines all = cut_lines(whole, {}, text.size() + 1);
    ENSURE(all.is_last && all.next.offset == text.size());
    Position at;
    std::size_t rows = 0;
    while (at.offset < text.size()) {
        Piece rest = whole;
        rest.bytes.remove_prefix(at.offset);
        const Lines some = cut_lines(rest, at, 1);
        ENSURE(some.next.offset > at.offset && rows + some.rows.size() <= all.rows.size());
        for (const Line& line : some.rows) {
            ENSURE(line.text == all.rows[rows].text && line.number == all.rows[rows].number);
            ENSURE(!line.text.empty() && line.text.size() <= row_bytes_max);
            ++rows;
        }
        at = some.next;
    }
    ENSURE(rows == all.rows.size());
}

}  // namespace
}  // namespace zuil::feed

namespace zuil {

void fuzz_feed_documents(std::string_view input) {
    using namespace feed;
    read_index(input);
    read_order_documents(input);
    cut(input);
    resolve_address(input);
    static_cast<void>(origin(input));
    if (const auto position = parse_cursor(input)) {
        const auto again = parse_cursor(to_cursor(*position));
        ENSURE(again.has_value() && again->offset == position->offset && again->edition == position->edition);
    }
}

}  // namespace zuil
