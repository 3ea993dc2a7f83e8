#include "query/ast/printer.h"

namespace dossier::query::ast {

void Printer::print(const Clause& clause) {
  switch (clause.kind) {
    case ClauseKind::Match: return print(*as<Match>(&clause));
    case ClauseKind::Unwind: return print(*as<Unwind>(&clause));
    case ClauseKind::Projection: return print(*as<Projection>(&clause));
    case ClauseKind::Create:
      *this << "CREATE ";
      return separated(as<Create>(&clause)->paths, ", ", [&](const auto* path) { print(*path); });
    case ClauseKind::Merge: return print(*as<Merge>(&clause));
    case ClauseKind::Set: *this << "SET "; return print_set(as<Set>(&clause)->items);
    case ClauseKind::Remove: *this << "REMOVE "; return print_set(as<Remove>(&clause)->items);
    case ClauseKind::Delete: {
      const auto& erase = *as<Delete>(&clause);
      if (erase.mode != DeleteMode::Default) {
        *this << (erase.mode == DeleteMode::Detach ? "DETACH " : "NODETACH ");
      }
      *this << "DELETE ";
      return separated(erase.values, ", ", [&](const auto* value) { print(*value); });
    }
    case ClauseKind::Foreach: return print(*as<Foreach>(&clause));
    case ClauseKind::LoadCsv: return print(*as<LoadCsv>(&clause));
    case ClauseKind::CallProcedure: return print(*as<CallProcedure>(&clause));
    case ClauseKind::CallSubquery: return print(*as<CallSubquery>(&clause));
    case ClauseKind::Finish: *this << "FINISH"; return;
  }
}

void Printer::print_where(const Expression* where) {
  if (where == nullptr) return;
  *this << " WHERE ";
  print(*where);
}

void Printer::print(const Unwind& unwind) {
  if (unwind.position.name.empty()) {
    *this << "UNWIND ";
    print(*unwind.list);
    *this << " AS ";
    return print_variable(unwind.variable.name);
  }
  *this << "FOR ";
  print_variable(unwind.variable.name);
  *this << " IN ";
  print(*unwind.list);
  *this << (unwind.first_position == 0 ? " WITH OFFSET " : " WITH ORDINALITY ");
  print_variable(unwind.position.name);
}

void Printer::print(const Match& match) {
  *this << (match.optional ? "OPTIONAL MATCH " : "MATCH ");
  print(match.pattern);
}

void Printer::print(const Projection& projection) {
  *this << (projection.projection == ProjectionKind::With ? "WITH " : "RETURN ");
  if (projection.distinct) *this << "DISTINCT ";
  if (projection.star) *this << (projection.items.empty() ? "*" : "*, ");
  separated(projection.items, ", ", [&](const ProjectionItem& item) { print(item); });
  if (!projection.order.empty()) *this << " ORDER BY ";
  separated(projection.order, ", ", [&](const SortItem& item) {
    print(*item.expression);
    if (item.direction == SortDirection::Descending) *this << " DESC";
  });
  if (projection.skip != nullptr) {
    *this << " SKIP ";
    print(*projection.skip);
  }
  if (projection.limit != nullptr) {
    *this << " LIMIT ";
    print(*projection.limit);
  }
  print_where(projection.where);
}

void Printer::print(const ProjectionItem& item) {
  print(*item.expression);
  if (item.alias.name.empty()) return;
  *this << " AS ";
  print_variable(item.alias.name);
}

void Printer::print(const Merge& merge) {
  *this << "MERGE ";
  print(*merge.path);
  for (const MergeAction& action : merge.actions) {
    *this << (action.event == MergeEvent::OnCreate ? " ON CREATE SET " : " ON MATCH SET ");
    print_set(action.items);
  }
}

void Printer::print_set(Seq<SetItem> items) {
  separated(items, ", ", [&](const SetItem& item) { print(item); });
}

void Printer::print(const SetItem& item) {
  print(*item.target);
  for (const LabelExpression* label : item.labels) {
    *this << ":";
    print(*label);
  }
  if (item.value == nullptr) return;
  *this << (item.kind == SetItemKind::Add ? " += " : " = ");
  print(*item.value);
}

void Printer::print(const Foreach& foreach) {
  *this << "FOREACH (";
  print_local(foreach.variable, *foreach.list);
  *this << " |";
  for (const Clause* clause : foreach.body) {
    *this << " ";
    print(*clause);
  }
  *this << ")";
}

void Printer::print(const LoadCsv& load) {
  *this << (load.with_headers ? "LOAD CSV WITH HEADERS FROM " : "LOAD CSV FROM ");
  print(*load.url);
  *this << " AS ";
  print_variable(load.variable.name);
  if (load.field_terminator.empty()) return;
  *this << " FIELDTERMINATOR ";
  print_string(load.field_terminator);
}

void Printer::print(const CallProcedure& call) {
  *this << (call.optional ? "OPTIONAL CALL " : "CALL ");
  print_dotted(call.name);
  if (call.explicit_arguments) {
    *this << "(";
    separated(call.arguments, ", ", [&](const auto* argument) { print(*argument); });
    *this << ")";
  }
  if (call.yield == YieldKind::Star) *this << " YIELD *";
  if (call.yield != YieldKind::Items) return;
  *this << (call.items.empty() ? " YIELD -" : " YIELD ");
  separated(call.items, ", ", [&](const YieldItem& item) {
    print_name(item.field);
    if (item.field == item.variable.name) return;
    *this << " AS ";
    print_variable(item.variable.name);
  });
  print_where(call.where);
}

void Printer::print(const CallSubquery& call) {
  *this << (call.optional ? "OPTIONAL CALL " : "CALL ");
  if (call.import == ImportKind::Star) *this << "(*) ";
  if (call.import == ImportKind::Names) {
    *this << "(";
    separated(call.names, ", ", [&](const Binding& name) { print_variable(name.name); });
    *this << ") ";
  }
  *this << "{ ";
  print(*call.body);
  *this << " }";
  if (call.batching != nullptr) print(*call.batching);
}

void Printer::print(const Batching& batching) {
  *this << " IN TRANSACTIONS";
  if (batching.rows != nullptr) {
    *this << " OF ";
    print(*batching.rows);
    *this << " ROWS";
  }
  if (batching.on_error == OnBatchError::Continue) *this << " ON ERROR CONTINUE";
  if (batching.on_error == OnBatchError::Break) *this << " ON ERROR BREAK";
  if (batching.status.name.empty()) return;
  *this << " REPORT STATUS AS ";
  print_variable(batching.status.name);
}

}  // namespace dossier::query::ast
