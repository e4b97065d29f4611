#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "sync/shops/vendure/client.hpp"
#include "sync/shops/vendure/paging.hpp"

namespace zuil::vendure {

// One page of one of Vendure's lists, asked again from further back until it closes on the page before it.
// `Page` has `ids` and `total`.
template <class Page>
struct ListQuestion {
    std::function<std::string(const Slice&)> request;
    std::function<Result<Page>(const Answer&)> read;
    int page_rows = 100;
    std::chrono::milliseconds deadline{};
};

template <class Page>
struct ListPage {
    Page page;
    Settled settled;
    std::optional<WallTime> server_clock;

    PageCursor next() const { return settled.is_last ? PageCursor{} : to_cursor(settled.next); }
};

template <class Page>
void ask_page(Client& client, std::shared_ptr<const ListQuestion<Page>> question, const ReadingPlace& place, int back,
              Done<ListPage<Page>> done) {
    const Slice slice = slice_at(place, question->page_rows, back);
    client.admin(question->request(slice), question->deadline,
                 [&client, question, place, back, slice, done = std::move(done)](Result<Answer> answer) mutable {
                     if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                     auto page = question->read(*answer);
                     if (!page) return done(tl::unexpected<Error>{std::move(page).error()});
                     const Settled settled = settle(place, slice, page->ids, page->total);
                     if (settled.has_gap) {
                         const int further = back == 0 ? question->page_rows / 2 : back * 2;
                         return ask_page(client, std::move(question), place, further, std::move(done));
                     }
                     done(ListPage<Page>{std::move(*page), settled, answer->server_clock});
                 });
}

template <class Page>
void ask_page(Client& client, ListQuestion<Page> question, const PageCursor& from, Done<ListPage<Page>> done) {
    auto place = parse_place(from);
    if (!place) {
        client.post([done = std::move(done), error = std::move(place).error()] { done(tl::unexpected<Error>{error}); });
        return;
    }
    ask_page(client, std::make_shared<const ListQuestion<Page>>(std::move(question)), *place, 0, std::move(done));
}

// All pages of a list, one after the other; `take` gets each.
template <class Page>
void ask_all(Client& client, std::shared_ptr<const ListQuestion<Page>> question, const ReadingPlace& place,
             std::function<void(const ListPage<Page>&)> take, Done<Settled> done) {
    ask_page<Page>(client, question, place, 0,
                   [&client, question, take = std::move(take), done = std::move(done)](Result<ListPage<Page>> page) {
                       if (!page) return done(tl::unexpected<Error>{std::move(page).error()});
                       take(*page);
                       if (page->settled.is_last) return done(page->settled);
                       ask_all(client, question, page->settled.next, take, done);
                   });
}

}  // namespace zuil::vendure
