#include "kiosk/core.hpp"

#include <unistd.h>

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/connector.hpp"
#include "kiosk/engine/shop_link.hpp"
#include "kiosk/engine/staff_actions.hpp"
#include "kiosk/print/desk_printer.hpp"
#include "kiosk/shop_search.hpp"
#include "platform/base/log.hpp"
#include "platform/display/shrink.hpp"
#include "platform/files/disk_reserve.hpp"
#include "platform/files/files.hpp"
#include "platform/lan/lan.hpp"
#include "platform/secrets/sealing_key.hpp"
#include "platform/secrets/signing_keys.hpp"
#include "platform/secrets/wiping.hpp"
#include "sync/exchange/staff_calls.hpp"
#include "sync/store/catalogue_writer.hpp"

namespace zuil {
namespace {

MirrorOptions mirror_options(const SyncSettings& sync) {
    MirrorOptions options;
    options.changes_every = sync.changes;
    options.stock_every = sync.stock;
    options.keys_every = sync.sweep;
    options.full_every = sync.full;
    return options;
}

// The mirror asks one thing at a time, and so does the outbox; neither waits for pictures that come slowly.
constexpr int connections_to_shop = 6;
constexpr int connections_for_pictures = connections_to_shop - 2;

// Enough for some thousands of orders.
constexpr std::uint64_t reserve_bytes = 16U << 20U;

}  // namespace

// In the order in which each leans on those before it.
struct Core::Parts {
    explicit Parts(News told)
        : publisher{std::move(told.published)}, picture_arrived{std::move(told.picture_arrived)} {}

    SystemClock clock;
    SystemRandom random;
    std::unique_ptr<Http> http;
    IntentInbox inbox{[this] { http->wake(); }};
    SnapshotPublisher publisher;
    std::function<void(const std::string& url)> picture_arrived;
    std::atomic<bool> ends{false};

    std::optional<Languages> languages;
    std::optional<SealingKey> key;
    std::optional<SigningKeys> signing;
    std::optional<DiskReserve> reserve;
    std::unique_ptr<Shop> shop;
    std::unique_ptr<OutboxStore> orders;
    std::unique_ptr<CatalogueWriter> catalogue;
    std::unique_ptr<Mirror> mirror;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<PictureMirror> pictures;
    std::unique_ptr<SearchLedger> searches;
    std::optional<ShopSearch> search;
    std::unique_ptr<FloorNotes> notes;
    std::unique_ptr<HoldShelf> shelf;
    std::unique_ptr<PickupStore> pickups;
    std::unique_ptr<PickupExchange> pickup_exchange;
    std::unique_ptr<PickupBook> pickup_book;
    std::unique_ptr<StaffStore> staff;
    std::unique_ptr<StaffBook> book;
    std::unique_ptr<SecretHasher> hasher;
    std::unique_ptr<StaffDoor> door;
    std::unique_ptr<CustomerStore> people;
    std::unique_ptr<CustomerLookUp> customers;
    std::unique_ptr<CatalogueQueries> queries;
    std::optional<SealingKey> floor_key;
    std::unique_ptr<Lan> lan;
    std::unique_ptr<FloorLine> floor;
    std::unique_ptr<StaffCalls> calls;
    std::unique_ptr<SlipPrinter> slips;
    std::unique_ptr<FloorHolds> floor_holds;
    std::unique_ptr<HoldBook> holds;
    std::unique_ptr<HoldExchange> hold_exchange;
    std::unique_ptr<OrderIntake> intake;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<ShopLink> link;
    std::unique_ptr<StaffDesk> desk;

    WallTime started_at = clock.wall();
    std::filesystem::path status_file;
    std::string status_written;

