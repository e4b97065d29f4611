#include <nlohmann/json.hpp>

#include "platform/base/check.hpp"
#include "platform/http/http_date.hpp"
#include "platform/http/url.hpp"
#include "platform/json/json.hpp"
#include "platform/text/text.hpp"
#include "sync/model/money.hpp"
#include "sync/shops/moment.hpp"
#include "sync/shops/vendure/html.hpp"
#include "tests/fuzz/promises.hpp"
#include "tests/fuzz/targets.hpp"

namespace zuil {

void fuzz_html(std::string_view input) {
    // Descriptions come out of JSON, which holds nothing else.
    if (!is_utf8(input)) return;
    for (const std::size_t bytes_max : {0U, 1U, 7U, 20'000U}) {
        const std::string text = vendure::text_of_html(input, bytes_max);
        ENSURE(text.size() <= bytes_max);
        hold_text(text);
    }
}

void fuzz_json(std::string_view input) {
    const auto value = parse_json(input, {.bytes_max = 1U << 16U, .depth_max = 16, .values_max = 1'000});
    if (!value) return hold_error(value.error());
    const auto again = parse_json(to_text(*value));
    ENSURE(again.has_value() && *again == *value);
}

void fuzz_small_texts(std::string_view input) {
    using namespace std::chrono_literals;
    hold_refusal(parse_moment(input));
    static_cast<void>(parse_http_date(input));
    HttpReply reply{.status = 503, .headers = {{"Retry-After", std::string{input}}}, .body = {}};
    reply.headers.emplace_back("Date", "Sat, 21 Nov 2026 23:44:42 GMT");
    const auto wait = retry_after(reply);
    ENSURE(wait == 0ms || (wait >= 1s && wait <= 15min));
    static_cast<void>(parse_url(std::string{input}));
    const auto money = Money::parse(input, Currency::eur);
    if (money) ENSURE(money->minor() >= 0 && money->minor() <= 999'999'999'999);
    const std::string clean = clean_paragraphs(input);
    hold_text(clean);
    ENSURE(clean_paragraphs(clean) == clean);
    hold_text(folded(clean));
}

}  // namespace zuil
