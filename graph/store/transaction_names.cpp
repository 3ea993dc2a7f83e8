#include "graph/store/transaction_impl.h"

#include <algorithm>

namespace dossier::graph {

std::optional<std::uint32_t> TransactionImpl::find_name(NameKind kind,
                                                        std::string_view name) const {
  if (const auto known = engine_->names(kind).find(name)) return known;
  if (overlay_ == nullptr) return std::nullopt;
  return overlay_->names[static_cast<std::size_t>(kind)].find(name);
}

std::uint32_t TransactionImpl::add_name(NameKind kind, std::string_view name) {
  if (const auto known = find_name(kind, name)) return *known;
  Overlay& overlay = writable_overlay();
  if (const auto known = engine_->names(kind).find(name)) return *known;
  return overlay.names[static_cast<std::size_t>(kind)].add(engine_->names(kind).size(), name);
}

std::string_view TransactionImpl::name_of(NameKind kind, std::uint32_t id) const {
  const std::string_view known = engine_->names(kind).name(id);
  if (!known.empty() || overlay_ == nullptr) return known;
  return overlay_->names[static_cast<std::size_t>(kind)].name(id);
}

std::optional<LabelId> TransactionImpl::find_label(std::string_view name) const {
  const auto id = find_name(NameKind::Label, name);
  return id ? std::optional(LabelId{*id}) : std::nullopt;
}

std::optional<TypeId> TransactionImpl::find_type(std::string_view name) const {
  const auto id = find_name(NameKind::Type, name);
  return id ? std::optional(TypeId{*id}) : std::nullopt;
}

std::optional<KeyId> TransactionImpl::find_key(std::string_view name) const {
  const auto id = find_name(NameKind::Key, name);
  return id ? std::optional(KeyId{*id}) : std::nullopt;
}

LabelId TransactionImpl::label(std::string_view name) {
  return LabelId{add_name(NameKind::Label, name)};
}
TypeId TransactionImpl::type(std::string_view name) {
  return TypeId{add_name(NameKind::Type, name)};
}
KeyId TransactionImpl::key(std::string_view name) { return KeyId{add_name(NameKind::Key, name)}; }

std::string_view TransactionImpl::name(LabelId id) const {
  return name_of(NameKind::Label, raw(id));
}
std::string_view TransactionImpl::name(TypeId id) const { return name_of(NameKind::Type, raw(id)); }
std::string_view TransactionImpl::name(KeyId id) const { return name_of(NameKind::Key, raw(id)); }

std::vector<std::string_view> TransactionImpl::names_in_use(NameKind kind, Count count) const {
  const std::uint32_t own =
      overlay_ == nullptr
          ? 0
          : static_cast<std::uint32_t>(overlay_->names[static_cast<std::size_t>(kind)].size());
  std::vector<std::string_view> out;
  for (std::uint32_t id = 0; id < engine_->names(kind).size() + own; ++id) {
    if (statistics_.get({count, id}) > 0) out.push_back(name_of(kind, id));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string_view> TransactionImpl::labels() const {
  return names_in_use(NameKind::Label, Count::NodesOfLabel);
}
std::vector<std::string_view> TransactionImpl::types() const {
  return names_in_use(NameKind::Type, Count::RelationshipsOfType);
}
std::vector<std::string_view> TransactionImpl::keys() const {
  return names_in_use(NameKind::Key, Count::EntitiesWithKey);
}

}  // namespace dossier::graph
