#pragma once

#include <optional>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "platform/text/time_zone.hpp"
#include "sync/store/hold_shelf.hpp"

namespace zuil {

// What staff put aside in this store at this kiosk, by the hour.
class HoldBook {
public:
    // All outlive it.
    struct Parts {
        const Clock& clock;
        Random& random;
        TimeZone zone;
        HoldShelf& shelf;
    };
    explicit HoldBook(Parts parts);

    WallTime end_of(HoldTerm term) const;
    // With a code of its own, and its times. conflict: so much is put aside that nobody finds it again.
    Result<Hold> hold(Hold wanted, HoldTerm term);
    Status end(std::string_view code);

    // The first to end first; those that are over stay for a day.
    const std::vector<Hold>& all() const { return all_; }
    bool is_over(const Hold& hold) const { return hold.ends_at <= parts_.clock.wall(); }
    int held(const VariantId& variant) const;
    int over() const;

    // Whether time has changed what it tells.
    bool step();
    std::optional<std::chrono::milliseconds> changes_in() const;

private:
    void read();

    Parts parts_;
    std::vector<Hold> all_;
    int over_ = 0;
};

}  // namespace zuil
