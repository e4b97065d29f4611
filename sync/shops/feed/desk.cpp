#include "sync/shops/feed/desk.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "platform/files/files.hpp"
#include "sync/shops/feed/desk_document.hpp"
#include "sync/shops/feed/order_document.hpp"

namespace zuil::feed {
namespace {

// So many documents are read in one step.
constexpr std::size_t documents_per_step = 10;
constexpr std::string_view status_ending = ".status.json";
constexpr std::string_view document_ending = ".json";

// Names of the newest orders: they begin with the moment at which the kiosk took them.
std::vector<std::string> newest_orders(const std::vector<FileFacts>& files) {
    std::vector<std::string> names;
    for (const FileFacts& file : files) {
        std::string name = file.path.filename().string();
        if (name.ends_with(document_ending) && !name.ends_with(status_ending)) names.push_back(std::move(name));
    }
    std::ranges::sort(names, std::greater{});
    if (names.size() > desk_orders_max) names.resize(desk_orders_max);
    return names;
}

Result<std::optional<std::string>> read_if_there(const std::filesystem::path& file) {
    auto text = read_file(file, document_bytes_max);
    if (text) return std::optional{std::move(*text)};
    if (text.error().code == Errc::not_found) return std::optional<std::string>{};
    return fail(Errc::shop_fault, text.error().detail);
}

}  // namespace

struct FeedDesk::Reading {
    StoreId store;
    WallTime since{};
    std::vector<std::string> names;  // still to be read, the newest last
    DeskList list;
    Done<DeskList> done;
};

void FeedDesk::open_pickups(const StoreId& store, Done<DeskList> done) {
    auto reading = std::make_shared<Reading>();
    reading->store = store;
    reading->since = clock_.wall() - desk_orders_age;
    reading->done = std::move(done);
    requests_.post([this, reading] {
        const auto files = list_folder(options_.orders_to);
        if (!files) return reading->done(fail(Errc::shop_fault, files.error().detail));
        reading->names = newest_orders(*files);
        std::ranges::reverse(reading->names);
        reading->list.is_whole = reading->names.size() < desk_orders_max;
        read_some(reading);
    });
}

void FeedDesk::read_some(const std::shared_ptr<Reading>& reading) {
    const std::filesystem::path folder{options_.orders_to};
    const std::size_t count = std::min(documents_per_step, reading->names.size());
    for (std::size_t at = 0; at < count; ++at) {
        const std::string& name = reading->names[at];
        const std::string ref = name.substr(0, name.size() - document_ending.size());
        const auto document = read_if_there(folder / name);
        const auto status = read_if_there(folder / status_name(OrderRef{ref}));
        if (!document || !status) return reading->done(fail(Errc::shop_fault, "an order cannot be read"));
        if (!*document) continue;
        auto pickup = read_desk_pickup(**document, *status);
        if (!pickup) {
            reading->list.bad_rows.push_back({ref, pickup.error().detail});
        } else if (*pickup && (*pickup)->order.store == reading->store &&
                   (*pickup)->order.placed_at >= reading->since) {
            reading->list.pickups.push_back(**std::move(pickup));
        }
    }
    reading->names.erase(reading->names.begin(), reading->names.begin() + static_cast<std::ptrdiff_t>(count));
    if (!reading->names.empty()) return requests_.post([this, reading] { read_some(reading); });
    std::ranges::stable_sort(reading->list.pickups, {}, [](const DeskPickup& one) { return one.order.placed_at; });
    reading->done(std::move(reading->list));
}

void FeedDesk::read_both(const std::string& order, Done<Both> done) {
    const auto name = document_name(OrderRef{order});
    if (!name) return requests_.post([done = std::move(done)] { done(fail(Errc::not_found, "there is no order")); });
    documents_.get(*name, [this, order, done = std::move(done)](const auto& document) {
        if (!document) return done(tl::unexpected<Error>{document.error()});
        if (!*document) return done(fail(Errc::not_found, "the order is not in the folder any more"));
        documents_.get(status_name(OrderRef{order}), [text = **document, done](const auto& status) {
            if (!status) return done(tl::unexpected<Error>{status.error()});
            auto pickup = read_desk_pickup(text, *status);
            if (!pickup) return done(fail(Errc::shop_fault, pickup.error().detail));
            if (!*pickup) return done(fail(Errc::not_found, "the order is none that is collected"));
            done(Both{**std::move(pickup), *status});
        });
    });
}

void FeedDesk::look(const std::string& order, Done<DeskPickup> done) {
    read_both(order, [done = std::move(done)](Result<Both> both) {
        if (!both) return done(tl::unexpected<Error>{std::move(both).error()});
        done(std::move(both->pickup));
    });
}

void FeedDesk::apply(const DeskChange& change, Done<DeskOutcome> done) {
    read_both(change.order, [this, change, done = std::move(done)](Result<Both> both) {
        if (!both) return done(tl::unexpected<Error>{std::move(both).error()});
        const DeskOrder& now = both->pickup.order;
        const bool was_told = change.tried && *change.tried >= change.to;
        switch (judge(now, change, change.to == ShopStage::preparing ? now.claim == change.claim : was_told)) {
        case DeskJudgement::done: return done(DeskOutcome{DeskOutcome::What::done, now});
        case DeskJudgement::overtaken: return done(DeskOutcome{DeskOutcome::What::overtaken, now});
        case DeskJudgement::go_on: break;
        }
        auto status = write_desk_status(now, change, clock_.wall(), both->status);
        if (!status) return done(fail(Errc::shop_fault, status.error().detail));
        documents_.put(status_name(now.ref), *std::move(status), [this, change, done](const auto& written) {
            if (!written) return done(tl::unexpected<Error>{written.error()});
            look(change.order, [done](Result<DeskPickup> after) {
                if (!after) return done(tl::unexpected<Error>{std::move(after).error()});
                done(DeskOutcome{DeskOutcome::What::done, std::move(after->order)});
            });
        });
    });
}

}  // namespace zuil::feed
