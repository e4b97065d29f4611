#include "tests/kiosk/crawl/crawler.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "kiosk/ui/semantics.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t done_max = 40;
constexpr std::size_t met_max = 64;
constexpr std::size_t meanings_max = 2'000;
constexpr std::size_t trail_max = 32;

bool is_open(const Meaning& meaning) { return meaning.touchable && meaning.disabled_because.empty(); }

// "line/402817/more" begins with "line".
std::string beginning(const std::string& id) { return id.substr(0, id.find('/')); }

// What leads out of a screen, or away from what lies on it.
bool leads_out(const Meaning& meaning) {
    constexpr std::array<std::string_view, 11> ways{"nav/back",      "nav/home",      "stop",         "checkout/back",
                                                    "search/close",  "timeout/go-on", "timeout/wipe", "zoom/close",
                                                    "attract/begin", "done",          "staff/lock"};
    return std::ranges::find(ways, meaning.id) != ways.end() || meaning.id.ends_with("/close") ||
           meaning.id.ends_with("/scrim");
}

// What brings a shopper on: without a little purpose nobody comes as far as an order in a thousand touches.
bool leads_on(const Meaning& meaning) {
    constexpr std::array<std::string_view, 6> ways{"attract/begin", "product/add",   "basket/order",
                                                   "checkout/on",   "payment/order", "nav/basket"};
    return is_open(meaning) && std::ranges::find(ways, meaning.id) != ways.end();
}

std::string product_in(const std::string& id) {
    for (const std::string_view list : {"shelf/", "card/", "result/", "accessory/"}) {
        if (id.starts_with(list)) return id.substr(list.size(), id.find('/', list.size()) - list.size());
    }
    return {};
}

}  // namespace

void Crawler::note(std::string what) {
    done_.push_back(std::move(what));
    if (done_.size() > done_max) done_.pop_front();
}

std::vector<std::string> Crawler::step() {
    walked_off_ = false;
    act();
    came_to_rest_ = kiosk_.settle();
    std::vector<std::string> faults;
    if (!came_to_rest_) faults.emplace_back("the screen never came to rest");
    check_way_out(faults);
    check_bounds(faults);
    if (walked_off_) check_left(faults);
    check_toast(faults);
    look(faults);
    return faults;
}

