#include "tests/kiosk/crawl/crawled_kiosk.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/display/painter.hpp"
#include "platform/display/scene.hpp"
#include "platform/http/http.hpp"
#include "sync/exchange/mirror.hpp"
#include "tests/kiosk/ui/screen_faults.hpp"

namespace zuil::test {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

template <class T>
T value_of(Result<T> result) {
    if (!result) throw std::runtime_error{result.error().detail};
    return std::move(*result);
}

void must(const Status& status) {
    if (!status) throw std::runtime_error{status.error().detail};
}

// All that the screens have a way for.
constexpr OrderAbilities abilities{
    .take_now = true, .delivery = true, .pay_at_pickup = true, .pay_on_phone = true, .quotes = true};
constexpr WallTime morning = sys_days{March / 12 / 2026} + 9h + 42min;
// As long as a frame may take before things move slower than they should.
constexpr auto frame_time = 50ms;
// Motion, kinetic scrolling and all answers together end well within it.
constexpr int frames_max = 200;

Unreliability mostly_well() {
    return {.lost_request = 4, .lost_reply = 4, .fault_before = 4, .price_rises = 5, .refuses = 5};
}

}  // namespace

void read_demo_shop(const std::filesystem::path& into) {
    ManualClock clock{morning};
    SeededRandom random{1};
    const auto http = make_curl_http();
    const std::string index = "file://" + (std::filesystem::path{ZUIL_DEMO_FOLDER} / "feed.json").string();
    const auto shop = make_feed_shop(*http, clock, {.index_url = index});
    const auto catalogue = value_of(CatalogueWriter::open(into, clock));
    Mirror mirror{*shop, *catalogue, clock, random};
    constexpr int steps_max = 100'000;
    for (int step = 0; step < steps_max && !mirror.status().last_full_read; ++step) {
        mirror.step();
        http->poll(1ms);
        clock.advance(1ms);
    }
    if (!mirror.status().last_full_read) throw std::runtime_error{"the demo shop could not be read"};
}

CrawledKiosk::Parts::Parts(CrawledKiosk& kiosk) {
    store = value_of(OutboxStore::open(kiosk.disk_));
    outbox = std::make_unique<Outbox>(kiosk.shop_, *store, kiosk.key_, kiosk.clock_, kiosk.random_);
    queries = make_direct_queries(kiosk.disk_);
    intake = std::make_unique<OrderIntake>(OrderIntake::Parts{.clock = kiosk.clock_,
                                                              .random = kiosk.random_,
                                                              .outbox = *store,
                                                              .key = kiosk.key_,
                                                              .kiosk_code = kiosk.settings_.engine.kiosk_code,
                                                              .counter_file = kiosk.disk_ / "offline-orders"});
    notes = value_of(FloorNotes::open(kiosk.disk_));
    staff = value_of(StaffStore::open(kiosk.disk_, kiosk.random_));
    book = std::make_unique<StaffBook>(StaffBook::Ports{.clock = kiosk.clock_,
                                                        .random = kiosk.random_,
                                                        .store = *staff,
                                                        .key = kiosk.key_,
                                                        .settings = kiosk.settings_.engine.staff});
    hasher = make_direct_hasher(book->salt(), HashCost::least);
    door = std::make_unique<StaffDoor>(StaffDoor::Ports{.clock = kiosk.clock_, .book = *book, .hasher = *hasher});
    if (kiosk.has_desk_) {
        pickups = value_of(PickupStore::open(kiosk.disk_, kiosk.random_));
        pickup_book = std::make_unique<PickupBook>(
            PickupBook::Parts{.clock = kiosk.clock_,
                              .random = kiosk.random_,
                              .store = *pickups,
                              .key = kiosk.key_,
                              .kiosk_code = kiosk.settings_.engine.kiosk_code,
                              .abilities = {.tells_preparing = true, .refuses_lines = true}});
    }
    engine = std::make_unique<Engine>(kiosk.settings_.engine,
                                      Engine::Ports{.clock = kiosk.clock_,
                                                    .queries = *queries,
                                                    .orders = *intake,
                                                    .languages = kiosk.languages_,
                                                    .zone = value_of(TimeZone::find(kiosk.settings_.engine.time_zone)),
                                                    .inbox = kiosk.inbox_,
                                                    .publisher = kiosk.publisher_,
                                                    .abilities = abilities,
                                                    .signing = &kiosk.signing_,
                                                    .door = door.get(),
                                                    .notes = notes.get(),
                                                    .pickups = pickup_book.get()});
    UiOptions options;
    const ThemeSettings looks = value_of(read_theme_settings(kiosk.settings_.theme_file));
    options.theme = value_of(light_theme(kiosk.settings_.engine.shop_name, looks));
    options.contrast_theme = contrast_theme(kiosk.settings_.engine.shop_name, looks);
    options.translate = [&words = kiosk.translations_](std::string_view english, const std::string& language) {
        return std::string{words.tr(language, english)};
    };
    options.read_picture = [](const std::string& url, int) -> Result<std::vector<std::byte>> {
        return fail(Errc::not_found, url);
    };
    ui = value_of(Ui::open(textures, std::move(options)));
}

