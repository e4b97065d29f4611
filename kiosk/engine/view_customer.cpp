#include <algorithm>

#include "kiosk/engine/masked.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

constexpr std::size_t bought_max = 12;

// One article, however often it was bought: its newest purchase stands for them all.
struct BoughtArticle {
    const Purchase* last = nullptr;
    int times = 0;
};

bool is_same_article(const Purchase& one, const Purchase& other) {
    return one.variant.empty() ? one.name == other.name : one.variant == other.variant;
}

// Those that are bought regularly first, then the newest.
std::vector<BoughtArticle> articles_of(const std::vector<Purchase>& purchases) {
    std::vector<BoughtArticle> all;
    for (const Purchase& purchase : purchases) {
        const auto known =
            std::ranges::find_if(all, [&](const BoughtArticle& one) { return is_same_article(*one.last, purchase); });
        if (known != all.end()) {
            ++known->times;
        } else {
            all.push_back({.last = &purchase, .times = 1});
        }
    }
    std::ranges::stable_sort(all, [](const BoughtArticle& one, const BoughtArticle& other) {
        return std::min(one.times, 3) > std::min(other.times, 3);
    });
    if (all.size() > bought_max) all.resize(bought_max);
    return all;
}

std::string when_bought(const BoughtArticle& bought, const ViewContext& context) {
    const Words& words = context.words;
    const auto day = std::chrono::floor<std::chrono::days>(context.zone.to_local(bought.last->bought_at));
    const std::string date = words.formatter().full_date(day);
    const std::string where = bought.last->store.empty() ? words.tr("online") : bought.last->store;
    if (bought.times == 1) return date + ", " + where;
    return words.trn("{count} time, last on {date}, {where}", "{count} times, last on {date}, {where}", bought.times,
                     fmt::arg("date", date), fmt::arg("where", where));
}

void add_term(BoughtView& view, const Purchase& purchase, const Product& product, const ViewContext& context) {
    const auto until = guarantee_ends(purchase.bought_at, product.guarantee_months, context);
    if (!until) return;
    const auto today = std::chrono::floor<std::chrono::days>(context.zone.to_local(context.now));
    view.guarantee_over = *until < today;
    const std::string date = context.words.formatter().full_date(*until);
    view.guarantee = view.guarantee_over ? context.words.tr("guarantee until {date}, over", fmt::arg("date", date))
                                         : context.words.tr("guarantee until {date}", fmt::arg("date", date));
}

OfferView view_offer(const CustomerOffer& offer, const ViewContext& context) {
    OfferView view{.title = offer.title, .detail = {}};
    if (offer.until) {
        const auto day = std::chrono::floor<std::chrono::days>(context.zone.to_local(*offer.until));
        view.detail = context.words.tr("Until {date}.", fmt::arg("date", context.words.formatter().full_date(day)));
    }
    if (!offer.code.empty()) {
        if (!view.detail.empty()) view.detail += ' ';
        view.detail += context.words.tr("At the till: {code}", fmt::arg("code", offer.code));
    }
    return view;
}

// What there is to read about the articles; what the shop does for an order stands with the order.
MyOrderView aftercare_of(const std::vector<BoughtArticle>& bought, const OrderedAnswer& ordered,
                         const ViewContext& context) {
    std::vector<FollowedOrder> followed;
    for (const BoughtArticle& one : bought) {
        FollowedOrder order;
        order.order.pickup_code = one.last->order;
        order.order.ordered_in = context.settings.store;
        order.order.accepted_at = one.last->bought_at;
        order.order.lines.push_back({.product = one.last->product,
                                     .variant = one.last->variant,
                                     .sku = {},
                                     .name = one.last->name,
                                     .quantity = one.last->quantity,
                                     .unit_price = {}});
        order.state = OrderState::confirmed;
        order.progress = OrderProgress{.stage = ShopStage::handed_over,
                                       .is_paid = true,
                                       .preparing_at = {},
                                       .ready_at = {},
                                       .handed_over_at = one.last->bought_at};
        followed.push_back(std::move(order));
    }
    MyOrderView view;
    if (followed.empty()) return view;
    add_aftercare(view, followed, ordered, context);
    std::erase_if(view.services, [](const ServiceView& row) {
        return row.kind != ServiceView::Kind::guarantee && row.kind != ServiceView::Kind::manuals;
    });
    return view;
}

