#pragma once

#include "graph/store.h"
#include "query/engine.h"

#include <memory>

#include <dossier/database.h>

namespace dossier {

struct Database::State {
  explicit State(std::unique_ptr<graph::Store> opened) : store(std::move(opened)), engine(*store) {}

  std::unique_ptr<graph::Store> store;
  query::Engine engine;
};

/// `transaction` is empty once it was committed or rolled back.
struct Transaction::State {
  std::unique_ptr<graph::Transaction> transaction;
  query::Engine* engine;
};

}  // namespace dossier
