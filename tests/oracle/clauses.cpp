#include "query/function/aggregate.h"
#include "query/value/compare.h"
#include "tests/oracle/interpreter.h"

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace dossier::oracle {

using query::Ternary;

Graph Graph::read(const graph::Transaction& source) {
  Graph out;
  out.source = &source;
  NodeId nodes[64];
  auto node_cursor = source.scan_nodes();
  while (std::size_t n = node_cursor->next(nodes))
    out.nodes.insert(out.nodes.end(), nodes, nodes + n);
  RelationshipId ids[64];
  graph::Endpoints ends[64];
  auto edge_cursor = source.scan_relationships();
  while (std::size_t n = edge_cursor->next(ids, ends)) {
    for (std::size_t i = 0; i < n; ++i) out.edges.push_back({ids[i], ends[i]});
  }
  return out;
}

namespace {

std::vector<Value> pick(const Row& row, ast::Seq<ast::Column> columns) {
  std::vector<Value> out;
  for (const ast::Column& column : columns) out.push_back(row.at(column.variable));
  return out;
}

template <typename Key>
void keep_distinct(Table& rows, const Key& key) {
  std::vector<std::vector<Value>> seen;
  std::erase_if(rows, [&](const Row& row) {
    const std::vector<Value> values = key(row);
    for (const auto& other : seen) {
      if (query::equivalent(std::span<const Value>(values), std::span<const Value>(other)))
        return true;
    }
    seen.push_back(values);
    return false;
  });
}

std::size_t count_of(const Value& value) {
  return static_cast<std::size_t>(value.is_float() ? static_cast<std::int64_t>(value.real())
                                                   : value.integer());
}

void bind_nulls(const ast::GraphPattern& pattern, Row& row) {
  const auto bind = [&row](const ast::Variable* variable) {
    if (variable != nullptr) row.emplace(variable, Value());
  };
  for (const ast::PathPattern* path : pattern.paths) {
    bind(path->variable.variable);
    for (const ast::PathElement* element : path->elements) {
      if (element->kind == ast::ElementKind::Node)
        bind(ast::as<ast::NodePattern>(element)->variable.variable);
      if (element->kind == ast::ElementKind::Relationship) {
        bind(ast::as<ast::RelationshipPattern>(element)->variable.variable);
      }
      if (element->kind != ast::ElementKind::Repeated) continue;
      for (const ast::GroupVariable& group : ast::as<ast::RepeatedPattern>(element)->groups)
        bind(group.outer);
    }
  }
}

}  // namespace

Answer Interpreter::run(const ast::Query& query) {
  Answer answer;
  for (const ast::Column& column : query.statement.query->columns)
    answer.columns.emplace_back(column.name);
  for (const Row& row : run(*query.statement.query, {Row{}}))
    answer.rows.push_back(pick(row, query.statement.query->columns));
  return answer;
}

Table Interpreter::run(const ast::RegularQuery& query, const Table& input) {
  if (query.parts.size() == 1) return run(*query.parts[0], input);
  Table out;
  for (const ast::SingleQuery* part : query.parts) {
    for (const Row& row : run(*part, input)) {
      Row combined;
      for (std::size_t i = 0; i < query.columns.size(); ++i) {
        combined[query.columns[i].variable] = row.at(part->columns[i].variable);
      }
      out.push_back(std::move(combined));
    }
  }
  if (query.combine == ast::UnionKind::Distinct) {
    keep_distinct(out, [&](const Row& row) { return pick(row, query.columns); });
  }
  return out;
}

Table Interpreter::run(const ast::SingleQuery& query, const Table& input) {
  Table rows = input;
  for (const ast::Clause* clause : query.clauses) rows = run(*clause, rows);
  return rows;
}

Table Interpreter::run(const ast::Clause& clause, const Table& input) {
  Table out;
  switch (clause.kind) {
    case ast::ClauseKind::Match: {
      const auto& it = *ast::as<ast::Match>(&clause);
      for (const Row& row : input) {
        const std::size_t before = out.size();
        match(it.pattern, row, [&](const Row& found) { out.push_back(found); });
        if (!it.optional || out.size() != before) continue;
        out.push_back(row);
        bind_nulls(it.pattern, out.back());
      }
      return out;
    }
    case ast::ClauseKind::Unwind: {
      const auto& it = *ast::as<ast::Unwind>(&clause);
      for (const Row& row : input) {
        const Value list = evaluate(it.list, row);
        if (list.is_null()) continue;
        std::int64_t position = it.first_position;
        for (const Value& element : list.is_list() ? list.list() : List{list}) {
          out.push_back(row);
          out.back()[it.variable.variable] = element;
          if (it.position.variable != nullptr) out.back()[it.position.variable] = position++;
        }
      }
      return out;
    }
    case ast::ClauseKind::Projection: return project(*ast::as<ast::Projection>(&clause), input);
    case ast::ClauseKind::CallSubquery: {
      const auto& it = *ast::as<ast::CallSubquery>(&clause);
      for (const Row& row : input) {
        for (const Row& inner : run(*it.body, {row})) {
          out.push_back(row);
          for (const ast::Column& column : it.body->columns)
            out.back()[column.variable] = inner.at(column.variable);
        }
      }
      return out;
    }
    default: throw std::logic_error("the oracle lacks this clause");
  }
}

Table Interpreter::aggregate(const ast::Projection& clause, const Table& input) {
  struct Group {
    std::vector<Value> key;
    Table rows;
  };
  std::vector<Group> groups;
  std::vector<const ast::ProjectionItem*> keys;
  for (const ast::ProjectionItem& item : clause.items) {
    if (!item.expression->aggregates) keys.push_back(&item);
  }
  for (const Row& row : input) {
    std::vector<Value> key;
    for (const auto* item : keys) key.push_back(evaluate(item->expression, row));
    auto at = std::find_if(groups.begin(), groups.end(), [&](const Group& g) {
      return query::equivalent(std::span<const Value>(g.key), std::span<const Value>(key));
    });
    if (at == groups.end()) at = groups.insert(groups.end(), {key, {}});
    at->rows.push_back(row);
  }
  if (groups.empty() && keys.empty()) groups.push_back({});
  Table out;
  for (const Group& group : groups) {
    Row row = group.rows.empty() ? Row{} : group.rows[0];
    for (std::size_t i = 0; i < keys.size(); ++i) row[keys[i]->variable] = group.key[i];
    for (const ast::Expression* aggregation : clause.aggregations) {
      const auto* call = ast::try_as<ast::FunctionCall>(aggregation);
      if (call == nullptr) {
        aggregated_[aggregation] = static_cast<std::int64_t>(group.rows.size());
        continue;
      }
      auto state = query::find_aggregate(call->name)->make(*functions_.budget);
      std::vector<Value> seen;
      for (const Row& member : group.rows) {
        std::vector<Value> arguments;
        for (const auto* argument : call->arguments)
          arguments.push_back(evaluate(argument, member));
        if (arguments[0].is_null()) continue;
        if (call->distinct) {
          const auto same = [&](const Value& other) {
            return query::equivalent(other, arguments[0]);
          };
          if (std::any_of(seen.begin(), seen.end(), same)) continue;
          seen.push_back(arguments[0]);
        }
        state->add(arguments);
      }
      aggregated_[aggregation] = state->finish();
    }
    for (const ast::ProjectionItem& item : clause.items) {
      if (item.expression->aggregates) row[item.variable] = evaluate(item.expression, row);
    }
    aggregated_.clear();
    out.push_back(std::move(row));
  }
  return out;
}

Table Interpreter::project(const ast::Projection& clause, const Table& input) {
  Table rows;
  if (clause.aggregating) {
    rows = aggregate(clause, input);
  } else {
    for (const Row& row : input) {
      rows.push_back(row);
      for (const ast::ProjectionItem& item : clause.items)
        rows.back()[item.variable] = evaluate(item.expression, row);
    }
  }
  if (clause.distinct) {
    keep_distinct(rows, [&](const Row& row) {
      std::vector<Value> key;
      for (const ast::ProjectionItem& item : clause.items) key.push_back(row.at(item.variable));
      return key;
    });
  }
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    for (const ast::SortItem& item : clause.order) {
      auto order = query::order(evaluate(item.expression, a), evaluate(item.expression, b));
      if (item.direction == ast::SortDirection::Descending) order = 0 <=> order;
      if (order != 0) return order < 0;
    }
    return false;
  });
  if (clause.skip != nullptr) {
    const std::size_t skip = std::min(rows.size(), count_of(evaluate(clause.skip, {})));
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(skip));
  }
  if (clause.limit != nullptr)
    rows.resize(std::min(rows.size(), count_of(evaluate(clause.limit, {}))));
  if (clause.where != nullptr) {
    std::erase_if(rows, [&](const Row& row) {
      return query::truth_of(evaluate(clause.where, row)) != Ternary::True;
    });
  }
  return rows;
}

}  // namespace dossier::oracle
