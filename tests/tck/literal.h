#pragma once

#include <string>
#include <string_view>

#include <dossier/value.h>

namespace dossier::tck {

/// Reads a value as the tables of the TCK write it: numbers, 'text', true, null, NaN, lists, maps,
/// (:Label {key: 1}), [:TYPE {key: 1}] and <(:A)-[:T]->(:B)>. Nodes and relationships get ids that
/// count within the value. Throws std::runtime_error for other text.
Value read_value(std::string_view text);

enum class ListOrder { Kept, Ignored };

/// A value as text such that two values look alike exactly when the TCK calls them the same: ids of
/// nodes and relationships do not show, labels and keys are sorted, temporal values look like
/// strings.
std::string canonical(const Value& value, ListOrder order);

}  // namespace dossier::tck
