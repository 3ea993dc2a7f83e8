#include "query/plan/steps_read.h"

namespace dossier::query {

namespace execute {
namespace {

class Single final : public Operator {
 public:
  using Operator::Operator;
  void open() override { done_ = false; }
  bool next(Batch& out) override {
    if (done_) return false;
    done_ = true;
    out.set_rows(1);
    return true;
  }

 private:
  bool done_ = false;
};

class ArgumentRows final : public Operator {
 public:
  ArgumentRows(Context& context, const Argument& argument, const std::vector<Slot>& carried)
      : Operator(context), argument_(argument), carried_(carried) {}
  void open() override { done_ = false; }
  bool next(Batch& out) override {
    if (done_ || argument_.rows.empty()) return false;
    done_ = true;
    out.gather(*argument_.batch, carried_, argument_.rows);
    out.set_rows(argument_.rows.size());
    return true;
  }

 private:
  const Argument& argument_;
  const std::vector<Slot>& carried_;
  bool done_ = false;
};

}  // namespace
}  // namespace execute

namespace plan {

OperatorPtr SingleStep::make(Builder& builder) const {
  return std::make_unique<execute::Single>(builder.context());
}

OperatorPtr ArgumentStep::make(Builder& builder) const {
  return std::make_unique<execute::ArgumentRows>(builder.context(), builder.argument(*this),
                                                 carried);
}

}  // namespace plan
}  // namespace dossier::query
