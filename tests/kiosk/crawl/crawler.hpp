#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/kiosk/crawl/crawled_kiosk.hpp"

namespace zuil::test {

// A shopper without any plan: touches whatever can be touched, what was touched least before anything else; types,
// scans, drags, walks off, and meanwhile the line drops, prices change and the power fails. After each step it looks
// whether the kiosk is still one that somebody can use.
class Crawler {
public:
    enum class Who { shopper, staff };
    Crawler(CrawledKiosk& kiosk, std::uint64_t seed, Who who = Who::shopper)
        : kiosk_{kiosk}, random_{seed}, who_{who} {}

    // What is wrong after one more step, each as a sentence; nothing, as a rule.
    std::vector<std::string> step();
    // The last things done, the newest last.
    const std::deque<std::string>& done() const { return done_; }
    // Every route that was seen, and how often something was touched on it.
    const std::map<Route, int>& touched() const { return touched_; }
    std::size_t looked_at() const { return looked_at_.size(); }

private:
    void act();
    void note(std::string what);
    void tap();
    const Meaning* choose();
    void remember_articles();
    std::string place() const;
    void drag();
    void type();
    void scan();
    void use_phone();
    void walk_off();
    void let_staff_in();
    void change_catalogue();
    void press(PointerPhase phase, Point at);
    Point inside(const Box& box);
    std::string some_code();
    ProductId some_product();

    void check_way_out(std::vector<std::string>& faults) const;
    void check_bounds(std::vector<std::string>& faults) const;
    void check_left(std::vector<std::string>& faults) const;
    void check_toast(std::vector<std::string>& faults) const;
    bool is_below_toast(const std::string& fault) const;
    bool is_long_name(const std::string& fault) const;
    // Only what was never seen before: looking takes longer than walking.
    void look(std::vector<std::string>& faults);

    int below(std::size_t limit) { return static_cast<int>(random_.below(limit)); }
    template <class T>
    const T& any_of(const std::vector<T>& all) {
        return all[static_cast<std::size_t>(below(all.size()))];
    }

    CrawledKiosk& kiosk_;
    SeededRandom random_;
    const Who who_;
    std::deque<std::string> done_;
    std::map<std::string, int> taps_;  // of a widget, and of all that begin alike
    std::map<Route, int> touched_;
    std::set<std::string> looked_at_;
    std::string carried_;         // the code of a basket that stood on a screen
    std::string order_;           // the same of the last order
    std::vector<ProductId> met_;  // articles that were on a screen
    bool came_to_rest_ = true;
    bool walked_off_ = false;
    bool is_hired_ = false;
};

}  // namespace zuil::test
