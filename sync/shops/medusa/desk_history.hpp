#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/shops/desk_claims.hpp"
#include "sync/shops/medusa/desk_order.hpp"

// What the history of an order tells the desk: who claims it, and what is being changed of it right now. Both are what
// Medusa calls order changes, of which it keeps each.
namespace zuil::medusa {

// Metadata of an order.
inline constexpr std::string_view desk_key = "kiosk_desk";
inline constexpr std::string_view refused_key = "kiosk_refused";

// A change of an order that is neither confirmed nor given up: as long as there is one, Medusa packs, hands over and
// cancels nothing of it.
struct DeskEdit {
    std::string note;                   // that the shop's own people read
    std::map<std::string, int> pieces;  // that its lines are to have, of those that it changes
    bool is_of_pieces = false;          // it does nothing else; a return does
};
// A kiosk began it; otherwise it is the shop's own people's.
bool is_kiosks(const DeskEdit& edit);

struct DeskHistory {
    std::vector<DeskClaim> claims;  // the earliest first
    std::optional<DeskEdit> open;
};
RequestPath desk_history_path(const std::string& order);
Result<DeskHistory> read_desk_history(const Json& json);

// Claims are written into the metadata, each writing of which is a change of its own.
Json claim_body(ShopStage stage, const std::string& claim);
Json refusal_body(const std::string& reason);

// How a kiosk's edit begins: why, and whose it is.
std::string edit_note(const DeskChange& change);
Json edit_body(const DeskChange& change);
// What such an edit still lacks: lines, and the pieces that they are to have. `edit`: none is open yet.
std::map<std::string, int> missing_in(const std::optional<DeskEdit>& edit, const DeskOrder& order,
                                      const DeskChange& change);

}  // namespace zuil::medusa
