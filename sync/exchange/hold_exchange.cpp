#include "sync/exchange/hold_exchange.hpp"

#include <algorithm>

#include "platform/base/log.hpp"

namespace zuil {
namespace {

constexpr std::chrono::milliseconds full_shelf_pause{5'000};
constexpr std::chrono::milliseconds spread_holds{5'000};

}  // namespace

HoldExchange::HoldExchange(HoldDesk& desk, StoreId store, HoldShelf& shelf, const Clock& clock, Random& random,
                           HoldExchangeOptions options)
    : desk_{desk},
      store_{std::move(store)},
      shelf_{shelf},
      clock_{clock},
      random_{random},
      options_{options},
      guard_{options.guard} {}

void HoldExchange::network_is_back() {
    guard_.line_is_back();
    const std::chrono::milliseconds wait{random_.below(static_cast<std::uint64_t>(spread_holds.count()))};
    not_before_ = clock_.boot() + wait;
    if (const Status done = shelf_.hurry(clock_.wall() + wait); !done) ended(done);
}

std::optional<std::chrono::milliseconds> HoldExchange::next_step_in() {
    using std::chrono::milliseconds;
    const auto until = [&](BootTime time) { return std::max(milliseconds{0}, time - clock_.boot()); };
    if (call_ != Call::none) return until(called_at_ + options_.answer_deadline);
    const BootTime from = std::max(not_before_, guard_.not_before());
    const auto tidy = until(std::max(from, tidied_at_ ? *tidied_at_ + options_.tidy_every : from));
    const auto due = shelf_.next_due();
    if (!due || !*due) return tidy;
    const auto wait = std::clamp(**due - clock_.wall(), milliseconds{0}, options_.retry.most);
    return std::min(tidy, std::max(wait, until(from)));
}

void HoldExchange::step() {
    if (call_ != Call::none) return take_answer();
    if (clock_.boot() < std::max(not_before_, guard_.not_before())) return;
    if (begin_telling()) return;
    begin_tidying();
}

bool HoldExchange::begin_telling() {
    auto due = shelf_.due(clock_.wall(), options_.retry.most * 2);
    if (!due) {
        ended(tl::unexpected<Error>{due.error()});
        return true;
    }
    if (!*due) return false;
    telling_ = **due;
    if (const Status begun = shelf_.begin_telling(telling_.notice.code); !begun) {
        ended(begun);
        return true;
    }
    called_at_ = clock_.boot();
    if (telling_.what == HoldTelling::What::keep) {
        call_ = Call::keep;
        desk_.keep(telling_.notice, kept_.expect());
    } else {
        call_ = Call::let_go;
        desk_.let_go(telling_.notice, let_go_.expect());
    }
    return true;
}

void HoldExchange::begin_tidying() {
    if (tidied_at_ && clock_.boot() - *tidied_at_ < options_.tidy_every) return;
    tidied_at_ = called_at_ = clock_.boot();
    call_ = Call::tidy;
    desk_.let_go_forgotten(store_, let_go_.expect());
}

void HoldExchange::take_answer() {
    if (const auto result = kept_.take()) return take_kept(*result);
    if (const auto result = let_go_.take()) return take_let_go(*result);
    if (clock_.boot() - called_at_ < options_.answer_deadline) return;
    kept_.forget();
    let_go_.forget();
    failed({Errc::timeout, "the shop did not answer"});
}

void HoldExchange::take_kept(const Result<HoldKept>& result) {
    if (!result) return failed(result.error());
    note_outcome(nullptr);
    const std::string& code = telling_.notice.code;
    if (*result == HoldKept::kept) return ended(shelf_.kept(code, clock_.wall()));
    ended(shelf_.not_kept(code, HoldAtShop::untold));
}

void HoldExchange::take_let_go(const Result<int>& result) {
    if (!result) return failed(result.error());
    note_outcome(nullptr);
    returned_ = returned_ || *result > 0;
    if (call_ == Call::let_go) return ended(shelf_.let_go(telling_.notice.code));
    if (*result > 0) log::info("the shop has {} pieces back that kiosks forgot", *result);
    ended({});
}

void HoldExchange::failed(const Error& error) {
    note_outcome(&error);
    if (call_ == Call::tidy) return ended({});
    const std::string& code = telling_.notice.code;
    const bool is_no = error.code == Errc::refused || error.code == Errc::not_found || error.code == Errc::conflict;
    if (is_no && call_ == Call::keep) {
        log::warning("the shop does not keep what is put aside: {}", error.detail);
        const bool has_none = error.code == Errc::conflict;
        return ended(shelf_.not_kept(code, has_none ? HoldAtShop::none_left : HoldAtShop::not_allowed));
    }
    const WallTime now = clock_.wall();
    const auto wait = std::max(backoff(telling_.attempts, options_.retry, random_), error.retry_after);
    ended(shelf_.postpone(code, now + wait, now + error.retry_after));
}

void HoldExchange::note_outcome(const Error* error) {
    guard_.heard(error, clock_.boot(), random_);
    status_.last_error = error != nullptr ? std::optional{*error} : std::nullopt;
}

void HoldExchange::ended(const Status& written) {
    call_ = Call::none;
    auto wait = options_.request_gap;
    if (written) {
        status_.store_error.reset();
    } else {
        log::error("what the shop knows of holds could not be written: {}", written.error().detail);
        status_.store_error = written.error();
        wait = std::max(wait, full_shelf_pause);
    }
    not_before_ = std::max(not_before_, clock_.boot() + wait);
    if (const auto waiting = shelf_.waiting(clock_.wall())) status_.waiting = *waiting;
}

}  // namespace zuil
