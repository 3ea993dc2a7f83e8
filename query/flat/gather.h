#pragma once

#include "query/flat/field.h"

#include <memory>

namespace dossier::query::flat {

/// One aggregating call over all groups, on flat rows.
class Gather {
 public:
  virtual ~Gather() = default;
  virtual void set_groups(std::size_t count) = 0;
  /// groups[i] is the group of row i.
  virtual void add(const Rows& rows, const std::uint32_t* groups) = 0;
  /// Takes in what another one of the same call has gathered; groups[i] is the group here of its
  /// group i.
  virtual void merge(Gather& other, std::span<const std::uint32_t> groups) = 0;
  /// Nobody can tell from the result in which order rows came.
  virtual bool is_exact() const noexcept { return true; }
  virtual Value finish(std::size_t group) = 0;
};

/// How a call looks at repeated rows.
enum class Repeats : std::uint8_t {
  Weighed,  ///< counts them: a weight serves as well
  Ignored,  ///< they change nothing
  Needed,   ///< has to see every one
  Unknown,  ///< the call cannot be gathered here
};
Repeats repeats_of(const plan::Aggregation& call, const SlotSet& known);

/// For groups by so many keys. Null when the memory does not have what the call needs.
std::unique_ptr<Gather> make_gather(const plan::Aggregation& call, std::size_t keys,
                                    Pipeline& pipeline, const Program& program,
                                    execute::Context& context);

}  // namespace dossier::query::flat
