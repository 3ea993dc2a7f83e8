#include "query/plan/compile_type.h"

#include <array>
#include <utility>

namespace dossier::query::plan {

namespace {

using Base = TypeName::Base;
using ast::Kinds;

constexpr std::array<std::pair<Kinds, Base>, 16> kBases{{
    {Kinds::Boolean, Base::Boolean},
    {Kinds::Integer, Base::Integer},
    {Kinds::Float, Base::Float},
    {Kinds::String, Base::String},
    {Kinds::List, Base::List},
    {Kinds::Map, Base::Map},
    {Kinds::Node, Base::Node},
    {Kinds::Relationship, Base::Relationship},
    {Kinds::Path, Base::Path},
    {Kinds::Date, Base::Date},
    {Kinds::LocalTime, Base::LocalTime},
    {Kinds::Time, Base::ZonedTime},
    {Kinds::LocalDateTime, Base::LocalDateTime},
    {Kinds::DateTime, Base::ZonedDateTime},
    {Kinds::Duration, Base::Duration},
    {Kinds::Point, Base::Point},
}};

TypeName one_of(std::vector<TypeName> members, bool not_null) {
  if (members.size() == 1) return std::move(members.front());
  return {members.empty() ? Base::Nothing : Base::Union, not_null, std::move(members)};
}

TypeName term(const ast::TypeTerm& written);

std::vector<TypeName> terms(ast::Seq<ast::TypeTerm> written) {
  std::vector<TypeName> made;
  for (const ast::TypeTerm& one : written) made.push_back(term(one));
  return made;
}

TypeName term(const ast::TypeTerm& written) {
  const bool not_null = !written.nullable;
  if (written.kinds == Kinds::None)
    return {written.nullable ? Base::Null : Base::Nothing, not_null, {}};
  if (written.kinds == Kinds::Any) return {Base::Any, not_null, {}};
  std::vector<TypeName> members;
  for (const auto& [kind, base] : kBases) {
    if (!overlap(written.kinds, kind)) continue;
    TypeName member{base, not_null, {}};
    if (base == Base::List) {
      member.inner.push_back(written.elements.empty() ? TypeName{}
                                                      : one_of(terms(written.elements), false));
    }
    members.push_back(std::move(member));
  }
  return one_of(std::move(members), not_null);
}

}  // namespace

TypeName type_name(const ast::TypeName& type) { return one_of(terms(type.alternatives), false); }

}  // namespace dossier::query::plan
