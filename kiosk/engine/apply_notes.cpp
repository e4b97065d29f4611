#include "kiosk/engine/journey.hpp"
#include "platform/base/log.hpp"

// What goes wrong on the floor: a tap of who is annoyed, and what staff write down.
namespace zuil {
namespace {

constexpr int annoyances_in_a_session_max = 20;

}  // namespace

void Journey::apply_one(const MarkAnnoying&) {
    if (ports_.notes == nullptr || session_.annoyed_at == session_.here().visit) return;
    if (session_.annoyances >= annoyances_in_a_session_max || training() == Training::yes) return;
    const Status kept =
        ports_.notes->annoyed_by(to_string(session_.here().route), session_.language, ports_.clock.wall());
    if (!kept) {
        log::error("that a screen annoys could not be kept: {}", kept.error().detail);
        return say(words().tr("That did not work. Please try again."));
    }
    ++session_.annoyances;
    session_.annoyed_at = session_.here().visit;
    say(words().tr("Thank you. We look at what can be better here."));
}

void Journey::apply_one(const OpenStaffNote&) {
    if (session_.staff && session_.here().route != Route::staff_note) open(Place{.route = Route::staff_note});
}

void Journey::apply_one(const WriteNote& intent) {
    if (!session_.staff || ports_.notes == nullptr || session_.here().route != Route::staff_note) return;
    if (training() == Training::no) {
        const Status kept = ports_.notes->write(session_.staff->member.id, intent.text, ports_.clock.wall());
        if (!kept) {
            log::error("a note could not be kept: {}", kept.error().detail);
            return say(words().tr("That did not work. Please try again."));
        }
    }
    note_staff(StaffAct::note_left);
    apply_one(GoBack{});
    say(words().tr("Your note is kept for the manager."));
}

}  // namespace zuil
