#include "query/function/algorithm_settings.h"

#include "query/value/failure.h"

#include <algorithm>

namespace dossier::query {

namespace {

std::string listed(const std::vector<std::string_view>& names) {
  std::string out;
  for (const std::string_view name : names)
    out.append(out.empty() ? "`" : ", `").append(name).append("`");
  return out;
}

}  // namespace

AlgorithmSettings::AlgorithmSettings(const Value& given, std::vector<std::string_view> known)
    : map_(given.map()) {
  known.insert(known.end(), {"labels", "types", "direction", "weight"});
  for (const auto& [name, value] : map_) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      fail(Code::InvalidArgumentValue, "the algorithm has no setting `" + name + "`",
           "its settings are " + listed(known));
    }
  }
}

double AlgorithmSettings::number(std::string_view name, double otherwise) const {
  const Value* value = map_.find(name);
  if (value == nullptr) return otherwise;
  if (!value->is_number()) fail_type(name, "a number", *value);
  return value->number();
}

std::int64_t AlgorithmSettings::integer(std::string_view name, std::int64_t otherwise,
                                        std::int64_t least) const {
  const Value* value = map_.find(name);
  if (value == nullptr) return otherwise;
  if (!value->is_integer()) fail_type(name, "an integer", *value);
  if (value->integer() < least)
    fail(Code::NumberOutOfRange, "`" + std::string(name) + "` is too small");
  return value->integer();
}

NodeId AlgorithmSettings::node(std::string_view name) const {
  const Value* value = map_.find(name);
  if (value == nullptr || !value->is_node()) {
    fail(Code::InvalidArgumentValue,
         "the algorithm needs the setting `" + std::string(name) + "`, a node");
  }
  return value->node_id();
}

std::string AlgorithmSettings::required_text(std::string_view name) const {
  std::string given = text(name);
  if (given.empty()) {
    fail(Code::InvalidArgumentValue,
         "the algorithm needs the setting `" + std::string(name) + "`, a name");
  }
  return given;
}

graph::AdjacencySpec AlgorithmSettings::spec(graph::Direction direction) const {
  graph::AdjacencySpec out{names("labels"), names("types"), direction, text("weight")};
  const std::string chosen = text("direction");
  if (chosen == "OUTGOING") out.direction = graph::Direction::Outgoing;
  if (chosen == "INCOMING") out.direction = graph::Direction::Incoming;
  if (chosen == "BOTH") out.direction = graph::Direction::Both;
  const bool known =
      chosen.empty() || chosen == "OUTGOING" || chosen == "INCOMING" || chosen == "BOTH";
  if (!known)
    fail(Code::InvalidArgumentValue, "`direction` is `" + chosen + "`",
         "write 'OUTGOING', 'INCOMING' or 'BOTH'");
  return out;
}

std::string AlgorithmSettings::text(std::string_view name) const {
  const Value* value = map_.find(name);
  if (value == nullptr) return {};
  if (!value->is_string()) fail_type(name, "a string", *value);
  return std::string(value->string());
}

std::vector<std::string> AlgorithmSettings::names(std::string_view name) const {
  const Value* value = map_.find(name);
  if (value == nullptr) return {};
  if (value->is_string()) return {std::string(value->string())};
  if (!value->is_list()) fail_type(name, "a list of strings", *value);
  std::vector<std::string> out;
  for (const Value& item : value->list()) {
    if (!item.is_string()) fail_type(name, "a list of strings", *value);
    out.emplace_back(item.string());
  }
  return out;
}

}  // namespace dossier::query
