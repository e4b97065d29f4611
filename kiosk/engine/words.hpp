#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/args.h>
#include <fmt/format.h>

#include "platform/base/result.hpp"
#include "platform/text/formatter.hpp"
#include "platform/text/translations.hpp"
#include "sync/model/local_text.hpp"
#include "sync/model/money.hpp"

namespace zuil {

// One language, as the view builders speak it: English in the source, its own words, prices and dates on the screen.
class Words {
public:
    using Day = Formatter::Day;

    Words(const Translations& translations, const Formatter& formatter)
        : translations_{translations}, formatter_{formatter} {}

    const LanguageTag& language() const { return formatter_.language(); }
    const Formatter& formatter() const { return formatter_; }

    std::string tr(std::string_view english) const { return std::string{translations_.tr(language(), english)}; }
    // `context` keeps apart what English says with one word.
    std::string trc(std::string_view context, std::string_view english) const {
        return std::string{translations_.trc(language(), context, english)};
    }
    // With named places: tr("From {time}", fmt::arg("time", ..)). A translation whose places do not fit is shown in
    // English instead.
    template <class First, class... More>
    std::string tr(std::string_view english, const First& first, const More&... more) const {
        return fill(english, translations_.tr(language(), english), fmt::make_format_args(first, more...));
    }
    // `count` chooses the form and fills {count}.
    template <class... More>
    std::string trn(std::string_view one, std::string_view many, std::int64_t count, const More&... more) const {
        const std::string number = formatter_.number(count);
        const auto counted = fmt::arg("count", number);
        return fill(count == 1 ? one : many, translations_.trn(language(), one, many, count),
                    fmt::make_format_args(counted, more...));
    }
    // For a sentence that may begin with a filled place: "Morgen vanaf 10.00".
    std::string sentence(std::string_view text) const { return formatter_.capitalised(text); }

    // "Nederlands": what the language calls itself.
    std::string own_name() const { return trc("own name", "English"); }
    std::string money(Money amount) const { return formatter_.price(amount.minor(), to_code(amount.currency())); }
    std::string number(std::int64_t number) const { return formatter_.number(number); }
    std::string decimal(double number) const { return formatter_.decimal(number, 1); }
    std::string stars(int hundredths) const { return formatter_.decimal(hundredths / 100.0, 1); }
    std::string time(LocalMinutes time) const { return formatter_.time(time); }

private:
    std::string fill(std::string_view english, std::string_view translated, fmt::format_args places) const;

    const Translations& translations_;
    const Formatter& formatter_;
};

// Every language that the shop speaks.
class Languages {
public:
    // bad_data names a language that is not known.
    static Result<Languages> make(Translations translations, const std::vector<LanguageTag>& tags);
    // One of the tags given to make().
    Words in(const LanguageTag& tag) const;

private:
    Translations translations_;
    std::map<LanguageTag, Formatter> formatters_;
};

}  // namespace zuil
