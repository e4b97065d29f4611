#pragma once

#include <memory>
#include <optional>

#include "platform/secrets/sealing_key.hpp"
#include "sync/exchange/mirror.hpp"
#include "sync/exchange/outbox.hpp"
#include "sync/store/catalogue_writer.hpp"
#include "sync/store/outbox_store.hpp"
#include "tests/sim/drive.hpp"
#include "tests/sim/line.hpp"

namespace zuil::sim {

// How a program ends.
enum class Ending {
    in_order,
    crash,      // what it had written, the kernel still has
    power_cut,  // what was not synced is at chance's mercy
};

// The time as a kiosk knows it: its wall clock may be wrong.
class KioskClock final : public Clock {
public:
    explicit KioskClock(const Clock& right) : right_{right} {}
    WallTime wall() const override { return right_.wall() + wrong_by; }
    BootTime boot() const override { return right_.boot(); }
    milliseconds wrong_by{0};

private:
    const Clock& right_;
};

// One kiosk below its screens: the outbox and the mirror on their databases, as kiosk/core.cpp puts them together.
class Kiosk {
public:
    Kiosk(Stage& stage, OrderDesk& desk, Shelf& shelf, std::filesystem::path folder, bool has_mirror);

    bool is_up() const { return outbox_.has_value(); }
    // False: the disk failed at it; to be tried again.
    bool start();
    void end(Ending ending);
    // As far as it wants to go now.
    void step();
    BootTime due() const { return due_; }

    // What came of one basket, in one commit, as kiosk/engine keeps it.
    Status accept_basket(const std::vector<Order>& orders, const Contact& contact);

    Outbox& outbox() { return *outbox_; }
    OutboxStore& store() { return *store_; }
    Mirror* mirror() { return mirror_ ? &*mirror_ : nullptr; }
    CatalogueWriter* catalogue() { return catalogue_.get(); }
    Drive& drive() { return drive_; }
    Line& line() { return line_; }
    KioskClock clock;

    int power_cuts = 0;
    int crashes = 0;
    int starts = 0;

private:
    bool open();
    void forget();

    Stage& stage_;
    bool has_mirror_;
    SeededRandom random_;
    SealingKey key_;
    Drive drive_;
    Line line_;
    std::unique_ptr<OutboxStore> store_;
    std::unique_ptr<CatalogueWriter> catalogue_;
    std::optional<Mirror> mirror_;
    std::optional<Outbox> outbox_;
    BootTime due_{};
};

}  // namespace zuil::sim
