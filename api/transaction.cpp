#include "api/guarded.h"
#include "api/question.h"
#include "api/state.h"

#include <dossier/database.h>

namespace dossier {

namespace {

Error closed() {
  return Error{Code::TransactionClosed, "the transaction was committed or rolled back before"};
}

}  // namespace

Transaction::Transaction(std::unique_ptr<State> state) : state_(std::move(state)) {}
Transaction::Transaction(Transaction&&) noexcept = default;
Transaction& Transaction::operator=(Transaction&&) noexcept = default;
Transaction::~Transaction() = default;

Result<ResultSet> Transaction::query(std::string_view text, const Parameters& parameters,
                                     const QueryOptions& options) {
  if (!state_->transaction) return closed();
  return guarded([&] {
    return run_text(text, parameters, [&](auto query, auto& with) {
      return state_->engine->run(*state_->transaction, query, with, options);
    });
  });
}

Status Transaction::commit() {
  if (!state_->transaction) return closed();
  const auto transaction = std::move(state_->transaction);
  return guarded([&] { return transaction->commit(); });
}

void Transaction::rollback() noexcept {
  if (!state_->transaction) return;
  state_->transaction->rollback();
  state_->transaction.reset();
}

}  // namespace dossier
