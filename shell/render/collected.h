#pragma once

#include "shell/render/renderer.h"

#include <dossier/result.h>

namespace dossier::shell {

/// Base of renderers that need all rows at once: collects them into a result.
class CollectingRenderer : public Renderer {
 public:
  void begin(const std::vector<std::string>& columns) final { result_ = ResultSet(columns); }
  void row(std::span<const Value> values) final {
    result_.append(std::vector<Value>(values.begin(), values.end()));
  }

 protected:
  ResultSet result_;
};

}  // namespace dossier::shell
