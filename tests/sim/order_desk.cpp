#include "tests/sim/order_desk.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zuil::sim {
namespace {

using namespace std::chrono_literals;
using Found = OrderInspection::Found;

constexpr std::string_view page_address = "https://pay.example/";
constexpr auto page_open = 4min;

constexpr OrderAbilities abilities{.take_now = true, .delivery = true, .pay_at_pickup = true, .pay_on_phone = true};

}  // namespace

OrderDesk::Cart* OrderDesk::cart_of(const std::string& handle) {
    const auto found = carts_.find(handle);
    return found == carts_.end() || !found->second.is_open ? nullptr : &found->second;
}

Booking* OrderDesk::booking_of(const std::string& handle) {
    const auto found = std::ranges::find(bookings_, handle, &Booking::handle);
    return found == bookings_.end() ? nullptr : &*found;
}

// Random in real shops: a restored one does not give the same handle to somebody else.
std::string OrderDesk::new_cart(const Order& order) {
    std::string handle = fmt::format("cart-{}", ++made_);
    carts_[handle] = {.order = order};
    return handle;
}

PreparedOrder OrderDesk::prepared(const std::string& handle, const Order& order) {
    Money total = order.total;
    if (stage_.happens(stage_.faults.price_rises)) total = total.plus(Money::from_minor(100, total.currency()));
    return {.handle = handle, .total = total};
}

PlacedOrder OrderDesk::book(const std::string& handle, Cart& cart, bool is_paid) {
    cart.is_open = books_each_time;
    bookings_.push_back(
        {.handle = handle, .order = cart.order, .number = fmt::format("T-{}", bookings_.size()), .is_paid = is_paid});
    const Booking booking = bookings_.back();
    stage_.note([&] { return fmt::format("shop: {} books {}", handle, booking.order.ref.text()); });
    if (booked) booked(booking);
    return {.shop_order = booking.number, .total = booking.order.total};
}

Status OrderDesk::check_sale() {
    if (stage_.happens(stage_.faults.price_rises)) return fail(Errc::conflict, "the price changed");
    if (stage_.happens(stage_.faults.sold_out)) return fail(Errc::conflict, "there are too few");
    if (stage_.happens(stage_.faults.refuses)) return fail(Errc::refused, "not now");
    return {};
}

bool OrderDesk::expires(Cart& cart) {
    if (!stage_.happens(stage_.faults.handle_expires)) return false;
    cart.is_open = false;
    return true;
}

Result<OrderInspection> OrderDesk::inspect(const OrderRequest& request) {
    if (const Booking* booking = booking_of(request.handle))
        return OrderInspection{.found = booking->is_cancelled ? Found::cancelled : Found::placed,
                               .placed = {booking->number, booking->order.total}};
    const Cart* cart = cart_of(request.handle);
    if (cart == nullptr) return OrderInspection{.found = Found::handle_gone};
    return OrderInspection{.found = Found::not_placed, .payment = cart->payment};
}

Result<PlacedOrder> OrderDesk::cancel(const OrderRequest& request) {
    if (Booking* booking = booking_of(request.handle)) {
        if (booking->is_paid) return fail(Errc::conflict, "it is paid");
        booking->is_cancelled = true;
        return PlacedOrder{booking->number, booking->order.total};
    }
    Cart* cart = cart_of(request.handle);
    if (cart == nullptr) return fail(Errc::not_found, "no such order");
    if (cart->payment == PaymentProgress::in_progress) return fail(Errc::conflict, "it is being paid");
    cart->is_open = false;
    return PlacedOrder{"never placed", cart->order.total};
}

Result<OrderQuote> OrderDesk::quote(const OrderRequest& request) const {
    OrderQuote quote;
    for (const OrderLine& line : request.order.lines) quote.lines.push_back({line.quantity, line.unit_price});
    return quote;
}

Result<PaymentPage> OrderDesk::open_page(const OrderRequest& request) {
    Cart* cart = cart_of(request.handle);
    if (cart == nullptr || expires(*cart)) return fail(Errc::not_found, "no such cart");
    if (const Status sale = check_sale(); !sale) return tl::unexpected<Error>{sale.error()};
    cart->page_until = stage_.clock.wall() + page_open;
    return PaymentPage{.url = std::string{page_address} + request.handle, .open_until = cart->page_until};
}

