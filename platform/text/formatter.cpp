#include "platform/text/formatter.hpp"

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/dtptngen.h>
#include <unicode/numberformatter.h>
#include <unicode/reldatefmt.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <utility>

#include "platform/base/check.hpp"
#include "platform/text/unicode.hpp"

namespace zuil {
namespace {

using icu::number::LocalizedNumberFormatter;
using icu::number::NumberFormatter;
using icu::number::Precision;

constexpr std::string_view no_break_space = "\xC2\xA0";
constexpr std::string_view en_dash = "\xE2\x80\x93";

// How people write what ICU's tables do not know.
struct Habits {
    std::string_view locale{};  // ICU's, when it is not the language itself
    char between_hours_and_minutes = ':';
    std::string_view hour_sign{};           // "16 h 30", and "16 h" on the hour
    std::string_view behind_whole_price{};  // "€ 129,–"
    bool comma_behind_weekday = true;       // where ICU's tables have one
};

Habits habits_of(std::string_view language) {
    if (language == "nl")
        return {.locale = "nl_NL", .between_hours_and_minutes = '.', .behind_whole_price = ",\xE2\x80\x93"};
    // "en" alone is that of the United States: "Friday, March 13".
    if (language == "en") return {.locale = "en_GB", .comma_behind_weekday = false};
    if (language == "fr") return {.hour_sign = "h"};
    return {};
}

// Every space becomes one at which no line breaks.
std::string kept_together(const icu::UnicodeString& text) {
    icu::UnicodeString together = text;
    for (const char16_t space : {u' ', u'\u2009', u'\u202F'})
        together.findAndReplace(icu::UnicodeString{space}, u"\u00A0");
    return utf8(together);
}

// ICU answers for any name, or fails in unforeseen ways; it knows those languages that it lists.
bool is_known(std::string_view language) {
    const bool is_tag =
        language.size() <= 16 && std::all_of(language.begin(), language.end(), [](char letter) {
            return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '-';
        });
    const std::string_view base = language.substr(0, language.find('-'));
    if (!is_tag || base.empty()) return false;
    std::int32_t count = 0;
    const icu::Locale* known = icu::Locale::getAvailableLocales(count);
    return std::any_of(known, known + count,
                       [base](const icu::Locale& locale) { return base == locale.getLanguage(); });
}

UDate midday_utc(std::chrono::local_days day) {
    const auto since_1970 = std::chrono::milliseconds{day.time_since_epoch()} + std::chrono::hours{12};
    return static_cast<UDate>(since_1970.count());
}

}  // namespace

struct Formatter::Native {
    icu::Locale locale;
    Habits habits;
    LocalizedNumberFormatter numbers;
    std::unique_ptr<icu::DateTimePatternGenerator> patterns;
    std::unique_ptr<icu::RelativeDateTimeFormatter> relative;
    std::unique_ptr<icu::Collator> order;

    std::string date(std::chrono::local_days day, const char16_t* skeleton) const {
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeString pattern = patterns->getBestPattern(skeleton, status);
        if (!habits.comma_behind_weekday) pattern.findAndReplace(u",", u"");
        icu::SimpleDateFormat format{pattern, locale, status};
        ENSURE(U_SUCCESS(status) != 0);
        format.setTimeZone(*icu::TimeZone::getGMT());
        icu::UnicodeString text;
        return kept_together(format.format(midday_utc(day), text));
    }

    // "today" and "tomorrow"; empty for any other day.
    std::string near(std::chrono::days ahead) const {
        if (ahead.count() < 0 || ahead.count() > 1) return {};
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeString text;
        const auto which = ahead.count() == 0 ? UDAT_DIRECTION_THIS : UDAT_DIRECTION_NEXT;
        relative->format(which, UDAT_ABSOLUTE_DAY, text, status);
        ENSURE(U_SUCCESS(status) != 0);
        return kept_together(text);
    }