void add_known(CustomerView& view, const KnownCustomer& known, const Loaded<OrderedAnswer>& ordered,
               const ViewContext& context) {
    const Words& words = context.words;
    const CustomerRecord& record = known.record;
    view.greeting = masked_greeting(record.customer.name);
    if (!record.customer.phone.empty()) {
        view.reached = words.tr("We reach you on {contact}", fmt::arg("contact", masked_phone(record.customer.phone)));
    } else if (!record.customer.email.empty()) {
        view.reached = words.tr("We reach you on {contact}", fmt::arg("contact", masked_email(record.customer.email)));
    }
    if (known.kept_at) view.age = view_customer_age(*known.kept_at, context);
    if (record.points) {
        const std::string& own = context.settings.points_name.in(words.language());
        const std::string number = words.number(*record.points);
        view.points = own.empty() ? words.trn("{count} point", "{count} points", *record.points) : number + " " + own;
    }
    for (const CustomerOffer& offer : record.offers) view.offers.push_back(view_offer(offer, context));
    view.bought = view_bought(record.purchases, ordered, context);
    view.aftercare = aftercare_of(articles_of(record.purchases), ordered.value.value_or(OrderedAnswer{}), context);
}

}  // namespace

std::vector<BoughtView> view_bought(const std::vector<Purchase>& purchases, const Loaded<OrderedAnswer>& ordered,
                                    const ViewContext& context) {
    const OrderedAnswer known = ordered.value.value_or(OrderedAnswer{});
    std::vector<BoughtView> rows;
    for (const BoughtArticle& one : articles_of(purchases)) {
        BoughtView row{.product = one.last->product,
                       .variant = one.last->variant,
                       .name = one.last->name,
                       .when = when_bought(one, context),
                       .guarantee = {},
                       .picture = {}};
        if (const auto facts = known.facts.find(one.last->variant); facts != known.facts.end()) {
            const Product& product = facts->second->product;
            row.can_buy_again = true;
            if (!product.image_urls.empty()) row.picture.url = product.image_urls.front();
            add_term(row, *one.last, product, context);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string view_customer_age(WallTime kept_at, const ViewContext& context) {
    const auto at = std::chrono::floor<std::chrono::minutes>(context.zone.to_local(kept_at));
    return context.words.tr("No connection: this is as the shop told it at {time}.",
                            fmt::arg("time", context.words.time(at)));
}

std::string card_name_of(const ViewContext& context) {
    const std::string& own = context.settings.card_name.in(context.words.language());
    return own.empty() ? context.words.tr("loyalty card") : own;
}

CustomerView view_customer(const Session& session, const CustomerAbilities& abilities,
                           const Loaded<OrderedAnswer>& ordered, const ViewContext& context) {
    const Words& words = context.words;
    const Identification& now = session.identification;
    CustomerView view;
    view.stage = session.customer ? CustomerView::Stage::known : now.stage;
    view.takes_cards = abilities.cards && !context.settings.card_patterns.empty();
    view.sends_codes = abilities.one_time_codes;
    view.card_name = card_name_of(context);
    view.kind = now.kind;
    view.dial_prefix = context.settings.dial_prefix;
    if (!now.problem.empty()) view.problem = words.tr(now.problem);
    if (now.closed_minutes > 0) {
        view.problem = words.trn("Too much was tried here. Try again in {count} minute.",
                                 "Too much was tried here. Try again in {count} minutes.", now.closed_minutes);
    }
    if (now.stage == CustomerView::Stage::code) {
        view.told = now.kind == ContactKind::phone
                        ? words.tr("If the shop knows this number, a code of six digits is on its way to it.")
                        : words.tr("If the shop knows this address, a code of six digits is on its way to it.");
    }
    if (session.customer) add_known(view, *session.customer, ordered, context);
    return view;
}

}  // namespace zuil
