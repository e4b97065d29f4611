#pragma once

#include <string>

#include "kiosk/engine/views.hpp"

// What the samples of all screens are made of.
namespace zuil::test {

// Dutch or English, by the language of the snapshot.
struct Words {
    bool dutch;
    std::string operator()(const char* nl, const char* en) const { return dutch ? nl : en; }
};

inline PictureRef drawing(const std::string& name) {
    return {"file://" + std::string{ZUIL_SOURCE_DIR} + "/assets/demo/illustrations/" + name + ".svg"};
}

}  // namespace zuil::test
