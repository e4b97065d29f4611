#include "tests/kiosk/engine/world.hpp"

#include <array>
#include <stdexcept>

#include "tests/kiosk/engine/goods.hpp"

namespace zuil {
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

EngineSettings make_settings() {
    EngineSettings settings;
    settings.shop_name = "Vonk & Veer";
    settings.languages = {"en", "nl", "de", "fr", "pl"};
    settings.store = goods::utrecht;
    settings.kiosk_code = "UT1";
    settings.home_categories = {goods::cameras};
    settings.keep_days = 7;
    settings.return_days = 30;
    return settings;
}

}  // namespace

World::Kiosk::Kiosk(World& world) : key{value_of(SealingKey::load(world.folder(), world.random_))} {
    outbox = value_of(OutboxStore::open(world.folder()));
    queries = make_direct_queries(world.folder());
    searches = value_of(SearchLedger::open(world.folder(), key));
    if (world.people_ != nullptr) {
        customer_store = value_of(CustomerStore::open(world.folder()));
        customers = std::make_unique<CustomerLookUp>(*world.people_, *customer_store, key, world.clock_, world.random_);
    }
    lan = world.network_.join();
    floor = std::make_unique<FloorLine>(*lan, key, FloorLine::Self{world.settings_.kiosk_code, "by the lamps"},
                                        world.clock_, world.keys_random_);
    calls = std::make_unique<StaffCalls>(*floor, world.clock_);
    floor_holds = std::make_unique<FloorHolds>(*floor, world.clock_);
    orders = std::make_unique<OrderIntake>(OrderIntake::Parts{.clock = world.clock_,
                                                              .random = world.random_,
                                                              .outbox = *outbox,
                                                              .key = key,
                                                              .kiosk_code = world.settings_.kiosk_code,
                                                              .counter_file = world.folder() / "offline-orders"});
    notes = value_of(FloorNotes::open(world.folder()));
    shelf = value_of(HoldShelf::open(world.folder()));
    HoldBook::Parts holds_parts{.clock = world.clock_,
                                .random = world.keys_random_,
                                .zone = value_of(TimeZone::find(world.settings_.time_zone)),
                                .shelf = *shelf,
                                .floor = floor_holds.get()};
    if (world.hold_desk_) {
        holds_parts.tells = HoldPlace{.kiosk = world.settings_.kiosk_code, .store = world.settings_.store};
        hold_exchange = std::make_unique<HoldExchange>(*world.hold_desk_, world.settings_.store, *shelf, world.clock_,
                                                       world.keys_random_);
    }
    holds = std::make_unique<HoldBook>(std::move(holds_parts));
    staff = value_of(StaffStore::open(world.folder(), world.random_));
    book = std::make_unique<StaffBook>(StaffBook::Ports{.clock = world.clock_,
                                                        .random = world.random_,
                                                        .store = *staff,
                                                        .key = key,
                                                        .settings = world.settings_.staff});
    hasher = make_direct_hasher(book->salt(), HashCost::least);
    door = std::make_unique<StaffDoor>(StaffDoor::Ports{.clock = world.clock_, .book = *book, .hasher = *hasher});
    if (world.has_desk_) {
        pickups = value_of(PickupStore::open(world.folder(), world.random_));
        pickup_book = std::make_unique<PickupBook>(
            PickupBook::Parts{.clock = world.clock_,
                              .random = world.random_,
                              .store = *pickups,
                              .key = key,
                              .kiosk_code = world.settings_.kiosk_code,
                              .abilities = {.tells_preparing = true, .refuses_lines = true}});
    }
    engine = std::make_unique<Engine>(world.settings_,
                                      Engine::Ports{.clock = world.clock_,
                                                    .queries = *queries,
                                                    .orders = *orders,
                                                    .languages = world.languages_,
                                                    .zone = value_of(TimeZone::find(world.settings_.time_zone)),
                                                    .inbox = world.inbox_,
                                                    .publisher = world.publisher_,
                                                    .abilities = world.abilities_,
                                                    .signing = &world.signing_,
                                                    .searches = searches.get(),
                                                    .door = door.get(),
                                                    .notes = notes.get(),
                                                    .customers = customers.get(),
                                                    .pickups = pickup_book.get(),
                                                    .calls = calls.get(),
                                                    .holds = holds.get(),
                                                    .slips = pickup_book ? &world.printer_ : nullptr});
}

World::World(OrderAbilities abilities, test::MadeCustomers* people)
    : clock_{sys_days{March / 12 / 2026} + 9h + 42min},
      abilities_{abilities},
      people_{people},
      settings_{make_settings()},
      languages_{value_of(Languages::make(Translations{}, settings_.languages))},
      catalogue_{value_of(CatalogueWriter::open(folder_.path(), clock_))} {
    must(catalogue_->begin());
    GenerationWriter& generation = *catalogue_->building();
    must(generation.set_categories(make_categories()));
    must(generation.set_stores(make_stores()));
    must(generation.put_products(make_products()));
    value_of(generation.put_stock(make_stock(clock_.wall())));
    must(generation.finish());
    must(catalogue_->flip());
    kiosk_ = std::make_unique<Kiosk>(*this);
}

void World::talk() {
    kiosk_->floor->step();
    kiosk_->calls->step();
    kiosk_->floor_holds->step();
    if (kiosk_->hold_exchange) {
        hold_desk_->run();
        kiosk_->hold_exchange->step();
    }
    if (other_floor_ == nullptr) return;
    other_floor_->step();
    other_calls_->step();
    other_holds_->step();
}

UnreliableHoldDesk& World::keep_holds() {
    hold_desk_ = std::make_unique<UnreliableHoldDesk>(clock_, 11);
    restart();
    return *hold_desk_;
}

