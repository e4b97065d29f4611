#include <algorithm>

#include "kiosk/engine/order_change.hpp"
#include "kiosk/engine/pickup_code.hpp"
#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

using StageState = StageView::State;
using StageKind = StageView::Kind;

constexpr std::chrono::minutes news_fresh{2};  // an older word of the shop says when it was given
constexpr std::size_t pictures_max = 3;

// How an order stands, in one word.
enum class Standing { kept, unpaid, with_shop, preparing, ready, over, asks, refused, cancelled, changing, owing };

Standing standing_of(const FollowedOrder& followed) {
    switch (followed.state) {
    case OrderState::needs_customer: return Standing::asks;
    case OrderState::rejected: return Standing::refused;
    case OrderState::cancelled: return Standing::cancelled;
    case OrderState::awaiting_payment: return Standing::unpaid;
    case OrderState::confirmed: break;
    default: return Standing::kept;
    }
    switch (followed.pause) {
    case OrderPause::being_changed: return Standing::changing;
    case OrderPause::awaiting_payment: return Standing::owing;
    case OrderPause::none: break;
    }
    if (!followed.progress) return Standing::with_shop;
    switch (followed.progress->stage) {
    case ShopStage::received: return Standing::with_shop;
    case ShopStage::preparing: return Standing::preparing;
    case ShopStage::ready:
        // What the shopper takes from the shelf is not waited for.
        return followed.order.fulfilment == Fulfilment::take_now ? Standing::with_shop : Standing::ready;
    case ShopStage::handed_over: return Standing::over;
    }
    return Standing::with_shop;
}

bool has_stopped(Standing standing) {
    switch (standing) {
    case Standing::asks:
    case Standing::refused:
    case Standing::cancelled:
    case Standing::changing:
    case Standing::owing: return true;
    default: return false;
    }
}

std::chrono::local_days day_of(WallTime moment, const ViewContext& context) {
    return std::chrono::floor<std::chrono::days>(context.zone.to_local(moment));
}

// "Thu 10:48"; of another week the date.
std::string moment_in_words(WallTime moment, const ViewContext& context) {
    constexpr std::chrono::days week{7};
    const auto day = day_of(moment, context);
    const auto away = day - day_of(context.now, context);
    if (away >= week || away <= -week) return context.words.formatter().short_date(day);
    return context.words.tr("{day} {time}", fmt::arg("day", context.words.formatter().short_weekday(day)),
                            fmt::arg("time", context.words.time(context.zone.to_local(moment))));
}

std::string moment_in_words(const std::optional<WallTime>& moment, const ViewContext& context) {
    return moment ? moment_in_words(*moment, context) : std::string{};
}

// What was promised, as far ahead as it is.
std::string promised_in_words(const std::optional<PickupSlot>& slot, const ViewContext& context) {
    if (!slot) return {};
    if (slot->ends - slot->begins >= std::chrono::hours{23}) {
        return context.words.formatter().short_date(day_of(slot->begins, context));
    }
    return context.words.tr("from {time}", fmt::arg("time", moment_in_words(slot->begins, context)));
}

// As soon as the shop has said what it has.
bool is_for_the_shopper(const FollowedOrder& followed, const ViewContext& context) {
    return is_for_the_shopper(followed.order, followed.state, context);
}

std::string title_of(const FollowedOrder& followed, const ViewContext& context) {
    const Words& words = context.words;
    const bool is_delivery = followed.order.fulfilment == Fulfilment::delivery;
    switch (standing_of(followed)) {
    case Standing::kept: return words.tr("Your order is safely saved");
    case Standing::unpaid: return words.tr("Your order waits to be paid");
    case Standing::with_shop: return words.tr("The shop has your order");
    case Standing::preparing: return words.tr("Your order is being prepared");
    case Standing::ready: return is_delivery ? words.tr("Your order is on its way") : words.tr("Your order is ready");
    case Standing::over: return is_delivery ? words.tr("Your order was delivered") : words.tr("You have your order");
    case Standing::asks:
        if (is_for_the_shopper(followed, context)) return words.tr("Your order needs a yes");
        return words.tr("Please ask our staff");
    case Standing::refused: return words.tr("Please ask our staff");
    case Standing::cancelled: return words.tr("This order was cancelled");
    case Standing::changing: return words.tr("Your order is being changed");
    case Standing::owing: return words.tr("Your order waits for a payment");
    }
    return {};
}

std::string preparing_in_words(const FollowedOrder& followed, const Words& words) {
    if (!followed.progress->is_partly) return words.tr("Our staff are getting it together for you.");
    return followed.order.fulfilment == Fulfilment::delivery
               ? words.tr("A part of it is on its way. The rest follows.")
               : words.tr("A part of it is ready. The rest is still being got together.");
}

