#include "tests/sim/line.hpp"

#include <fmt/format.h>

namespace zuil::sim {
namespace {

using namespace std::chrono_literals;

// After so long the kiosk's own http gives up.
constexpr milliseconds deadline = 20s;

}  // namespace

std::size_t Line::recent_calls() {
    while (!called_at_.empty() && called_at_.front() < stage_.clock.boot() - 10min) called_at_.pop_front();
    return called_at_.size();
}

template <class T>
void Line::deliver(milliseconds wait, const std::string& what, Done<T> done, Result<T> result) {
    stage_.later(wait, [this, life = life_, what, done = std::move(done), result = std::move(result)]() mutable {
        if (life != life_) return;
        stage_.note([&] {
            return fmt::format("  answer to {}: {}", what, result ? std::string{"well"} : result.error().detail);
        });
        if (stage_.happens(stage_.faults.wrong_reply))
            result = fail(Errc::shop_fault, "the answer to another question came");
        done(std::move(result));
        if (answered) answered();
    });
}

template <class T>
void Line::call(std::string what, std::function<Result<T>()> carry_out, Done<T> done) {
    if (caller_exists && !caller_exists()) return;
    ++calls_;
    called_at_.push_back(stage_.clock.boot());
    static_cast<void>(recent_calls());
    const Faults& faults = stage_.faults;
    stage_.note([&] { return fmt::format("  {} is asked", what); });
    const auto answer = [&](milliseconds wait, Result<T> result) { deliver<T>(wait, what, done, std::move(result)); };
    const auto time_out = [&] { answer(deadline, fail(Errc::timeout, "nobody answered")); };
    if (stage_.clock.boot() < down_until_ || stage_.happens(faults.offline))
        return answer(5ms, fail(Errc::offline, "no line"));
    if (stage_.happens(faults.busy))
        return answer(5ms, tl::unexpected<Error>{Error{Errc::shop_fault, "429", stage_.some(1s, 2min)}});
    if (stage_.happens(faults.lost_request)) return time_out();
    if (stage_.happens(faults.fault_before)) return answer(stage_.some(10ms, 900ms), fail(Errc::shop_fault, "503"));
    if (stage_.happens(faults.late)) {
        stage_.later(stage_.some(30s, 10min), [carry_out] { static_cast<void>(carry_out()); });
        return time_out();
    }
    if (stage_.happens(faults.doubled))
        stage_.later(stage_.some(0ms, 60s), [carry_out] { static_cast<void>(carry_out()); });
    const bool is_lost = stage_.happens(faults.lost_reply);
    const bool fails = stage_.happens(faults.fault_after);
    const bool is_silent = stage_.happens(faults.no_answer);
    stage_.later(stage_.some(5ms, 2s), [this, life = life_, what, carry_out, done, is_lost, fails, is_silent] {
        Result<T> result = carry_out();
        if (life != life_ || is_silent) return;
        if (is_lost) return deliver<T>(deadline, what, done, fail(Errc::timeout, "nobody answered"));
        if (fails) return deliver<T>(1ms, what, done, fail(Errc::shop_fault, "502"));
        deliver<T>(stage_.some(1ms, 500ms), what, done, std::move(result));
    });
}

void Line::stores(Done<std::vector<Store>> done) {
    call<std::vector<Store>>(
        "stores", [this] { return shelf_.stores; }, std::move(done));
}

void Line::categories(Done<std::vector<Category>> done) {
    call<std::vector<Category>>(
        "categories", [this] { return shelf_.categories; }, std::move(done));
}

void Line::products(const PageCursor& from, Done<CataloguePage> done) {
    call<CataloguePage>(
        "products", [this, from] { return shelf_.product_page(from); }, std::move(done));
}

void Line::stock(const PageCursor& from, Done<StockPage> done) {
    call<StockPage>(
        "stock", [this, from] { return shelf_.stock_page(from); }, std::move(done));
}

void Line::changes(const std::string& mark, const PageCursor& from, Done<Changes> done) {
    call<Changes>(
        "changes", [this, mark, from] { return shelf_.changes(mark, from); }, std::move(done));
}

void Line::keys(const PageCursor& from, Done<KeyPage> done) {
    call<KeyPage>(
        "keys", [this, from] { return shelf_.key_page(from); }, std::move(done));
}

void Line::quote_order(const OrderRequest& request, Done<OrderQuote> done) {
    call<OrderQuote>(
        "quote of " + request.order.ref.text(), [this, request] { return desk_.quote(request); }, std::move(done));
}

void Line::prepare_order(const OrderRequest& request, Done<PreparedOrder> done) {
    call<PreparedOrder>(
        "prepare " + request.order.ref.text(), [this, request] { return desk_.prepare(request); }, std::move(done));
}

void Line::commit_order(const OrderRequest& request, Done<PlacedOrder> done) {
    call<PlacedOrder>(
        "commit " + request.order.ref.text(), [this, request] { return desk_.commit(request); }, std::move(done));
}

void Line::open_payment(const OrderRequest& request, Done<PaymentPage> done) {
    call<PaymentPage>(
        "page for " + request.order.ref.text(), [this, request] { return desk_.open_page(request); }, std::move(done));
}

void Line::inspect_order(const OrderRequest& request, Done<OrderInspection> done) {
    call<OrderInspection>(
        "look at " + request.order.ref.text(), [this, request] { return desk_.inspect(request); }, std::move(done));
}

void Line::cancel_order(const OrderRequest& request, Done<PlacedOrder> done) {
    call<PlacedOrder>(
        "cancel " + request.order.ref.text(), [this, request] { return desk_.cancel(request); }, std::move(done));
}

}  // namespace zuil::sim
