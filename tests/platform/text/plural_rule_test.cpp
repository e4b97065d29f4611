#include "platform/text/plural_rule.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace zuil {
namespace {

PluralRule rule(const std::string& forms) {
    return PluralRule::parse("Project: x\nPlural-Forms: " + forms + "\n").value();
}

bool is_refused(const std::string& forms) { return !PluralRule::parse("Plural-Forms: " + forms + "\n").has_value(); }

}  // namespace

TEST_CASE("the rules of real languages choose the right form") {
    const PluralRule dutch = rule("nplurals=2; plural=(n != 1);");
    CHECK(dutch.form(0) == 1);
    CHECK(dutch.form(1) == 0);
    CHECK(dutch.form(-1) == 0);
    CHECK(dutch.form(INT64_MIN) == 1);
    const PluralRule french = rule("nplurals=2; plural=n>1;");
    CHECK(french.form(0) == 0);
    CHECK(french.form(2) == 1);
    const PluralRule polish =
        rule("nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);");
    CHECK(polish.form(1) == 0);
    CHECK(polish.form(3) == 1);
    CHECK(polish.form(13) == 2);
    CHECK(polish.form(23) == 1);
    CHECK(polish.form(5) == 2);
    const PluralRule arabic =
        rule("nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;");
    CHECK(arabic.form(0) == 0);
    CHECK(arabic.form(2) == 2);
    CHECK(arabic.form(7) == 3);
    CHECK(arabic.form(99) == 4);
    CHECK(arabic.form(100) == 5);
    CHECK(rule("nplurals=1; plural=0;").form(7) == 0);
    CHECK(PluralRule::parse("").value().form(1) == 0);
    CHECK(PluralRule::parse("").value().form(2) == 1);
}

TEST_CASE("operators bind as in C") {
    CHECK(rule("nplurals=6; plural=2+3*n-4/2;").form(1) == 3);
    CHECK(rule("nplurals=6; plural=(2+3)*n;").form(1) == 5);
    CHECK(rule("nplurals=2; plural=!n;").form(0) == 1);
    CHECK(rule("nplurals=2; plural=n==1 || n==2 && 0;").form(1) == 1);
}

TEST_CASE("no rule reaches behind the forms, or divides by zero") {
    CHECK(rule("nplurals=2; plural=n;").form(7) == 1);
    CHECK(rule("nplurals=2; plural=n/0;").form(7) == 0);
    CHECK(rule("nplurals=2; plural=7%n;").form(0) == 0);
}

TEST_CASE("what is no rule is refused") {
    for (const char* forms :
         {"nplurals=2;", "nplurals=0; plural=0;", "nplurals=7; plural=0;", "nplurals=x; plural=0;",
          "nplurals=2; plural=;", "nplurals=2; plural=n n;", "nplurals=2; plural=(n;", "nplurals=2; plural=n?1;",
          "nplurals=2; plural=m;", "nplurals=2; plural=12345678901;", "plural=n;", "nplurals=2; plural=system(0);"})
        CHECK(is_refused(forms));
    CHECK(is_refused("nplurals=2; plural=" + std::string(100'000, '(') + "n;"));
    CHECK(is_refused("nplurals=2; plural=" + std::string(100'000, '!') + "n;"));
    std::string long_sum = "n";
    for (int term = 0; term < 1000; ++term) long_sum += "+n";
    CHECK(is_refused("nplurals=2; plural=" + long_sum + ";"));
}

}  // namespace zuil