std::string ready_in_words(const FollowedOrder& followed, const ViewContext& context) {
    const Words& words = context.words;
    const bool is_delivery = followed.order.fulfilment == Fulfilment::delivery;
    if (followed.progress->is_partly) {
        return is_delivery ? words.tr("A part of it was delivered. The rest is on its way to your home.")
                           : words.tr("A part of it was handed over. The rest lies ready at the desk.");
    }
    if (is_delivery) return words.tr("It is on its way to your home.");
    const Store* store = find_store(context.stores, followed.order.pickup_store);
    if (store != nullptr && store->id != context.settings.store)
        return words.tr("It lies ready in {store}. Take your code along.", fmt::arg("store", store->name));
    return words.tr("Show your code at the desk to collect it.");
}

std::string next_of(const FollowedOrder& followed, const ViewContext& context) {
    const Words& words = context.words;
    const Fulfilment fulfilment = followed.order.fulfilment;
    const bool is_paid = followed.progress && followed.progress->is_paid;
    switch (standing_of(followed)) {
    case Standing::kept:
        return context.offline ? words.tr("It will be sent to the shop as soon as we are back online.")
                               : words.tr("It is being sent to the shop.");
    case Standing::unpaid: return words.tr("The shop gets it once it is paid on your phone.");
    case Standing::with_shop:
        if (fulfilment == Fulfilment::take_now)
            return words.tr("Take it from the shelf and show your code at the till");
        // How one is paid that was placed elsewhere, the shop does not say.
        if (fulfilment == Fulfilment::delivery && !is_paid && followed.shop_number.empty() &&
            followed.order.payment == PaymentMethod::till)
            return words.tr("It is sent to your home once it is paid.");
        return words.tr("Our staff will start on it as soon as they can.");
    case Standing::preparing: return preparing_in_words(followed, words);
    case Standing::ready: return ready_in_words(followed, context);
    case Standing::over: return {};
    case Standing::asks:
        if (!is_for_the_shopper(followed, context))
            return words.tr("The price or the stock has changed since. Our staff will look at it with you.");
        return followed.quote ? words.tr("The price or the stock has changed since you ordered.")
                              : words.tr("The price or the stock has changed. We are asking the shop what it has now.");
    case Standing::refused: return words.tr("The shop could not take this order. Our staff will look at it with you.");
    case Standing::cancelled:
        return is_paid ? words.tr("Please ask our staff about what you have paid.")
                       : words.tr("There is nothing to pay. Our staff can tell you more.");
    case Standing::changing:
        return words.tr("The shop is changing something in it. It goes on as soon as that is done.");
    case Standing::owing: return words.tr("The shop sent you a message about it. It goes on as soon as it is paid.");
    }
    return {};
}

std::string payment_of(const FollowedOrder& followed, const Words& words) {
    const Standing standing = standing_of(followed);
    const std::string total = words.money(followed.order.total);
    if (followed.progress && followed.progress->is_paid) return words.tr("Paid: {total}", fmt::arg("total", total));
    if (has_stopped(standing)) return {};
    // Handed over, and the shop does not say whether it was paid: nor do we.
    const bool is_others = !followed.shop_number.empty();
    if (standing == Standing::over || is_others) return words.tr("Total: {total}", fmt::arg("total", total));
    switch (followed.order.payment) {
    case PaymentMethod::till: return words.tr("Pay at the till: {total}", fmt::arg("total", total));
    case PaymentMethod::pickup: return words.tr("Pay when you collect: {total}", fmt::arg("total", total));
    case PaymentMethod::phone:
        // The shop places it only once it is paid.
        return standing == Standing::unpaid || standing == Standing::kept
                   ? words.tr("To pay on your phone: {total}", fmt::arg("total", total))
                   : words.tr("Paid: {total}", fmt::arg("total", total));
    }
    return {};
}

StageView stopped_stage(const FollowedOrder& followed, const ViewContext& context) {
    StageView stage{.state = StageState::problem, .kind = StageKind::shop, .title = {}, .when = {}};
    // When it stopped, the shop does not say.
    if (followed.shop_number.empty()) stage.when = moment_in_words(followed.changed_at, context);
    switch (standing_of(followed)) {
    case Standing::asks: stage.title = context.words.tr("Something changed"); break;
    case Standing::refused: stage.title = context.words.tr("Not taken"); break;
    case Standing::changing: stage.title = context.words.tr("Being changed"); break;
    case Standing::owing: stage.title = context.words.tr("Waits for a payment"); break;
    default: stage.title = context.words.tr("Cancelled"); break;
    }
    return stage;
}

