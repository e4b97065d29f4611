#include "kiosk/engine/staff_door.hpp"

#include <utility>

#include "platform/base/log.hpp"

namespace zuil {
namespace {

// Longer than hashing takes on a slow machine.
constexpr std::chrono::milliseconds refused_after{1500};

}  // namespace

StaffDoor::State StaffDoor::state() {
    const auto has_accounts = ports_.book.has_accounts();
    const auto closed = ports_.book.entrance_closed_for();
    if (!has_accounts || !closed) return {.kind = State::Kind::broken};
    if (!*has_accounts) return {.kind = State::Kind::nobody};
    if (*closed) return {.kind = State::Kind::closed, .closed_for = **closed};
    return {};
}

std::uint64_t StaffDoor::begin(SecretText secret, Result<bool> may_try) {
    if (!may_try) log::error("nobody is let in, since tries cannot be counted: {}", may_try.error().detail);
    may_try_ = may_try && *may_try;
    is_asked_ = true;
    refusal_.reset();
    answer_at_ = ports_.clock.boot() + refused_after;
    ports_.hasher.begin(std::move(secret));
    return ++tickets_;
}

std::uint64_t StaffDoor::show_pin(SecretText pin, std::string badge) {
    is_badge_ = false;
    badge_ = std::move(badge);
    return begin(std::move(pin), ports_.book.begin_try(badge_));
}

std::uint64_t StaffDoor::show_badge(const std::string& code) {
    is_badge_ = true;
    badge_.clear();
    return begin(SecretText{code}, ports_.book.begin_try(badge_));
}

StaffDoor::Answer StaffDoor::judge(const std::string& hash) {
    Answer answer{.ticket = tickets_, .member = std::nullopt, .badge = {}};
    if (may_try_) {
        auto member = ports_.book.let_in(is_badge_ ? StaffBook::Shown{.pin = {}, .badge = hash}
                                                   : StaffBook::Shown{.pin = hash, .badge = badge_});
        if (!member) log::error("nobody is let in: {}", member.error().detail);
        if (member) answer.member = *std::move(member);
    }
    if (answer.member) return answer;
    // A badge that is nobody's is asked for its PIN like the others.
    if (is_badge_) answer.badge = hash;
    return answer;
}

std::optional<StaffDoor::Answer> StaffDoor::take_answer() {
    if (is_asked_) {
        if (const auto hashed = ports_.hasher.take()) {
            is_asked_ = false;
            if (!*hashed) log::error("a PIN could not be checked: {}", hashed->error().detail);
            Answer answer = *hashed ? judge(**hashed) : Answer{.ticket = tickets_, .member = std::nullopt, .badge = {}};
            if (answer.member) return answer;
            if (answer.badge.empty()) ports_.book.note({}, StaffAct::refused);
            refusal_ = std::move(answer);
        }
    }
    if (!refusal_ || ports_.clock.boot() < answer_at_) return std::nullopt;
    return std::exchange(refusal_, std::nullopt);
}

std::optional<BootTime> StaffDoor::next_due() const {
    if (!refusal_) return std::nullopt;
    return answer_at_;
}

}  // namespace zuil
