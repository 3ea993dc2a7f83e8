#include "shell/render/collected.h"
#include "shell/render/drawing.h"

#include <ostream>

#include <dossier/export.h>

namespace dossier::shell {

namespace {

class GraphDrawing final : public CollectingRenderer {
 public:
  GraphDrawing(std::ostream& out, const RenderSettings& settings)
      : out_(out), settings_(settings) {}
  void end() override {
    const Subgraph graph = subgraph(result_);
    if (graph.nodes.empty() && !result_.empty()) {
      out_ << "(no nodes in this result: return nodes, relationships or paths to see a drawing)\n";
      return;
    }
    DrawingSettings drawing;
    drawing.colour = settings_.colour;
    drawing.width = settings_.width;
    out_ << draw(graph, drawing);
  }

 private:
  std::ostream& out_;
  RenderSettings settings_;
};

}  // namespace

std::unique_ptr<Renderer> make_graph(std::ostream& out, const RenderSettings& settings) {
  return std::make_unique<GraphDrawing>(out, settings);
}

}  // namespace dossier::shell
