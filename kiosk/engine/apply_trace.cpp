#include <algorithm>

#include "kiosk/engine/journey.hpp"
#include "kiosk/engine/pickup_code.hpp"
#include "platform/secrets/secret_text.hpp"

// Where an order is that this kiosk does not hold: the shop is asked, once the shopper has told something that only
// whoever placed it knows.
namespace zuil {
namespace {

using TraceOutcome = TraceAnswer::Outcome;

constexpr std::size_t number_signs_max = 40;

// As shops number their orders: without what was typed for the eye alone. Empty: it is no such number.
std::string order_number_of(std::string_view typed) {
    std::string number;
    bool has_figure_or_letter = false;
    for (const char sign : typed) {
        if (sign == ' ') continue;
        const bool is_plain =
            (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z');
        if (!is_plain && std::string_view{"-_#./"}.find(sign) == std::string_view::npos) return {};
        has_figure_or_letter = has_figure_or_letter || is_plain;
        number += sign;
    }
    return has_figure_or_letter && number.size() <= number_signs_max ? number : std::string{};
}

std::string_view trace_problem(TraceOutcome outcome, bool by_code) {
    switch (outcome) {
    case TraceOutcome::unknown:
        if (by_code) return translatable("This order was not made at this screen. Please ask our staff.");
        return translatable("We find no order with these two. Please check both, or ask our staff.");
    case TraceOutcome::unreachable:
        return translatable(
            "We cannot reach the shop right now. The shop's message about your order tells how it stands, and our "
            "staff can help you.");
    case TraceOutcome::closed: return translatable("Too much was tried here.");
    case TraceOutcome::found: break;
    }
    return {};
}

// What the shop tells, as an order of this kiosk would be followed. Its codes are for whoever has shown one of them.
FollowedOrder traced_as_followed(const TraceAnswer& answer, const LanguageTag& language) {
    const DeskOrder& told = answer.order->order;
    FollowedOrder followed;
    Order& order = followed.order;
    if (answer.by_reference) {
        order.ref = told.ref;
        order.pickup_code = told.pickup_code;
    }
    order.fulfilment = answer.order->fulfilment;
    order.pickup_store = told.store;
    order.slot = told.slot;
    order.language = language;
    order.total = told.total;
    order.accepted_at = told.placed_at;
    Money lines = Money::from_minor(0, told.total.currency());
    for (const DeskLine& line : told.lines) {
        if (line.quantity <= 0) continue;
        order.lines.push_back({.product = {},
                               .variant = line.variant,
                               .sku = line.sku,
                               .name = line.name,
                               .quantity = line.quantity,
                               .unit_price = line.unit_price});
        lines = lines.plus(line.unit_price.times(line.quantity));
    }
    if (order.fulfilment == Fulfilment::delivery && lines.less_than(told.total)) {
        const std::int64_t cost = told.total.minor() - lines.minor();
        order.delivery =
            Delivery{.window = std::nullopt, .cost = Money::from_minor(cost, told.total.currency()), .method = {}};
    }
    followed.state = told.is_cancelled ? OrderState::cancelled : OrderState::confirmed;
    followed.changed_at = told.placed_at;
    followed.progress = told.progress;
    followed.progress_at = answer.told_at;
    followed.shop_number = told.number;
    followed.pause = answer.order->pause;
    return followed;
}

}  // namespace

bool Journey::begin_tracing(const std::string& typed, bool counted) {
    if (tracer() == nullptr || !tracer()->by_number()) return false;
    std::string number = order_number_of(typed);
    if (number.empty()) return false;
    if (contact_.connection == Connection::offline) {
        session_.find_problem = trace_problem(TraceOutcome::unreachable, false);
        return true;
    }
    session_.find_problem.clear();
    session_.tracing = Tracing{.number = std::move(number), .counted = counted};
    return true;
}

void Journey::apply_one(const TraceOrder& intent) {
    if (session_.here().route != Route::find_order || !session_.tracing || tracer() == nullptr) return;
    Tracing& tracing = *session_.tracing;
    if (tracing.number.empty() || tracing.is_looking) return;
    changed_ = true;
    tracing.closed_minutes = 0;
    if (!may_be_placed_with(intent.told)) {
        tracing.problem = translatable("Please type a postcode, an e-mail address or a telephone number.");
        return;
    }
    tracing.problem.clear();
    tracing.is_looking = true;
    tracer()->ask(tracing.number, intent.told);
}

bool Journey::trace_by_reference(const OrderRef& ref) {
    if (tracer() == nullptr || !tracer()->by_reference() || session_.phone) return false;
    if (session_.here().route != Route::find_order) apply_one(OpenFindOrder{});
    forget_tracing();
    session_.find_problem.clear();
    session_.tracing = Tracing{.number = {}, .is_looking = true};
    tracer()->ask(ref);
    stay_awake();
    changed_ = true;
    return true;
}

void Journey::take_traced() {
    if (tracer() == nullptr) return;
    auto answer = tracer()->take();
    if (!answer || !session_.tracing) return;
    // Whoever went on looks at something else by now.
    if (session_.here().route != Route::find_order) return forget_tracing();
    changed_ = true;
    Tracing& tracing = *session_.tracing;
    if (answer->outcome == TraceOutcome::found) {
        if (tracing.counted) guard_.was_none();
        return follow_traced(*std::move(answer));
    }
    const std::string_view problem = trace_problem(answer->outcome, tracing.number.empty());
    // Of a code that was scanned nothing is left to tell.
    if (tracing.number.empty()) {
        forget_tracing();
        session_.find_problem = problem;
        return;
    }
    tracing.is_looking = false;
    tracing.problem = problem;
    tracing.closed_minutes = std::chrono::ceil<std::chrono::minutes>(answer->closed_for).count();
}

void Journey::follow_traced(TraceAnswer answer) {
    session_.followed.clear();
    session_.collectable.clear();
    session_.followed.push_back(traced_as_followed(answer, session_.language));
    forget_tracing();
    stay_awake();
    const Route route = session_.here().route;
    if (route == Route::my_order || route == Route::find_order) session_.trail.pop_back();
    open(Place{.route = Route::my_order});
}

void Journey::forget_tracing() {
    if (tracer() != nullptr) tracer()->forget();
    if (session_.tracing) zuil::wipe(session_.tracing->number);
    session_.tracing.reset();
}

}  // namespace zuil
