#include "kiosk/engine/journey.hpp"
#include "platform/text/translations.hpp"

// Calling staff: the shopper's side at this kiosk, and who goes where.
namespace zuil {
namespace {

using namespace std::chrono_literals;

constexpr auto unanswered_after = 3min;
// Whoever said that they come has come by then.
constexpr auto came_after = 5min;
// Who came to collect has got it by then, or has gone.
constexpr auto collector_waits = 1h;

// Answered once, however often it is looked at.
bool was_just_taken(const std::optional<StaffCall>& call, std::uint64_t& known) {
    if (!call || !call->is_taken() || known == call->id.number) return false;
    known = call->id.number;
    return true;
}

std::string in_words(CallQuestion question, const Words& words) {
    switch (question) {
    case CallQuestion::help_choosing: return words.tr("Wants help with choosing");
    case CallQuestion::cannot_find: return words.tr("Cannot find something");
    case CallQuestion::look_in_stock: return words.tr("Asks whether it is in the stockroom");
    case CallQuestion::help_with_screen: return words.tr("Wants help with the screen");
    case CallQuestion::collects: return words.tr("Comes to collect an order");
    case CallQuestion::other: break;
    }
    return words.tr("Has a question");
}

std::int64_t minutes_since(BootTime since, BootTime now) {
    return std::chrono::floor<std::chrono::minutes>(now - since).count();
}

}  // namespace

void Journey::apply_one(const OpenCall&) {
    if (ports_.calls == nullptr || session_.phone) return;
    if (session_.here().route == Route::attract) apply_one(Begin{});
    session_.asks_for_staff = true;
    changed_ = true;
}

void Journey::apply_one(const CloseCall&) {
    changed_ = changed_ || session_.asks_for_staff;
    session_.asks_for_staff = false;
}

void Journey::apply_one(const CallStaff& intent) {
    if (!session_.asks_for_staff || ports_.calls == nullptr || has_called()) return;
    if (!call_closed_because().empty()) return;
    call_limit_.called();
    ports_.calls->end();  // what was told of those who collect is told again after it
    ports_.calls->call(intent.question, called_about(settings_.languages.front()));
    stay_awake();
    changed_ = true;
}

void Journey::apply_one(const CancelCall&) {
    if (!has_called()) return;
    ports_.calls->end();
    session_.asks_for_staff = false;
    changed_ = true;
}

void Journey::apply_one(const TakeCall& intent) {
    if (ports_.calls == nullptr || !session_.staff) return;
    ports_.calls->take(intent.call);
    changed_ = true;
}

std::string Journey::called_about(const LanguageTag& language) const {
    const auto& article = browsing_.article().value;
    if (session_.here().route != Route::product || !article || article->facts == nullptr) return {};
    return article->facts->product.name.in(language);
}

// What other kiosks say comes at any moment; how long somebody waits changes with each minute.
void Journey::look_at_calls() {
    if (ports_.calls == nullptr) return;
    if (ports_.calls->take_changed()) changed_ = true;
    if (has_called() && was_just_taken(ports_.calls->own(), call_answered_)) {
        call_limit_.was_answered();
        call_answered_at_ = ports_.clock.boot();
    }
    if (has_called() && ports_.calls->own()->is_taken() && ports_.clock.boot() - call_answered_at_ >= came_after) {
        ports_.calls->end();
    }
    tell_of_collectors();
    follow_call();
    std::int64_t minutes = 0;
    for (const StaffCall& call : ports_.calls->calls()) minutes += minutes_since(call.since, ports_.clock.boot());
    if (std::exchange(calls_shown_, minutes) != minutes) changed_ = true;
}

// Who has said at this screen that they are here to collect is told to all kiosks, while no shopper calls from here.
void Journey::tell_of_collectors() {
    if (has_called()) return;
    const WallTime now = ports_.clock.wall();
    std::string codes;
    auto waiting = std::chrono::milliseconds{0};
    for (const auto& [code, came_at] : collectors_) {
        if (now - came_at >= collector_waits) continue;
        codes += (codes.empty() ? "" : " · ") + code;
        waiting = std::max(waiting, now - came_at);
    }
    const LocalText& place = settings_.desk.place;
    if (!codes.empty() && !place.empty()) codes += ", " + place.in(settings_.languages.front());
    const auto& own = ports_.calls->own();
    if (own ? own->article == codes : codes.empty()) return;
    ports_.calls->end();
    if (!codes.empty()) ports_.calls->call(CallQuestion::collects, codes, waiting);
}

bool Journey::has_called() const {
    return ports_.calls != nullptr && ports_.calls->own() && ports_.calls->own()->question != CallQuestion::collects;
}

// Who unlocks the kiosk that was called from has come.
void Journey::staff_came() {
    if (has_called() && !ports_.calls->own()->is_taken()) call_limit_.was_answered();
}

CallView::State Journey::call_state() const {
    if (!has_called()) return CallView::State::none;
    const StaffCall& own = *ports_.calls->own();
    if (own.is_taken()) return CallView::State::coming;
    if (ports_.calls->kiosks() == 0) return CallView::State::unheard;
    return ports_.clock.boot() - own.since >= unanswered_after ? CallView::State::unanswered : CallView::State::waiting;
}

void Journey::follow_call() {
    const bool reaches = ports_.calls->kiosks() > 0;
    if (std::exchange(calls_reach_, reaches) != reaches) changed_ = true;
    const CallView::State state = call_state();
    if (std::exchange(call_state_shown_, state) != state) changed_ = true;
}

std::string Journey::call_closed_because() const {
    if (call_limit_.is_reached()) {
        return words().tr("We were just called from here several times. Please walk up to one of us.");
    }
    if (ports_.calls->kiosks() == 0) {
        return words().tr("Our staff cannot be called from here right now. Please walk up to one of us.");
    }
    return {};
}

CallView Journey::view_call() const {
    CallView view{.offered = ports_.calls != nullptr, .open = session_.asks_for_staff};
    if (!view.offered) return view;
    view.about = called_about(session_.language);
    view.state = call_state();
    if (!has_called()) view.closed_because = call_closed_because();
    return view;
}

std::vector<FloorCallView> view_floor_calls(const StaffCalls& floor, BootTime now, const Words& words) {
    std::vector<FloorCallView> views;
    const auto& own = floor.own();
    for (const StaffCall& call : floor.calls()) {
        // Who collects here stands in the queue of this kiosk.
        if (own && own->id == call.id && call.question == CallQuestion::collects) continue;
        FloorCallView view{.call = call.id,
                           .kiosk = call.kiosk,
                           .place = call.kiosk,
                           .question = in_words(call.question, words),
                           .article = call.article};
        if (own && own->id == call.id) view.from = FloorCallView::From::this_one;
        if (!call.bay.empty()) view.place += ", " + call.bay;
        const std::int64_t minutes = minutes_since(call.since, now);
        view.waiting =
            minutes > 0 ? words.trn("Waits {count} minute", "Waits {count} minutes", minutes) : words.tr("Just now");
        if (call.is_taken())
            view.taken = words.tr("Somebody goes there from {kiosk}", fmt::arg("kiosk", call.taken_at));
        views.push_back(std::move(view));
    }
    return views;
}

}  // namespace zuil
