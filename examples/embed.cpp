// Reads a folder of documents and prints who proposed what to whom, with the sentence that says so.
//
//   embed FOLDER
#include <iostream>

#include <dossier/dossier.h>

int main(int argc, char** argv) {
  if (argc != 2) return std::cerr << "usage: embed FOLDER\n", 2;

  auto db = dossier::Database::open(":memory:").value();
  auto summary = db.ingest({argv[1]}).value();
  std::cerr << summary.documents << " documents, " << summary.facts << " facts\n";

  auto rows = db.query(
      "MATCH (who)-[p:PROPOSED]->(what:Proposal)-[:PROPOSED_TO]->(whom) "
      "RETURN who.name AS who, what.what AS what, whom.name AS whom, p.evidence[0] AS evidence "
      "ORDER BY who, what, whom");
  if (!rows) return std::cerr << rows.error() << '\n', 1;

  for (const dossier::Row& row : *rows)
    std::cout << row["who"].string() << " | " << row["what"].string() << " | "
              << row["whom"].string() << "\n    " << row["evidence"].string() << '\n';
}
