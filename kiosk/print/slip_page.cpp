#include "kiosk/print/slip_page.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/print/paper.hpp"
#include "kiosk/ui/widgets/code.hpp"

namespace zuil {
namespace {

constexpr TextStyle slip_shop{26, Weight::medium, type::text, 1.3F};
constexpr TextStyle slip_title{32, Weight::semibold, type::text, 1.3F};
constexpr TextStyle slip_code{150, Weight::semibold, type::display_face, 1.1F};
constexpr int slip_code_px_least = 56;
constexpr TextStyle slip_payment{36, Weight::semibold, type::text, 1.25F};
constexpr TextStyle slip_line_name{32, Weight::semibold, type::text, 1.25F};
constexpr TextStyle slip_line_detail{26, Weight::regular, type::text, 1.3F};
constexpr TextStyle slip_fact{26, Weight::regular, type::text, 1.35F};

constexpr int slip_gap = 24;
constexpr int thick_rule = 4;
constexpr int thin_rule = 2;
constexpr int quantity_column = 84;
constexpr int name_lines_max = 3;
// Modules of 0.6 mm and more, for the longest names that shops give their orders.
constexpr int qr_side = 222;
// On a narrow roll nothing stands beside the code.
constexpr int beside_from = 500;

// The quiet zone above and left of it is the paper's own margin, so that it stands flush with the words.
Mask flush_qr(const QrCode& code) {
    const Mask whole = qr_mask(code, qr_side);
    int quiet = 0;
    while (quiet < whole.width() && whole.at(quiet, quiet) == 0) ++quiet;
    Mask flush{whole.width() - quiet, whole.height() - quiet};
    for (int y = 0; y < flush.height(); ++y) {
        for (int x = 0; x < flush.width(); ++x) flush.at(x, y) = whole.at(x + quiet, y + quiet);
    }
    return flush;
}

// As large as it fits on one line.
TextStyle fitting(Paper& paper, TextStyle style, int least, std::string_view text) {
    const auto room = static_cast<float>(paper.width());
    while (style.px > least && paper.measure(style, text) > room) style = style.sized(style.px - 2);
    return style;
}

int put_head(Paper& paper, const Slip& slip) {
    int y = slip_gap;
    y += paper.text(paper.broken(slip_shop, slip.shop, paper.width(), 1), 0, y) + 12;
    y += paper.rule(y, thick_rule) + slip_gap;
    y += paper.text(paper.broken(slip_title, slip.title, paper.width()), 0, y);
    const TextStyle code = fitting(paper, slip_code, slip_code_px_least, slip.code);
    y += paper.text(paper.broken(code, slip.code, paper.width()), 0, y) + 8;
    return y;
}

// What is still to be paid cannot be overlooked.
int put_payment(Paper& paper, const Slip& slip, int y) {
    constexpr int inset = 20;
    const Paragraph words = paper.broken(slip_payment, slip.payment, paper.width() - 2 * inset);
    const int height = static_cast<int>(std::lround(words.height()));
    if (slip.is_paid) {
        paper.text(words, 0, y);
        return height + slip_gap;
    }
    paper.box(0, y, paper.width(), height + 2 * inset);
    paper.text(words, inset, y + inset, Paper::Ink::white);
    return height + 2 * inset + slip_gap;
}

int put_line(Paper& paper, const Slip::Line& line, int y) {
    const int room = paper.width() - quantity_column;
    const int start = y;
    if (!line.quantity.empty()) paper.text(paper.broken(slip_line_name, line.quantity, quantity_column, 1), 0, y);
    const Paragraph name = paper.broken(slip_line_name, line.name, room, name_lines_max);
    y += paper.text(name, quantity_column, y);
    if (!line.detail.empty()) {
        y += paper.text(paper.broken(slip_line_detail, line.detail, room, 1), quantity_column, y);
    }
    return y - start + 16;
}

int put_lines(Paper& paper, const Slip& slip, int y) {
    const int start = y;
    y += paper.rule(y, thin_rule) + slip_gap;
    bool gives = true;
    for (const Slip::Line& line : slip.lines) {
        if (gives && !line.is_given) {
            y += 8;
            y += paper.rule(y, thin_rule) + slip_gap;
            y += paper.text(paper.broken(slip_title, slip.not_given, paper.width()), 0, y) + 12;
        }
        gives = line.is_given;
        y += put_line(paper, line, y);
    }
    return y - start + 8;
}

int put_facts(Paper& paper, const Slip& slip, int x, int y) {
    const int start = y;
    std::vector<std::string> facts = slip.facts;
    facts.push_back(slip.scan_note);
    for (const std::string& fact : facts) y += paper.text(paper.broken(slip_fact, fact, paper.width() - x), x, y) + 8;
    return y - start;
}

// The code that opens the order at the left, what there is to know of it at the right; or one below the other.
int put_foot(Paper& paper, const Slip& slip, int y) {
    const int start = y;
    y += paper.rule(y, thin_rule) + slip_gap;
    const auto code = encode_qr(slip.scan, QrLevel::quartile);
    if (!code) return y + put_facts(paper, slip, 0, y) - start + slip_gap;
    const Mask qr = flush_qr(*code);
    if (paper.width() < beside_from) {
        y += put_facts(paper, slip, 0, y) + slip_gap;
        paper.picture(qr, 0, y);
        return y + qr.height() - start + slip_gap;
    }
    // Flush with the letters, not with their line.
    constexpr int above_letters = 8;
    paper.picture(qr, 0, y + above_letters);
    const int facts = put_facts(paper, slip, qr.width() + slip_gap, y);
    return y + std::max(facts, qr.height() + above_letters) - start + slip_gap;
}

}  // namespace

Mask draw_slip(const Slip& slip, Fonts& fonts, int dots) {
    Paper paper{fonts, dots};
    int y = put_head(paper, slip);
    y += put_payment(paper, slip, y);
    y += put_lines(paper, slip, y);
    y += put_foot(paper, slip, y);
    return paper.drawn(y);
}

}  // namespace zuil