// With the shop, and then in the hands of its staff.
StageView shop_stage(const FollowedOrder& followed, const ViewContext& context) {
    const Words& words = context.words;
    const OrderProgress progress = followed.progress.value_or(OrderProgress{});
    StageView stage{.state = StageState::now, .kind = StageKind::shop, .title = words.tr("With the shop"), .when = {}};
    if (progress.preparing_at) stage.when = moment_in_words(*progress.preparing_at, context);
    switch (standing_of(followed)) {
    case Standing::kept:
    case Standing::unpaid: stage.state = StageState::ahead; break;
    case Standing::with_shop: stage.when = moment_in_words(followed.changed_at, context); break;
    case Standing::preparing: stage.title = words.tr("Being prepared"); break;
    default:
        stage.state = StageState::done;
        if (followed.order.fulfilment != Fulfilment::take_now) stage.title = words.tr("Prepared");
        break;
    }
    return stage;
}

StageView ready_stage(const FollowedOrder& followed, const ViewContext& context) {
    const Words& words = context.words;
    const Order& order = followed.order;
    const bool is_delivery = order.fulfilment == Fulfilment::delivery;
    const Standing standing = standing_of(followed);
    StageView stage{.state = StageState::ahead,
                    .kind = is_delivery ? StageKind::sent : StageKind::ready,
                    .title = is_delivery ? words.tr("On its way") : words.tr("Ready in the store"),
                    .when = {}};
    if (standing == Standing::ready) stage.state = StageState::now;
    if (standing == Standing::over) stage.state = StageState::done;
    if (stage.state != StageState::ahead) {
        stage.when = moment_in_words(followed.progress->ready_at, context);
    } else if (!is_delivery) {
        stage.when = promised_in_words(order.slot, context);
    }
    return stage;
}

StageView last_stage(const FollowedOrder& followed, const ViewContext& context) {
    const Words& words = context.words;
    const Order& order = followed.order;
    StageView stage{.state = StageState::ahead, .kind = StageKind::over, .title = {}, .when = {}};
    switch (order.fulfilment) {
    case Fulfilment::pickup: stage.title = words.tr("Collected"); break;
    case Fulfilment::take_now: stage.title = words.tr("Taken along"); break;
    case Fulfilment::delivery: stage.title = words.tr("Delivered"); break;
    }
    const Standing standing = standing_of(followed);
    if (standing == Standing::over) {
        stage.state = StageState::done;
        stage.when = moment_in_words(followed.progress->handed_over_at, context);
    } else if (order.fulfilment == Fulfilment::delivery && order.delivery) {
        stage.when = promised_in_words(order.delivery->window, context);
    } else if (standing == Standing::ready && followed.progress->ready_at && context.settings.keep_days > 0) {
        const auto until =
            day_of(*followed.progress->ready_at, context) + std::chrono::days{context.settings.keep_days};
        stage.when = words.tr("until {date}", fmt::arg("date", words.formatter().short_date(until)));
    }
    return stage;
}

std::vector<StageView> stages_of(const FollowedOrder& followed, const ViewContext& context) {
    const Words& words = context.words;
    const Standing standing = standing_of(followed);
    const bool is_here = standing == Standing::kept || standing == Standing::unpaid;
    std::vector<StageView> stages{{.state = is_here ? StageState::now : StageState::done,
                                   .kind = standing == Standing::unpaid ? StageKind::till : StageKind::ordered,
                                   .title = is_here ? words.tr("Saved here") : words.tr("Ordered"),
                                   .when = moment_in_words(followed.order.accepted_at, context)}};
    if (has_stopped(standing)) {
        stages.push_back(stopped_stage(followed, context));
        return stages;
    }
    stages.push_back(shop_stage(followed, context));
    if (followed.order.fulfilment != Fulfilment::take_now) stages.push_back(ready_stage(followed, context));
    stages.push_back(last_stage(followed, context));
    return stages;
}

std::string picture_of_variant(const OrderedAnswer& ordered, const VariantId& variant) {
    const auto found = ordered.facts.find(variant);
    if (found == ordered.facts.end()) return {};
    const Product& product = found->second->product;
    const Variant* chosen = find_variant(product, variant);
    if (chosen != nullptr && !chosen->image_urls.empty()) return chosen->image_urls.front();
    return product.image_urls.empty() ? std::string{} : product.image_urls.front();
}

int pieces_of_order(const Order& order) {
    int pieces = 0;
    for (const OrderLine& line : order.lines) pieces += line.quantity;
    return pieces;
}