    std::string money(std::int64_t minor, std::string_view currency, bool whole_only) const {
        UErrorCode status = U_ZERO_ERROR;
        const icu::CurrencyUnit unit{icu::StringPiece{currency.data(), static_cast<std::int32_t>(currency.size())},
                                     status};
        if (U_FAILURE(status) != 0)
            return fmt::format("{}{}{:.2f}", currency, no_break_space, static_cast<double>(minor) / 100);
        // As text, because a binary fraction cannot hold a cent.
        const std::string decimal = fmt::format("{}e-2", minor);
        return kept_together(numbers.unit(unit)
                                 .unitWidth(UNUM_UNIT_WIDTH_SHORT)
                                 .precision(Precision::fixedFraction(whole_only ? 0 : 2))
                                 .formatDecimal(decimal, status)
                                 .toString(status));
    }
};

Formatter::Formatter(std::string language, std::shared_ptr<const Native> native)
    : language_{std::move(language)}, native_{std::move(native)} {}

Result<Formatter> Formatter::find(std::string_view language) {
    if (!is_known(language))
        return fail(Errc::bad_data, fmt::format("there is no language '{}'; one is 'nl'", language));
    const Habits habits = habits_of(language);
    const std::string name{habits.locale.empty() ? language : habits.locale};
    auto native = std::make_shared<Native>();
    native->locale = icu::Locale::createCanonical(name.c_str());
    native->habits = habits;
    UErrorCode status = U_ZERO_ERROR;
    native->numbers = NumberFormatter::withLocale(native->locale);
    native->patterns.reset(icu::DateTimePatternGenerator::createInstance(native->locale, status));
    native->relative = std::make_unique<icu::RelativeDateTimeFormatter>(native->locale, status);
    native->order.reset(icu::Collator::createInstance(native->locale, status));
    ENSURE(U_SUCCESS(status) != 0);
    native->order->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
    ENSURE(U_SUCCESS(status) != 0);
    return Formatter{std::string{language}, std::move(native)};
}

std::string Formatter::price(std::int64_t minor, std::string_view currency) const {
    const bool is_whole = minor % 100 == 0;
    std::string price = native_->money(minor, currency, is_whole);
    const bool ends_in_digit = !price.empty() && price.back() >= '0' && price.back() <= '9';
    if (is_whole && ends_in_digit) price += native_->habits.behind_whole_price;
    return price;
}

std::string Formatter::spoken_price(std::int64_t minor, std::string_view currency) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::CurrencyUnit unit{icu::StringPiece{currency.data(), static_cast<std::int32_t>(currency.size())}, status};
    const auto whole = native_->numbers.unit(unit)
                           .unitWidth(UNUM_UNIT_WIDTH_FULL_NAME)
                           .grouping(UNUM_GROUPING_OFF)
                           .precision(Precision::integer())
                           .formatInt(minor / 100, status);
    const std::string text = utf8(whole.toString(status));
    const auto cents = minor % 100 < 0 ? -(minor % 100) : minor % 100;
    return cents == 0 ? text : fmt::format("{} {}", text, cents);
}

std::string Formatter::number(std::int64_t number) const {
    UErrorCode status = U_ZERO_ERROR;
    return kept_together(native_->numbers.formatInt(number, status).toString(status));
}

std::string Formatter::decimal(double number, int decimals) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto rounded = native_->numbers.precision(Precision::fixedFraction(decimals)).formatDouble(number, status);
    return kept_together(rounded.toString(status));
}

std::string Formatter::percent(int percent) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto unit = native_->numbers.unit(icu::NoUnit::percent()).formatInt(percent, status);
    return kept_together(unit.toString(status));
}

std::string Formatter::time(std::chrono::minutes since_midnight) const {
    const auto minutes = since_midnight.count();
    if (const std::string_view sign = native_->habits.hour_sign; !sign.empty()) {
        const std::string hour = fmt::format("{}{}{}", minutes / 60, no_break_space, sign);
        return minutes % 60 == 0 ? hour : fmt::format("{}{}{:02}", hour, no_break_space, minutes % 60);
    }
    return fmt::format("{:02}{}{:02}", minutes / 60, native_->habits.between_hours_and_minutes, minutes % 60);
}

std::string Formatter::time(LocalMinutes time) const {
    return this->time(time - std::chrono::floor<std::chrono::days>(time));
}

std::string Formatter::time_range(LocalMinutes begins, LocalMinutes ends) const {
    return fmt::format("{}{}{}{}{}", time(begins), no_break_space, en_dash, no_break_space, time(ends));
}

std::string Formatter::long_date(Day day) const { return native_->date(day, u"EEEEdMMMM"); }

std::string Formatter::short_date(Day day) const { return native_->date(day, u"EEEdMMMM"); }

std::string Formatter::full_date(Day day) const { return native_->date(day, u"dMMMMy"); }

std::string Formatter::weekday(Day day) const { return native_->date(day, u"EEEE"); }

std::string Formatter::short_weekday(Day day) const { return native_->date(day, u"ccc"); }

std::string Formatter::day_of_month(Day day) const { return native_->date(day, u"d"); }

std::string Formatter::near_day(Day day, Day today) const {
    const std::string near = native_->near(day - today);
    return near.empty() ? long_date(day) : near;
}

std::string Formatter::short_near_day(Day day, Day today) const {
    const std::string near = native_->near(day - today);
    return near.empty() ? short_weekday(day) : near;
}

std::string Formatter::capitalised(std::string_view text) const {
    icu::UnicodeString letters = unicode(text);
    // Only the first letter of the first word changes; the Dutch "ij" counts as one.
    letters.toTitle(nullptr, native_->locale, U_TITLECASE_NO_LOWERCASE | U_TITLECASE_WHOLE_STRING);
    return utf8(letters);
}

std::string Formatter::sort_key(std::string_view text) const {
    const icu::UnicodeString letters = unicode(text);
    std::string key(static_cast<std::size_t>(native_->order->getSortKey(letters, nullptr, 0)), '\0');
    native_->order->getSortKey(letters, reinterpret_cast<std::uint8_t*>(key.data()),
                               static_cast<std::int32_t>(key.size()));
    // ICU ends the key with a zero byte.
    if (!key.empty()) key.pop_back();
    return key;
}

}  // namespace zuil
