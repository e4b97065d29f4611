#include "kiosk/ui/semantics.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace zuil {
namespace {

// As many dots as there are characters would tell the length of a name; three always say "something is there".
constexpr const char* mask = "•••";

nlohmann::ordered_json as_json(const Meaning& meaning, int order, Personal personal, float scale) {
    nlohmann::ordered_json node;
    node["id"] = meaning.id;
    node["role"] = to_string(meaning.role);
    node["name"] = meaning.name;
    if (!meaning.value.empty()) {
        node["value"] = meaning.personal && personal == Personal::masked ? mask : meaning.value;
    }
    auto state = nlohmann::ordered_json::array();
    if (!meaning.disabled_because.empty()) {
        state.push_back("disabled");
        node["because"] = meaning.disabled_because;
    }
    if (meaning.chosen == Meaning::Chosen::yes) state.push_back("chosen");
    if (meaning.pressed) state.push_back("pressed");
    if (meaning.focused) state.push_back("focused");
    node["state"] = std::move(state);
    const auto px = [scale](float value) { return std::lround(value * scale); };
    node["rect"] = {px(meaning.rect.x), px(meaning.rect.y), px(meaning.rect.w), px(meaning.rect.h)};
    if (meaning.touchable) node["order"] = order;
    node["touchable"] = meaning.touchable;
    node["personal"] = meaning.personal;
    if (meaning.parent >= 0) node["parent"] = meaning.parent;
    return node;
}

}  // namespace

std::string_view to_string(Role role) {
    switch (role) {
    case Role::screen: return "screen";
    case Role::group: return "group";
    case Role::dialog: return "dialog";
    case Role::heading: return "heading";
    case Role::text: return "text";
    case Role::status: return "status";
    case Role::image: return "image";
    case Role::button: return "button";
    case Role::link: return "link";
    case Role::checkbox: return "checkbox";
    case Role::radio: return "radio";
    case Role::toggle: return "toggle";
    case Role::slider: return "slider";
    case Role::field: return "field";
    case Role::key: return "key";
    case Role::list: return "list";
    case Role::progress: return "progress";
    }
    return "text";
}

void Semantics::add(Meaning meaning) {
    meaning.rect = meaning.rect.moved(0, above_);
    meaning.parent = open_.empty() ? -1 : open_.back();
    meanings_.push_back(std::move(meaning));
}

void Semantics::open(Meaning group) {
    add(std::move(group));
    open_.push_back(static_cast<int>(meanings_.size()) - 1);
}

void Semantics::cover() {
    covered_ = true;
    for (Meaning& meaning : meanings_) meaning.touchable = false;
}

const Meaning* Semantics::find(std::string_view id) const {
    for (const Meaning& meaning : meanings_) {
        if (meaning.id == id) return &meaning;
    }
    return nullptr;
}

std::string Semantics::to_json(Personal personal, float scale) const {
    auto nodes = nlohmann::ordered_json::array();
    int order = 0;
    for (const Meaning& meaning : meanings_) {
        nodes.push_back(as_json(meaning, order, personal, scale));
        if (meaning.touchable) ++order;
    }
    return nodes.dump(1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace zuil
