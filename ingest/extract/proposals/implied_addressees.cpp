#include "ingest/extract/proposals/implied_addressees.h"

#include <algorithm>

namespace dossier::ingest {

Entities ImpliedAddressees::find() const {
  using Self = ImpliedAddressees;
  using Step = Entities (Self::*)() const;
  // A governor may write to his own government: who is named as the addressee is one.
  static constexpr Step kNamed[] = {
      &Self::of_inner_noun,       &Self::of_answer,  &Self::of_answer_before, &Self::at_the_end,
      &Self::at_the_end_by_order, &Self::of_message, &Self::of_writing,       &Self::of_handed,
      &Self::of_exchange,         &Self::of_asker,   &Self::of_head,          &Self::of_purse};
  static constexpr Step kMeant[] = {
      &Self::of_conjunct,  &Self::who_is_to_act,     &Self::recipient_of_offer,
      &Self::other_side,   &Self::whose_help,        &Self::of_plea_above,
      &Self::who_counters, &Self::actor_behind_that, &Self::of_both_sides};
  for (Step step : kNamed) {
    Entities all = (this->*step)();
    std::erase_if(all, [&](std::uint32_t e) { return holds(act_.who, e); });
    if (!all.empty()) return all;
  }
  for (Step step : kMeant) {
    Entities all = (this->*step)();
    std::erase_if(all, [&](std::uint32_t e) { return stands_for(r_, act_.who, e); });
    if (all.size() > kMostImplied) return {};
    if (!all.empty()) return all;
  }
  return {};
}

Entities implied_addressees(const Reading& r, const Act& act) {
  return ImpliedAddressees(r, act).find();
}

Entities own_state_addressed(const Reading& r, const Act& act) {
  return ImpliedAddressees(r, act).own_state();
}

}  // namespace dossier::ingest
