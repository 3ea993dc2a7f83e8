#include <algorithm>
#include <iterator>
#include <stdexcept>

#include <dossier/result.h>

namespace dossier {

bool Counters::any() const noexcept {
  return (nodes_created | nodes_deleted | relationships_created | relationships_deleted |
          properties_set | labels_added | labels_removed | indexes_added | indexes_removed |
          constraints_added | constraints_removed) != 0;
}

std::size_t Row::size() const noexcept { return set_->columns().size(); }

const Value& Row::operator[](std::size_t column) const noexcept { return values_[column]; }

const Value& Row::operator[](std::string_view column) const {
  const auto& columns = set_->columns();
  const auto at = std::find(columns.begin(), columns.end(), column);
  if (at == columns.end()) throw std::out_of_range("no column `" + std::string(column) + "`");
  return values_[at - columns.begin()];
}

void ResultSet::append(std::vector<Value> row) {
  values_.insert(values_.end(), std::make_move_iterator(row.begin()),
                 std::make_move_iterator(row.end()));
  ++rows_;
}

}  // namespace dossier
