#include "kiosk/ui/keys.hpp"

namespace zuil {

void apply(const Stroke& stroke, std::string& text, std::size_t bytes_max) {
    switch (stroke.kind) {
    case Stroke::Kind::text:
        if (text.size() + stroke.text.size() <= bytes_max) text += stroke.text;
        return;
    case Stroke::Kind::backspace:
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
        if (!text.empty()) text.pop_back();
        return;
    case Stroke::Kind::clear: text.clear(); return;
    case Stroke::Kind::go: return;
    }
}

}  // namespace zuil
