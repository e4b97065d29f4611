#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "sync/shops/medusa/client.hpp"

namespace zuil::medusa {

// A slice of a list, by id.
inline RequestPath& add_slice(RequestPath& path, const Slice& slice) {
    return path.with("order", "id").with("offset", slice.skip).with("limit", slice.take);
}

template <class Page>
ListQuestion<Page> empty_question(Client& client, int page_rows) {
    ListQuestion<Page> question;
    question.page_rows = page_rows;
    question.post = [&client](std::function<void()> job) { client.post(std::move(job)); };
    return question;
}

// One of the Admin API's lists: its path without a slice, and how an answer is read.
template <class Page>
ListQuestion<Page> admin_list(Client& client, const MedusaOptions& options, int page_rows, RequestPath path,
                              std::function<Result<Page>(const Answer&)> read) {
    auto question = empty_question<Page>(client, page_rows);
    question.ask = [&client, &options, path = std::move(path), read = std::move(read)](const Slice& slice,
                                                                                       Done<Page> done) {
        RequestPath sliced = path;
        client.admin_get(add_slice(sliced, slice), options.read_deadline,
                         [read, done = std::move(done)](Result<Answer> answer) {
                             if (!answer) return done(tl::unexpected<Error>{std::move(answer).error()});
                             done(read(*answer));
                         });
    };
    return question;
}

}  // namespace zuil::medusa
