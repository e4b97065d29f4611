#pragma once

#include <string>
#include <utility>

#include "kiosk/engine/views.hpp"

// What the samples of all screens are made of.
namespace zuil::test {

// The samples' texts in the snapshot's language. Dutch and English stand where they are used; German, French and Polish
// in sample_words.tsv, by the English, unless the kiosk's own catalogues have them. The pseudo-language gets what the
// kiosk says in its own letters, and leaves what is the shop's in English.
class Words {
public:
    explicit Words(std::string language) : language_{std::move(language)} {}
    std::string operator()(const char* nl, const char* en) const;
    bool is(const char* language) const { return language_ == language; }

private:
    std::string language_;
};

inline PictureRef drawing(const std::string& name) {
    return {"file://" + std::string{ZUIL_SOURCE_DIR} + "/assets/demo/illustrations/" + name + ".svg"};
}

}  // namespace zuil::test
