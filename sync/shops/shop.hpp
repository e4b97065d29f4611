#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/model/order.hpp"
#include "sync/model/product.hpp"
#include "sync/model/stock.hpp"
#include "sync/model/store.hpp"
#include "sync/shops/customer_desk.hpp"
#include "sync/shops/done.hpp"

namespace zuil {

// A row that was refused, and why, in words that the shop's own staff can act on.
struct BadRow {
    std::string id;  // the row's own id where it had one
    std::string reason;
};

// Where to go on reading; opaque to the caller and fit to be stored. Empty asks for the beginning, and an answer with
// an empty `next` was the last page.
using PageCursor = std::string;

struct CataloguePage {
    std::vector<Product> products;
    std::vector<BadRow> bad_rows;
    PageCursor next;
    std::optional<int> total;  // of all pages, where the shop says it; a change between pages means: read again
};

struct StockPage {
    std::vector<StockLevel> levels;
    std::vector<BadRow> bad_rows;
    PageCursor next;
    std::optional<int> total;
};

// Everything that exists right now, by key only: what is absent from a complete sweep was deleted.
struct KeyPage {
    struct Key {
        ProductId product;
        VariantId variant;
    };
    std::vector<Key> keys;
    PageCursor next;
    std::optional<int> total;
};

struct Changes {
    std::vector<Product> products;  // whole, as they are now
    std::vector<ProductId> removed;
    std::vector<BadRow> bad_rows;
    PageCursor next;   // more of the same changes when not empty
    std::string mark;  // what to ask from next time; set on the last page
};

// What a shop can do beyond the least, which is: a catalogue by pages, stores, stock, and taking an order.
struct ShopTraits {
    bool has_changes = false;           // changes() answers; otherwise only a full read shows what is new
    bool has_key_sweep = false;         // keys() answers
    bool takes_orders_offline = false;  // commit needs no network (orders go into a folder)
    bool can_cancel = false;
    bool has_order_status = false;
    OrderAbilities orders;
    std::chrono::milliseconds request_gap{0};  // a polite pause between two requests of a sync
};

struct OrderRequest {
    Order order;
    Contact contact;
    std::string handle;  // what prepare_order() gave before, or empty
};

// The shop holds the order under this handle, not yet binding. Everything that commit needs after a restart is in it.
struct PreparedOrder {
    std::string handle;
    std::optional<Money> total;  // what the shop will charge, where it says
};

struct PlacedOrder {
    std::string shop_order;  // the number that the shop's own staff see
    std::optional<Money> total;
};

// What became of an order as the shop sees it.
struct OrderInspection {
    enum class Found {
        placed,       // it exists and is binding
        not_placed,   // the handle is alive, the order is not binding: commit again
        handle_gone,  // the handle is dead and no order came of it: prepare anew
        cancelled,
        unfinished,  // it is binding, but something of it is still to be arranged: commit again
    };
    Found found = Found::not_placed;
    PlacedOrder placed;                                   // when found is placed, unfinished or cancelled
    std::string status;                                   // the shop's own word, such as "PaymentAuthorized"
    PaymentProgress payment = PaymentProgress::awaiting;  // of one that is paid on a phone, while it is not placed
    OrderProgress progress = {};  // when found is placed or unfinished; `received` where the shop tells no more
};

class HoldDesk;
class PickupDesk;

// A webshop, as small as Zuil can live with. Every call starts requests on the Http port that the shop was made with
// and returns at once.
//
// Orders follow one saga: prepare_order() until a handle is known, store the handle, then commit_order() by that handle
// until the outcome is known. Both may be repeated at any time: prepare leaves at most harmless leftovers, commit of
// the same handle books once. After a time-out the caller asks inspect_order(); it never guesses.
//
// An order that is paid on the shopper's phone is never committed by the caller: open_payment() makes a page for its
// handle, and whoever takes the payment places it. Until inspect_order() says "placed" it is not paid. cancel_order()
// of one that is not paid closes its page for good; conflict: it is paid, or its payment is in progress.
//
// Errors: offline, timeout and shop_fault leave the outcome unknown and are tried again; refused and bad_data carry the
// shop's reason and end the order; conflict means that price or stock no longer allow what was promised, and for a page
// of the catalogue that it changed under the reading, which has to begin again.
class Shop {
public:
    Shop() = default;
    Shop(const Shop&) = delete;
    Shop& operator=(const Shop&) = delete;
    virtual ~Shop() = default;

    virtual ShopTraits traits() const = 0;

    virtual void stores(Done<std::vector<Store>> done) = 0;
    virtual void categories(Done<std::vector<Category>> done) = 0;
    virtual void products(const PageCursor& from, Done<CataloguePage> done) = 0;
    virtual void stock(const PageCursor& from, Done<StockPage> done) = 0;
    // What changed since `mark` (empty: since ever; answers no products, only the mark to begin with).
    virtual void changes(const std::string& mark, const PageCursor& from, Done<Changes> done) = 0;
    virtual void keys(const PageCursor& from, Done<KeyPage> done) = 0;

    // Where the shop's customers are asked for, as long as the shop lives; nullptr: it tells nothing about people.
    virtual CustomerDesk* customers() = 0;

    virtual void prepare_order(const OrderRequest& request, Done<PreparedOrder> done) = 0;
    virtual void commit_order(const OrderRequest& request, Done<PlacedOrder> done) = 0;
    // May be repeated; a page that was never shown to anybody harms nobody.
    virtual void open_payment(const OrderRequest& request, Done<PaymentPage> done) = 0;
    virtual void inspect_order(const OrderRequest& request, Done<OrderInspection> done) = 0;
    virtual void cancel_order(const OrderRequest& request, Done<PlacedOrder> done) = 0;
    // Asked of an order that the shop did not take as it was promised, so that its shopper can be told what it takes.
    // Where OrderAbilities::quotes says so. Binds nobody, and leaves at most what prepare_order() leaves.
    virtual void quote_order(const OrderRequest& request, Done<OrderQuote> done) = 0;

    // What the pick-up desk of a store works with (sync/shops/pickup_desk.hpp); null: this shop tells nothing of it.
    virtual PickupDesk* desk() { return nullptr; }

    // Where the shop is told what a store puts aside (sync/shops/hold_desk.hpp); null: it cannot keep a piece that
    // nobody ordered.
    virtual HoldDesk* holds() { return nullptr; }

    // Turns a picture's address into the one to fetch for a box of that many pixels, where the shop's server resizes.
    virtual std::string image_url(const std::string& url, int width, int height) const = 0;
};

}  // namespace zuil
