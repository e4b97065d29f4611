#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "platform/display/raster.hpp"
#include "tests/platform/display/sample_pictures.hpp"

using namespace zuil;

TEST_CASE("threads decode side by side") {
    const std::vector<test::Bytes> pictures = {
        test::png(64, 64), test::jpeg(300, 200), test::webp(64, 64),
        test::bytes_of("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><defs><filter id='f'><feGaussianBlur "
                       "stdDeviation='1'/></filter></defs><circle r='5' filter='url(#f)'/></svg>")};
    std::vector<Bitmap> alone;
    for (const test::Bytes& bytes : pictures) {
        alone.push_back(*decode_image(bytes, 40, 30, Fit::cover, {}, CornerRadii::all(8)));
    }
    std::atomic<int> same = 0;
    std::vector<std::thread> threads;
    for (std::size_t first = 0; first < 4; ++first) {
        threads.emplace_back([&, first] {
            for (std::size_t i = first; i < first + 12; ++i) {
                const std::size_t which = i % pictures.size();
                const auto bitmap = decode_image(pictures[which], 40, 30, Fit::cover, {}, CornerRadii::all(8));
                if (bitmap && std::ranges::equal(bitmap->pixels(), alone[which].pixels())) ++same;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(same == 48);
}
