#include "graph/import/names.h"

#include "graph/store/keys.h"
#include "graph/store/record.h"

#include <algorithm>

namespace dossier::graph {

std::uint32_t ImportNames::number(NameKind kind, std::string_view name) {
  const NameTable& known = engine_.names(kind);
  if (const auto id = known.find(name)) return *id;
  const std::lock_guard lock(mutex_);
  PendingNames& pending = pending_[static_cast<std::size_t>(kind)];
  if (const auto id = pending.find(name)) return *id;
  return pending.add(known.size(), name);
}

void ImportNames::write(NameKind kind, rocks::SortedFile& file) const {
  constexpr std::array<Tag, kNameKinds> kTags{Tag::LabelName, Tag::TypeName, Tag::KeyName};
  const PendingNames& pending = pending_[static_cast<std::size_t>(kind)];
  for (std::uint32_t i = 0; i < pending.size(); ++i) {
    const std::uint32_t id = pending.first() + i;
    file.put(numbered_key(kTags[static_cast<std::size_t>(kind)], id), pending.name(id));
  }
}

std::uint32_t LabelSets::number(std::span<const LabelId> labels) {
  std::vector<LabelId> sorted = normalised(labels);
  const std::lock_guard lock(mutex_);
  const auto place =
      static_cast<std::uint32_t>(std::find(sets_.begin(), sets_.end(), sorted) - sets_.begin());
  if (place == sets_.size()) sets_.push_back(std::move(sorted));
  return place;
}

}  // namespace dossier::graph
