#pragma once

#include <optional>
#include <string>

#include "kiosk/engine/slip_printer.hpp"
#include "kiosk/engine/snapshot.hpp"
#include "platform/base/clock.hpp"
#include "sync/exchange/hold_exchange.hpp"
#include "sync/exchange/mirror.hpp"
#include "sync/exchange/outbox.hpp"
#include "sync/exchange/pickup_exchange.hpp"

namespace zuil {

// How the kiosk is, for who maintains it. Free of personal data.
struct KioskStatus {
    Connection connection = Connection::online;
    bool disk_full = false;  // only orders are written
    bool growing = false;    // the first catalogue is still coming in
    CatalogueCounts catalogue;
    std::optional<WallTime> catalogue_heard_at;  // the shop last answered
    std::optional<WallTime> catalogue_read_at;   // everything was last read
    std::string catalogue_held;                  // why a new catalogue waits for somebody to look; empty: it does not
    int catalogue_held_number = 0;               // which one waits; 0: somebody went back to the served one
    int catalogue_served = 0;                    // the number of the served one
    int catalogue_previous = 0;                  // that could be gone back to; 0: none
    int catalogue_drifted = 0;                   // parts of it that were not as they were written, and were read again
    std::string catalogue_problem;               // of the last attempt; empty: it went well
    OutboxCounts orders;
    std::string orders_problem;
    std::optional<PickupStatus> pickups;        // absent: this shop has no pick-up desk
    std::optional<SlipPrinter::State> printer;  // absent: the desk prints nothing
    std::optional<HoldStatus> holds;            // absent: this shop cannot keep what is put aside
};

KioskStatus make_status(const MirrorStatus& mirror, const OutboxStatus& outbox, Connection connection);

// A moment as machines write it: "2026-03-12T09:42:00Z".
std::string rfc3339(WallTime time);

// As `zuilctl status` prints it: one JSON object, times in RFC 3339.
std::string to_json(const KioskStatus& status, WallTime started_at, int process);

}  // namespace zuil
