#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "platform/http/http.hpp"
#include "sync/shops/feed/feed_shop.hpp"

namespace zuil::test {

// Starts a call on a shop and waits for its answer.
template <class T>
Result<T> wait_for(Http& http, const std::function<void(Done<T>)>& call) {
    std::optional<Result<T>> answer;
    call([&answer](Result<T> result) { answer = std::move(result); });
    if (answer) throw std::runtime_error{"an answer came before its question had ended"};
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!answer) {
        http.poll(std::chrono::milliseconds{100});
        if (std::chrono::steady_clock::now() > patience) throw std::runtime_error{"a call was never answered"};
    }
    return *std::move(answer);
}

// All pages of a catalogue in one; the first error ends it.
inline Result<CataloguePage> all_products(Http& http, Shop& shop, int* pages = nullptr) {
    CataloguePage all;
    do {
        auto page = wait_for<CataloguePage>(http, [&](auto done) { shop.products(all.next, done); });
        if (!page) return page;
        all.next = page->next;
        all.total = page->total;
        all.products.insert(all.products.end(), page->products.begin(), page->products.end());
        all.bad_rows.insert(all.bad_rows.end(), page->bad_rows.begin(), page->bad_rows.end());
        if (pages != nullptr) ++*pages;
    } while (!all.next.empty());
    return all;
}

inline void write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream stream{file, std::ios::binary};
    stream << text;
}

}  // namespace zuil::test
