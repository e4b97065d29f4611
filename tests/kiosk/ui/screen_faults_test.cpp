#include <imgui.h>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "kiosk/ui/stage.hpp"
#include "platform/display/imgui_host.hpp"
#include "tests/kiosk/ui/screen_faults.hpp"

// The inspection of the screens has to see what is wrong, or it would find every screen right.
namespace zuil::test {
namespace {

class NoPictures : public Pictures {
public:
    Found find(const PictureRequest&) override { return {}; }
};

// One frame of 600 x 400 in the demo shop's colours, drawn by hand.
class Sheet {
public:
    std::vector<std::string> faults(const std::function<void(Stage&)>& draw) {
        std::deque<Finger> nothing;
        // What scrolls is known once it was measured, so the second frame is the one to look at.
        for (double seconds = 1; seconds < 3; seconds += 1) {
            glyphs_->begin_frame();
            motion_.begin(seconds);
            touch_.begin(nothing, seconds);
            semantics_.begin();
            host_.begin_frame(600, 400, std::chrono::milliseconds{16});
            brush_.begin(*ImGui::GetBackgroundDrawList(), {.width = 600, .height = 400}, {});
            brush_.fill({0, 0, 600, 400}, theme_.paper);
            Stage stage{look_, brush_, touch_, semantics_, pictures_, motion_};
            draw(stage);
            brush_.end();
            touch_.end();
            drawn_ = &host_.end_frame();
        }
        return faults_of({*drawn_, textures_, brush_.drawn_texts(), semantics_, touch_.scrolled_areas(), 1});
    }

private:
    Textures textures_;
    std::unique_ptr<Glyphs> glyphs_ = Glyphs::open(textures_, {}).value();
    ImguiHost host_{textures_};
    Brush brush_{*glyphs_, textures_};
    Touch touch_;
    Motion motion_;
    Semantics semantics_;
    NoPictures pictures_;
    Theme theme_ = light_theme("Shop", {}).value();
    Translate translate_ = [](std::string_view english) { return std::string{english}; };
    Look look_{theme_, translate_, 600, 400};
    const ImDrawData* drawn_ = nullptr;
};

bool has(const std::vector<std::string>& faults, std::string_view what) {
    return std::ranges::any_of(faults, [&](const std::string& one) { return one.find(what) != std::string::npos; });
}

Meaning button(const std::string& id, const Box& rect) {
    Meaning meaning;
    meaning.id = id;
    meaning.role = Role::button;
    meaning.name = "Order";
    meaning.rect = rect;
    return meaning;
}

}  // namespace

TEST_CASE("nothing is wrong with a word on its ground and a button large enough") {
    const auto faults = Sheet{}.faults([](Stage& stage) {
        stage.brush().text(type::body, "In my basket", {40, 40}, stage.theme().ink);
        stage.control(button("order", {40, 100, 200, 96}));
    });
    CHECK(faults.empty());
}

TEST_CASE("a text that was cut off is found, and one that scrolls is not") {
    CHECK(has(Sheet{}.faults([](Stage& stage) {
        stage.brush().push_clip({40, 40, 60, 100});
        stage.brush().text(type::body, "In my basket", {40, 40}, stage.theme().ink);
        stage.brush().pop_clip();
    }),
              "is cut off"));
    CHECK(has(Sheet{}.faults([](Stage& stage) {
        stage.brush().text(type::body, "In my basket", {500, 40}, stage.theme().ink);
    }),
              "is cut off"));
    CHECK(has(Sheet{}.faults([](Stage& stage) {
        stage.line(Role::text, type::body, "In my basket", {40, 40, 60, 0}, stage.theme().ink);
    }),
              "is shortened"));
    CHECK(Sheet{}
              .faults([](Stage& stage) {
                  ScrollArea scroll{stage, "area", {0, 40, 600, 90}, Axis::vertical};
                  for (int i = 0; i < 5; ++i) {
                      const Point at{40, 40 + 60 * static_cast<float>(i)};
                      stage.brush().text(type::body, "In my basket", at, stage.theme().ink);
                  }
                  scroll.measure(300);
              })
              .empty());
}

TEST_CASE("texts on top of each other and below something are found") {
    CHECK(has(Sheet{}.faults([](Stage& stage) {
        stage.brush().text(type::body, "In my basket", {40, 40}, stage.theme().ink);
        stage.brush().text(type::body, "In my basket", {60, 48}, stage.theme().ink);
    }),
              "overlap"));
    CHECK(has(Sheet{}.faults([](Stage& stage) {
        stage.brush().text(type::body, "In my basket", {40, 40}, stage.theme().ink);
        stage.brush().fill({60, 30, 40, 60}, stage.theme().surface);
    }),
              "is covered"));
}

TEST_CASE("a text that is too small, too faint or runs off its ground is found") {
    CHECK(has(Sheet{}.faults([](Stage& stage) {
        stage.brush().text(type::small.sized(16), "In my basket", {40, 40}, stage.theme().ink);
    }),
              "is only 16 px"));
    CHECK(has(Sheet{}.faults([](Stage& stage) {
        stage.brush().text(type::body, "In my basket", {40, 40}, stage.theme().surface);
    }),
              "has a contrast of"));
    CHECK(has(Sheet{}.faults([](Stage& stage) {
        stage.brush().fill({0, 30, 100, 60}, stage.theme().surface);
        stage.brush().text(type::body, "In my basket", {40, 40}, stage.theme().ink);
    }),
              "stands on two grounds"));
}

TEST_CASE("a target that is too small, has no name or lies off the screen is found") {
    const auto of = [](Meaning meaning) { return Sheet{}.faults([&](Stage& stage) { stage.control(meaning); }); };
    CHECK(has(of(button("order", {40, 40, 200, 48})), "is too low"));
    CHECK(has(of(button("order", {40, 40, 48, 200})), "is too narrow"));
    CHECK(has(of(button("order", {570, 40, 200, 96})), "is too narrow"));
    Meaning nameless = button("order", {40, 40, 200, 96});
    nameless.name.clear();
    CHECK(has(of(nameless), "has no name"));
    CHECK(has(Sheet{}.faults([](Stage& stage) {
        stage.control(button("order", {40, 40, 200, 96}));
        stage.control(button("order", {40, 240, 200, 96}));
    }),
              "is there twice"));
}

}  // namespace zuil::test
