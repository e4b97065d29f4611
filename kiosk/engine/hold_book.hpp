#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/engine/availability.hpp"
#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "platform/text/time_zone.hpp"
#include "sync/exchange/floor_holds.hpp"
#include "sync/store/hold_shelf.hpp"

namespace zuil {

// What staff put aside in this store, by the hour: at this kiosk, and at the others as far as they are heard.
class HoldBook {
public:
    // All outlive it.
    struct Parts {
        const Clock& clock;
        Random& random;
        TimeZone zone;
        HoldShelf& shelf;
        std::optional<HoldPlace> tells = {};  // who tells the shop; nobody: it can do nothing about it
        FloorHolds* floor = nullptr;          // what the other kiosks of the store put aside
    };
    explicit HoldBook(Parts parts);

    WallTime end_of(HoldTerm term) const;
    // With a code of its own, and its times. conflict: so much is put aside that nobody finds it again.
    Result<Hold> hold(Hold wanted, HoldTerm term);
    Status end(std::string_view code);
    // What another kiosk put aside ends when that one has heard of it.
    void end_at(const std::string& kiosk, const std::string& code);

    // Of this kiosk, the first to end first; those that are over stay for a day.
    const std::vector<Hold>& all() const { return all_; }
    std::vector<FloorHold> others() const;
    // When the kiosk was last heard of, where that is so long ago that it has to be said.
    std::optional<WallTime> stale_since(const FloorHold& other) const;
    bool is_over(const Hold& hold) const { return hold.ends_at <= parts_.clock.wall(); }
    int held(const VariantId& variant) const;
    // Of these, what a stock figure of that moment still counts as there to be sold.
    int held_within(const VariantId& variant, std::optional<WallTime> as_of) const;
    // What staff have to do something about, of this kiosk: over, or not kept by the shop.
    int calls_staff() const;
    bool is_told() const { return parts_.tells.has_value(); }

    // Whether time, the shop or another kiosk has changed what it tells.
    bool step();
    std::optional<std::chrono::milliseconds> changes_in() const;

private:
    void read();
    bool hear_others();
    int over() const;
    template <class Counts>
    int count(const VariantId& variant, Counts counts) const;

    Parts parts_;
    std::vector<Hold> all_;
    std::uint64_t edition_ = 0;  // of the shelf, as it was read
    int over_ = 0;               // and stale, of all kiosks
};

// Whether the shop does not keep it, although it was asked to.
bool is_unkept(const Hold& hold);

// As pieces_of(), without what is put aside in this store; nullptr: nothing is. What the shop keeps for it, its figures
// lack already, once they were read anew.
Pieces free_pieces(const ArticleFacts& facts, const VariantId& variant, const StoreId& here, const HoldBook* holds);

}  // namespace zuil
