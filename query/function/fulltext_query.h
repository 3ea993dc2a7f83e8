#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::query::fulltext {

/// How a part of a query takes part in the whole.
enum class Occurs : std::uint8_t {
  Should,  ///< raises the score; where no other part must, one of these has to be there
  Must,
  MustNot,
};

enum class Form : std::uint8_t {
  Words,      ///< the words of `text` one after the other: a word, or a "phrase"
  Beginning,  ///< words that begin with `text`
  Parts,      ///< `parts` together
};

/// A query over words as a tree.
struct Wanted {
  Form form = Form::Parts;
  std::string text = {};
  std::string key = {};  ///< the property that it has to stand in; empty: any
  double boost = 1;
  struct Part;
  std::vector<Part> parts;
};
struct Wanted::Part {
  Occurs occurs = Occurs::Should;
  Wanted wanted = {};
};

/// Reads `missile defence`, `"missile defence"`, `missile AND NOT (treaty OR pact)`, `+must -not`,
/// `propos*`, `title:nato`, `word^2`; a backslash takes the next sign as it is. Parts without a
/// word between them are joined by OR, and AND binds tighter. Fails with
/// Code::InvalidArgumentValue.
Wanted parse(std::string_view text);

}  // namespace dossier::query::fulltext