    void note_status();
    void talk();
    std::optional<std::chrono::milliseconds> talks_in() const;
    Status open_disk(const Arguments& arguments, const Settings& settings);
    Status open_stores(const std::filesystem::path& data);
    void open_door(const StaffSettings& settings);
    void open_pickup_desk(const EngineSettings& settings);
    void open_printer(const std::optional<PrinterSettings>& settings);
    void open_holds(const EngineSettings& settings, const TimeZone& zone);
    Status open_floor(const std::filesystem::path& data, const Settings& settings);
    Status open_engine(const Arguments& arguments, const Settings& settings);
};

// For zuilctl. Losing it matters to nobody, so a full disk only leaves it old.
void Core::Parts::note_status() {
    KioskStatus status = link->status();
    if (slips != nullptr) status.printer = slips->state();
    std::string text = to_json(status, started_at, ::getpid());
    if (text == status_written) return;
    if (write_disposable_file(status_file, text)) status_written = std::move(text);
}

// With the other kiosks of the store.
void Core::Parts::talk() {
    if (floor == nullptr) return;
    floor->step();
    calls->step();
    floor_holds->step();
}

std::optional<std::chrono::milliseconds> Core::Parts::talks_in() const {
    if (floor == nullptr) return std::nullopt;
    return std::min({floor->next_step_in(), calls->next_step_in(), floor_holds->next_step_in()});
}

Status Core::Parts::open_stores(const std::filesystem::path& data) {
    auto opened = OutboxStore::open(data);
    if (!opened && opened.error().code == Errc::conflict) {
        return fail(Errc::conflict, fmt::format("another kiosk runs on {}", data.string()));
    }
    TRY(orders, std::move(opened));
    if (const auto& aside = orders->set_aside()) {
        log::error("the outbox was damaged; what could be read was kept, the old file is {}", aside->string());
    }
    TRY(catalogue, CatalogueWriter::open(data, clock));
    TRY(searches, SearchLedger::open(data, *key));
    if (shop->desk() != nullptr) {
        TRY(pickups, PickupStore::open(data, random));
    }
    TRY(staff, StaffStore::open(data, random));
    TRY(notes, FloorNotes::open(data));
    TRY(shelf, HoldShelf::open(data));
    TRY(people, CustomerStore::open(data));
    return {};
}

Status Core::Parts::open_disk(const Arguments& arguments, const Settings& settings) {
    TRY_DO(make_folder(arguments.data));
    reserve.emplace(arguments.data / "reserve", reserve_bytes);
    status_file = arguments.data / status_file_name;
    TRY(key, SealingKey::load(arguments.data, random));
    TRY(signing, settings.basket_keys_file.empty() ? SigningKeys::load(arguments.data / "basket.keys", random)
                                                   : SigningKeys::from_file(settings.basket_keys_file));
    constexpr std::uint64_t certificates_bytes_max = 1U << 20U;
    if (!settings.ca_file.empty()) {
        // Better than a shop that is never reached.
        if (const auto read = read_file(settings.ca_file, certificates_bytes_max); !read) {
            return fail_in("ca_file", read.error());
        }
    }
    http = make_curl_http({.connections_per_host_max = connections_to_shop, .ca_file = settings.ca_file.string()});
    std::filesystem::path demo_people;
    // Made-up people stand beside the demo's own configuration, and beside no other.
    const std::filesystem::path demo = arguments.share / "demo";
    if (arguments.demo && arguments.config.parent_path() == demo) demo_people = demo / "people.json";
    TRY(shop, make_shop(settings, arguments.data, *http, clock, demo_people));
    Status opened = open_stores(arguments.data);
    if (!opened && opened.error().code == Errc::store_fault && reserve->give_up()) {
        log::error("the disk is full; the room that was put by for orders is used");
        notes.reset();
        shelf.reset();
        staff.reset();
        people.reset();
        pickups.reset();
        searches.reset();
        catalogue.reset();
        orders.reset();
        opened = open_stores(arguments.data);
    }
    TRY_DO(std::move(opened));
    mirror = std::make_unique<Mirror>(*shop, *catalogue, clock, random, mirror_options(settings.sync));
    if (CustomerDesk* asked = shop->customers()) {
        customers = std::make_unique<CustomerLookUp>(*asked, *people, *key, clock, random,
                                                     CustomerLookUpOptions{.dial_prefix = settings.engine.dial_prefix});
    }
    outbox = std::make_unique<Outbox>(*shop, *orders, *key, clock, random);
    PictureMirrorOptions pictures_options{.folder = arguments.data / "pictures",
                                          .disk_bytes_max = settings.pictures.photos_bytes_max()};
    pictures_options.requests_max = connections_for_pictures;
    pictures_options.address = [&from = *shop](const std::string& url, int side) {
        return from.image_url(url, side, side);
    };
    pictures_options.shrink = shrink_photo;
    pictures_options.arrived = picture_arrived;
    pictures = std::make_unique<PictureMirror>(std::move(pictures_options), *http, clock, random);
    return {};
}

void Core::Parts::open_door(const StaffSettings& settings) {
    book = std::make_unique<StaffBook>(
        StaffBook::Ports{.clock = clock, .random = random, .store = *staff, .key = *key, .settings = settings});
    hasher = make_threaded_hasher(book->salt(), [this] { http->wake(); });
    door = std::make_unique<StaffDoor>(StaffDoor::Ports{.clock = clock, .book = *book, .hasher = *hasher});
}

// Only where the shop tells of one.
void Core::Parts::open_pickup_desk(const EngineSettings& settings) {
    if (pickups == nullptr) return;
    pickup_exchange = std::make_unique<PickupExchange>(*shop->desk(), settings.store, *pickups, *key, clock, random);
    pickup_book = std::make_unique<PickupBook>(PickupBook::Parts{.clock = clock,
                                                                 .random = random,
                                                                 .store = *pickups,
                                                                 .key = *key,
                                                                 .kiosk_code = settings.kiosk_code,
                                                                 .abilities = shop->desk()->abilities()});
}

// A desk that prints nothing still hands orders over.
void Core::Parts::open_printer(const std::optional<PrinterSettings>& settings) {
    if (!settings || pickup_book == nullptr) return;
    auto fonts = Fonts::open({});
    if (!fonts) return log::error("the pick-up desk prints nothing: {}", fonts.error().detail);
    const int dots = settings->paper_mm == 58 ? ReceiptPrinter::dots_of_58_mm : ReceiptPrinter::dots_of_80_mm;
    slips =
        make_desk_printer({.address = settings->address, .dots = dots}, *std::move(fonts), [this] { http->wake(); });
}

void Core::Parts::open_holds(const EngineSettings& settings, const TimeZone& zone) {
    HoldBook::Parts book{.clock = clock, .random = random, .zone = zone, .shelf = *shelf, .floor = floor_holds.get()};
    if (HoldDesk* told = shop->holds()) {
        book.tells = HoldPlace{.kiosk = settings.kiosk_code, .store = settings.store};
        hold_exchange = std::make_unique<HoldExchange>(*told, settings.store, *shelf, clock, random);
    }
    holds = std::make_unique<HoldBook>(std::move(book));
}

// The other kiosks of the store. A network that does not let them talk is no reason to sell nothing.
Status Core::Parts::open_floor(const std::filesystem::path& data, const Settings& settings) {
    if (!settings.floor) return {};
    const FloorSettings& floor = *settings.floor;
    TRY(floor_key, SealingKey::from_file(floor.key_file.empty() ? data / "floor.key" : floor.key_file, random));
    auto opened = make_lan({.service = "_zuil-floor._udp",
                            .network_interface = floor.network_interface,
                            .port = floor.port,
                            .peers = floor.kiosks,
                            .wake = [this] { http->wake(); }});
    if (!opened) {
        log::error("nobody can be called from this kiosk: {}", opened.error().detail);
        return {};
    }
    lan = *std::move(opened);
    const FloorLine::Self self{settings.engine.kiosk_code, settings.engine.bay};
    this->floor = std::make_unique<FloorLine>(*lan, *floor_key, self, clock, random);
    calls = std::make_unique<StaffCalls>(*this->floor, clock);
    floor_holds = std::make_unique<FloorHolds>(*this->floor, clock);
    return {};
}

Status Core::Parts::open_engine(const Arguments& arguments, const Settings& settings) {
    TRY(TimeZone zone, TimeZone::find(settings.engine.time_zone));
    search.emplace(settings.search);
    search->watch([this] { http->wake(); });
    queries = make_threaded_queries(
        arguments.data, [this] { http->wake(); }, search->read());
    intake = std::make_unique<OrderIntake>(OrderIntake::Parts{.clock = clock,
                                                              .random = random,
                                                              .outbox = *orders,
                                                              .key = *key,
                                                              .reserve = &*reserve,
                                                              .kiosk_code = settings.engine.kiosk_code,
                                                              .counter_file = arguments.data / "offline-orders"});
    open_door(settings.engine.staff);
    open_pickup_desk(settings.engine);
    open_printer(settings.printer);
    open_holds(settings.engine, zone);
    engine = std::make_unique<Engine>(settings.engine, Engine::Ports{.clock = clock,
                                                                     .queries = *queries,
                                                                     .orders = *intake,
                                                                     .languages = *languages,
                                                                     .zone = std::move(zone),
                                                                     .inbox = inbox,
                                                                     .publisher = publisher,
                                                                     .abilities = shop->traits().orders,
                                                                     .signing = &*signing,
                                                                     .searches = &*searches,
                                                                     .door = &*door,
                                                                     .notes = &*notes,
                                                                     .customers = customers.get(),
                                                                     .pickups = pickup_book.get(),
                                                                     .calls = calls.get(),
                                                                     .holds = holds.get(),
                                                                     .slips = slips.get()});
    TRY(desk, StaffDesk::open(arguments.data,
                              staff_actions({.clock = clock,
                                             .orders = *orders,
                                             .outbox = *outbox,
                                             .mirror = *mirror,
                                             .searches = *searches,
                                             .book = *book,
                                             .notes = *notes,
                                             .key = *key,
                                             .customers = customers.get(),
                                             .pickups = pickup_book.get()}),
                              [this] { http->wake(); }));
    link = std::make_unique<ShopLink>(ShopLink::Ports{.clock = clock,
                                                      .mirror = *mirror,
                                                      .orders = *orders,
                                                      .outbox = *outbox,
                                                      .pictures = *pictures,
                                                      .customers = customers.get(),
                                                      .reserve = *reserve,
                                                      .pickups = pickup_exchange.get(),
                                                      .holds = hold_exchange.get()});
    return {};
}

Core::Core(std::unique_ptr<Parts> parts) : parts_{std::move(parts)} {}
Core::~Core() = default;

Result<std::unique_ptr<Core>> Core::open(const Arguments& arguments, const Settings& settings,
                                         Translations translations, News news) {
    auto parts = std::make_unique<Parts>(std::move(news));
    TRY(parts->languages, Languages::make(std::move(translations), settings.engine.languages));
    TRY_DO(parts->open_disk(arguments, settings));
    TRY_DO(parts->open_floor(arguments.data, settings));
    TRY_DO(parts->open_engine(arguments, settings));
    return std::unique_ptr<Core>{new Core{std::move(parts)}};
}

IntentInbox& Core::inbox() { return parts_->inbox; }
const SnapshotPublisher& Core::publisher() const { return parts_->publisher; }

Result<std::string> Core::read_picture(const std::string& url, int side) {
    constexpr std::uint64_t picture_bytes_max = 16U << 20U;
    constexpr std::string_view file = "file://";
    if (url.starts_with(file)) return read_file(url.substr(file.size()), picture_bytes_max);
    return parts_->pictures->read(url, side <= side_of(PictureSize::card) ? PictureSize::card : PictureSize::full);
}

void Core::run() {
    Parts& parts = *parts_;
    while (!parts.ends) {
        parts.desk->step();
        if (auto search = parts.search->news()) parts.queries->search_by(*std::move(search));
        parts.link->step(*parts.engine);
        parts.talk();
        parts.note_status();
        std::chrono::milliseconds wait = parts.engine->tick();
        if (const auto next = parts.link->next_step_in()) wait = std::min(wait, *next);
        wait = std::min(wait, parts.talks_in().value_or(wait));
        wipe_dead_stack();
        parts.http->poll(wait);
    }
}

void Core::end() {
    parts_->ends = true;
    parts_->http->wake();
}

}  // namespace zuil
