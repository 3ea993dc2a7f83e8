#include "shell/render/collected.h"

#include <ostream>

#include <dossier/export.h>

namespace dossier::shell {

namespace {

class Dot final : public CollectingRenderer {
 public:
  explicit Dot(std::ostream& out) : out_(out) {}
  void end() override { write_dot(out_, subgraph(result_)); }

 private:
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<Renderer> make_dot(std::ostream& out, const RenderSettings&) {
  return std::make_unique<Dot>(out);
}

}  // namespace dossier::shell
