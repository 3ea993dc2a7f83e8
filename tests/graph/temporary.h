#pragma once

#include "tests/scratch.h"

namespace dossier::graph::test {

/// A scratch folder for one database.
class Temporary : public dossier::test::Scratch {
 public:
  std::string path(const std::string& name = "db") const { return Scratch::path(name); }
};

}  // namespace dossier::graph::test
