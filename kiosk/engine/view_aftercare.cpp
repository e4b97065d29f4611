#include <algorithm>

#include "kiosk/engine/view_builders.hpp"

// What helps after buying: only what the shop's catalogue and configuration hold, and a person as the last way.
namespace zuil {
namespace {

constexpr std::size_t helps_max = 6;  // more than two rows of cards is no help

const Product* product_of(const OrderedAnswer& ordered, const OrderLine& line) {
    const auto found = ordered.facts.find(line.variant);
    return found != ordered.facts.end() ? &found->second->product : nullptr;
}

// An article that was ordered, once, however many variants of it: and since when the shopper has it, or will.
struct Bought {
    const Product* product = nullptr;
    std::chrono::local_days since;
    bool handed_over = false;
};

bool was_bought(const FollowedOrder& followed) {
    return followed.state != OrderState::cancelled && followed.state != OrderState::rejected;
}

std::vector<Bought> bought_of(const std::vector<FollowedOrder>& followed, const OrderedAnswer& ordered,
                              const ViewContext& context) {
    std::vector<Bought> all;
    for (const FollowedOrder& one : followed) {
        if (!was_bought(one)) continue;
        const bool over = one.progress && one.progress->handed_over_at;
        const WallTime since = over ? *one.progress->handed_over_at : one.order.accepted_at;
        const auto day = std::chrono::floor<std::chrono::days>(context.zone.to_local(since));
        for (const OrderLine& line : one.order.lines) {
            const Product* product = product_of(ordered, line);
            // Two variants of an article are one article to be helped with.
            const auto is_same = [&](const Bought& before) { return before.product->id == product->id; };
            if (product == nullptr || std::ranges::any_of(all, is_same)) continue;
            all.push_back({.product = product, .since = day, .handed_over = over});
        }
    }
    return all;
}

HelpView view_help(const Product& product, std::size_t place, const Words& words) {
    const LanguageTag& language = words.language();
    const HelpText& help = product.help[place];
    HelpView view{.id = product.id.text() + "/" + std::to_string(place),
                  .title = help.title.in(language),
                  .summary = help.summary.in(language),
                  .about = product.name.in(language),
                  .picture = {.url = help.image_url},
                  .steps = {}};
    if (view.picture.url.empty() && !product.image_urls.empty()) view.picture.url = product.image_urls.front();
    for (const LocalText& step : help.steps) view.steps.push_back(step.in(language));
    return view;
}

std::string names_of(const std::vector<std::string>& names, const Words& words) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return words.sentence(text);
}

void add_returns(MyOrderView& view, const std::vector<FollowedOrder>& followed, const ViewContext& context) {
    const Words& words = context.words;
    const int days = context.settings.return_days;
    const auto one = std::ranges::find_if(followed, was_bought);
    if (days <= 0 || one == followed.end()) return;
    ServiceView row{.kind = ServiceView::Kind::returns, .title = words.tr("Exchange or return"), .detail = {}};
    // All of it has to have been handed over, or the one date would be wrong for a part.
    const bool over = std::ranges::all_of(followed, [](const FollowedOrder& each) {
        return !was_bought(each) || (each.progress && each.progress->handed_over_at);
    });
    if (over) {
        std::optional<WallTime> first;
        for (const FollowedOrder& each : followed) {
            if (!was_bought(each)) continue;
            const WallTime at = *each.progress->handed_over_at;
            first = first ? std::min(*first, at) : at;
        }
        const auto until =
            std::chrono::floor<std::chrono::days>(context.zone.to_local(*first)) + std::chrono::days{days};
        const bool is_late = until < std::chrono::floor<std::chrono::days>(context.zone.to_local(context.now));
        const std::string date = words.formatter().full_date(until);
        row.detail = is_late ? words.tr("The time for it ended on {date}.", fmt::arg("date", date))
                             : words.tr("You can until {date}.", fmt::arg("date", date));
    } else {
        row.detail = words.trn("Within {count} day after you have it.", "Within {count} days after you have it.", days);
    }
    row.passages.push_back({.heading = {}, .texts = {row.detail}});
    if (const std::string& how = context.settings.return_note.in(words.language()); !how.empty()) {
        row.passages.push_back({.heading = words.tr("How it works"), .texts = {how}});
    }
    view.services.push_back(std::move(row));
}

std::chrono::local_days months_later(std::chrono::local_days since, int months) {
    auto until = std::chrono::year_month_day{since} + std::chrono::months{months};
    // 31 August and six months: the last day of February.
    if (!until.ok()) until = std::chrono::year_month_day_last{until.year(), std::chrono::month_day_last{until.month()}};
    return std::chrono::local_days{until};
}

// The term begins when the shopper has it, which is no earlier than the order: so it lasts at least until then.
std::string guarantee_until(const Bought& bought, const Words& words) {
    const auto until = months_later(bought.since, bought.product->guarantee_months);
    return words.tr("at least until {date}", fmt::arg("date", words.formatter().full_date(until)));
}

void add_guarantee(MyOrderView& view, const std::vector<Bought>& bought, const Words& words) {
    ServiceView row{.kind = ServiceView::Kind::guarantee, .title = words.tr("Guarantee"), .detail = {}};
    std::vector<std::pair<std::string, std::vector<std::string>>> terms;  // a date, and the articles that have it
    for (const Bought& one : bought) {
        if (one.product->guarantee_months <= 0) continue;
        const std::string until = guarantee_until(one, words);
        auto known = std::ranges::find(terms, until, &std::pair<std::string, std::vector<std::string>>::first);
        if (known == terms.end()) known = terms.insert(terms.end(), {until, {}});
        known->second.push_back(one.product->name.in(words.language()));
    }
    if (terms.empty()) return;
    for (const auto& [until, names] : terms) {
        row.passages.push_back({.heading = names_of(names, words), .texts = {words.sentence(until)}});
    }
    row.detail = terms.size() == 1 ? words.sentence(terms.front().first)
                                   : words.trn("{count} term, by item", "{count} terms, by item",
                                               static_cast<std::int64_t>(terms.size()));
    row.passages.push_back(
        {.heading = {}, .texts = {words.tr("If something is wrong with it, come to the desk with your code.")}});
    view.services.push_back(std::move(row));
}

void add_texts(MyOrderView& view, const std::vector<Bought>& bought, const Words& words) {
    ServiceView manuals{.kind = ServiceView::Kind::manuals, .title = words.tr("Manuals and care"), .detail = {}};
    for (const Bought& one : bought) {
        for (std::size_t place = 0; place < one.product->help.size(); ++place) {
            HelpView help = view_help(*one.product, place, words);
            if (one.product->help[place].kind != HelpText::Kind::how_to) {
                manuals.passages.push_back({.heading = words.tr("{item}: {title}", fmt::arg("item", help.about),
                                                                fmt::arg("title", help.title)),
                                            .texts = std::move(help.steps)});
            } else if (view.helps.size() < helps_max) {
                view.helps.push_back(std::move(help));
            }
        }
    }
    if (manuals.passages.empty()) return;
    manuals.detail = words.tr("Read them here");
    view.services.push_back(std::move(manuals));
}

void add_question(MyOrderView& view, const std::vector<FollowedOrder>& followed, const ViewContext& context) {
    const Words& words = context.words;
    ServiceView row{.kind = ServiceView::Kind::question, .title = words.tr("Ask a question"), .detail = {}};
    row.detail = words.tr("Our staff will be happy to help");
    row.calls_staff = context.calls_staff;
    const Order& first = followed.front().order;
    const StoreId& at = first.pickup_store.empty() ? first.ordered_in : first.pickup_store;
    const std::string where = store_and_desk(at, context);
    if (!where.empty()) row.passages.push_back({.heading = words.tr("In the store"), .texts = {where}});
    row.passages.push_back({.heading = {},
                            .texts = {words.tr("Say your order code: {code}. With it our staff find everything.",
                                               fmt::arg("code", first.pickup_code))}});
    if (const std::string& how = context.settings.question_note.in(words.language()); !how.empty()) {
        row.passages.push_back({.heading = {}, .texts = {how}});
    }
    view.services.push_back(std::move(row));
}

}  // namespace

std::optional<std::chrono::local_days> guarantee_ends(WallTime bought_at, int months, const ViewContext& context) {
    if (months <= 0) return std::nullopt;
    return months_later(std::chrono::floor<std::chrono::days>(context.zone.to_local(bought_at)), months);
}

void add_aftercare(MyOrderView& view, const std::vector<FollowedOrder>& followed, const OrderedAnswer& ordered,
                   const ViewContext& context) {
    const std::vector<Bought> bought = bought_of(followed, ordered, context);
    add_returns(view, followed, context);
    add_guarantee(view, bought, context.words);
    add_texts(view, bought, context.words);
    add_question(view, followed, context);
}

}  // namespace zuil
