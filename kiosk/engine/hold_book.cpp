#include "kiosk/engine/hold_book.hpp"

#include <algorithm>

#include "kiosk/engine/pickup_code.hpp"
#include "platform/base/log.hpp"

namespace zuil {
namespace {

using namespace std::chrono_literals;

// Unlike an order's: who shows it at the desk did not order.
std::string make_hold_code(Random& random) { return "R " + make_pickup_code(random); }

}  // namespace

HoldBook::HoldBook(Parts parts) : parts_{std::move(parts)} {
    read();
    over_ = over();
}

void HoldBook::read() {
    auto all = parts_.shelf.all(parts_.clock.wall());
    if (!all) {
        log::error("what is put aside could not be read: {}", all.error().detail);
        return;
    }
    all_ = *std::move(all);
}

WallTime HoldBook::end_of(HoldTerm term) const {
    const WallTime now = parts_.clock.wall();
    if (term == HoldTerm::two_hours) return now + 2h;
    const auto today = std::chrono::floor<std::chrono::days>(parts_.zone.to_local(now));
    return parts_.zone.to_utc(today + std::chrono::days{term == HoldTerm::today ? 1 : 2});
}

Result<Hold> HoldBook::hold(Hold wanted, HoldTerm term) {
    constexpr int tries = 8;
    wanted.made_at = parts_.clock.wall();
    wanted.ends_at = end_of(term);
    Status kept = fail(Errc::conflict, "every code is taken");
    for (int i = 0; i < tries && !kept; ++i) {
        wanted.code = make_hold_code(parts_.random);
        kept = parts_.shelf.add(wanted);
        if (!kept && kept.error().code != Errc::conflict) break;
    }
    if (!kept) return tl::unexpected<Error>{std::move(kept).error()};
    read();
    return wanted;
}

Status HoldBook::end(std::string_view code) {
    Status ended = parts_.shelf.end(code);
    if (ended) {
        read();
        over_ = over();
    }
    return ended;
}

int HoldBook::held(const VariantId& variant) const {
    return static_cast<int>(
        std::ranges::count_if(all_, [&](const Hold& hold) { return hold.variant == variant && !is_over(hold); }));
}

int HoldBook::over() const {
    return static_cast<int>(std::ranges::count_if(all_, [&](const Hold& hold) { return is_over(hold); }));
}

bool HoldBook::step() {
    const WallTime now = parts_.clock.wall();
    const bool wipes =
        std::ranges::any_of(all_, [&](const Hold& hold) { return hold.ends_at + HoldShelf::told_after_end < now; });
    if (wipes) read();
    const int before = std::exchange(over_, over());
    return wipes || before != over_;
}

std::optional<std::chrono::milliseconds> HoldBook::changes_in() const {
    const WallTime now = parts_.clock.wall();
    std::optional<std::chrono::milliseconds> in;
    for (const Hold& hold : all_) {
        const WallTime next = is_over(hold) ? hold.ends_at + HoldShelf::told_after_end + 1ms : hold.ends_at;
        in = in ? std::min<std::chrono::milliseconds>(*in, next - now) : next - now;
    }
    return in ? std::optional{std::max(*in, std::chrono::milliseconds{1})} : std::nullopt;
}

}  // namespace zuil
