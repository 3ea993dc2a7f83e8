#pragma once

#include "ingest/train/network.h"

#include <map>

namespace dossier::train {

/// Numbers for the combinations of tag and features in a treebank.
class TagClasses {
 public:
  struct Class {
    std::uint16_t features;
    std::uint16_t tag;
  };
  explicit TagClasses(const std::vector<TreeSentence>& trees);

  std::size_t size() const { return classes_.size(); }
  const std::vector<Class>& classes() const { return classes_; }
  /// A combination that is too rare counts as the most frequent one of its tag.
  std::uint16_t number(const ingest::Token& token) const;

 private:
  std::vector<Class> classes_;
  std::map<std::pair<std::uint16_t, std::uint16_t>, std::uint16_t> numbers_;
  std::map<std::uint16_t, std::uint16_t> by_tag_;
};

/// Rows for the inputs that occur often enough in `trees`, whose tags are predicted ones.
Inputs collect_inputs(const std::vector<TreeSentence>& trees);

/// `gold` gives the trees, `tagged` the tags that the network sees.
Example make_example(const TreeSentence& gold, const TreeSentence& tagged,
                     const TagClasses& classes);

}  // namespace dossier::train