const OrderDesk::Cart* OrderDesk::cart_behind(const std::string& url) const {
    if (!url.starts_with(page_address)) return nullptr;
    const auto cart = carts_.find(url.substr(page_address.size()));
    if (cart == carts_.end() || !cart->second.is_open) return nullptr;
    // What was begun in time may end later.
    const bool is_late = stage_.clock.wall() >= cart->second.page_until;
    return is_late && cart->second.payment != PaymentProgress::in_progress ? nullptr : &cart->second;
}

bool OrderDesk::is_page_open(const std::string& url) const { return cart_behind(url) != nullptr; }

bool OrderDesk::begin_payment(const std::string& url) {
    if (!is_page_open(url)) return false;
    carts_[url.substr(page_address.size())].payment = PaymentProgress::in_progress;
    return true;
}

bool OrderDesk::end_payment(const std::string& url, bool is_paid) {
    if (!is_page_open(url)) return false;
    const std::string handle = url.substr(page_address.size());
    if (is_paid) {
        book(handle, carts_[handle], true);
    } else {
        carts_[handle].payment = PaymentProgress::failed;
    }
    return true;
}

void OrderDesk::end_payments() {
    std::vector<std::string> begun;
    for (const auto& [handle, cart] : carts_) {
        if (cart.is_open && cart.payment == PaymentProgress::in_progress) begun.push_back(handle);
    }
    for (const std::string& handle : begun)
        static_cast<void>(end_payment(std::string{page_address} + handle, stage_.below(2) == 0));
}

void OrderDesk::staff_cancels_one() {
    if (bookings_.empty()) return;
    Booking& one = bookings_[stage_.random.below(bookings_.size())];
    if (!one.is_paid) one.is_cancelled = true;
}

void OrderDesk::back_up() {
    kept_carts_ = carts_;
    kept_bookings_ = bookings_;
    is_backed_up_ = true;
}

void OrderDesk::note_difference(const std::vector<Booking>& before, const std::vector<Booking>& after) {
    for (const Booking& one : before) {
        const auto same = std::ranges::find_if(after, [&](const Booking& other) {
            return other.handle == one.handle && other.is_cancelled == one.is_cancelled;
        });
        if (same == after.end()) touched_by_restore_.insert(one.order.ref);
    }
}

void OrderDesk::restore() {
    if (!is_backed_up_) return;
    stage_.note([] { return std::string{"shop: is put back from its backup"}; });
    note_difference(bookings_, kept_bookings_);
    auto carts = kept_carts_;
    // How far a payment is its provider says, whose memory is no older than before.
    for (auto& [handle, cart] : carts) {
        if (const auto before = carts_.find(handle); before != carts_.end()) cart.payment = before->second.payment;
    }
    carts_ = std::move(carts);
    bookings_ = kept_bookings_;
}

int OrderDesk::bookings(const OrderRef& ref) const {
    return static_cast<int>(std::ranges::count_if(
        bookings_, [&](const Booking& booking) { return booking.order.ref == ref && !booking.is_cancelled; }));
}

const Booking* OrderDesk::find(const OrderRef& ref) const {
    const auto found = std::ranges::find_if(bookings_, [&](const Booking& one) { return one.order.ref == ref; });
    return found == bookings_.end() ? nullptr : &*found;
}

ShopTraits VendureDesk::traits() const {
    return {.has_changes = true,
            .has_key_sweep = true,
            .can_cancel = true,
            .has_order_status = true,
            .orders = abilities,
            .request_gap = 100ms};
}

Result<PreparedOrder> VendureDesk::prepare(const OrderRequest& request) {
    if (stage_.happens(stage_.faults.refuses)) return fail(Errc::refused, "this store is closed");
    if (booking_of(request.handle) != nullptr) return fail(Errc::conflict, "an order came of it already");
    Cart* cart = cart_of(request.handle);
    if (cart == nullptr) return prepared(new_cart(request.order), request.order);
    cart->order = request.order;
    cart->steps_done = 0;
    return prepared(request.handle, request.order);
}

