#include "kiosk/engine/journey.hpp"

// The privacy notice of each screen that asks for something personal: one tap away, and only what is true of that
// screen.
namespace zuil {

void Journey::apply_one(const ShowPrivacy& intent) {
    if (!view_privacy(words()).offered) return;
    session_.privacy_at = intent.open ? session_.here().visit : 0;
    changed_ = true;
}

PrivacyView Journey::view_privacy(const Words& words) const {
    PrivacyView view;
    const auto shop = fmt::arg("shop", settings_.shop_name);
    const std::string asked = words.tr("{shop} compares them with what it knows. Nobody else gets them.", shop);
    const std::string ordered =
        words.tr("{shop} gets them with your order. Until then they are kept here encrypted.", shop);
    switch (session_.here().route) {
    case Route::identify:
        if (session_.checkout.kind == ContactKind::none) return view;
        view.purpose = words.tr("To reach you about this order, and for nothing else.");
        view.recipient = ordered;
        view.stay = words.tr(
            "They leave this screen when you finish or walk away. In the store they are kept encrypted until the "
            "day after the order is collected.");
        break;
    case Route::delivery:
        view.purpose = words.tr("To bring your order to you, and for nothing else.");
        view.recipient = ordered;
        view.stay = words.tr(
            "They leave this screen when you finish or walk away, and this device within a day of {shop} having your "
            "order.",
            shop);
        break;
    case Route::customer:
        if (session_.customer) return view;
        view.purpose = words.tr("To find you at {shop}, so that you see your points and purchases.", shop);
        view.recipient = asked;
        view.stay = words.tr(
            "They leave this screen when you finish or walk away. What {shop} tells of you is kept here encrypted for "
            "a day, for when there is no connection.",
            shop);
        break;
    case Route::find_order:
        view.purpose = words.tr("To find your order, and to show it to nobody else.");
        view.recipient = asked;
        view.stay = words.tr("They leave this screen when you finish or walk away. Nothing of them is kept here.");
        break;
    default: return view;
    }
    view.offered = true;
    view.open = session_.privacy_at == session_.here().visit;
    view.rights =
        words.tr("You may see what {shop} knows of you, have it put right, or have it erased. Ask one of us.", shop);
    if (const std::string& note = settings_.privacy_note.in(words.language()); !note.empty()) view.rights += ' ' + note;
    view.link = settings_.privacy_link;
    return view;
}

}  // namespace zuil
