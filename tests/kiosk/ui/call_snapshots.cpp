#include "tests/kiosk/ui/call_snapshots.hpp"

#include "tests/kiosk/ui/staff_snapshots.hpp"

namespace zuil::test {

std::vector<FloorCallView> sample_floor_calls(const Words& w) {
    const FloorCallView waiting{.call = {"run", 1},
                                .from = FloorCallView::From::another_kiosk,
                                .kiosk = "UT2",
                                .place = w("UT2, bij de lampen", "UT2, by the lamps"),
                                .question = w("Kan iets niet vinden", "Cannot find something"),
                                .article = w("Instantcamera One", "Instant camera One"),
                                .waiting = w("Wacht 2 minuten", "Waits 2 minutes"),
                                .taken = {}};
    const FloorCallView taken{.call = {"run", 2},
                              .from = FloorCallView::From::another_kiosk,
                              .kiosk = "UT3",
                              .place = "UT3",
                              .question = w("Wil hulp bij het scherm", "Wants help with the screen"),
                              .article = {},
                              .waiting = w("Wacht 2 minuten", "Waits 2 minutes"),
                              .taken = w("Er gaat iemand heen vanaf UT1", "Somebody goes there from UT1")};
    return {waiting, taken};
}

std::vector<Sample> call_screens(const std::string& language) {
    const Words w{language};
    std::vector<Sample> all;
    const auto with = [&](const std::string& name, Route route, auto&& change, std::vector<std::string> taps = {}) {
        Snapshot snapshot = sample(language, route);
        snapshot.chrome.call.offered = true;
        change(snapshot);
        all.push_back({name, std::move(snapshot), std::move(taps)});
    };
    const std::string article = w("Instantcamera One", "Instant camera One");
    const FloorCallView elsewhere = sample_floor_calls(w).front();
    with("20i-accessibility-call", Route::product, [](Snapshot&) {}, {"nav/comfort"});
    with("20j-call", Route::product, [&](Snapshot& s) {
        s.chrome.call.open = true;
        s.chrome.call.about = article;
    });
    with("20k-called", Route::product, [&](Snapshot& s) {
        s.chrome.call.open = true;
        s.chrome.call.state = CallView::State::waiting;
    });
    with("20l-coming", Route::product, [&](Snapshot& s) { s.chrome.call.state = CallView::State::coming; });
    with("20m-call-limit", Route::home, [&](Snapshot& s) {
        s.chrome.call.open = true;
        s.chrome.call.closed_because = w("Er is hier net een paar keer geroepen. Loop even naar een van ons toe.",
                                         "We were just called from here several times. Please walk up to one of us.");
    });
    with("05g-product-call", Route::product, [&](Snapshot& s) {
        s.product.value->here = {AvailabilityView::Kind::none, w("Tijdelijk niet leverbaar", "Not available now"), ""};
        s.product.value->calls_staff = true;
    });
    with("03g-nothing-call", Route::listing, [&](Snapshot& s) {
        ListingView& view = *s.listing.value;
        view.cards.clear();
        view.total = 0;
        view.empty = EmptyView{w("Niets past bij deze filters", "Nothing matches these filters"),
                               w("Haal er een weg om meer te zien", "Remove one to see more"), true};
    });
    with("20n-call-unheard", Route::product, [&](Snapshot& s) {
        s.chrome.call.open = true;
        s.chrome.call.state = CallView::State::unheard;
    });
    with("20o-call-unanswered", Route::listing, [&](Snapshot& s) {
        s.chrome.call.state = CallView::State::unanswered;
        s.chrome.connection = Connection::offline;
    });
    with("03h-listing-call-elsewhere", Route::listing, [&](Snapshot& s) { s.chrome.floor_calls = {elsewhere}; });
    Sample staff = staff_screens(language).front();
    staff.name = "15k-staff-home-calls";
    staff.snapshot.chrome.floor_calls = sample_floor_calls(w);
    all.push_back(std::move(staff));
    with("01b-attract-call", Route::attract, [&](Snapshot& s) { s.chrome.floor_calls = {elsewhere}; });
    with("02c-home-call", Route::home, [&](Snapshot& s) { s.chrome.floor_calls = {elsewhere}; });
    return all;
}

}  // namespace zuil::test
