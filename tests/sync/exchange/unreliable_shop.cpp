#include "tests/sync/exchange/unreliable_shop.hpp"

#include <algorithm>

namespace zuil {
namespace {

using namespace std::chrono_literals;

// After so long the kiosk's own http gives up.
constexpr std::chrono::milliseconds deadline = 20s;

}  // namespace

std::chrono::milliseconds UnreliableShop::some(int least_ms, int most_ms) {
    return std::chrono::milliseconds{
        least_ms + static_cast<int>(random_.below(static_cast<std::uint64_t>(most_ms - least_ms + 1)))};
}

void UnreliableShop::later(std::deque<Event>& events, std::chrono::milliseconds wait, std::function<void()> happen) {
    events.push_back({clock_.boot() + wait, std::move(happen)});
}

void UnreliableShop::run() {
    for (std::deque<Event>* events : {&executions_, &deliveries_}) {
        for (;;) {
            const auto due = std::min_element(events->begin(), events->end(),
                                              [](const Event& a, const Event& b) { return a.at < b.at; });
            if (due == events->end() || due->at > clock_.boot()) break;
            const auto happen = std::move(due->happen);
            events->erase(due);
            happen();
        }
    }
}

std::chrono::milliseconds UnreliableShop::next_event_in() const {
    std::chrono::milliseconds next = 1h;
    for (const std::deque<Event>* events : {&executions_, &deliveries_}) {
        for (const Event& event : *events) next = std::min(next, event.at - clock_.boot());
    }
    return next;
}

template <class T>
void UnreliableShop::call(std::function<Result<T>()> carry_out, Done<T> done) {
    ++calls_;
    const auto answer = [this, done](Result<T> result, std::chrono::milliseconds wait) {
        later(deliveries_, wait, [done, result] { done(result); });
    };
    const auto time_out = [&] { answer(fail(Errc::timeout, "nobody answered"), deadline); };
    if (!takes_key) return answer(fail(Errc::no_access, "the shop does not take this key (401)"), 5ms);
    if (happens(unreliability_.offline)) return answer(fail(Errc::offline, "no line"), 5ms);
    if (happens(unreliability_.busy)) return answer(tl::unexpected<Error>{Error{Errc::shop_fault, "429", 10min}}, 5ms);
    if (happens(unreliability_.lost_request)) return time_out();
    if (happens(unreliability_.fault_before)) return answer(fail(Errc::shop_fault, "503"), some(10, 900));
    if (happens(unreliability_.late)) {
        later(executions_, some(30'000, 600'000), [carry_out] { static_cast<void>(carry_out()); });
        return time_out();
    }
    if (happens(unreliability_.doubled))
        later(executions_, some(0, 60'000), [carry_out] { static_cast<void>(carry_out()); });
    const bool reply_is_lost = happens(unreliability_.lost_reply);
    const bool fails_afterwards = happens(unreliability_.fault_after);
    const auto wait = some(5, 2'000);
    later(executions_, wait, [this, carry_out, answer, reply_is_lost, fails_afterwards] {
        Result<T> result = carry_out();
        if (reply_is_lost) return answer(fail(Errc::timeout, "nobody answered"), deadline);
        if (fails_afterwards) return answer(fail(Errc::shop_fault, "502"), 1ms);
        answer(std::move(result), some(1, 500));
    });
}

UnreliableShop::Booking* UnreliableShop::booking_of(const std::string& handle) {
    const auto found =
        std::find_if(orders_.begin(), orders_.end(), [&](const Booking& booking) { return booking.handle == handle; });
    return found == orders_.end() ? nullptr : &*found;
}

// A handle that is still open is kept: the cart is made equal to the order.
Result<PreparedOrder> UnreliableShop::prepare(const OrderRequest& request) {
    if (happens(unreliability_.refuses)) return fail(Errc::refused, "this store is closed");
    if (!refused_.empty() && request.order.ref == refused_) return fail(Errc::refused, "not this one");
    const OrderQuote sold = quote(request.order);
    for (std::size_t i = 0; i < sold.lines.size(); ++i) {
        const OrderLine& line = request.order.lines[i];
        if (sold.lines[i].quantity < line.quantity) return fail(Errc::conflict, "not so many of it");
        if (line.unit_price.less_than(sold.lines[i].unit_price)) return fail(Errc::conflict, "it costs more");
    }
    std::string handle = request.handle;
    const auto cart = carts_.find(handle);
    if (cart == carts_.end() || !cart->second.is_open) {
        if (booking_of(handle) != nullptr) return fail(Errc::conflict, "an order came of it already");
        handle = "cart-" + std::to_string(carts_.size());
    }
    carts_[handle] = {request.order, true};
    Money total = request.order.total;
    if (happens(unreliability_.price_rises)) total = total.plus(Money::from_minor(100, total.currency()));
    return PreparedOrder{handle, total};
}

Result<PlacedOrder> UnreliableShop::commit(const OrderRequest& request) {
    if (const Booking* booking = booking_of(request.handle)) return PlacedOrder{booking->number, booking->order.total};
    const auto cart = carts_.find(request.handle);
    if (cart == carts_.end() || !cart->second.is_open) return fail(Errc::not_found, "no such cart");
    if (happens(unreliability_.handle_expires)) {
        cart->second.is_open = false;
        return fail(Errc::not_found, "no such cart");
    }
    if (request.order.payment == PaymentMethod::phone) ++unpaid_commits_;
    if (happens(unreliability_.price_rises)) return fail(Errc::conflict, "the price changed");
    if (happens(unreliability_.refuses)) return fail(Errc::refused, "not now");
    cart->second.is_open = false;
    orders_.push_back({request.handle, cart->second.order, "T-" + std::to_string(orders_.size())});
    return PlacedOrder{orders_.back().number, orders_.back().order.total};
}

OrderQuote UnreliableShop::quote(const Order& order) {
    OrderQuote quote;
    for (const OrderLine& line : order.lines) {
        const Money first = first_prices_.try_emplace(line.variant, line.unit_price).first->second;
        quote.lines.push_back(
            {std::min(line.quantity, quantity_max_), first.plus(Money::from_minor(dearer_minor_, first.currency()))});
    }
    return quote;
}

Result<OrderInspection> UnreliableShop::inspect(const OrderRequest& request) {
    using Found = OrderInspection::Found;
    if (const Booking* booking = booking_of(request.handle)) {
        return OrderInspection{booking->is_cancelled ? Found::cancelled : Found::placed,
                               {booking->number, booking->order.total},
                               "",
                               PaymentProgress::awaiting,
                               progress_};
    }
    const auto cart = carts_.find(request.handle);
    const bool is_open = cart != carts_.end() && cart->second.is_open;
    return OrderInspection{is_open ? Found::not_placed : Found::handle_gone,
                           {},
                           "",
                           is_open ? cart->second.payment : PaymentProgress::awaiting};
}

Result<PaymentPage> UnreliableShop::open_page(const OrderRequest& request) {
    const auto cart = carts_.find(request.handle);
    if (cart == carts_.end() || !cart->second.is_open) return fail(Errc::not_found, "no such cart");
    if (happens(unreliability_.handle_expires)) {
        cart->second.is_open = false;
        return fail(Errc::not_found, "no such cart");
    }
    if (happens(unreliability_.refuses)) return fail(Errc::refused, "no payments today");
    cart->second.page_until = clock_.wall() + page_open;
    return PaymentPage{page_address + request.handle, *cart->second.page_until};
}

UnreliableShop::Cart* UnreliableShop::cart_behind(const std::string& url) {
    if (!url.starts_with(page_address)) return nullptr;
    const auto cart = carts_.find(url.substr(page_address.size()));
    if (cart == carts_.end() || !cart->second.is_open || !cart->second.page_until) return nullptr;
    // What was begun in time may end later.
    const bool is_late = clock_.wall() >= *cart->second.page_until;
    return is_late && cart->second.payment != PaymentProgress::in_progress ? nullptr : &cart->second;
}

bool UnreliableShop::begin_payment(const std::string& url) {
    Cart* cart = cart_behind(url);
    if (cart != nullptr) cart->payment = PaymentProgress::in_progress;
    return cart != nullptr;
}

bool UnreliableShop::fail_payment(const std::string& url) {
    Cart* cart = cart_behind(url);
    if (cart != nullptr) cart->payment = PaymentProgress::failed;
    return cart != nullptr;
}

bool UnreliableShop::pay(const std::string& url) {
    Cart* cart = cart_behind(url);
    if (cart == nullptr) return false;
    cart->is_open = false;
    const std::string handle = url.substr(page_address.size());
    orders_.push_back({handle, cart->order, "T-" + std::to_string(orders_.size())});
    orders_.back().is_paid = true;
    return true;
}

bool UnreliableShop::is_paid(const OrderRef& ref) const {
    return std::ranges::any_of(orders_,
                               [&](const Booking& booking) { return booking.order.ref == ref && booking.is_paid; });
}

void UnreliableShop::cancel_at_the_shop(const OrderRef& ref) {
    for (Booking& booking : orders_) {
        if (booking.order.ref == ref) booking.is_cancelled = true;
    }
}

Result<PlacedOrder> UnreliableShop::cancel(const OrderRequest& request) {
    Booking* booking = booking_of(request.handle);
    const auto cart = carts_.find(request.handle);
    if (booking == nullptr && cart != carts_.end() && cart->second.page_until && cart->second.is_open) {
        if (cart->second.payment == PaymentProgress::in_progress) return fail(Errc::conflict, "it is being paid");
        cart->second.is_open = false;
        return PlacedOrder{"never placed", cart->second.order.total};
    }
    if (booking == nullptr) return fail(Errc::not_found, "no such order");
    if (booking->is_paid) return fail(Errc::conflict, "it is paid");
    booking->is_cancelled = true;
    return PlacedOrder{booking->number, booking->order.total};
}

void UnreliableShop::prepare_order(const OrderRequest& request, Done<PreparedOrder> done) {
    call<PreparedOrder>([this, request] { return prepare(request); }, std::move(done));
}

void UnreliableShop::commit_order(const OrderRequest& request, Done<PlacedOrder> done) {
    call<PlacedOrder>([this, request] { return commit(request); }, std::move(done));
}

void UnreliableShop::open_payment(const OrderRequest& request, Done<PaymentPage> done) {
    call<PaymentPage>([this, request] { return open_page(request); }, std::move(done));
}

void UnreliableShop::inspect_order(const OrderRequest& request, Done<OrderInspection> done) {
    call<OrderInspection>([this, request] { return inspect(request); }, std::move(done));
}

void UnreliableShop::cancel_order(const OrderRequest& request, Done<PlacedOrder> done) {
    call<PlacedOrder>([this, request] { return cancel(request); }, std::move(done));
}

void UnreliableShop::quote_order(const OrderRequest& request, Done<OrderQuote> done) {
    call<OrderQuote>([this, request] { return quote(request.order); }, std::move(done));
}

int UnreliableShop::bookings(const OrderRef& ref) const {
    return static_cast<int>(std::count_if(orders_.begin(), orders_.end(), [&](const Booking& booking) {
        return booking.order.ref == ref && !booking.is_cancelled;
    }));
}

const Order* UnreliableShop::booked(const OrderRef& ref) const {
    for (const Booking& booking : orders_) {
        if (booking.order.ref == ref) return &booking.order;
    }
    return nullptr;
}

}  // namespace zuil
