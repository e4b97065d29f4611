#include "kiosk/ui/widgets/code.hpp"

#include <qrencode.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numeric>

namespace zuil {
namespace {

constexpr int quiet = 4;           // modules around a QR code
constexpr float code_least = 200;  // design pixels: what a camera takes from a metre away
constexpr int quiet_code128 = 10;  // modules at each end of a Code 128
constexpr Colour dark = Colour::hex(0x000000);
constexpr Colour light = Colour::hex(0xFFFFFF);

// ISO/IEC 15417, annex A: the widths of three bars and three spaces for each of the 106 symbols.
constexpr std::array<std::string_view, 106> symbols{
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312",
    "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212",
    "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121",
    "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331",
    "132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123",
    "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124",
    "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114",
    "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112",
    "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232"};
constexpr std::string_view stop = "2331112";
constexpr int start_b = 104;
constexpr int start_c = 105;
constexpr int code_b = 100;  // "go on in set B", said in set C
constexpr int code_c = 99;   // "go on in set C", said in set B

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_from(const std::string& text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - at;
}

// Set C pays from four digits on; an odd digit in front stays in set B.
std::vector<int> code128_values(const std::string& text) {
    std::vector<int> values;
    bool pairs = digits_from(text, 0) >= 4 && digits_from(text, 0) % 2 == 0;
    values.push_back(pairs ? start_c : start_b);
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t run = digits_from(text, at);
        if (pairs && run < 2) {
            values.push_back(code_b);
            pairs = false;
        } else if (!pairs && run >= 4 && run % 2 == 0) {
            values.push_back(code_c);
            pairs = true;
        }
        if (pairs) {
            values.push_back((text[at] - '0') * 10 + (text[at + 1] - '0'));
            at += 2;
        } else {
            values.push_back(text[at] - ' ');
            ++at;
        }
    }
    return values;
}

Mask bars_mask(const std::vector<int>& widths, int width, int height) {
    Mask mask{width, height};
    const int modules = std::accumulate(widths.begin(), widths.end(), 0);
    const int module = std::max(1, width / (modules + 2 * quiet_code128));
    int x = (width - module * modules) / 2;
    bool bar = true;
    for (const int count : widths) {
        for (int i = 0; bar && i < count * module; ++i) {
            for (int y = 0; y < height; ++y) mask.at(x + i, y) = 255;
        }
        x += count * module;
        bar = !bar;
    }
    return mask;
}

void say_code(Stage& stage, const Box& box, const std::string& text, const std::string& spoken_name) {
    Meaning meaning;
    meaning.id = "code/" + spoken_name;
    meaning.role = Role::image;
    meaning.name = spoken_name;
    meaning.value = text;
    meaning.rect = box;
    stage.say(std::move(meaning));
}

}  // namespace

Result<QrCode> encode_qr(const std::string& text, QrLevel level) {
    const QRecLevel wanted = level == QrLevel::quartile ? QR_ECLEVEL_Q : QR_ECLEVEL_M;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{QRcode_encodeString8bit(text.c_str(), 0, wanted),
                                                               &QRcode_free};
    if (!code) return fail(Errc::bad_data, "too long or empty for a QR code");
    QrCode result;
    result.side = code->width;
    const auto count = static_cast<std::size_t>(code->width * code->width);
    result.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i) result.dark.push_back((code->data[i] & 1U) != 0);
    return result;
}

Mask qr_mask(const QrCode& code, int width) {
    Mask mask{width, width};
    const int module = std::max(1, width / (code.side + 2 * quiet));
    const int start = (width - module * code.side) / 2;
    for (int y = 0; y < code.side * module; ++y) {
        for (int x = 0; x < code.side * module; ++x) {
            const auto index = static_cast<std::size_t>((y / module) * code.side + x / module);
            if (code.dark[index]) mask.at(start + x, start + y) = 255;
        }
    }
    return mask;
}

Result<std::vector<int>> encode_code128(const std::string& text) {
    const bool fits = !text.empty() && text.size() <= 64 &&
                      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (!fits) return fail(Errc::bad_data, "Code 128 takes 1 to 64 printable ASCII characters");
    std::vector<int> values = code128_values(text);
    int sum = values.front();
    for (std::size_t i = 1; i < values.size(); ++i) sum += static_cast<int>(i) * values[i];
    values.push_back(sum % 103);
    std::vector<int> widths;
    for (const int value : values) {
        for (const char width : symbols[static_cast<std::size_t>(value)]) widths.push_back(width - '0');
    }
    for (const char width : stop) widths.push_back(width - '0');
    return widths;
}

void draw_qr(Stage& stage, const Box& box, const std::string& text, QrLevel level, const std::string& spoken_name) {
    stage.brush().fill(box, light);
    stage.brush().mask("qr/" + text, box, dark, [&](int width, int) {
        const auto code = encode_qr(text, level);
        return code ? qr_mask(*code, width) : Mask{width, width};
    });
    say_code(stage, box, text, spoken_name);
}

void draw_code128(Stage& stage, const Box& box, const std::string& text, const std::string& spoken_name) {
    stage.brush().fill(box, light);
    stage.brush().mask("code128/" + text, box, dark, [&](int width, int height) {
        const auto widths = encode_code128(text);
        return widths ? bars_mask(*widths, width, height) : Mask{width, height};
    });
    say_code(stage, box, text, spoken_name);
}

void draw_code_and_words(Stage& stage, const Box& box, const CodeToScan& code, const std::vector<std::string>& words) {
    constexpr float above = 16, gap = 32, between = 16, inset = 48, below = 24;
    const bool beside = box.w > box.h * 1.5F;
    const auto style_of = [](std::size_t number) { return number == 0 ? type::lead : type::body; };
    float side = std::min({code.side, box.w, box.h - above - below});
    const Box place = beside ? box.right_part(box.w - side - gap) : Box{box.x + inset, 0, box.w - 2 * inset, 0};
    float height = -between;
    for (std::size_t i = 0; i < words.size(); ++i) {
        height += break_lines(stage.brush().measurer(), style_of(i), words[i], place.w).height() + between;
    }
    // What is said about it stays in sight: the code is the smaller for it.
    if (!beside) side = std::min(side, std::max(code_least, box.h - above - gap - height - below));
    const Box symbol{beside ? box.x : box.centre().x - side / 2, box.y + above, side, side};
    draw_qr(stage, symbol, code.text, QrLevel::medium, code.name);
    float y = beside ? std::max(box.y, symbol.centre().y - height / 2) : symbol.bottom() + gap;
    for (std::size_t i = 0; i < words.size(); ++i) {
        y += stage.paragraph(style_of(i), words[i], {place.x, y, place.w, 0}, stage.theme().ink2,
                             beside ? Align::left : Align::centre) +
             between;
    }
}

}  // namespace zuil