// Details, arrangement, payment: each is kept when the next one does not arrive.
Result<PlacedOrder> VendureDesk::commit(const OrderRequest& request) {
    constexpr int steps = 3;
    if (const Booking* booking = booking_of(request.handle); booking != nullptr && !books_each_time)
        return PlacedOrder{booking->number, booking->order.total};
    Cart* cart = cart_of(request.handle);
    if (cart == nullptr || expires(*cart)) return fail(Errc::not_found, "no such cart");
    while (cart->steps_done < steps) {
        if (stage_.happens(stage_.faults.half_done)) return fail(Errc::shop_fault, "it stopped half-way");
        if (++cart->steps_done < steps) continue;
        if (const Status sale = check_sale(); !sale) {
            --cart->steps_done;
            return tl::unexpected<Error>{sale.error()};
        }
    }
    return book(request.handle, *cart, false);
}

ShopTraits MedusaDesk::traits() const {
    return {.has_changes = true,
            .has_key_sweep = true,
            .can_cancel = true,
            .has_order_status = true,
            .orders = abilities,
            .request_gap = 50ms};
}

// Never into a cart that exists: what arrives twice would be in it twice.
Result<PreparedOrder> MedusaDesk::prepare(const OrderRequest& request) {
    if (stage_.happens(stage_.faults.refuses)) return fail(Errc::refused, "this store is closed");
    if (booking_of(request.handle) != nullptr) return fail(Errc::conflict, "an order came of it already");
    Cart* cart = cart_of(request.handle);
    if (cart == nullptr) return prepared(new_cart(request.order), request.order);
    if (cart->completing_until > stage_.clock.boot()) return fail(Errc::shop_fault, "409: it is being completed");
    cart->order = request.order;
    return prepared(request.handle, request.order);
}

Result<PlacedOrder> MedusaDesk::commit(const OrderRequest& request) {
    if (const Booking* booking = booking_of(request.handle); booking != nullptr && !books_each_time)
        return PlacedOrder{booking->number, booking->order.total};
    Cart* cart = cart_of(request.handle);
    if (cart == nullptr || expires(*cart)) return fail(Errc::not_found, "no such cart");
    if (cart->completing_until > stage_.clock.boot()) return fail(Errc::shop_fault, "409: it is being completed");
    if (const Status sale = check_sale(); !sale) return tl::unexpected<Error>{sale.error()};
    if (!stage_.happens(stage_.faults.half_done)) return book(request.handle, *cart, false);
    // It takes longer than the caller waits, and then it is done.
    const auto takes = stage_.some(5s, 90s);
    cart->completing_until = stage_.clock.boot() + takes;
    stage_.later(takes, [this, handle = request.handle] {
        Cart* completed = cart_of(handle);
        if (completed != nullptr && booking_of(handle) == nullptr) book(handle, *completed, false);
    });
    return fail(Errc::timeout, "nobody answered");
}

ShopTraits FeedDesk::traits() const {
    OrderAbilities most = abilities;
    most.pay_on_phone = false;
    return {.has_changes = true, .has_key_sweep = true, .has_order_status = true, .orders = most};
}

Result<PreparedOrder> FeedDesk::prepare(const OrderRequest& request) {
    return PreparedOrder{.handle = request.order.ref.text(), .total = std::nullopt};
}

Result<PlacedOrder> FeedDesk::commit(const OrderRequest& request) {
    if (const Booking* booking = booking_of(request.handle); booking != nullptr && !books_each_time)
        return PlacedOrder{booking->number, booking->order.total};
    if (const Status sale = check_sale(); !sale) return tl::unexpected<Error>{sale.error()};
    Cart document{.order = request.order};
    return book(request.handle, document, false);
}

// A document that is not there was not handed over, or was lost: it is handed over again.
Result<OrderInspection> FeedDesk::inspect(const OrderRequest& request) {
    if (booking_of(request.handle) != nullptr) return OrderDesk::inspect(request);
    return OrderInspection{.found = Found::not_placed};
}

}  // namespace zuil::sim
