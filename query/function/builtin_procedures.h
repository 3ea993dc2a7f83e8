#pragma once

#include "query/function/procedure.h"

namespace dossier::query {

/// db.labels, db.relationshipTypes, db.propertyKeys, db.schema.visualization,
/// db.schema.nodeTypeProperties, db.schema.relTypeProperties.
void add_schema_procedures(ProcedureTable& table);

/// db.indexes, db.constraints: what SHOW INDEXES and SHOW CONSTRAINTS list.
void add_index_procedures(ProcedureTable& table);
/// "INTEGER | FLOAT", "LIST<STRING NOT NULL>".
std::string property_type_text(const graph::PropertyType& type);

/// db.index.fulltext.queryNodes, db.index.fulltext.queryRelationships, db.awaitIndexes and their
/// kin.
void add_fulltext_procedures(ProcedureTable& table);

/// dbms.components, dbms.functions, dbms.procedures, db.ping.
void add_system_procedures(ProcedureTable& table);

/// algo.pageRank, algo.louvain and the other algorithms on graphs. Each takes a map of settings:
/// labels, types, direction ('OUTGOING', 'INCOMING', 'BOTH') and weight choose the part of the
/// graph.
void add_algorithm_procedures(ProcedureTable& table);

}  // namespace dossier::query
