#include "sync/shops/feed/feed_shop.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "platform/base/check.hpp"
#include "platform/base/log.hpp"
#include "sync/shops/feed/addresses.hpp"
#include "sync/shops/feed/desk.hpp"
#include "sync/shops/feed/index.hpp"
#include "sync/shops/feed/order_desk.hpp"
#include "sync/shops/feed/order_document.hpp"
#include "sync/shops/feed/pieces.hpp"
#include "sync/shops/feed/rows.hpp"
#include "sync/shops/requests.hpp"

namespace zuil {
namespace {

using namespace feed;

constexpr std::uint64_t index_bytes_max = 1U << 20U;
// Categories and stores are read at one go. So is a document from a server that knows no ranges.
constexpr std::uint64_t whole_bytes_max = 16U << 20U;

template <class T>
auto failed(const Result<T>& result) {
    return tl::unexpected<Error>{result.error()};
}

void set_aside(std::vector<BadRow>& bad_rows, const Document& document, int line, std::string id,
               std::string_view reason) {
    const std::string_view name = std::string_view{document.url}.substr(document.url.rfind('/') + 1);
    bad_rows.push_back({std::move(id), fmt::format("{} line {}: {}", name, line, reason)});
}

void set_aside_long_rows(std::vector<BadRow>& bad_rows, const Document& document, const Lines& lines) {
    for (const int line : lines.too_long) {
        set_aside(bad_rows, document, line, "", fmt::format("longer than {} bytes", row_bytes_max));
    }
}

class FeedShop final : public Shop {
public:
    FeedShop(Http& http, const Clock& clock, FeedOptions options)
        : clock_{clock}, options_{std::move(options)}, requests_{http}, desk_{requests_, options_} {
        ENSURE(options_.piece_bytes > row_bytes_max);
    }

    ShopTraits traits() const override {
        return {.has_changes = true,
                .has_key_sweep = true,
                .takes_orders_offline = options_.handover == FeedOptions::Handover::folder,
                .has_order_status = true,
                .orders = options_.abilities};
    }

    void stores(Done<std::vector<Store>> done) override {
        read_small<Store>(&Index::stores, parse_store, std::move(done));
    }
    void categories(Done<std::vector<Category>> done) override {
        read_small<Category>(&Index::categories, parse_category, std::move(done));
    }

    void products(const PageCursor& from, Done<CataloguePage> done) override;
    void stock(const PageCursor& from, Done<StockPage> done) override;
    void changes(const std::string& mark, const PageCursor& from, Done<Changes> done) override;
    void keys(const PageCursor& from, Done<KeyPage> done) override;

    CustomerDesk* customers() override { return options_.people.get(); }

    void prepare_order(const OrderRequest& request, Done<PreparedOrder> done) override;
    void commit_order(const OrderRequest& request, Done<PlacedOrder> done) override;
    // A document says nothing back: no page, and no word whether anything was paid.
    void open_payment(const OrderRequest&, Done<PaymentPage> done) override {
        requests_.post([done = std::move(done)] { done(fail(Errc::refused, "a feed takes no payments")); });
    }
    void inspect_order(const OrderRequest& request, Done<OrderInspection> done) override;
    void cancel_order(const OrderRequest&, Done<PlacedOrder> done) override {
        requests_.post([done = std::move(done)] {
            done(fail(Errc::refused, "an order that was handed over as a document is cancelled at the shop"));
        });
    }

    void quote_order(const OrderRequest&, Done<OrderQuote> done) override {
        requests_.post(
            [done = std::move(done)] { done(fail(Errc::refused, "a feed cannot be asked about an order")); });
    }

    PickupDesk* desk() override {
        const bool is_ours = options_.desk && options_.handover == FeedOptions::Handover::folder;
        return is_ours && !options_.orders_to.empty() ? &pickups_ : nullptr;
    }

    std::string image_url(const std::string& url, int, int) const override { return url; }

private:
    enum class Freshness { as_it_is_now, as_last_read };
    // The first page asks what the feed consists of now; the others go on with what it was then.
    static Freshness freshness_for(const PageCursor& from) {
        return from.empty() ? Freshness::as_it_is_now : Freshness::as_last_read;
    }
    using IndexDone = std::function<void(const Result<Index>&)>;
    using OptionalDocument = std::optional<Document> Index::*;