FloorHolds& World::other_holds() {
    other_kiosk();
    return *other_holds_;
}

StaffCalls& World::other_kiosk() {
    if (!other_calls_) {
        other_lan_ = network_.join();
        other_floor_ =
            std::make_unique<FloorLine>(*other_lan_, key(), FloorLine::Self{"UT2", ""}, clock_, keys_random_);
        other_calls_ = std::make_unique<StaffCalls>(*other_floor_, clock_);
        other_holds_ = std::make_unique<FloorHolds>(*other_floor_, clock_);
        wait(2s);
    }
    return *other_calls_;
}

const Snapshot& World::see() {
    constexpr int steps_max = 100;
    for (int step = 0; step < steps_max; ++step) {
        ask_people();
        talk();
        if (kiosk_->engine->tick() > 0ms && !kiosk_->engine->journey().changed() && step > 3) break;
    }
    seen_ = publisher_.newest();
    return *seen_;
}

const Snapshot& World::tap(Intent intent) {
    ++taps_;
    inbox_.put({std::move(intent)});
    return see();
}

const Snapshot& World::wait(std::chrono::milliseconds time) {
    // In steps, as a sleeping engine wakes for what is due.
    for (auto left = time; left > 0ms;) {
        const auto step = std::min<std::chrono::milliseconds>(left, 250ms);
        clock_.advance(step);
        ask_people();
        talk();
        kiosk_->engine->tick();
        left -= step;
    }
    return see();
}

void World::restart() {
    kiosk_.reset();
    publisher_.publish(nullptr);
    kiosk_ = std::make_unique<Kiosk>(*this);
}

void World::pass_without_power(std::chrono::milliseconds time) {
    kiosk_.reset();
    clock_.advance(time);
    kiosk_ = std::make_unique<Kiosk>(*this);
}

void World::move_order(OrderState state) { move_order(state, 0); }

void World::move_order(OrderState state, std::size_t place) {
    kiosk_->engine->order_moved(Order{session().accepted->orders.at(place).order}, state);
}

const Snapshot& World::look_again() {
    for (const OrderRef& ref : kiosk_->engine->journey().followed()) {
        kiosk_->engine->order_stands(value_of(outbox().find(ref)), quote ? &*quote : nullptr);
    }
    return see();
}

const Snapshot& World::decision_failed(const OrderRef& ref) {
    kiosk_->engine->decision_failed(ref);
    return see();
}

const Snapshot& World::open_payment_page(std::chrono::milliseconds open_for) {
    const OrderRef ref = session().phone->order.ref;
    must(outbox().begin_attempt(ref, now()));
    must(outbox().keep_handle(ref, "handle", std::nullopt, now()));
    must(outbox().begin_attempt(ref, now()));
    must(outbox().await_payment(ref, {"https://pay.example/1", now() + open_for}, now(), now()));
    return hear_of_payment();
}

const Snapshot& World::hear_of_payment() {
    kiosk_->engine->payment_moved(value_of(outbox().find(session().phone->order.ref)));
    return see();
}

void World::set_offline(bool offline) {
    kiosk_->engine->set_contact(
        {.connection = offline ? Connection::offline : Connection::online, .stock_as_of = clock_.wall()});
}

// What was asked is answered, as the link to the shop does it.
void World::ask_people() {
    if (people_ == nullptr) return;
    people_->answer_all();
    kiosk_->customers->step();
}

void World::catalogue_changed() { kiosk_->engine->catalogue_changed(); }

void World::set_price(const ProductId& product, std::int64_t cents) {
    for (Product changed : make_products()) {
        if (changed.id != product) continue;
        for (Variant& variant : changed.variants) variant.price = Money::from_minor(cents, Currency::eur);
        must(catalogue_->served()->put_products(std::array{changed}));
    }
    catalogue_changed();
}

void World::set_stock(const VariantId& variant, const StoreId& store, int quantity) {
    const StockLevel level{.variant = variant, .store = store, .quantity = quantity, .as_of = clock_.wall()};
    value_of(catalogue_->served()->put_stock(std::array{level}));
    catalogue_changed();
}

void World::remove(const ProductId& product) {
    must(catalogue_->served()->remove_products(std::array{product}));
    catalogue_changed();
}

std::vector<OutboxEntry> World::orders(OrderState state) { return value_of(outbox().in_state(state)); }

void World::open_desk() {
    has_desk_ = true;
    restart();
}

StaffId World::hire(const std::string& name, StaffRole role, const std::string& pin, const std::string& badge) {
    const auto hashed = [&](const std::string& secret) {
        return value_of(slow_hash(SecretText{secret}, staff().salt(), HashCost::least));
    };
    return value_of(staff().add(
        {.name = name, .role = role, .pin = hashed(pin), .badge = badge.empty() ? std::string{} : hashed(badge)}));
}

const Snapshot& World::enter_staff(const std::string& pin) {
    tap(OpenStaffEntrance{});
    tap(EnterStaff{SecretText{pin}});
    return wait(2s);
}

const Snapshot& World::count_orders() {
    kiosk_->engine->orders_counted(value_of(outbox().counts()));
    return see();
}

void World::put_camera_in_basket() {
    tap(Begin{});
    tap(OpenProduct{goods::camera});
    tap(AddToBasket{.product = goods::camera, .variant = goods::white});
}

const Snapshot& World::go_to_payment() {
    tap(OpenBasket{});
    tap(StartCheckout{});
    tap(GiveContact{.name = "Marloes de Vries", .phone = "06 1234 5678"});
    return tap(ContinueToPayment{});
}

}  // namespace zuil
