#include "ingest/extract/names/name_lists.h"

#include "ingest/extract/actors/actors.h"

#include <algorithm>
#include <string_view>

namespace dossier::ingest {
namespace {

/// Names of a list, the tokens from the first to the last of them.
struct NameList {
  Entities members;
  TokenId first = kNone;
  TokenId last = kNone;  ///< one past
};

const Mention* name_at(const Reading& r, TokenId t) {
  if (r.mention_of[t] == kNone) return nullptr;
  const Mention& mention = r.out.mentions[r.mention_of[t]];
  const bool name = mention.form == Mention::Form::Name && is_actor(r.type_of(mention.entity));
  return name ? &mention : nullptr;
}

/// One past the name and the "of Canada" behind it.
TokenId end_of_member(const Reading& r, const Mention& name, TokenId end) {
  const TokenId last = name.last_token;
  if (last + 1 >= end || r.text(last) != "of") return last;
  const Mention* home = name_at(r, last + 1);
  const bool of_state = home != nullptr && r.type_of(home->entity) == EntityType::Country &&
                        r.type_of(name.entity) == EntityType::Person;
  return of_state ? home->last_token : last;
}

/// The next name of the list, behind a comma, "and" or both; sets `joined` at the "and".
const Mention* next_member(const Reading& r, TokenId t, TokenId end, bool& joined) {
  const TokenId from = t;
  if (t < end && r.text(t) == ",") ++t;
  if (t < end && r.text(t) == "and") {
    joined = true;
    ++t;
  }
  if (t < end && r.text(t) == "the") ++t;
  return t > from && t < end ? name_at(r, t) : nullptr;
}

NameList list_from(const Reading& r, TokenId first, TokenId end) {
  NameList list;
  bool joined = false;
  for (const Mention* name = name_at(r, first); name != nullptr && !joined;) {
    if (!list.members.empty()) {
      const bool person = r.type_of(list.members[0]) == EntityType::Person;
      if (person != (r.type_of(name->entity) == EntityType::Person)) break;
    }
    add_entity(list.members, name->entity);
    if (list.first == kNone) list.first = name->first_token;
    list.last = end_of_member(r, *name, end);
    name = next_member(r, list.last, end, joined);
    if (joined && name != nullptr) {
      add_entity(list.members, name->entity);
      list.last = end_of_member(r, *name, end);
      return list;
    }
  }
  return {};
}

bool all_in(const Entities& some, const Entities& all) {
  return std::all_of(some.begin(), some.end(), [&](std::uint32_t e) { return holds(all, e); });
}

bool any_in(const Entities& some, const Entities& all) {
  return std::any_of(some.begin(), some.end(), [&](std::uint32_t e) { return holds(all, e); });
}

/// "urged A, B, and C", "to A, B, and C".
bool is_addressed(const Reading& r, const NameList& list, const Act& act) {
  if (list.first <= act.predicate) return false;
  TokenId before = list.first - 1;
  if (before > act.predicate && r.text(before) == "the") --before;
  if (before == act.predicate) return true;
  const std::string_view word = r.text(before);
  return word == "to" || word == "on" || word == "upon" || word == "before";
}

/// "A, B, and C put forward", "put forward by A, B, and C".
bool acts(const Reading& r, const NameList& list, TokenId predicate) {
  if (list.first > predicate) return r.text(list.first - 1) == "by";
  TokenId t = list.last;
  while (t < predicate && (r.token(t).upos == Upos::Adv || r.token(t).upos == Upos::Aux)) ++t;
  return t == predicate;
}

}  // namespace

void complete_lists(const Reading& r, Act& act) {
  const Sentence& s = r.sentence(act.predicate);
  for (TokenId t = s.first_token + 1; t < s.last_token; ++t) {
    const NameList list = list_from(r, t, s.last_token);
    if (list.members.size() < 2) continue;
    // "invitations were addressed by the allies to Denmark, Iceland, and Italy"
    const bool conveyed =
        act.whom.empty() && r.is_word("conveying", act.predicate) && r.text(list.first - 1) == "to";
    const bool addressed = (conveyed || !act.whom.empty()) && all_in(act.whom, list.members) &&
                           !any_in(act.who, list.members) && is_addressed(r, list, act);
    const bool acting = !act.who.empty() && all_in(act.who, list.members) &&
                        !any_in(act.whom, list.members) && acts(r, list, act.predicate);
    if (addressed) act.whom = list.members;
    if (acting) act.who = list.members;
    t = list.last - 1;
  }
}

}  // namespace dossier::ingest
