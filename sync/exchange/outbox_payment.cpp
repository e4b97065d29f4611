#include <algorithm>

#include "platform/http/url.hpp"
#include "sync/exchange/outbox.hpp"

// What is different about an order that is paid on the shopper's own phone.
namespace zuil {
namespace {

// Longer ones make a code too fine for a phone at arm's length.
constexpr std::size_t page_bytes_max = 512;

constexpr std::chrono::minutes payment_watched{15};  // beyond the time of its page

// An address that may stand on the screen of a shop: encrypted all the way, or on this machine itself.
Status check_page(const std::string& text) {
    const bool is_plain = std::ranges::all_of(text, [](char letter) { return letter > ' ' && letter < '\x7f'; });
    if (!is_plain || text.size() > page_bytes_max)
        return fail(Errc::bad_data, "the address of the payment page cannot be shown as a code");
    TRY(const Url url, parse_url(text));
    if (url.scheme == "https" && !url.host.empty()) return {};
    if (url.scheme == "http" && url.is_this_machine()) return {};
    return fail(Errc::bad_data, "the payment page is not on https");
}

}  // namespace

Outbox::Call Outbox::binding_call() const {
    return entry_.order.payment == PaymentMethod::phone ? Call::open_payment : Call::commit;
}

bool Outbox::waits_for_payment() const { return entry_.state == OrderState::awaiting_payment || entry_.withdrawn; }

// The shopper may have turned away while the call was under way.
void Outbox::notice_withdrawal() {
    if (entry_.order.payment != PaymentMethod::phone) return;
    if (const auto now = store_.find(entry_.order.ref)) entry_.withdrawn = now->withdrawn;
}

bool Outbox::is_payment_over() const {
    if (entry_.withdrawn) return true;
    const auto left = entry_.page.open_until - clock_.wall();
    // More time than any page gets means that the clock was set back.
    return left <= std::chrono::milliseconds{0} || left > options_.payment_open_max;
}

void Outbox::take_page(Result<PaymentPage> result) {
    if (!result) return failed(result.error());
    if (const Status fit = check_page(result->url); !fit) return failed(fit.error());
    note_outcome(nullptr);
    const WallTime now = clock_.wall();
    PaymentPage page = *std::move(result);
    page.open_until = std::min(page.open_until, now + options_.payment_open_max);
    ended(store_.await_payment(entry_.order.ref, page, now + options_.payment_every, now));
}

// It is not placed, so it is not paid.
void Outbox::take_payment(const OrderInspection& inspection) {
    const OrderRef& ref = entry_.order.ref;
    const WallTime now = clock_.wall();
    // Nobody can pay it any more, and nobody did.
    if (inspection.found == OrderInspection::Found::handle_gone) {
        note_outcome(nullptr);
        return ended(store_.cancel(ref, now));
    }
    const bool is_begun = inspection.payment == PaymentProgress::in_progress;
    if (is_payment_over() && !is_begun) return send(Call::take_back);
    note_outcome(nullptr);
    if (is_begun && now - entry_.page.open_until > options_.payment_keep) {
        return ended(store_.reject(ref, {Errc::timeout, "the payment was begun and never ended: ask its provider"},
                                   next_look(), now));
    }
    // Whoever paid so late does not stand there any more.
    const bool is_watched = now - entry_.page.open_until < payment_watched;
    const auto pause = is_watched ? options_.payment_every : options_.retry.most;
    ended(store_.note_payment(ref, inspection.payment, now + pause));
}

void Outbox::take_taken_back(const Result<PlacedOrder>& result) {
    const WallTime now = clock_.wall();
    const OrderRef& ref = entry_.order.ref;
    const Errc code = result ? Errc::not_found : result.error().code;
    // It exists nowhere, or not any more.
    if (code == Errc::not_found) {
        note_outcome(nullptr);
        return ended(store_.cancel(ref, now));
    }
    // A payment was quicker: what came of it shows at the next look.
    if (code == Errc::conflict) {
        note_outcome(nullptr);
        return ended(store_.note_payment(ref, PaymentProgress::in_progress, now + options_.payment_every));
    }
    note_outcome(&result.error());
    payment_unknown(result.error());
}

// Nothing that the shop says of a question ends an order that may be paid; it is asked again, and soon, while somebody
// may be standing there.
void Outbox::payment_unknown(const Error& error) {
    const WallTime now = clock_.wall();
    const OrderRef& ref = entry_.order.ref;
    if (!entry_.page.url.empty() && now - entry_.page.open_until > options_.payment_keep)
        return ended(store_.reject(ref, error, next_look(), now));
    BackoffLimits limits = options_.retry;
    if (now < entry_.page.open_until || entry_.withdrawn)
        limits.most = std::min(limits.most, options_.payment_retry_max);
    ended(store_.postpone(ref, error, now + backoff(entry_.attempts, limits, random_), now));
}

}  // namespace zuil
