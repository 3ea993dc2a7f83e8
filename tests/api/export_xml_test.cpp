#include "sample_graph.h"

#include <map>
#include <memory>
#include <sstream>

#include <catch2/catch.hpp>
#include <dossier/export.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>

using namespace dossier;

namespace {

/// A parsed document that answers XPath questions.
class Xml {
 public:
  explicit Xml(const std::string& text)
      : document_(xmlReadMemory(text.data(), static_cast<int>(text.size()), "x.xml", nullptr,
                                XML_PARSE_NONET | XML_PARSE_NOERROR),
                  xmlFreeDoc) {}
  bool well_formed() const { return document_ != nullptr; }

  std::vector<std::string> texts(const std::string& path) const {
    std::unique_ptr<xmlXPathContext, void (*)(xmlXPathContext*)> context(
        xmlXPathNewContext(document_.get()), xmlXPathFreeContext);
    std::unique_ptr<xmlXPathObject, void (*)(xmlXPathObject*)> found(
        xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(path.c_str()), context.get()),
        xmlXPathFreeObject);
    std::vector<std::string> out;
    for (int i = 0; found->nodesetval != nullptr && i < found->nodesetval->nodeNr; ++i) {
      xmlChar* content = xmlNodeGetContent(found->nodesetval->nodeTab[i]);
      out.emplace_back(reinterpret_cast<const char*>(content));
      xmlFree(content);
    }
    return out;
  }

 private:
  std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document_;
};

std::string written(const Subgraph& graph, ExportFormat format) {
  std::ostringstream out;
  write_graph(out, graph, format);
  return out.str();
}

/// What XML can hold of a text.
std::string storable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r') {
      out += "\xEF\xBF\xBD";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("GraphML declares attributes by type and gives relationships their ids") {
  const Xml xml(written(sample_graph("Ada"), ExportFormat::Graphml));
  REQUIRE(xml.well_formed());
  CHECK(xml.texts("//*[local-name()='key'][@attr.name='born']/@attr.type") ==
        std::vector<std::string>{"long"});
  CHECK(xml.texts("//*[local-name()='key'][@attr.name='height']/@attr.type") ==
        std::vector<std::string>{"double"});
  CHECK(xml.texts("//*[local-name()='node']/@id") == std::vector<std::string>{"n1", "n2", "n9"});
  CHECK(xml.texts("//*[local-name()='node']/@labels") ==
        std::vector<std::string>{":Person", ":Country:Member", ""});
  CHECK(xml.texts("//*[local-name()='edge']/@label") ==
        std::vector<std::string>{"VISITED", "NAMES"});
  CHECK(xml.texts("//*[local-name()='edge']/@id") == std::vector<std::string>{"r7", "r8"});
}

TEST_CASE("no text can add markup to GraphML or GEXF") {
  for (const std::string_view text : kHostileTexts) {
    CAPTURE(text);
    const Xml graphml(written(sample_graph(text), ExportFormat::Graphml));
    REQUIRE(graphml.well_formed());
    CHECK(graphml.texts("//*[local-name()='node']").size() == 3);
    CHECK(graphml.texts("//*[@id='n1']/*[@key='name']") ==
          std::vector<std::string>{storable(text)});
    const Xml gexf(written(sample_graph(text), ExportFormat::Gexf));
    REQUIRE(gexf.well_formed());
    CHECK(gexf.texts("//*[local-name()='node']").size() == 3);
    CHECK(gexf.texts("//*[local-name()='node'][@id='1']/@label") ==
          std::vector<std::string>{storable(text)});
  }
}