void Crawler::act() {
    const int chance = below(1'000);
    if (who_ == Who::staff && !kiosk_.seen().chrome.staff && chance < 300) return let_staff_in();
    if (kiosk_.seen().route == Route::identify && chance < 300) return type();
    if (kiosk_.seen().route == Route::phone_payment && chance < 200) return use_phone();
    if (chance < 740) return tap();
    if (chance < 830) return drag();
    if (chance < 910) return type();
    if (chance < 940) return scan();
    if (chance < 955) return change_catalogue();
    if (chance < 970) {
        const bool drops = kiosk_.line() == Connection::online;
        note(drops ? "the line drops" : "the line is back");
        return kiosk_.set_line(drops ? Connection::offline : Connection::online);
    }
    if (chance < 988) {
        const auto time = std::chrono::seconds{1 + below(100)};
        note(fmt::format("{} seconds pass", time.count()));
        return kiosk_.wait(time);
    }
    if (chance < 996) return walk_off();
    note("the power fails");
    kiosk_.restart();
}

// Somebody who works here comes by, and everything can be touched that is theirs.
void Crawler::let_staff_in() {
    constexpr auto pin = "482913";
    if (!is_hired_) kiosk_.hire(pin);
    is_hired_ = true;
    note("staff come by");
    const auto logo = std::ranges::find(kiosk_.meanings(), "logo", &Meaning::id);
    if (logo == kiosk_.meanings().end()) return;
    const Point at = logo->rect.centre();
    press(PointerPhase::down, at);
    for (int frame = 0; frame < 42; ++frame) kiosk_.draw();
    press(PointerPhase::up, at);
    kiosk_.settle();
    if (kiosk_.seen().route != Route::staff_entrance) return;
    kiosk_.give(TextEvent{.utf8 = pin, .at = kiosk_.now()});
    KeyEvent key;
    key.scancode = scancode::enter;
    key.down = true;
    key.at = kiosk_.now();
    kiosk_.give(key);
    kiosk_.settle();
}

void Crawler::tap() {
    remember_articles();
    const Meaning* meaning = choose();
    if (meaning == nullptr) return note("nothing can be touched");
    const std::string where = place();
    ++taps_[where + beginning(meaning->id)];
    ++taps_[where + "/" + meaning->id];
    ++touched_[kiosk_.seen().route];
    note(fmt::format("taps {} “{}”{}", meaning->id, meaning->name, is_open(*meaning) ? "" : ", which is off"));
    const Point at = inside(meaning->rect);
    press(PointerPhase::down, at);
    press(PointerPhase::up, at);
}

void Crawler::remember_articles() {
    for (const Meaning& meaning : kiosk_.meanings()) {
        const std::string product = product_in(meaning.id);
        if (product.empty()) continue;
        met_.emplace_back(product);
        if (met_.size() > met_max) met_.erase(met_.begin());
    }
}

std::string Crawler::place() const { return fmt::format("{}/", static_cast<int>(kiosk_.seen().route)); }

// What was touched least is touched next, more often than not: first a kind of widget, then one of them.
const Meaning* Crawler::choose() {
    std::map<std::string, std::vector<const Meaning*>> kinds;
    for (const Meaning& meaning : kiosk_.meanings()) {
        if (leads_on(meaning) && below(5) < 2) return &meaning;
        // Whoever stops begins again at the beginning.
        const bool stops = (meaning.id == "stop" || meaning.id == "staff/lock") && below(6) != 0;
        if (meaning.touchable && !stops) kinds[beginning(meaning.id)].push_back(&meaning);
    }
    if (kinds.empty()) return nullptr;
    const std::string where = place();
    // Two at random, of which the one that was touched less.
    const auto pick = [&](const auto& all, const auto& key_of) {
        const auto one = std::next(all.begin(), below(all.size()));
        const auto other = std::next(all.begin(), below(all.size()));
        return taps_[key_of(*one)] <= taps_[key_of(*other)] ? one : other;
    };
    const auto& kind = *pick(kinds, [&](const auto& named) { return where + named.first; });
    return *pick(kind.second, [&](const Meaning* one) { return where + "/" + one->id; });
}

Point Crawler::inside(const Box& box) {
    const auto part = [&](float from, float length) {
        return from + length * static_cast<float>(10 + below(80)) / 100;
    };
    return {part(box.x, box.w), part(box.y, box.h)};
}

void Crawler::press(PointerPhase phase, Point at) {
    PointerEvent event;
    event.phase = phase;
    event.id = 1;
    event.touch = true;
    event.x = at.x * kiosk_.scale();
    event.y = at.y * kiosk_.scale();
    event.at = kiosk_.now();
    kiosk_.give(event);
}

// A finger across what scrolls, or across anything.
void Crawler::drag() {
    const auto areas = kiosk_.scrolled();
    const Box box = areas.empty() ? kiosk_.meanings().front().rect : any_of(areas).rect;
    const Point from = inside(box);
    const Point to = inside(box);
    note(fmt::format("drags from {:.0f},{:.0f} to {:.0f},{:.0f}", from.x, from.y, to.x, to.y));
    press(PointerPhase::down, from);
    constexpr int moves = 4;
    for (int move = 1; move <= moves; ++move) {
        const float part = static_cast<float>(move) / moves;
        press(PointerPhase::move, {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part});
    }
    press(PointerPhase::up, to);
}

void Crawler::type() {
    static const std::vector<std::string> texts{"lamp",       "Marloes de Vries", "zx'\"%_ )(", "instantcamera",
                                                "0612345678", "06 1234",          "bank",       "4111 1111 1111 1111"};
    const bool mail = kiosk_.session().checkout.kind == ContactKind::email;
    const bool asked = kiosk_.seen().route == Route::identify && below(3) != 0;
    const std::string text = !asked ? any_of(texts) : mail ? "vries@voorbeeld.nl" : "0612345678";
    note("types " + text);
    kiosk_.give(TextEvent{.utf8 = text, .at = kiosk_.now()});
    KeyEvent key;
    key.scancode = asked || below(2) == 0 ? scancode::enter : scancode::backspace;
    key.down = true;
    key.at = kiosk_.now();
    kiosk_.give(key);
}

ProductId Crawler::some_product() {
    const auto& lines = kiosk_.session().basket.lines();
    if (!lines.empty() && below(2) == 0) return any_of(lines).product;
    return met_.empty() ? ProductId{} : any_of(met_);
}

std::string Crawler::some_code() {
    static const std::vector<std::string> codes{"8710000000000",      "2100000000012",     "7K 4M",
                                                "UT1-0001",           "200*8710000000000", "https://shop.example/p/1",
                                                std::string(300, '9')};
    const std::string& basket = kiosk_.seen().basket.phone_code;
    if (!basket.empty()) carried_ = basket;
    if (!carried_.empty() && below(3) == 0) return below(4) == 0 ? carried_ + "x" : carried_;
    const std::string& order = kiosk_.seen().confirmation.qr_text;
    if (!order.empty()) order_ = order;
    if (!order_.empty() && below(2) == 0) return order_;
    if (!kiosk_.pickup_codes().empty() && below(3) == 0) return any_of(kiosk_.pickup_codes());
    const auto& till = kiosk_.seen().basket.till;
    if (till && !till->code.empty() && below(4) == 0) return till->code.substr(0, till->code.find('\r'));
    const auto& lines = kiosk_.session().basket.lines();
    if (!lines.empty() && below(2) == 0) return any_of(lines).chosen().sku;
    return any_of(codes);
}

void Crawler::scan() {
    const std::string code = some_code();
    note("scans " + code);
    kiosk_.give(ScanEvent{.code = code, .at = kiosk_.now()});
}

void Crawler::use_phone() {
    using Use = CrawledKiosk::PhoneUse;
    static const std::vector<std::pair<Use, std::string>> uses{
        {Use::begin, "begins to pay"}, {Use::pay, "pays"}, {Use::fail, "fails to pay"}};
    const auto& [use, words] = any_of(uses);
    const bool done = kiosk_.use_phone(use);
    note("the phone " + words + (done ? "" : ", in vain"));
}

void Crawler::change_catalogue() {
    const ProductId product = some_product();
    const int what = below(5);
    if (what == 3) {
        constexpr int few_max = 3;
        constexpr int dearer_max = 400;
        const int few = below(few_max);
        const int dearer = below(dearer_max);
        note(fmt::format("the shop has {} of everything left, {} cents dearer", few, dearer));
        kiosk_.sell_only(few, dearer);
    } else if (what == 4) {
        note("the shop has plenty of everything");
        kiosk_.sell_only(99, 0);
    } else if (what == 0) {
        note("the price of " + product.text() + " rises");
        kiosk_.raise_price(product);
    } else if (what == 1) {
        note(product.text() + " is no longer sold");
        kiosk_.remove(product);
    } else {
        note("everything is sold again");
        kiosk_.put_back_all();
    }
}

// Longer than the slowest pace waits for.
void Crawler::walk_off() {
    constexpr int slow = 3;
    const Timeouts& times = kiosk_.settings().timeouts;
    const auto longest = std::max({times.idle, times.idle_in_checkout, times.confirmation}) + times.answer;
    note("walks off");
    kiosk_.wait(longest * slow + 10s);
    walked_off_ = true;
}

void Crawler::check_way_out(std::vector<std::string>& faults) const {
    const auto& meanings = kiosk_.meanings();
    const bool has_way =
        std::ranges::any_of(meanings, [](const Meaning& one) { return is_open(one) && leads_out(one); });
    if (has_way) return;
    std::vector<std::string> open;
    for (const Meaning& one : meanings) {
        if (is_open(one)) open.push_back(one.id);
    }
    faults.push_back(fmt::format("there is no way out, only: {}", fmt::join(open, ", ")));
}

void Crawler::check_bounds(std::vector<std::string>& faults) const {
    const Session& session = kiosk_.session();
    if (session.trail.size() > trail_max) faults.emplace_back("the trail is longer than it may be");
    if (session.trail.empty()) faults.emplace_back("the shopper is nowhere");
    if (session.basket.lines().size() > Basket::lines_max) faults.emplace_back("the basket is over-full");
    if (kiosk_.meanings().size() > meanings_max) faults.emplace_back("the screen says more than anybody can hear");
}

// Nobody is there any more, and nothing of them is left.
void Crawler::check_left(std::vector<std::string>& faults) const {
    const Session& session = kiosk_.session();
    if (session.here().route != Route::attract) faults.emplace_back("the session did not end by itself");
    if (!session.basket.empty()) faults.emplace_back("the basket was left behind");
    if (!session.followed.empty()) faults.emplace_back("what an order is about was left behind");
    if (session.accepted) faults.emplace_back("an order was left behind");
    if (session.comfort != Comfort{}) faults.emplace_back("how the last one wanted the screen was left behind");
    if (session.language != kiosk_.settings().languages.front()) faults.emplace_back("the language was left behind");
    if (session.checkout.contact != Contact{}) faults.emplace_back("a contact was left behind");
    for (const Meaning& meaning : kiosk_.meanings()) {
        if (meaning.personal) faults.push_back(meaning.id + " still shows somebody's own");
    }
}

// A toast lies on what stands there for a moment. Nothing that is being used may be below it; a notice on a page, which
// has a way to close it, scrolls away from under it.
void Crawler::check_toast(std::vector<std::string>& faults) const {
    const auto& meanings = kiosk_.meanings();
    const auto toast = std::ranges::find(meanings, "toast", &Meaning::id);
    if (toast == meanings.end()) return;
    for (const Meaning& meaning : meanings) {
        // A touch anywhere on the attract screen begins.
        const bool is_elsewhere = meaning.id == "carried/close" || meaning.id == "attract/begin";
        const bool in_use = meaning.touchable && !is_elsewhere && (meaning.role == Role::key || leads_out(meaning));
        if (in_use && !intersection(meaning.rect, toast->rect).empty()) {
            faults.push_back("the toast lies on " + meaning.id);
        }
    }
}

bool Crawler::is_below_toast(const std::string& fault) const {
    const bool has_toast =
        std::ranges::any_of(kiosk_.meanings(), [](const Meaning& meaning) { return meaning.id == "toast"; });
    return has_toast && (fault.ends_with(" is covered") || fault.ends_with(" overlap"));
}

// An article may be called whatever its shop likes: a card shows two lines of it, its own page all.
bool Crawler::is_long_name(const std::string& fault) const {
    const auto dots = fault.find("…” at ");
    constexpr std::string_view quote = "“";
    if (!fault.ends_with(" is shortened") || dots == std::string::npos || !fault.starts_with(quote)) return false;
    const std::string shown = fault.substr(quote.size(), dots - quote.size());
    return std::ranges::any_of(kiosk_.meanings(), [&](const Meaning& meaning) {
        return !product_in(meaning.id).empty() && meaning.name.find(shown) != std::string::npos;
    });
}

void Crawler::look(std::vector<std::string>& faults) {
    constexpr std::size_t looks_max = 400;
    std::set<std::string> kinds;
    for (const Meaning& meaning : kiosk_.meanings()) {
        if (meaning.touchable) kinds.insert(beginning(meaning.id));
    }
    const Snapshot& seen = kiosk_.seen();
    // Larger letters and other colours are looked at screen by screen, where each is drawn in each of them.
    if (seen.chrome.comfort != Comfort{}) return;
    const std::string key = fmt::format("{} {} {} {}", static_cast<int>(seen.route), seen.language,
                                        static_cast<int>(seen.chrome.connection), fmt::join(kinds, " "));
    if (looked_at_.size() >= looks_max || !looked_at_.insert(key).second) return;
    for (std::string& fault : kiosk_.faults()) {
        if (!is_long_name(fault) && !is_below_toast(fault)) faults.push_back(std::move(fault));
    }
}

}  // namespace zuil::test
