#include "platform/display/shapes.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using namespace zuil;

namespace {

double area_of(const Mask& mask) {
    double sum = 0;
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x) sum += mask.at(x, y) / 255.0;
    }
    return sum;
}

}  // namespace

TEST_CASE("a corner covers a quarter of a disc, and its border a quarter of a ring") {
    for (const int radius : {12, 24, 28, 40, 68}) {
        const double disc = M_PI * radius * radius / 4;
        CHECK(std::abs(area_of(corner_mask(Corner::top_left, radius, 0)) - disc) < disc * 0.01);
        const double ring = disc - M_PI * (radius - 4) * (radius - 4) / 4;
        CHECK(std::abs(area_of(corner_mask(Corner::top_left, radius, 4)) - ring) < ring * 0.02);
    }
}

TEST_CASE("the four corners mirror each other") {
    constexpr int radius = 28, last = radius - 1;
    const Mask top_left = corner_mask(Corner::top_left, radius, 2),
               top_right = corner_mask(Corner::top_right, radius, 2);
    const Mask bottom_left = corner_mask(Corner::bottom_left, radius, 2);
    const Mask bottom_right = corner_mask(Corner::bottom_right, radius, 2);
    CHECK(top_left.at(0, 0) == 0);
    CHECK(top_left.at(last, 0) > 250);
    for (int y = 0; y < radius; ++y) {
        for (int x = 0; x < radius; ++x) {
            CHECK(top_left.at(x, y) == top_right.at(last - x, y));
            CHECK(top_left.at(x, y) == bottom_left.at(x, last - y));
            CHECK(top_left.at(x, y) == bottom_right.at(last - x, last - y));
        }
    }
}

TEST_CASE("a ring runs clockwise from the top and covers its share") {
    constexpr int diameter = 240, stroke = 16;
    const double whole = M_PI * (120.0 * 120 - 104.0 * 104);
    for (const float share : {0.1F, 0.25F, 0.5F, 0.75F, 0.9F, 1.0F}) {
        const double covered = area_of(ring_mask(diameter, stroke, 0, share));
        CHECK(std::abs(covered - whole * static_cast<double>(share)) < whole * 0.01);
    }
    const Mask first_quarter = ring_mask(diameter, stroke, 0, 0.25F);
    CHECK(first_quarter.at(200, 40) > 200);
    CHECK(first_quarter.at(40, 40) == 0);
    CHECK(first_quarter.at(120, 120) == 0);
    CHECK(area_of(ring_mask(diameter, stroke, 0.3F, 0.3F)) == 0);
}

TEST_CASE("a shadow falls off as a Gaussian does and ends unseen") {
    for (const ShadowSize size : {ShadowSize::small, ShadowSize::large}) {
        const ShadowShape shape = shadow_shape(size);
        const int inset = shadow_inset(28, size), side = 2 * inset;
        const Mask mask = shadow_mask(side, side, 28, size);
        REQUIRE(mask.width() == side + 2 * shape.reach);
        // Half the light at the middle of a straight edge, and the error function beside it.
        const int middle = mask.width() / 2;
        for (int outside = -shape.reach + 1; outside < shape.reach; ++outside) {
            const double from_edge = (outside + 0.5) / static_cast<double>(shape.sigma);
            const double expected = 255 * 0.5 * std::erfc(from_edge / std::sqrt(2.0));
            CHECK(std::abs(mask.at(middle, shape.reach - 1 - outside) - expected) < 3);
        }
        // At its alpha, the last row is less than one level.
        CHECK(mask.at(middle, 0) * shape.alpha_percent < 100);
        for (int i = 0; i < mask.width(); ++i) {
            CHECK(mask.at(i, 5) == mask.at(mask.width() - 1 - i, 5));
            CHECK(mask.at(i, 5) == mask.at(5, i));
        }
    }
}