    HttpRequest request_to(const std::string& url) const;
    RowContext context_of(const Index& index, const Document& document) const;
    void with_index(Freshness freshness, IndexDone done);
    Result<Index> keep_index(const Result<HttpReply>& reply);
    Result<Lines> cut(const Document& document, const Position& from, const Result<HttpReply>& reply) const;

    // Reads one page of a document; fill(page, document, lines, context) turns its lines into rows.
    template <class Page, class Fill>
    void read_page(const Index& index, const Document& document, const PageCursor& from, Fill fill, Done<Page> done);
    template <class T>
    void read_small(OptionalDocument which, Result<T> (*parse)(std::string_view, const RowContext&),
                    Done<std::vector<T>> done);
    void page_of_changes(const Index& index, const PageCursor& from, const std::string& version, Done<Changes> done);

    const Clock& clock_;
    const FeedOptions options_;
    std::optional<Index> index_;
    std::string index_etag_;
    Requests requests_;
    OrderDesk desk_;
    FeedDesk pickups_{requests_, desk_, options_, clock_};
};

HttpRequest FeedShop::request_to(const std::string& url) const {
    HttpRequest request;
    request.url = url;
    if (!options_.authorization.empty() && origin(url) == origin(options_.index_url)) {
        request.headers.emplace_back("Authorization", options_.authorization);
    }
    return request;
}

RowContext FeedShop::context_of(const Index& index, const Document& document) const {
    return {.base_url = document.url, .currency = index.currency, .language = index.language, .read_at = clock_.wall()};
}

void FeedShop::with_index(Freshness freshness, IndexDone done) {
    if (freshness == Freshness::as_last_read && index_) {
        requests_.post([index = *index_, done = std::move(done)] { done(Result<Index>{index}); });
        return;
    }
    HttpRequest request = request_to(options_.index_url);
    request.reply_bytes_max = index_bytes_max;
    if (index_) request.etag = index_etag_;
    requests_.send(std::move(request),
                   [this, done = std::move(done)](const Result<HttpReply>& reply) { done(keep_index(reply)); });
}

Result<Index> FeedShop::keep_index(const Result<HttpReply>& reply) {
    if (!reply) return failed(reply);
    if (reply->status == 304 && index_) return *index_;
    TRY_DO(read_status(*reply, options_.index_url));
    auto index = parse_index(reply->body, options_.index_url);
    if (!index) return fail_in("feed.json", std::move(index).error());
    index_ = *index;
    index_etag_ = reply->header("ETag");
    return index;
}

Result<Lines> FeedShop::cut(const Document& document, const Position& from, const Result<HttpReply>& reply) const {
    if (!reply) return failed(reply);
    auto piece = read_piece(*reply, from, options_.piece_bytes);
    if (!piece) return fail_in(document.url, std::move(piece).error());
    // A server without ranges would send everything again for each page, so all of it becomes one page.
    const std::size_t rows_max = piece->is_whole ? SIZE_MAX : options_.page_rows_max;
    Lines lines = cut_lines(*piece, from, rows_max);
    if (lines.is_last && document.rows && lines.next.line - 1 < *document.rows) {
        return fail(Errc::bad_data,
                    fmt::format("{} ends after {} of {} rows", document.url, lines.next.line - 1, *document.rows));
    }
    return lines;
}

template <class Page, class Fill>
void FeedShop::read_page(const Index& index, const Document& document, const PageCursor& from, Fill fill,
                         Done<Page> done) {
    const auto position = parse_cursor(from);
    if (!position) {
        requests_.post([error = position.error(), done = std::move(done)] { done(tl::unexpected<Error>{error}); });
        return;
    }
    HttpRequest request = request_to(document.url);
    request.reply_bytes_max = std::max(whole_bytes_max, options_.piece_bytes);
    request.resume_from = position->offset;
    request.range_bytes = options_.piece_bytes;
    // A range of packed bytes would be worth nothing.
    request.headers.emplace_back("Accept-Encoding", "identity");
    const auto answer = [=, this, at = *position, done = std::move(done)](const Result<HttpReply>& reply) {
        const auto lines = cut(document, at, reply);
        if (!lines) return done(failed(lines));
        Page page;
        page.total = document.rows;
        if (!lines->is_last) page.next = to_cursor(lines->next);
        fill(page, document, *lines, context_of(index, document));
        done(std::move(page));
    };
    requests_.send(std::move(request), answer);
}

void fill_products(CataloguePage& page, const Document& document, const Lines& lines, const RowContext& context) {
    set_aside_long_rows(page.bad_rows, document, lines);
    for (const Line& line : lines.rows) {
        auto row = parse_product(line.text, context);
        if (!row) {
            set_aside(page.bad_rows, document, line.number, row_id(line.text), row.error().detail);
            continue;
        }
        const std::string& id = row->value.id.text();
        for (const std::string& reason : row->left_out) {
            set_aside(page.bad_rows, document, line.number, id, reason);
        }
        page.products.push_back(std::move(row->value));
    }
}

void fill_stock(StockPage& page, const Document& document, const Lines& lines, const RowContext& context) {
    set_aside_long_rows(page.bad_rows, document, lines);
    for (const Line& line : lines.rows) {
        auto level = parse_stock(line.text, context);
        if (level) {
            page.levels.push_back(std::move(*level));
        } else {
            set_aside(page.bad_rows, document, line.number, "", level.error().detail);
        }
    }
}

void fill_keys(KeyPage& page, const Document&, const Lines& lines, const RowContext&) {
    for (const Line& line : lines.rows) {
        auto keys = parse_keys(line.text);
        if (!keys) continue;  // products() reports the row
        for (KeyPage::Key& key : *keys) page.keys.push_back(std::move(key));
    }
}

void FeedShop::products(const PageCursor& from, Done<CataloguePage> done) {
    with_index(freshness_for(from), [this, from, done = std::move(done)](const Result<Index>& index) {
        if (!index) return done(failed(index));
        read_page<CataloguePage>(*index, index->products, from, fill_products, done);
    });
}

void FeedShop::stock(const PageCursor& from, Done<StockPage> done) {
    with_index(freshness_for(from), [this, from, done = std::move(done)](const Result<Index>& index) {
        if (!index) return done(failed(index));
        if (!index->stock) return done(StockPage{});
        read_page<StockPage>(*index, *index->stock, from, fill_stock, done);
    });
}

void FeedShop::keys(const PageCursor& from, Done<KeyPage> done) {
    with_index(freshness_for(from), [this, from, done = std::move(done)](const Result<Index>& index) {
        if (!index) return done(failed(index));
        read_page<KeyPage>(*index, index->products, from, fill_keys, done);
    });
}

// A feed does not say which of its rows are new. While its version stays the same nothing is; otherwise all of it may
// be. The cursor carries the version that the reading began with, because that is what has been read when it ends.
void FeedShop::changes(const std::string& mark, const PageCursor& from, Done<Changes> done) {
    with_index(freshness_for(from), [this, mark, from, done = std::move(done)](const Result<Index>& index) {
        if (!index) return done(failed(index));
        const std::size_t end = from.find('\n');
        if (!from.empty() && end != PageCursor::npos) {
            return page_of_changes(*index, from.substr(end + 1), from.substr(0, end), done);
        }
        if (mark.empty() || mark == index->version) {
            Changes nothing;
            nothing.mark = index->version;
            return done(std::move(nothing));
        }
        page_of_changes(*index, {}, index->version, done);
    });
}

void FeedShop::page_of_changes(const Index& index, const PageCursor& from, const std::string& version,
                               Done<Changes> done) {
    const auto answer = [version, done = std::move(done)](Result<CataloguePage> page) {
        if (!page) return done(failed(page));
        Changes changes;
        changes.products = std::move(page->products);
        changes.bad_rows = std::move(page->bad_rows);
        if (page->next.empty()) {
            changes.mark = version;
        } else {
            changes.next = version + '\n' + page->next;
        }
        done(std::move(changes));
    };
    read_page<CataloguePage>(index, index.products, from, fill_products, answer);
}

// Categories and stores: few rows, at one go. The port has no place for a bad one, so it goes to the log.
template <class T>
void FeedShop::read_small(OptionalDocument which, Result<T> (*parse)(std::string_view, const RowContext&),
                          Done<std::vector<T>> done) {
    with_index(Freshness::as_it_is_now, [=, this, done = std::move(done)](const Result<Index>& index) {
        if (!index) return done(failed(index));
        if (!((*index).*which)) return done(std::vector<T>{});
        const Document document = *((*index).*which);
        HttpRequest request = request_to(document.url);
        request.reply_bytes_max = whole_bytes_max;
        const RowContext context = context_of(*index, document);
        requests_.send(std::move(request), [this, document, context, parse, done](const Result<HttpReply>& reply) {
            const auto lines = cut(document, Position{}, reply);
            if (!lines) return done(failed(lines));
            std::vector<T> rows;
            std::vector<BadRow> bad_rows;
            set_aside_long_rows(bad_rows, document, *lines);
            for (const Line& line : lines->rows) {
                auto row = parse(line.text, context);
                if (row) {
                    rows.push_back(std::move(*row));
                } else {
                    set_aside(bad_rows, document, line.number, "", row.error().detail);
                }
            }
            for (const BadRow& row : bad_rows) log::warning("feed: set aside {}", row.reason);
            done(std::move(rows));
        });
    });
}

// A document needs no preparing: its name is settled by the order's reference, so every try has the same handle and
// leaves nothing behind.
void FeedShop::prepare_order(const OrderRequest& request, Done<PreparedOrder> done) {
    auto name = options_.orders_to.empty() ? fail(Errc::refused, "this shop takes no orders")
                                           : document_name(request.order.ref);
    requests_.post([name = std::move(name), done = std::move(done)] {
        if (!name) return done(failed(name));
        done(PreparedOrder{.handle = *name, .total = std::nullopt});
    });
}

void FeedShop::commit_order(const OrderRequest& request, Done<PlacedOrder> done) {
    const auto name = document_name(request.order.ref);
    if (!name || *name != request.handle) {
        requests_.post([done = std::move(done)] { done(fail(Errc::bad_data, "the handle is another order's")); });
        return;
    }
    const OrderRef ref = request.order.ref;
    desk_.put(*name, write_order(request), [ref, done = std::move(done)](const Result<OrderDesk::Answer>& answer) {
        if (!answer) return done(failed(answer));
        done(PlacedOrder{.shop_order = shop_order_in(*answer, ref), .total = std::nullopt});
    });
}

// What whoever took the document in says goes before the document itself, which may have been cleared away by then.
// A document that cannot be read says nothing about the order, so it is a fault to be asked about again.
void FeedShop::inspect_order(const OrderRequest& request, Done<OrderInspection> done) {
    const OrderRef ref = request.order.ref;
    const auto name = document_name(ref);
    if (!name) {
        requests_.post([error = name.error(), done = std::move(done)] { done(tl::unexpected<Error>{error}); });
        return;
    }
    desk_.get(status_name(ref), [=, this, name = *name, done = std::move(done)](const auto& status) {
        if (!status) return done(failed(status));
        if (*status) {
            auto inspection = parse_status(**status, ref);
            if (!inspection) return done(fail(Errc::shop_fault, inspection.error().detail));
            return done(std::move(inspection));
        }
        desk_.get(name, [ref, done](const auto& document) {
            if (!document) return done(failed(document));
            if (!*document) return done(OrderInspection{});
            if (!is_order(**document, ref)) {
                return done(fail(Errc::shop_fault, "what lies under the order's name is no order of that reference"));
            }
            OrderInspection inspection;
            inspection.found = OrderInspection::Found::placed;
            inspection.placed.shop_order = ref.text();
            done(std::move(inspection));
        });
    });
}

}  // namespace

std::unique_ptr<Shop> make_feed_shop(Http& http, const Clock& clock, FeedOptions options) {
    return std::make_unique<FeedShop>(http, clock, std::move(options));
}

}  // namespace zuil
