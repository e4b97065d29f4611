#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "sync/shops/paging.hpp"

namespace zuil {

// One page of one of a shop's lists, asked again from further back until it closes on the page before it.
// `Page` has `ids` and `total`.
template <class Page>
struct ListQuestion {
    std::function<void(const Slice&, Done<Page>)> ask;
    std::function<void(std::function<void()>)> post;  // as Http::post
    int page_rows = 100;
};

template <class Page>
struct ListPage {
    Page page;
    Settled settled;

    PageCursor next() const { return settled.is_last ? PageCursor{} : to_cursor(settled.next); }
};

template <class Page>
void ask_page(std::shared_ptr<const ListQuestion<Page>> question, const ReadingPlace& place, int back,
              Done<ListPage<Page>> done) {
    const Slice slice = slice_at(place, question->page_rows, back);
    question->ask(slice, [question, place, back, slice, done = std::move(done)](Result<Page> page) mutable {
        if (!page) return done(tl::unexpected<Error>{std::move(page).error()});
        const Settled settled = settle(place, slice, page->ids, page->total);
        if (settled.has_gap) {
            const int further = back == 0 ? question->page_rows / 2 : back * 2;
            return ask_page(std::move(question), place, further, std::move(done));
        }
        done(ListPage<Page>{std::move(*page), settled});
    });
}

template <class Page>
void ask_page(ListQuestion<Page> question, const PageCursor& from, Done<ListPage<Page>> done) {
    auto place = parse_place(from);
    if (!place) {
        question.post(
            [done = std::move(done), error = std::move(place).error()] { done(tl::unexpected<Error>{error}); });
        return;
    }
    ask_page(std::make_shared<const ListQuestion<Page>>(std::move(question)), *place, 0, std::move(done));
}

// All pages of a list, one after the other; `take` gets each.
template <class Page>
void ask_all(std::shared_ptr<const ListQuestion<Page>> question, const ReadingPlace& place,
             std::function<void(const ListPage<Page>&)> take, Done<Settled> done) {
    ask_page<Page>(question, place, 0,
                   [question, take = std::move(take), done = std::move(done)](Result<ListPage<Page>> page) {
                       if (!page) return done(tl::unexpected<Error>{std::move(page).error()});
                       take(*page);
                       if (page->settled.is_last) return done(page->settled);
                       ask_all(question, page->settled.next, take, done);
                   });
}

template <class Page>
void ask_all(ListQuestion<Page> question, std::function<void(const ListPage<Page>&)> take, Done<Settled> done) {
    ask_all(std::make_shared<const ListQuestion<Page>>(std::move(question)), {}, std::move(take), std::move(done));
}

}  // namespace zuil
