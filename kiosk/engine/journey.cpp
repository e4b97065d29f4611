#include "kiosk/engine/journey.hpp"

#include <algorithm>
#include <type_traits>

namespace zuil {
namespace {

void apply_override(Store& store, const StoreOverride& known) {
    if (known.pickup_desk) store.pickup_desk = *known.pickup_desk;
    if (known.hours) store.hours = known.hours;
    if (known.pickup_lead) store.pickup_lead = known.pickup_lead;
    if (known.transfer_lead) store.transfer_lead = known.transfer_lead;
    if (known.slot_length) store.slot_length = known.slot_length;
}

// Keeps what is loading and what failed, with the value as a screen shows it.
template <class View, class Answer, class Build>
Loaded<View> as_view(const Loaded<Answer>& loaded, const Words& words, Build build) {
    Loaded<View> view{.value = std::nullopt, .refreshing = loaded.refreshing, .problem = {}};
    if (!loaded.problem.empty()) view.problem = words.tr(loaded.problem);
    if (loaded.value) view.value = build(*loaded.value);
    return view;
}

}  // namespace

Journey::Journey(const EngineSettings& settings, Ports ports)
    : settings_{settings},
      ports_{std::move(ports)},
      browsing_{ports_.queries, settings},
      call_limit_{ports_.clock},
      guard_{ports_.clock} {
    session_.language = settings.languages.front();
    session_.here().visit = ++visits_;
    browsing_.ask_frame();
}

Words Journey::words() const { return ports_.languages.in(session_.language); }

void Journey::apply(const Intent& intent) {
    // Whoever wants something is there; what follows from it may set another time-out.
    if (!intent.is_one_of<Touched>()) stay_awake();
    if (!intent.is_one_of<Touched, Scanned>()) end_till_code();
    if (session_.phone) {
        if (!fits_phone_payment(intent)) return;
        if (intent.is_one_of<GoBack>()) return apply_one(LeavePhonePayment{});
    }
    intent.visit([this](const auto& one) { apply_one(one); });
}

void Journey::take_answers() {
    const bool waited = waits_for_screen();
    take_customer();
    take_traced();
    for (const CatalogueAnswer& answer : browsing_.take()) {
        std::visit(
            [this](const auto& one) {
                using Kind = std::decay_t<decltype(one)>;
                if constexpr (std::is_same_v<Kind, FrameAnswer>) take_frame(one);
                if constexpr (std::is_same_v<Kind, BasketAnswer>) take_basket(one);
                if constexpr (std::is_same_v<Kind, ArticleAnswer>) take_to_add(one);
                if constexpr (std::is_same_v<Kind, ScanAnswer>) take_scan(one);
                if constexpr (std::is_same_v<Kind, CarriedAnswer>) take_carried(one);
                if constexpr (std::is_same_v<Kind, TillAnswer>) take_till(one);
            },
            answer);
    }
    if (browsing_.take_news() || waited != waits_for_screen()) changed_ = true;
}

void Journey::take_frame(const FrameAnswer& answer) {
    stores_ = answer.stores;
    for (Store& store : stores_) {
        const auto known = std::ranges::find(settings_.stores, store.id, &StoreOverride::store);
        if (known != settings_.stores.end()) apply_override(store, *known);
    }
    ask_here();
    if (!session_.basket.empty()) ask_about_basket();
    changed_ = true;
}

void Journey::catalogue_changed() { browsing_.ask_frame(); }

std::optional<std::vector<std::string>> Journey::take_pictures_wanted() {
    auto catalogue = browsing_.take_pictures();
    if (!catalogue) return std::nullopt;
    // What everybody sees first.
    std::vector<std::string> wanted = settings_.attract_slides;
    for (const Campaign& campaign : settings_.campaigns) wanted.push_back(campaign.picture_url);
    wanted.insert(wanted.end(), std::make_move_iterator(catalogue->begin()), std::make_move_iterator(catalogue->end()));
    return wanted;
}

OrderAbilities Journey::abilities() const {
    OrderAbilities abilities = ports_.abilities;
    // A page to pay on is made by the shop, and training stays here.
    if (training() == Training::yes) abilities.pay_on_phone = false;
    return abilities;
}

void Journey::set_contact(const ShopContact& contact) {
    // While the line is there, nothing on the screen tells when stock was last heard of.
    ShopContact seen = contact;
    if (seen.connection == Connection::online) seen.stock_as_of.reset();
    if (seen == contact_) return;
    contact_ = seen;
    changed_ = true;
}

ChromeView Journey::view_chrome(const ViewContext& context) const {
    const Words& words = context.words;
    ChromeView chrome{.shop_name = settings_.shop_name};
    if (const Store* store = find_store(stores_, settings_.store)) chrome.store_name = store->name;
    chrome.basket_count = session_.basket.count();
    chrome.compared = session_.compared;
    chrome.connection = contact_.connection;
    if (contact_.connection == Connection::offline) chrome.offline_detail = stock_age(contact_.stock_as_of, context);
    if (contact_.growing) {
        // A named argument refers to its value, which has to live as long.
        const std::string number = words.number(contact_.articles_so_far);
        const auto so_far = fmt::arg("so_far", number);
        chrome.growing = contact_.articles_total > 0
                             ? words.tr("{so_far} of {total} items are here", so_far,
                                        fmt::arg("total", words.number(contact_.articles_total)))
                             : words.tr("{so_far} items are here so far", so_far);
    }
    const Route route = session_.here().route;
    chrome.comfort = session_.comfort;
    chrome.can_go_back = session_.trail.size() > 1;
    for (const LanguageTag& tag : settings_.languages) {
        chrome.languages.push_back(
            {.tag = tag, .name = ports_.languages.in(tag).own_name(), .chosen = tag == session_.language});
    }
    chrome.call = view_call();
    chrome.privacy = view_privacy(words);
    if (ports_.calls != nullptr) {
        chrome.floor_calls = view_floor_calls(*ports_.calls, ports_.clock.boot(), words);
    }
    if (session_.toast) {
        chrome.toast =
            ToastView{.number = session_.toast->number, .text = session_.toast->text, .action = session_.toast->action};
    }
    if (ports_.notes != nullptr) {
        chrome.annoyance =
            session_.annoyed_at == session_.here().visit ? ChromeView::Annoyance::told : ChromeView::Annoyance::asked;
    }
    if (session_.staff) {
        chrome.staff = view_staff_bar(context);
        chrome.tasks = (ports_.holds != nullptr ? ports_.holds->calls_staff() : 0) + counts_.rejected +
                       counts_.needs_customer +
                       static_cast<int>(std::ranges::count_if(
                           chrome.floor_calls, [](const FloorCallView& call) { return call.taken.empty(); }));
    }
    const BootTime now = ports_.clock.boot();
    // Staff see theirs in their bar.
    const bool asks = route != Route::confirmation && (!session_.staff || session_.phone);
    if (asks && session_.patience.state(now) == Patience::State::asking) {
        chrome.timeout = TimeoutView{.seconds_left = session_.patience.seconds_left(now),
                                     .with_basket = !session_.basket.empty(),
                                     .answer_seconds = static_cast<int>(timeouts().answer.count())};
    }
    return chrome;
}

ViewContext Journey::view_context(const Words& words) const {
    return {.words = words,
            .settings = settings_,
            .frame = browsing_.frame(),
            .stores = stores_,
            .zone = ports_.zone,
            .now = ports_.clock.wall(),
            .offline = contact_.connection == Connection::offline,
            .ways = ways_offered(),
            .abilities = abilities(),
            .calls_staff = ports_.calls != nullptr && !session_.staff,
            .holds = ports_.holds};
}

Snapshot Journey::picture() const {
    const Words words = this->words();
    const ViewContext context = view_context(words);
    Snapshot snapshot{.session = session_.number, .visit = session_.here().visit, .went_back = session_.went_back};
    snapshot.language = session_.language;
    snapshot.route = session_.here().route;
    snapshot.chrome = view_chrome(context);
    add_screen(snapshot, context);
    if (ports_.holds != nullptr) add_holds(snapshot, context);
    if (ports_.pickups != nullptr) add_desk(snapshot, context);
    if (ports_.slips != nullptr) add_printer(snapshot, words);
    return snapshot;
}

void Journey::add_screen(Snapshot& snapshot, const ViewContext& context) const {
    const Place& here = session_.here();
    switch (here.route) {
    case Route::attract: snapshot.attract = view_attract(context); break;
    case Route::home:
        snapshot.home = as_view<HomeView>(browsing_.home(), context.words,
                                          [&](const HomeAnswer& answer) { return view_home(answer, context); });
        if (snapshot.home.value) snapshot.home.value->customer_door = is_customer_offered();
        break;
    case Route::listing:
        snapshot.listing = as_view<ListingView>(browsing_.listing(), context.words, [&](const ListingAnswer& answer) {
            return view_listing(answer, here, session_.compared, context);
        });
        break;
    case Route::search:
        snapshot.search = as_view<SearchView>(browsing_.search(), context.words, [&](const SearchAnswered& answer) {
            return view_search(answer, session_.popular_searches, context);
        });
        break;
    case Route::product:
        if (browsing_.article().value && browsing_.article().value->facts == nullptr) {
            snapshot.product.problem = context.words.tr("This item is no longer sold");
            break;
        }
        snapshot.product = as_view<ProductView>(browsing_.article(), context.words, [&](const ArticleAnswer& answer) {
            return view_product(answer, here, session_, context);
        });
        break;
    case Route::compare:
        snapshot.compare = as_view<CompareView>(browsing_.compared(), context.words, [&](const CompareAnswer& answer) {
            return view_compare(answer, session_.basket, context);
        });
        break;
    case Route::basket:
        snapshot.basket = view_basket(
            session_, browsing_.basket() ? browsing_.basket()->accessories : std::vector<ProductCard>{}, context);
        snapshot.basket.phone_code = basket_code();
        break;
    case Route::identify:
        snapshot.identify = view_identify(session_.checkout, context);
        snapshot.identify.customer_door = is_customer_offered();
        break;
    case Route::pickup: snapshot.pickup = view_pickup(session_, plan(way_here()), context); break;
    case Route::delivery: snapshot.delivery = view_delivery(session_, plan(way_here()), context); break;
    case Route::payment: snapshot.payment = view_payment_here(context); break;
    case Route::phone_payment:
        if (session_.phone) snapshot.phone_payment = view_phone_payment(*session_.phone, context);
        break;
    case Route::confirmation:
        if (session_.accepted) {
            snapshot.confirmation =
                view_confirmation(*session_.accepted, session_.patience.seconds_left(ports_.clock.boot()), context);
            snapshot.confirmation.wipes_after_seconds = static_cast<int>(timeouts().confirmation.count());
        }
        break;
    case Route::find_order: snapshot.find_order = view_find_order(); break;
    case Route::staff_note: break;  // all of it is the screen's own
    case Route::staff_entrance: snapshot.staff_entrance = view_staff_entrance(context); break;
    case Route::staff_home:
        if (session_.staff) snapshot.staff_home = view_staff_home(*session_.staff, counts_, context);
        break;
    case Route::staff_customer: snapshot.staff_customer = view_looked_up(context); break;
    case Route::customer: snapshot.customer = view_customer_here(context); break;
    case Route::staff_pickup:
    case Route::collect: break;
    case Route::my_order: snapshot.my_order = view_my_order(session_.followed, browsing_.ordered(), context); break;
    }
}

}  // namespace zuil
