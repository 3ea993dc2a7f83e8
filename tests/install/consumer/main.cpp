#include <iostream>

#include <dossier/dossier.h>

int main() {
  auto db = dossier::Database::open(":memory:").value();
  db.query("CREATE (:Country {name: $name})", {{"name", "Finland"}}).value();
  auto rows = db.query("MATCH (c:Country) RETURN c.name AS name").value();
  if (rows.size() != 1 || rows[0]["name"].string() != "Finland") return 1;
  std::cout << "dossier " << dossier::version() << '\n';
}