FollowedPartView view_followed(const FollowedOrder& followed, const OrderedAnswer& ordered,
                               const ViewContext& context) {
    const Words& words = context.words;
    const Order& order = followed.order;
    FollowedPartView part{.kind = order.fulfilment};
    part.stages = stages_of(followed, context);
    part.next = next_of(followed, context);

    part.payment = payment_of(followed, words);
    part.summary = article_count(pieces_of_order(order), words);
    const Store* store = find_store(context.stores, order.pickup_store);
    if (order.fulfilment == Fulfilment::pickup && store != nullptr) {
        // The desk is named to who stands in its store.
        const bool is_here = store->id == context.settings.store || followed.shop_number.empty();
        const std::string desk = is_here ? store->pickup_desk.in(words.language()) : std::string{};
        part.summary += ", " + (desk.empty() ? store->name : desk);
    }
    const Standing standing = standing_of(followed);
    // What was promised matters until it is there.
    const bool is_shoppers = is_for_the_shopper(followed, context);
    if (is_shoppers) part.change = view_change(followed, words);
    part.ask_staff = has_stopped(standing) && !is_shoppers;
    const bool is_awaited = standing != Standing::ready && standing != Standing::over;
    if (is_awaited && order.slot) part.promise = when_in_words(*order.slot, context);
    if (standing != Standing::over && order.delivery && order.delivery->window)
        part.promise = when_in_words(*order.delivery->window, context);
    for (const OrderLine& line : order.lines) {
        const std::string url = picture_of_variant(ordered, line.variant);
        if (!url.empty() && part.pictures.size() < pictures_max) part.pictures.push_back({.url = url});
    }
    return part;
}

// How old the shop's word is: the oldest of those that have one.
void add_age(MyOrderView& view, const std::vector<FollowedOrder>& followed, const ViewContext& context) {
    std::optional<WallTime> told;
    for (const FollowedOrder& one : followed) {
        if (one.state != OrderState::confirmed) continue;
        if (!one.progress && !context.offline) view.asking = true;
        const WallTime at = one.progress ? one.progress_at : one.changed_at;
        told = told ? std::min(*told, at) : at;
    }
    if (!told) return;
    const std::string moment = moment_in_words(*told, context);
    const Words& words = context.words;
    if (context.offline) {
        view.age =
            words.tr("We cannot reach the shop right now. This is how it was: {time}.", fmt::arg("time", moment));
    } else if (!view.asking && context.now - *told > news_fresh) {
        view.age = words.tr("As the shop told us: {time}.", fmt::arg("time", moment));
    }
}

void add_lines(MyOrderView& view, const std::vector<FollowedOrder>& followed, const Words& words) {
    std::optional<Money> sum;
    for (const FollowedOrder& one : followed) {
        for (const OrderLine& line : one.order.lines) {
            view.lines.push_back(
                {.name = line.name,
                 .amount = words.tr("{count} × {price}", fmt::arg("count", words.number(line.quantity)),
                                    fmt::arg("price", words.money(line.unit_price))),
                 .price = words.money(line.unit_price.times(line.quantity))});
        }
        sum = sum ? sum->plus(one.order.total) : one.order.total;
        if (one.order.delivery && one.order.delivery->cost.minor() > 0) {
            view.lines.push_back(
                {.name = words.tr("Home delivery"), .amount = {}, .price = words.money(one.order.delivery->cost)});
        }
    }
    view.total = words.money(*sum);
}

}  // namespace

MyOrderView view_my_order(const std::vector<FollowedOrder>& followed, const Loaded<OrderedAnswer>& ordered,
                          const ViewContext& context) {
    MyOrderView view;
    if (followed.empty()) return view;
    const Words& words = context.words;
    const Order& first = followed.front().order;
    view.pickup_code = first.pickup_code;
    view.number = followed.front().shop_number;
    if (!first.pickup_code.empty()) {
        view.barcode_text = compact_code(first.pickup_code);
        view.qr_text =
            to_text(OrderCode{.code = view.barcode_text, .ref = first.basket.empty() ? first.ref : first.basket});
    }
    const std::string& name = first.pickup_code.empty() ? view.number : first.pickup_code;
    const std::string date = words.formatter().long_date(day_of(first.accepted_at, context));
    view.about = words.tr("Order {code}, {date}", fmt::arg("code", name), fmt::arg("date", date));
    view.title = followed.size() == 1 ? title_of(followed.front(), context)
                                      : words.trn("{count} order, one code", "{count} orders, one code",
                                                  static_cast<std::int64_t>(followed.size()));
    const OrderedAnswer known = ordered.value.value_or(OrderedAnswer{});
    for (const FollowedOrder& one : followed) {
        view.parts.push_back(view_followed(one, known, context));
        if (followed.size() > 1) view.parts.back().title = view_part(one.order, context).title;
    }
    add_age(view, followed, context);
    add_lines(view, followed, words);
    view.helping = !ordered.value && ordered.problem.empty();
    add_aftercare(view, followed, known, context);
    return view;
}

}  // namespace zuil
