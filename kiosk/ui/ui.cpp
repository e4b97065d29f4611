#include "kiosk/ui/ui.hpp"

#include <imgui.h>
#include <cmath>

#include "kiosk/ui/drafts.hpp"
#include "kiosk/ui/fingers.hpp"
#include "kiosk/ui/gallery/gallery.hpp"
#include "kiosk/ui/keys.hpp"
#include "kiosk/ui/page.hpp"
#include "platform/display/imgui_host.hpp"
#include "platform/secrets/wiping.hpp"

namespace zuil {
namespace {

constexpr float wheel_step = 120;
constexpr double one_frame = 1.0 / 60;
constexpr std::size_t memories_max = 32;  // pages whose scroll positions are kept for the way back

}  // namespace

struct Ui::State {
    State(Textures& textures_, UiOptions options_, std::unique_ptr<Glyphs> glyphs_)
        : textures{textures_},
          options{std::move(options_)},
          glyphs{std::move(glyphs_)},
          host{textures_},
          brush{*glyphs, textures_},
          pictures{textures_, options.read_picture, {2, options.picture_bytes, options.wake, options.decode_picture}} {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { drop_left_page(); }

    Textures& textures;
    UiOptions options;
    std::unique_ptr<Glyphs> glyphs;
    ImguiHost host;
    Brush brush;
    Touch touch;
    Motion motion;
    Semantics semantics;
    PictureCache pictures;

    Drafts drafts;
    GalleryDraft gallery;
    Fingers fingers;
    Strokes strokes;
    std::uint64_t session = 0;
    std::uint64_t visit = 0;
    std::vector<std::map<std::string, float>> memories;
    double before = 0;
    Placing placing;
    TextureId left_page;  // the panel as it was, for as long as the page that follows comes through it
    const ImDrawData* drawn = nullptr;

    void take(const WheelEvent& event);
    void take(const KeyEvent& event);
    void take(const TextEvent& event);
    void wipe();
    void follow(const Snapshot& snapshot, double seconds);
    void draw_left_page();
    void drop_left_page();
    // A place on the panel, in design pixels of the canvas.
    Point at(float x, float y) const { return {x / placing.scale, y / placing.scale - placing.above}; }
};

void Ui::State::take(const WheelEvent& event) {
    const Point place = at(event.x, event.y);
    if (event.steps_y != 0) touch.wheel(place, Axis::vertical, -event.steps_y * wheel_step);
    if (event.steps_x != 0) touch.wheel(place, Axis::horizontal, event.steps_x * wheel_step);
}

void Ui::State::take(const KeyEvent& event) {
    if (!event.down) return;
    if (event.scancode == scancode::backspace) strokes.push_back({Stroke::Kind::backspace, {}});
    if (event.scancode == scancode::enter || event.scancode == scancode::keypad_enter) {
        strokes.push_back({Stroke::Kind::go, {}});
    }
}

void Ui::State::take(const TextEvent& event) { strokes.push_back({Stroke::Kind::text, event.utf8}); }

// What belongs to a shopper who left. See Journey::wipe().
void Ui::State::wipe() {
    drop_left_page();
    zuil::wipe(drafts);
    replace_wiped(strokes);
    replace_wiped(memories);
    replace_wiped(touch);
    replace_wiped(motion);
    replace_wiped(semantics);
    brush.forget();
}

// Wipes what belongs to a screen that was left.
void Ui::State::follow(const Snapshot& snapshot, double seconds) {
    const bool left = snapshot.session != session;
    if (left) wipe();
    if (!left && snapshot.visit == visit) return;
    const bool first = visit == 0;
    std::map<std::string, float> positions;
    if (!snapshot.chrome.can_go_back) {
        memories.clear();
    } else if (!snapshot.went_back) {
        memories.push_back(touch.scroll_positions());
        if (memories.size() > memories_max) memories.erase(memories.begin());
    } else if (!memories.empty()) {
        positions = std::move(memories.back());
        memories.pop_back();
    }
    session = snapshot.session;
    visit = snapshot.visit;
    // An order that was placed has taken the contact along.
    if (snapshot.route == Route::confirmation) {
        zuil::wipe(drafts);
    } else {
        leave_screen(drafts);
    }
    strokes.clear();
    touch.forget();
    touch.restore(positions);
    motion.forget();
    // The very first page just stands there; another is on its way since a frame ago, or the first frame of it would
    // still look like the page before.
    if (first) return;
    motion.begin(seconds - one_frame);
    motion.towards("page", 0, 0, Easing::linear, 0);
    motion.towards("page", 1, 1, Easing::emphasised, 0);
}

// Over everything: bars and whatever stays the same fade into themselves. On a panel of another size it would be
// scaled.
void Ui::State::draw_left_page() {
    if (!left_page) return;
    const float there = motion.at("page");
    const Textures::Texture* picture = textures.find(left_page);
    const Box panel = brush.panel();
    const auto fits = [&](int pixels, float design) {
        return std::abs(static_cast<float>(pixels) - design * placing.scale) < 1;
    };
    if (there >= 1 || !fits(picture->width(), panel.w) || !fits(picture->height(), panel.h)) return drop_left_page();
    brush.picture(left_page, panel, 1 - there);
}

void Ui::State::drop_left_page() {
    if (left_page) textures.remove(left_page);
    left_page = {};
}

Result<std::unique_ptr<Ui>> Ui::open(Textures& textures, UiOptions options) {
    TRY(auto glyphs, Glyphs::open(textures, options.glyphs));
    return std::unique_ptr<Ui>{new Ui{std::make_unique<State>(textures, std::move(options), std::move(glyphs))}};
}

Ui::Ui(std::unique_ptr<State> state) : state_{std::move(state)} {}
Ui::~Ui() = default;

bool Ui::frame(const Snapshot& snapshot, std::span<const InputEvent> events, double seconds, int width, int height,
               Intents& out) {
    State& s = *state_;
    const Comfort& comfort = s.options.gallery ? s.gallery.comfort : snapshot.chrome.comfort;
    s.placing = placing_of(width, height, comfort, s.options.panel);
    const PanelShape shape = shape_of(s.placing, s.options.panel);
    for (const InputEvent& event : events) {
        std::visit(
            [&](const auto& one) {
                if constexpr (requires { s.take(one); }) s.take(one);
            },
            event);
        const auto* pointer = std::get_if<PointerEvent>(&event);
        if (pointer != nullptr && s.fingers.take(*pointer, shape)) out.push(Touched{});
        if (std::holds_alternative<TextEvent>(event)) out.push(Touched{});
        if (const auto* scan = std::get_if<ScanEvent>(&event)) out.push(Scanned{scan->code});
    }
    s.follow(snapshot, seconds);

    const double passed = std::clamp(seconds - s.before, 0.001, 1.0);
    s.before = seconds;
    s.glyphs->begin_frame();
    s.pictures.begin_frame(seconds);
    s.motion.begin(seconds, comfort.motion);
    s.touch.begin(s.fingers.waiting(), seconds, comfort.motion);
    s.semantics.begin(s.placing.above);
    s.host.begin_frame(width, height, std::chrono::milliseconds{static_cast<int>(passed * 1000)});

    const Translate translate = [&](std::string_view english) {
        return s.options.translate ? s.options.translate(english, snapshot.language) : std::string{english};
    };
    const Theme& theme = comfort.colours == ColourMode::high_contrast ? s.options.contrast_theme : s.options.theme;
    const Look look{theme,          translate,      s.placing.width, s.placing.height,
                    comfort.motion, s.placing.form, s.placing.zoom,  comfort.reach};
    s.brush.begin(*ImGui::GetBackgroundDrawList(), s.placing, {theme.shadow, theme.border, theme.border_width});
    Stage stage{look, s.brush, s.touch, s.semantics, s.pictures, s.motion};
    if (s.options.gallery) {
        draw_gallery_page(stage, s.options.gallery->urls, s.gallery);
    } else {
        draw_page(stage, snapshot, s.drafts, s.strokes, out);
    }
    s.draw_left_page();
    s.brush.end();
    s.touch.end();
    s.strokes.clear();
    s.drawn = &s.host.end_frame();
    // What a tap changed in a draft shows in the next frame.
    return s.motion.moving() || s.touch.moving() || s.touch.activated_anything() || !s.fingers.waiting().empty();
}

std::optional<double> Ui::wake_in() const {
    std::optional<double> soonest;
    for (const auto& wait : {state_->touch.wake_in(), state_->motion.wake_in(), state_->pictures.wake_in()}) {
        if (wait && (!soonest || *wait < *soonest)) soonest = wait;
    }
    return soonest;
}

const ImDrawData& Ui::drawn() const { return *state_->drawn; }
const Semantics& Ui::semantics() const { return state_->semantics; }
const std::vector<DrawnText>& Ui::drawn_texts() const { return state_->brush.drawn_texts(); }
const Placing& Ui::placing() const { return state_->placing; }

std::vector<ScrolledArea> Ui::scrolled_areas() const {
    std::vector<ScrolledArea> areas = state_->touch.scrolled_areas();
    for (ScrolledArea& area : areas) area.rect = area.rect.moved(0, state_->placing.above);
    return areas;
}

std::string Ui::dump() const { return state_->semantics.to_json(Personal::masked, state_->placing.scale); }
bool Ui::leaves_page(const Snapshot& snapshot) const {
    return state_->visit != 0 && snapshot.session == state_->session && snapshot.visit != state_->visit;
}

void Ui::leave(Bitmap shown) {
    state_->drop_left_page();
    state_->left_page = state_->textures.add(std::move(shown));
}

void Ui::wear(Theme theme, Theme contrast_theme, const std::vector<std::string>& logos) {
    state_->options.theme = std::move(theme);
    state_->options.contrast_theme = std::move(contrast_theme);
    for (const std::string& logo : logos) state_->pictures.arrived(logo);
}

void Ui::picture_arrived(const std::string& url) { state_->pictures.arrived(url); }

bool Ui::settled() const { return state_->pictures.settled(); }

}  // namespace zuil
