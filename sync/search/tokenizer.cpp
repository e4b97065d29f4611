#include "sync/search/tokenizer.hpp"

#include <algorithm>

#include "platform/text/text.hpp"
#include "sync/search/letters.hpp"
#include "sync/search/measures.hpp"

namespace zuil {
namespace {

constexpr std::size_t word_bytes_max = 40;

class Cutter {
public:
    explicit Cutter(std::string_view text) : text_{text} {}

    std::vector<Token> cut() {
        while (at_ < text_.size()) {
            if (is_digit_at(at_)) {
                take_number();
            } else if (const std::string_view fraction = fraction_at(text_, at_); !fraction.empty()) {
                push(std::string{fraction}, at_, at_ + letter_bytes(text_, at_));
                at_ = tokens_.back().end;
                join_unit();
            } else if (is_letter_at(text_, at_)) {
                take_word();
            } else {
                at_ += letter_bytes(text_, at_);
            }
        }
        return std::move(tokens_);
    }

private:
    bool is_digit_at(std::size_t at) const { return at < text_.size() && is_digit(text_[at]); }

    std::size_t end_of_digits(std::size_t at) const {
        while (is_digit_at(at)) ++at;
        return at;
    }
    std::size_t end_of_letters(std::size_t at) const {
        while (at < text_.size() && is_letter_at(text_, at) && !is_digit_at(at)) at += letter_bytes(text_, at);
        return at;
    }
    std::size_t end_of_word(std::size_t at) const {
        while (at < text_.size() && is_letter_at(text_, at)) at += letter_bytes(text_, at);
        return at;
    }
    std::string_view part(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }

    void push(std::string word, std::size_t begin, std::size_t end) {
        if (word.size() > word_bytes_max) word = front_of(word, word_bytes_max);
        if (!word.empty()) tokens_.push_back({std::move(word), begin, end});
    }

    // "12", "1,5", "1/2", with the unit that stands behind it; "4k" and "2in1" are words, though they begin so.
    void take_number() {
        const std::size_t begin = at_;
        std::size_t end = end_of_digits(begin);
        const bool has_more = end + 1 < text_.size() && is_digit_at(end + 1);
        if (has_more && (text_[end] == '.' || text_[end] == ',' || text_[end] == '/')) end = end_of_digits(end + 1);
        const std::size_t letters_end = end_of_letters(end);
        const std::string behind = folded_word(part(end, letters_end));
        const bool is_times = behind == "x" && is_digit_at(letters_end);
        if (!behind.empty() && !is_times && (unit_of(behind).empty() || is_digit_at(letters_end))) {
            at_ = end_of_word(end);
            push(folded_word(part(begin, at_)), begin, at_);
            return;
        }
        std::string number = plain_number(part(begin, end));
        if (begin > 0 && text_[begin - 1] == '.' && (begin < 2 || !is_letter_at(text_, begin - 2)))
            number.insert(0, "0.");
        push(std::move(number), begin, end);
        at_ = is_times ? letters_end : end;
        if (!is_times) join_unit();
    }

    // Puts the unit behind the number that came last: "8 ft.", "8-foot", 8", 8'.
    void join_unit() {
        std::size_t from = at_;
        if (from < text_.size() && (text_[from] == '"' || text_.substr(from).starts_with("″"))) {
            tokens_.back().word += "in";
        } else if (from < text_.size() && text_[from] == '\'' &&
                   !(from + 1 < text_.size() && is_letter_at(text_, from + 1))) {
            tokens_.back().word += "ft";
        } else {
            while (from < text_.size() && from < at_ + 2 && (text_[from] == ' ' || text_[from] == '-')) ++from;
            const std::size_t end = end_of_letters(from);
            const std::string_view unit = end > from && !is_digit_at(end) ? unit_of(folded_word(part(from, end))) : "";
            if (unit.empty()) return;
            tokens_.back().word += unit;
            tokens_.back().end = end;
            at_ = end;
        }
    }

    void take_word() {
        const std::size_t begin = at_;
        at_ = end_of_word(begin);
        std::string word = folded_word(part(begin, at_));
        if (is_between_numbers(word)) return;
        if (word.empty()) return;
        push(std::move(word), begin, at_);
        // "men's" and "men" are the same to who looks for them.
        const std::size_t quote = apostrophe_bytes(text_, at_);
        const std::size_t behind = at_ + quote;
        if (quote > 0 && behind < text_.size() && (text_[behind] == 's' || text_[behind] == 'S') &&
            end_of_word(behind) == behind + 1) {
            at_ = behind + 1;
            tokens_.back().end = at_;
        }
    }

    // The "x" of "60 x 60".
    bool is_between_numbers(const std::string& word) const {
        if (word != "x" && word != "by") return false;
        if (tokens_.empty() || amount_of(tokens_.back().word).number.empty()) return false;
        std::size_t next = at_;
        while (next < text_.size() && text_[next] == ' ') ++next;
        return is_digit_at(next);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

// Whether the two say more as one: one of them is short or holds a number.
bool says_little_alone(const std::string& word) {
    return word.size() <= 3 || std::any_of(word.begin(), word.end(), is_digit);
}

}  // namespace

std::vector<Token> words_of(std::string_view text) { return Cutter{text}.cut(); }

std::vector<std::string> words_to_index(std::string_view text) {
    constexpr std::size_t joined_bytes_max = 24;
    const std::vector<Token> tokens = words_of(text);
    std::vector<std::string> words;
    words.reserve(tokens.size());
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        std::string joined = tokens[n].word;
        bool is_worth_it = false;
        const bool is_first = n == 0 || !(tokens[n - 1].end + 1 == tokens[n].begin && text[tokens[n - 1].end] == '-');
        for (std::size_t next = n + 1; is_first && next < tokens.size(); ++next) {
            const std::size_t gap = tokens[next - 1].end;
            if (gap + 1 != tokens[next].begin || text[gap] != '-') break;
            is_worth_it =
                is_worth_it || says_little_alone(tokens[next].word) || says_little_alone(tokens[next - 1].word);
            joined += tokens[next].word;
        }
        if (is_worth_it && joined.size() <= joined_bytes_max) words.push_back(std::move(joined));
        words.push_back(tokens[n].word);
    }
    return words;
}

}  // namespace zuil
