#include "query/execute/bound_count.h"
#include "query/plan/steps_rows.h"
#include "query/value/failure.h"

namespace dossier::query {

namespace execute {

namespace {

[[noreturn]] void fail_at(const Evaluator& count, Code code, std::string message) {
  throw Exception(Error{code, std::move(message), count.where()});
}

}  // namespace

std::uint64_t row_count(Context& context, const Evaluator& count, const char* clause) {
  ScratchBatch single(context);
  single->set_rows(1);
  const Value value = count.value(context, *single, 0);
  if (!value.is_integer()) {
    fail_at(count, Code::InvalidArgumentAtRunTime,
            std::string(clause) + " needs an integer, not " +
                std::string(kind_with_article(value.kind())));
  }
  if (value.integer() < 0) {
    fail_at(count, Code::NegativeIntegerAtRunTime,
            std::string(clause) + " needs an integer that is not negative, not " + shown(value));
  }
  return static_cast<std::uint64_t>(value.integer());
}

namespace {

void select(Batch& batch, std::size_t from, std::size_t count) {
  const Selection old = batch.selected().subspan(from, count);
  std::vector<std::uint32_t> kept(old.begin(), old.end());
  batch.select(kept);
}

class Skip final : public Operator {
 public:
  Skip(Context& context, OperatorPtr input, const Evaluator& count)
      : Operator(context), input_(std::move(input)), count_(count) {}
  void open() override {
    left_ = row_count(context(), count_, "SKIP");
    input_->open();
  }
  bool next(Batch& out) override {
    while (input_->next(out)) {
      const std::uint64_t size = out.size();
      if (left_ >= size) {
        left_ -= size;
        continue;
      }
      if (left_ > 0) select(out, left_, size - left_);
      left_ = 0;
      return true;
    }
    return false;
  }

 private:
  OperatorPtr input_;
  const Evaluator& count_;
  std::uint64_t left_ = 0;
};

class Limit final : public Operator {
 public:
  Limit(Context& context, OperatorPtr input, const Evaluator& count, bool exhausts)
      : Operator(context), input_(std::move(input)), count_(count), exhausts_(exhausts) {}
  void open() override {
    left_ = row_count(context(), count_, "LIMIT");
    ended_ = false;
    input_->open();
  }
  bool next(Batch& out) override {
    if (left_ == 0) return exhaust(out), false;
    if (!input_->next(out)) {
      ended_ = true;
      return false;
    }
    if (out.size() > left_) select(out, 0, left_);
    left_ -= out.size();
    return true;
  }

 private:
  void exhaust(Batch& scratch) {
    while (exhausts_ && !ended_) ended_ = !input_->next(scratch);
  }

  OperatorPtr input_;
  const Evaluator& count_;
  bool exhausts_;
  bool ended_ = false;
  std::uint64_t left_ = 0;
};

}  // namespace
}  // namespace execute

namespace plan {

OperatorPtr SkipStep::make(Builder& builder) const {
  return std::make_unique<execute::Skip>(builder.context(), builder.build(*inputs[0]), *count);
}
OperatorPtr LimitStep::make(Builder& builder) const {
  return std::make_unique<execute::Limit>(builder.context(), builder.build(*inputs[0]), *count,
                                          exhausts);
}

}  // namespace plan
}  // namespace dossier::query
