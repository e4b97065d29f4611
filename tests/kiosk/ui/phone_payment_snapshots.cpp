#include "tests/kiosk/ui/phone_payment_snapshots.hpp"

namespace zuil::test {
namespace {

PhonePaymentView in_stage(const Words& w, PhoneStage stage, std::string title, std::string detail) {
    PhonePaymentView view = phone_payment_sample(w);
    view.stage = stage;
    view.title = std::move(title);
    view.detail = std::move(detail);
    view.can_try_again = stage == PhoneStage::over;
    if (stage == PhoneStage::failed) return view;
    view.page.clear();
    view.valid.clear();
    return view;
}

std::vector<std::pair<std::string, PhonePaymentView>> stages(const Words& w) {
    std::vector<std::pair<std::string, PhonePaymentView>> all;
    all.emplace_back("10e-phone", phone_payment_sample(w));
    all.emplace_back("10f-phone-making",
                     in_stage(w, PhoneStage::making, w("Een moment…", "One moment…"),
                              w("Je betaalpagina wordt gemaakt.", "Your payment page is being made.")));
    PhonePaymentView paying = in_stage(w, PhoneStage::paying, w("Je betaling loopt", "Your payment is under way"),
                                       w("Maak hem af op je telefoon. Dit scherm gaat vanzelf verder.",
                                         "Finish it on your phone. This screen continues by itself."));
    paying.leave_disabled_because = w("Je betaling loopt", "Your payment is under way");
    all.emplace_back("10g-phone-paying", paying);
    all.emplace_back("10h-phone-failed",
                     in_stage(w, PhoneStage::failed, w("De betaling is niet gelukt", "The payment did not succeed"),
                              w("Probeer het nog eens op je telefoon, of kies een andere manier.",
                                "Try again on your phone, or choose another way to pay.")));
    PhonePaymentView asking =
        in_stage(w, PhoneStage::asking, w("Een moment…", "One moment…"),
                 w("We vragen de winkel of er iets is betaald.", "We are asking the shop whether anything was paid."));
    asking.leave_disabled_because = w("Een moment…", "One moment…");
    all.emplace_back("10i-phone-asking", asking);
    all.emplace_back("10j-phone-over",
                     in_stage(w, PhoneStage::over, w("De tijd om te betalen is voorbij", "The time to pay is over"),
                              w("Er is niets betaald. Kies hoe je verder wilt.",
                                "Nothing was paid. Choose how you want to continue.")));
    all.emplace_back(
        "10k-phone-refused",
        in_stage(w, PhoneStage::refused,
                 w("Betalen op je telefoon lukt nu niet", "Paying on your phone does not work right now"),
                 w("Er is niets betaald. Kies een andere manier.", "Nothing was paid. Choose another way to pay.")));
    PhonePaymentView line = phone_payment_sample(w);
    line.line =
        w("We kunnen de winkel nu niet bereiken. Wat je hebt betaald, blijft betaald; dit scherm gaat verder zodra er "
          "weer "
          "verbinding is.",
          "We cannot reach the shop right now. What you have paid stays paid; this screen continues as soon as we "
          "are back online.");
    all.emplace_back("10l-phone-line-down", line);
    return all;
}

}  // namespace

PhonePaymentView phone_payment_sample(const Words& w) {
    PhonePaymentView view;
    view.stage = PhoneStage::waiting;
    view.total = "€ 243,90";
    view.what = w("Ophalen bij Utrecht, Oudegracht", "Collect in Utrecht, Oudegracht");
    view.what_more = w("4 artikelen, vr 13 maart, 16.00 – 18.00", "4 items, Fri 13 March, 16:00 – 18:00");
    view.terms = w("Je plaatst een bestelling met betaalplicht. Je kunt 30 dagen ruilen of terugbrengen.",
                   "By ordering you accept the obligation to pay. You can exchange or return it within 30 days.");
    view.page = "https://www.betaalpagina.example/checkout/select-method/7UhSN1zuXS";
    view.valid = w("Nog 14 minuten geldig", "Valid for 14 more minutes");
    return view;
}

std::vector<Sample> phone_payment_screens(const std::string& language) {
    const Words w{language};
    std::vector<Sample> all;
    Snapshot ways = sample(language, Route::payment);
    ways.payment.pay_on_phone = true;
    all.push_back({"10m-payment-phone", ways, {}});
    ways.payment.pay_at_pickup =
        w("Je betaalt bij de balie, als je alles hebt gezien.", "You pay at the desk, when you have seen everything.");
    all.push_back({"10n-payment-all-ways", ways, {}});
    for (auto& [name, view] : stages(w)) {
        Snapshot snapshot = sample(language, Route::phone_payment);
        if (!view.line.empty()) snapshot.chrome.connection = Connection::offline;
        snapshot.phone_payment = std::move(view);
        all.push_back({name, snapshot, {}});
    }
    Snapshot paid = sample(language, Route::confirmation);
    paid.confirmation.total.clear();
    paid.confirmation.status =
        w("€ 243,90 is betaald. De winkel heeft je bestelling.", "€ 243,90 is paid. The shop has your order.");
    paid.confirmation.steps.back().detail = w("Het is betaald.", "It is paid.");
    all.push_back({"11e-confirmation-paid", paid, {}});
    return all;
}

}  // namespace zuil::test
