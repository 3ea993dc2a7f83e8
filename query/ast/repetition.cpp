#include "query/ast/repetition.h"

#include <algorithm>

namespace dossier::query::ast {
namespace {

const Repetition* repetition_of(const PathElement& element) {
  switch (element.kind) {
    case ElementKind::Node: return nullptr;
    case ElementKind::Relationship: return as<RelationshipPattern>(&element)->length;
    case ElementKind::Repeated: return &as<RepeatedPattern>(&element)->repetition;
  }
  return nullptr;
}

void collect(Seq<PathElement*> elements, std::vector<const PathElement*>& found) {
  for (const PathElement* element : elements) {
    const Repetition* repetition = repetition_of(*element);
    if (repetition != nullptr && repetition->most == Repetition::kUnbounded)
      found.push_back(element);
    if (element->kind == ElementKind::Repeated)
      collect(as<RepeatedPattern>(element)->elements, found);
  }
}

}  // namespace

bool may_stand_still(Seq<PathElement*> elements) {
  return std::all_of(elements.begin(), elements.end(), [](const PathElement* element) {
    const Repetition* repetition = repetition_of(*element);
    if (element->kind == ElementKind::Node || (repetition != nullptr && repetition->least == 0))
      return true;
    return element->kind == ElementKind::Repeated &&
           may_stand_still(as<RepeatedPattern>(element)->elements);
  });
}

std::vector<const PathElement*> unbounded_parts(Seq<PathElement*> elements) {
  std::vector<const PathElement*> found;
  collect(elements, found);
  return found;
}

}  // namespace dossier::query::ast
