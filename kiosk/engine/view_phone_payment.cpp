#include "kiosk/engine/view_builders.hpp"

namespace zuil {
namespace {

void add_stage(PhonePaymentView& view, const PhonePayment& phone, const Words& words) {
    switch (view.stage) {
    case PhoneStage::making:
        view.title = words.tr("One moment…");
        view.detail = phone.has_trouble
                          ? words.tr("It takes longer than usual. You can also choose another way to pay.")
                          : words.tr("Your payment page is being made.");
        break;
    case PhoneStage::waiting: break;
    case PhoneStage::paying:
        view.title = words.tr("Your payment is under way");
        view.detail = words.tr("Finish it on your phone. This screen continues by itself.");
        break;
    case PhoneStage::failed:
        view.title = words.tr("The payment did not succeed");
        view.detail = words.tr("Try again on your phone, or choose another way to pay.");
        break;
    case PhoneStage::asking:
        view.title = words.tr("One moment…");
        view.detail = words.tr("We are asking the shop whether anything was paid.");
        break;
    case PhoneStage::over:
        view.title = words.tr("The time to pay is over");
        view.detail = words.tr("Nothing was paid. Choose how you want to continue.");
        break;
    case PhoneStage::refused:
        view.title = words.tr("Paying on your phone does not work right now");
        view.detail = words.tr("Nothing was paid. Choose another way to pay.");
        break;
    }
}

std::string valid_for(const PhonePayment& phone, WallTime now, const Words& words) {
    const TimeLeft left = time_left(phone.page.open_until, now);
    return left.in_seconds ? words.trn("Valid for {count} more second", "Valid for {count} more seconds", left.count)
                           : words.trn("Valid for {count} more minute", "Valid for {count} more minutes", left.count);
}

// What it means that the shop cannot be reached, for somebody who may just have paid.
std::string line_down(PhoneStage stage, const Words& words) {
    switch (stage) {
    case PhoneStage::making: return words.tr("We cannot reach the shop right now. Nothing was paid.");
    case PhoneStage::over:
    case PhoneStage::refused: return {};
    default: break;
    }
    return words.tr(
        "We cannot reach the shop right now. What you have paid stays paid; this screen continues as soon as "
        "we are back online.");
}

}  // namespace

PhonePaymentView view_phone_payment(const PhonePayment& phone, const ViewContext& context) {
    const Words& words = context.words;
    PhonePaymentView view;
    view.stage = phone.stage(context.now);
    add_stage(view, phone, words);
    const PartView part = view_part(phone.order, context);
    view.total = part.amount;
    view.what = part.title;
    view.what_more = part.detail;
    view.terms = order_terms(context);
    if (view.stage == PhoneStage::waiting || view.stage == PhoneStage::failed) {
        view.page = phone.page.url;
        view.valid = valid_for(phone, context.now, words);
    }
    if (context.offline) view.line = line_down(view.stage, words);
    if (view.stage == PhoneStage::paying) view.leave_disabled_because = words.tr("Your payment is under way");
    if (view.stage == PhoneStage::asking) view.leave_disabled_because = words.tr("One moment…");
    view.can_try_again = view.stage == PhoneStage::over && !context.offline;
    return view;
}

}  // namespace zuil
