#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/engine/secret_hasher.hpp"
#include "kiosk/engine/staff_book.hpp"
#include "platform/base/clock.hpp"

namespace zuil {

// The staff entrance: somebody shows a badge or a PIN, it is hashed elsewhere, and then they are let in or not. Who is
// not hears so after the same time and in the same words, whatever was wrong.
class StaffDoor {
public:
    struct Ports {
        const Clock& clock;
        StaffBook& book;
        SecretHasher& hasher;
    };
    explicit StaffDoor(Ports ports) : ports_{ports} {}

    struct State {
        enum class Kind { open, nobody, closed, broken } kind = Kind::open;  // nobody: there is no account
        std::chrono::milliseconds closed_for{};                              // when closed; as of entry_tries.hpp
    };
    // For PINs alone: a badge may be shown to a closed door too.
    State state();

    // A PIN, alone or after the badge whose hash an answer gave. Answers a ticket; what was shown before is forgotten.
    std::uint64_t show_pin(SecretText pin, std::string badge);
    std::uint64_t show_badge(const std::string& code);

    struct Answer {
        std::uint64_t ticket = 0;
        std::optional<StaffMember> member;
        std::string badge;  // not empty: the PIN is wanted too
    };
    std::optional<Answer> take_answer();
    // When there is something to take without anybody waking us.
    std::optional<BootTime> next_due() const;

    StaffBook& book() { return ports_.book; }

private:
    std::uint64_t begin(SecretText secret, Result<bool> may_try);
    Answer judge(const std::string& hash);

    Ports ports_;
    std::uint64_t tickets_ = 0;
    bool is_asked_ = false;
    bool is_badge_ = false;  // what is hashed
    bool may_try_ = false;
    std::string badge_;  // shown before the PIN
    BootTime answer_at_{};
    std::optional<Answer> refusal_;  // kept back until its time
};

}  // namespace zuil
