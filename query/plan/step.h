#pragma once

#include "query/execute/evaluator.h"
#include "query/execute/operator.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace dossier::query::plan {

using execute::EvaluatorPtr;
using execute::Name;
using execute::OperatorPtr;
using execute::Slot;
using execute::SlotSet;

class Step;
struct ArgumentStep;
using StepPtr = std::unique_ptr<Step>;

/// What PROFILE measures of one step.
struct Measure {
  std::uint64_t rows = 0;
  std::uint64_t runs = 0;
  double seconds = 0;  ///< with the steps below
};
using Profile = std::unordered_map<const Step*, Measure>;

/// Makes operators of steps for one run.
class Builder {
 public:
  explicit Builder(execute::Context& context, Profile* profile = nullptr)
      : context_(context), profile_(profile) {}

  execute::Context& context() noexcept { return context_; }
  OperatorPtr build(const Step& step);
  /// An operator that does the work of a step, measured for PROFILE as `build` does it.
  OperatorPtr measured(const Step& step, OperatorPtr made);
  /// Where PROFILE keeps what it measures of a step; null when nothing is measured. Lives as long
  /// as the run.
  Measure* measure(const Step& step) { return profile_ == nullptr ? nullptr : &(*profile_)[&step]; }
  /// Where the operator of `argument` finds its rows; to be told before the inner plan is built.
  void feed(const ArgumentStep& argument, const execute::Argument& rows) {
    arguments_[&argument] = &rows;
  }
  const execute::Argument& argument(const ArgumentStep& step) const {
    return *arguments_.at(&step);
  }

 private:
  execute::Context& context_;
  Profile* profile_;
  std::unordered_map<const ArgumentStep*, const execute::Argument*> arguments_;
};

/// One step of a plan: what an operator does, without the state of a run. Immutable once planned,
/// and shared by all runs. `inputs[0]` gives the rows that the step works on; steps without inputs
/// are sources.
class Step {
 public:
  virtual ~Step() = default;

  virtual std::string name() const = 0;
  /// What the step works on, as Cypher-like text for EXPLAIN.
  virtual std::string detail() const { return {}; }
  virtual OperatorPtr make(Builder& builder) const = 0;
  /// Adds the slots that the step itself reads.
  virtual void uses(SlotSet&) const {}
  /// Adds the slots that the step gives a value.
  virtual void binds(SlotSet&) const {}
  /// Tells the step which slots are needed of its rows; it sets `carried` and tells its inputs.
  virtual void require(const SlotSet& needed);

  std::vector<StepPtr> inputs;
  double rows = 1;  ///< estimated
  /// Slots of the input that go into the output, of those that the step does not bind itself.
  std::vector<Slot> carried;
};

/// Numbers of the slots in a set.
std::vector<Slot> list_of(const SlotSet& set);

/// The plan as an indented tree with estimated and, when measured, actual rows and milliseconds.
std::string print(const Step& root, const Profile* profile);

}  // namespace dossier::query::plan
