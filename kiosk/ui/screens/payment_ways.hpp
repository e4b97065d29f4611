#pragma once

#include "kiosk/engine/intents.hpp"
#include "kiosk/ui/stage.hpp"

// Several ways to pay, each as a card of its own.
namespace zuil {

bool has_several_ways(const PaymentView& view);

// From the ways on; `column` is what they have from its top. Each returns the height.
float draw_till_way(Stage& stage, const Box& at, const PaymentView& view, Intents& out);
float draw_other_ways(Stage& stage, const Box& at, const PaymentView& view, Intents& out);

}  // namespace zuil
