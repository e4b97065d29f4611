#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/config/engine_settings.hpp"
#include "kiosk/engine/entry_tries.hpp"
#include "kiosk/engine/staff_acts.hpp"
#include "platform/base/clock.hpp"
#include "platform/base/random.hpp"
#include "platform/secrets/sealing_key.hpp"
#include "sync/store/staff_store.hpp"

namespace zuil {

// Who may work at this kiosk, and what was tried at its entrance. PINs and badges come here as slow hashes only: what
// takes its time was done elsewhere, so nothing here makes anybody wait. One salt serves all accounts of a kiosk: a PIN
// is typed without saying whose it is, and hashing it once for each account would take a quarter of a minute in a
// large store.
class StaffBook {
public:
    struct Ports {
        const Clock& clock;
        Random& random;
        StaffStore& store;
        const SealingKey& key;
        const StaffSettings& settings;
    };
    // What was tried before a restart counts on.
    explicit StaffBook(Ports ports);

    const std::string& salt() const { return ports_.store.salt(); }
    Result<bool> has_accounts();

    struct Newcomer {
        std::string name;
        StaffRole role = StaffRole::staff;
        std::string pin;    // a slow hash
        std::string badge;  // the same; empty: no badge
    };
    // conflict: another one has this PIN, or this badge. It is not said who.
    Result<StaffId> add(const Newcomer& newcomer);
    Status set_pin(const StaffId& id, const std::string& pin);
    Status remove(const StaffId& id);

    struct Listed {
        StaffMember member;
        bool has_badge = false;
        std::optional<std::chrono::milliseconds> closed_for;  // as of entry_tries.hpp
    };
    Result<std::vector<Listed>> list();

    // What was shown at the entrance: slow hashes; an empty one was not shown.
    struct Shown {
        std::string pin;
        std::string badge;
    };
    // How long nobody gets in by a PIN alone; as of entry_tries.hpp.
    Result<std::optional<std::chrono::milliseconds>> entrance_closed_for();
    // Counts as a wrong try at once, so that no power cut gives one for nothing; let_in() takes it back. `badge` is
    // what was shown before the PIN; empty: nothing. False: it is closed to who tries, whatever they show.
    Result<bool> begin_try(const std::string& badge);
    // nullopt: not like this. A badge without its PIN opens to sales staff only, where the settings say so.
    Result<std::optional<StaffMember>> let_in(const Shown& shown);
    // An empty id opens the entrance; another one lets its owner try again.
    Status unlock(const StaffId& whose);

    // Of whom: empty when it is nobody known, or somebody at the machine itself.
    void note(const StaffId& who, StaffAct act, const std::string& about = {}, Training training = Training::no);
    Result<std::vector<AuditRow>> audit(int newest_max) { return ports_.store.audit(newest_max); }
    Result<std::vector<AuditRow>> audit_about(const std::string& reference) {
        return ports_.store.audit_about(reference);
    }

private:
    Result<std::optional<StaffRow>> find_badge(const std::string& badge);
    Result<std::optional<StaffRow>> find_pin(const std::string& pin);
    bool is_pin_of(const StaffRow& row, const std::string& pin) const;
    StaffMember open_row(const StaffRow& row) const;
    Status forgive(const std::string& whose);

    Ports ports_;
};

}  // namespace zuil
