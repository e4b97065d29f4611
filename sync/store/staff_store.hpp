#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "platform/base/result.hpp"
#include "sync/model/staff.hpp"

namespace zuil {

// One who works here, as it lies on the disk: nothing of it can be read without the kiosk's key.
struct StaffRow {
    StaffId id;
    StaffRole role = StaffRole::staff;
    std::string sealed_name;
    std::string pin;    // a keyed hash of the slow hash; empty: no PIN
    std::string badge;  // the same of a badge's code; empty: no badge
};

// What was tried without success by who has this name: the entrance, or the owner of a badge.
struct TriesRow {
    int wrong = 0;                           // in a row
    std::chrono::milliseconds closed_for{};  // counted from `since`
    BootTime since{};

    friend bool operator==(const TriesRow&, const TriesRow&) = default;
};

// What somebody of the staff did. Of a customer it holds a keyed hash alone.
struct AuditRow {
    WallTime at{};
    StaffId who;        // empty: nobody known
    std::string act;    // "sent_again"
    std::string about;  // the reference of an order or of a customer, or a StaffId; may be empty
    bool in_training = false;
};

// staff.db: who may work at this kiosk, what was tried at the entrance, and what was done. Precious: each change is on
// the disk when its call returns. What is deleted is overwritten. Every error is store_fault unless a line says
// otherwise.
class StaffStore {
public:
    // A damaged file is set aside under another name: nobody has an account then, until IT makes them anew.
    static Result<std::unique_ptr<StaffStore>> open(const std::filesystem::path& folder, Random& random);
    ~StaffStore();

    // For all PINs and badges of this kiosk; as make_salt() makes it.
    const std::string& salt() const;

    Result<std::vector<StaffRow>> accounts();
    // conflict: the id, the PIN or the badge is somebody's already.
    Status add(const StaffRow& row);
    // not_found; conflict as for add().
    Status set_pin(const StaffId& id, const std::string& pin);
    // not_found: there is no such account.
    Status remove(const StaffId& id);

    Result<TriesRow> tries(std::string_view whose);
    Status keep_tries(std::string_view whose, const TriesRow& tries);

    // Rows that are older than `kept`, and those beyond the newest `audit_rows_max`, go once a day.
    Status note(const AuditRow& row, std::chrono::days kept);
    Result<std::vector<AuditRow>> audit(int newest_max);
    // Those whose `about` ends in this, of all rows.
    Result<std::vector<AuditRow>> audit_about(std::string_view reference);
    static constexpr int audit_rows_max = 100'000;

private:
    struct Parts;
    explicit StaffStore(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace zuil
