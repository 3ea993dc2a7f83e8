#pragma once

#include "query/ast/function.h"

#include <memory>

namespace dossier::query {

class ProcedureTable;

/// The functions and aggregates of Dossier and the procedures of one table. The table is read once
/// and may change afterwards. Safe for use by many threads.
class StandardCatalog final : public ast::Catalog {
 public:
  explicit StandardCatalog(const ProcedureTable& procedures);
  ~StandardCatalog() override;

  const ast::FunctionInfo* find_function(std::string_view name) const override;
  const ast::ProcedureInfo* find_procedure(std::string_view name) const override;
  void each_function(const std::function<void(const ast::FunctionInfo&)>& visit) const override;
  void each_procedure(const std::function<void(const ast::ProcedureInfo&)>& visit) const override;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace dossier::query