CrawledKiosk::CrawledKiosk(std::uint64_t seed, const std::filesystem::path& disk, int width, int height)
    : disk_{disk},
      width_{width},
      height_{height},
      settings_{value_of(read_settings(std::filesystem::path{ZUIL_DEMO_FOLDER} / "zuil.toml"))},
      translations_{value_of(Translations::load(ZUIL_TRANSLATIONS_FOLDER))},
      clock_{morning},
      random_{seed},
      languages_{value_of(Languages::make(translations_, settings_.engine.languages))},
      key_{SealingKey::make(random_)},
      signing_{SigningKeys::make(random_)},
      shop_{clock_, seed, mostly_well()},
      catalogue_{value_of(CatalogueWriter::open(disk_, clock_))},
      shelf_{value_of(CatalogueReader::open(disk_))},
      parts_{std::make_unique<Parts>(*this)} {
    if (!settle()) throw std::runtime_error{"the first screen never came to rest"};
}

// What goes on beside the screen.
void CrawledKiosk::step() {
    clock_.advance(frame_time);
    shop_.run();
    parts_->outbox->step();
    parts_->engine->set_contact({.connection = line_, .stock_as_of = morning});
    OrderLink{*parts_->store, *parts_->outbox}.step(*parts_->engine);
    parts_->engine->tick();
    seen_ = publisher_.newest();
}

bool CrawledKiosk::frame() {
    Intents intents;
    const double seconds = duration<double>(clock_.boot().time_since_epoch()).count();
    const bool moves = parts_->ui->frame(*seen_, events_, seconds, width_, height_, intents);
    events_.clear();
    const bool wants = !intents.empty();
    if (wants) inbox_.put(intents.take());
    return moves || wants;
}

bool CrawledKiosk::settle() {
    for (int frames = 0; frames < frames_max; ++frames) {
        const std::uint64_t number = seen_ ? seen_->number : 0;
        step();
        const bool moves = frame();
        if (!moves && seen_->number == number && frames > 0) return true;
    }
    return false;
}

void CrawledKiosk::wait(milliseconds time) {
    constexpr auto stride = 1s;
    for (auto left = time; left > 0ms; left -= stride) {
        clock_.advance(stride - frame_time);
        step();
    }
    frame();
}

void CrawledKiosk::set_line(Connection line) {
    line_ = line;
    shop_.be(line == Connection::online ? mostly_well() : Unreliability{.offline = 100});
    if (line == Connection::online) parts_->outbox->network_is_back();
}

bool CrawledKiosk::use_phone(PhoneUse use) {
    const auto& phone = session().phone;
    if (!phone || phone->page.url.empty()) return false;
    switch (use) {
    case PhoneUse::begin: return shop_.begin_payment(phone->page.url);
    case PhoneUse::pay: return shop_.pay(phone->page.url);
    case PhoneUse::fail: return shop_.fail_payment(phone->page.url);
    }
    return false;
}

void CrawledKiosk::raise_price(const ProductId& product) {
    value_of(shelf_->refresh());
    auto changed = shelf_->product(product);
    if (!changed) return;  // it is gone already
    for (Variant& variant : changed->variants) {
        variant.price = variant.price.plus(Money::from_minor(100, variant.price.currency()));
    }
    must(catalogue_->served()->put_products(std::array{*changed}));
    parts_->engine->catalogue_changed();
}

