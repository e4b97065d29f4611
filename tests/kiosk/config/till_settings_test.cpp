#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <fmt/format.h>

#include "kiosk/config/settings.hpp"

namespace zuil {
namespace {

using Catch::Matchers::ContainsSubstring;

Result<Settings> with_till(const std::string& table) {
    return parse_settings(
        "[shop]\nname = \"Vonk & Veer\"\n[kiosk]\nstore = \"utrecht\"\ncode = \"UT1\"\n"
        "[connector]\nkind = \"feed\"\nurl = \"feed.json\"\n" +
            table,
        "/etc/zuil/zuil.toml");
}

std::string till_complaint(const std::string& table) {
    const auto settings = with_till("[till]\n" + table);
    REQUIRE_FALSE(settings);
    return settings.error().detail;
}

}  // namespace

TEST_CASE("what a till reads is read, and a form that none could read back or type is refused") {
    CHECK_FALSE(with_till("")->engine.till);
    const auto settings = with_till("[till]\nline = \"{quantity}*{gtin}\"\n");
    REQUIRE(settings);
    CHECK(settings->engine.till->line == "{quantity}*{gtin}");
    CHECK(settings->engine.till->between == "\r");
    const auto framed =
        with_till("[till]\nline = \"{sku} x{quantity}\"\nbetween = \";\"\nbefore = \"LIST\\r\"\nafter = \"\\t\"\n");
    REQUIRE(framed);
    CHECK(framed->engine.till->before == "LIST\r");
    CHECK(framed->engine.till->after == "\t");
    CHECK(with_till("[till]\nline = \"{gtin}\"\n"));

    const auto line = [](std::string_view text) { return till_complaint(fmt::format("line = \"{}\"\n", text)); };
    CHECK_THAT(till_complaint(""), ContainsSubstring("'till.line' is missing"));
    CHECK_THAT(line("{count}*{gtin}"), ContainsSubstring("'till.line' knows {quantity}, {gtin} and {sku} only"));
    CHECK_THAT(line("{quantity}*{gtin"), ContainsSubstring("knows {quantity}, {gtin} and {sku} only"));
    CHECK_THAT(line("{quantity}*"), ContainsSubstring("holds either {gtin} or {sku}, once"));
    CHECK_THAT(line("{gtin} {sku}"), ContainsSubstring("holds either {gtin} or {sku}, once"));
    CHECK_THAT(line("{quantity}*{quantity}*{gtin}"), ContainsSubstring("holds {quantity} once"));
    CHECK_THAT(line("{quantity}{gtin}"), ContainsSubstring("between {quantity} and the article"));
    CHECK_THAT(line("{gtin}0{quantity}"), ContainsSubstring("between {quantity} and the article"));
    CHECK_THAT(line("\\u0007{gtin}"), ContainsSubstring("holds what a scanner types"));
    CHECK_THAT(line("€{gtin}"), ContainsSubstring("holds what a scanner types"));
    CHECK_THAT(line("{gtin}" + std::string(60, 'x')), ContainsSubstring("48 signs"));
    const std::string good = "line = \"{quantity}*{gtin}\"\n";
    CHECK_THAT(till_complaint(good + "between = \"*\"\n"), ContainsSubstring("'till.between' keeps two lines apart"));
    CHECK_THAT(till_complaint(good + "between = \"\"\n"), ContainsSubstring("keeps two lines apart"));
    CHECK_THAT(till_complaint(good + "between = \"\\n\"\n"), ContainsSubstring("holds what a scanner types"));
    CHECK_THAT(till_complaint(good + "before = \"" + std::string(30, 'x') + "\"\n"), ContainsSubstring("24 signs"));
    CHECK_THAT(till_complaint(good + "between = \"\\r#\"\n"), ContainsSubstring("keeps two lines apart"));
    CHECK_THAT(till_complaint(good + "before = \"F1\"\n"), ContainsSubstring("'till.before' does not end in a digit"));
    CHECK_THAT(till_complaint(good + "after = \"0\"\n"), ContainsSubstring("'till.after' does not begin with a digit"));
    CHECK_THAT(till_complaint(good + "lines = 3\n"), ContainsSubstring("is not a setting"));
}

}  // namespace zuil
