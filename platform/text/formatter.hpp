#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/text/time_zone.hpp"

namespace zuil {

// Numbers, prices, days and times as people of one language write them. None of it breaks over two lines: its spaces
// are U+00A0. Where no example stands, the one for "en" is that of Great Britain.
class Formatter {
public:
    using Day = std::chrono::local_days;

    // bad_data when there is no such language; one is "nl".
    static Result<Formatter> find(std::string_view language);

    const std::string& language() const { return language_; }

    // Of an amount in hundredths; `currency` is ISO 4217. nl: "€ 129,–", "€ 1.299,95"; en: "€129", "€1,299.95";
    // de, fr and pl: "129 €", and cents only where there are some, as quiet as the Dutch dash.
    std::string price(std::int64_t minor, std::string_view currency) const;
    // As a voice should say it. nl: "129 euro", "17 euro 95"; en: "129 euros", "17 euros 95".
    std::string spoken_price(std::int64_t minor, std::string_view currency) const;
    std::string number(std::int64_t number) const;           // nl: "1.299"
    std::string decimal(double number, int decimals) const;  // nl: "4,6"
    std::string percent(int percent) const;                  // nl: "20%"

    std::string time(std::chrono::minutes since_midnight) const;  // nl: "16.00"; en: "16:00"; fr: "16 h"
    std::string time(LocalMinutes time) const;
    std::string time_range(LocalMinutes begins, LocalMinutes ends) const;  // nl: "16.00 – 18.00"
    std::string long_date(Day day) const;                                  // "vrijdag 13 maart"
    std::string short_date(Day day) const;                                 // "vr 13 maart"
    std::string full_date(Day day) const;                                  // "13 maart 2028"
    std::string weekday(Day day) const;                                    // "vrijdag"
    std::string short_weekday(Day day) const;                              // "vr"
    std::string day_of_month(Day day) const;                               // "13"
    // "vandaag", "morgen", then the long date.
    std::string near_day(Day day, Day today) const;
    // "vandaag", "morgen", then the short weekday.
    std::string short_near_day(Day day, Day today) const;

    // For the beginning of a sentence: "Morgen", "IJsje".
    std::string capitalised(std::string_view text) const;
    // Compares bytewise as the language orders texts, numbers by their value: "maat 9" before "maat 10".
    std::string sort_key(std::string_view text) const;

private:
    struct Native;
    Formatter(std::string language, std::shared_ptr<const Native> native);

    std::string language_;
    std::shared_ptr<const Native> native_;
};

}  // namespace zuil
