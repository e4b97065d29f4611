#include "platform/text/plural_rule.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace zuil {
namespace {

constexpr std::string_view english_rule = "nplurals=2; plural=n != 1;";
constexpr std::size_t forms_max = 6;  // Arabic has six; no language has more.
constexpr int depth_max = 32;
constexpr std::size_t code_max = 256;

// The text behind `name`, up to the end of its clause.
std::string_view clause(std::string_view text, std::string_view name) {
    const std::size_t begin = text.find(name);
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin + name.size());
    return text.substr(0, text.find_first_of(";\n"));
}

}  // namespace

// Recursive descent; each level of binary operators binds tighter than the one before.
class PluralParser {
public:
    using Step = PluralRule::Step;

    PluralParser(std::string_view text, std::vector<PluralRule::Instruction>& code) : text_{text}, code_{code} {}

    bool parse() { return choice() && (skip_spaces(), text_.empty()); }

private:
    struct Operator {
        std::string_view sign;
        Step step;
    };
    static constexpr std::array<std::array<Operator, 4>, 6> levels{{
        {{{"||", Step::either}}},
        {{{"&&", Step::both}}},
        {{{"==", Step::equal}, {"!=", Step::not_equal}}},
        {{{"<=", Step::less_or_equal}, {">=", Step::greater_or_equal}, {"<", Step::less}, {">", Step::greater}}},
        {{{"+", Step::add}, {"-", Step::subtract}}},
        {{{"*", Step::multiply}, {"/", Step::divide}, {"%", Step::modulo}}},
    }};

    bool choice() {
        if (++depth_ > depth_max || !binary(0)) return false;
        if (take("?") && !(choice() && take(":") && choice() && add(Step::choose))) return false;
        --depth_;
        return true;
    }

    bool binary(std::size_t level) {
        if (level == levels.size()) return unary();
        if (!binary(level + 1)) return false;
        for (const Operator* found = next_operator(level); found != nullptr; found = next_operator(level)) {
            if (!binary(level + 1) || !add(found->step)) return false;
        }
        return true;
    }

    bool unary() {
        if (++depth_ > depth_max) return false;
        const bool is_read = operand();
        --depth_;
        return is_read;
    }

    bool operand() {
        if (take("!")) return unary() && add(Step::negate);
        if (take("(")) return choice() && take(")");
        if (take("n")) return add(Step::n);
        std::uint64_t number = 0;
        std::size_t digits = 0;
        for (; digits < text_.size() && std::isdigit(static_cast<unsigned char>(text_[digits])) != 0; ++digits)
            number = number * 10 + static_cast<std::uint64_t>(text_[digits] - '0');
        if (digits == 0 || digits > 9) return false;
        text_.remove_prefix(digits);
        return add(Step::number, number);
    }

    const Operator* next_operator(std::size_t level) {
        for (const Operator& candidate : levels.at(level)) {
            if (!candidate.sign.empty() && take(candidate.sign)) return &candidate;
        }
        return nullptr;
    }

    bool take(std::string_view sign) {
        skip_spaces();
        if (!text_.starts_with(sign)) return false;
        text_.remove_prefix(sign.size());
        return true;
    }

    void skip_spaces() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t"), text_.size())); }

    bool add(Step step, std::uint64_t number = 0) {
        code_.push_back({step, number});
        return code_.size() <= code_max;
    }

    std::string_view text_;
    std::vector<PluralRule::Instruction>& code_;
    int depth_ = 0;
};

Result<PluralRule> PluralRule::parse(std::string_view catalogue_header) {
    std::string_view line = clause(catalogue_header, "Plural-Forms:").empty()
                                ? english_rule
                                : catalogue_header.substr(catalogue_header.find("Plural-Forms:"));
    line = line.substr(0, line.find('\n'));
    PluralRule rule;
    std::string_view count = clause(line, "nplurals=");
    rule.forms_ = count.size() == 1 ? static_cast<std::size_t>(count[0] - '0') : 0;
    const std::size_t after_count = line.find(';');
    const bool is_read = after_count != std::string_view::npos &&
                         PluralParser{clause(line.substr(after_count), "plural="), rule.code_}.parse();
    if (rule.forms_ < 1 || rule.forms_ > forms_max || !is_read)
        return fail(Errc::bad_data, "the rule for plural forms does not hold");
    return rule;
}

std::size_t PluralRule::form(std::int64_t count) const {
    if (code_.empty()) return 0;
    // Signs do not matter to a language: -1 is as singular as 1.
    const std::uint64_t n = count < 0 ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
    std::vector<std::uint64_t> stack;
    const auto pop = [&stack] {
        const std::uint64_t top = stack.back();
        stack.pop_back();
        return top;
    };
    const auto result_of = [&](Step step) -> std::uint64_t {
        const std::uint64_t right = pop();
        if (step == Step::negate) return right == 0;
        const std::uint64_t left = pop();
        switch (step) {
        case Step::multiply: return left * right;
        case Step::divide: return right == 0 ? 0 : left / right;
        case Step::modulo: return right == 0 ? 0 : left % right;
        case Step::add: return left + right;
        case Step::subtract: return left - right;
        case Step::less: return left < right;
        case Step::less_or_equal: return left <= right;
        case Step::greater: return left > right;
        case Step::greater_or_equal: return left >= right;
        case Step::equal: return left == right;
        case Step::not_equal: return left != right;
        case Step::both: return left != 0 && right != 0;
        case Step::either: return left != 0 || right != 0;
        case Step::choose: return pop() != 0 ? left : right;
        case Step::number:
        case Step::n:
        case Step::negate: break;
        }
        return 0;
    };
    for (const Instruction& instruction : code_) {
        if (instruction.step == Step::number) {
            stack.push_back(instruction.number);
        } else {
            stack.push_back(instruction.step == Step::n ? n : result_of(instruction.step));
        }
    }
    return std::min<std::uint64_t>(stack.back(), forms_ - 1);
}

}  // namespace zuil