void CrawledKiosk::remove(const ProductId& product) {
    value_of(shelf_->refresh());
    auto found = shelf_->product(product);
    if (!found) return;
    taken_.push_back(std::move(*found));
    must(catalogue_->served()->remove_products(std::array{product}));
    parts_->engine->catalogue_changed();
}

void CrawledKiosk::put_back_all() {
    if (taken_.empty()) return;
    must(catalogue_->served()->put_products(taken_));
    taken_.clear();
    parts_->engine->catalogue_changed();
}

void CrawledKiosk::restart() {
    accepted_before_ += parts_->store->accepted();
    shop_.forget_callers();
    parts_.reset();
    publisher_.publish(nullptr);
    seen_.reset();
    parts_ = std::make_unique<Parts>(*this);
}

void CrawledKiosk::hire(const std::string& pin) {
    const auto hash = value_of(slow_hash(SecretText{pin}, parts_->book->salt(), HashCost::least));
    value_of(parts_->book->add({.name = "Sanne de Wit", .role = StaffRole::manager, .pin = hash, .badge = {}}));
}

void CrawledKiosk::open_desk() {
    has_desk_ = true;
    restart();
    std::vector<PickupStore::Told> told;
    int number = 0;
    for (const ProductCard& card : value_of(shelf_->listing({.limit = 12, .language = "nl"})).cards) {
        const Product product = value_of(shelf_->product(card.product));
        const Variant& variant = product.variants.front();
        DeskOrder order;
        order.id = fmt::format("{}", ++number);
        order.number = fmt::format("100{}", order.id);
        order.pickup_code = make_pickup_code(random_);
        pickup_codes_.push_back(order.pickup_code);
        order.store = settings_.engine.store;
        order.placed_at = clock_.wall() - 1h * number;
        order.slot = PickupSlot{.begins = order.placed_at + 3h, .ends = order.placed_at + 4h};
        order.lines = {{.id = "a",
                        .variant = variant.id,
                        .sku = variant.sku,
                        .name = product.name.in("nl"),
                        .quantity = 1 + number % 3,
                        .unit_price = variant.price}};
        order.total = variant.price.times(order.lines.front().quantity);
        if (number % 3 == 0) order.progress = {.stage = ShopStage::ready, .ready_at = order.placed_at + 1h};
        const Contact contact{"Joke de Vries", "+31612345678", "joke@example.com"};
        told.push_back({order, seal_contact(contact, desk_contact_ref(order.id), key_, random_)});
    }
    must(parts_->pickups->take_list(told, true, clock_.wall()));
    if (!settle()) throw std::runtime_error{"the screen never came to rest"};
}

std::vector<std::string> CrawledKiosk::faults() const {
    return faults_of(drawn_for(seen_->chrome.comfort, *parts_->ui, parts_->textures));
}

Bitmap CrawledKiosk::bitmap() const {
    Scene scene;
    scene.read(parts_->ui->drawn(), parts_->textures);
    Bitmap bitmap{width_, height_};
    paint({bitmap.pixels().data(), width_, height_, width_}, scene.quads(), {0, 0, width_, height_});
    return bitmap;
}

std::vector<std::string> CrawledKiosk::order_faults() {
    set_line(Connection::online);
    shop_.be_reliable();
    constexpr auto a_day = 24h;
    for (auto passed = 0ms; passed < a_day; passed += 30s) {
        clock_.advance(30s);
        shop_.run();
        parts_->outbox->step();
    }
    std::vector<std::string> faults;
    if (shop_.unpaid_commits() > 0) faults.emplace_back("an order that nobody had paid was committed");
    const OutboxCounts counts = value_of(parts_->store->counts());
    if (counts.owed > 0) faults.push_back(fmt::format("{} orders are still owed after a day", counts.owed));
    for (const OutboxEntry& entry : value_of(parts_->store->in_state(OrderState::confirmed, 10'000))) {
        const int bookings = shop_.bookings(entry.order.ref);
        if (bookings != 1) faults.push_back(fmt::format("{} is booked {} times", entry.order.pickup_code, bookings));
    }
    return faults;
}

}  // namespace zuil::test
