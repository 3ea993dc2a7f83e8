#pragma once

#include "graph/import/context.h"

#include <algorithm>
#include <optional>

namespace dossier::graph {

/// Gives out the files of a list of plans piece by piece, and knows the lines where the pieces
/// begin.
template <typename Plan>
class Pieces {
 public:
  Pieces(ImportContext& context, const std::vector<Plan>& plans, std::string_view phase)
      : context_(context), plans_(plans), phase_(phase) {
    for (const Plan& plan : plans) {
      for (const std::string& path : plan.paths) total_ += RecordFile(path, marks_of(plan)).size();
    }
    piece_bytes_ = std::clamp<std::size_t>(total_ / (std::size_t{8} * context.threads), kLeastPiece,
                                           kGreatestPiece);
  }

  /// The next piece; false at the end. Throws Cancelled.
  bool take(PieceBase& piece) {
    while (source_ < plans_.size()) {
      const Plan& plan = plans_[source_];
      if (!file_) file_.emplace(plan.paths[number_], marks_of(plan));
      piece.header = !plan.json && number_ == 0 && file_->position() == 0;
      if (file_->next(piece.text, piece_bytes_)) {
        piece.source = source_;
        piece.file = number_;
        context_.advance(phase_, before_ + file_->position(), total_);
        return true;
      }
      next_file(plan);
    }
    return false;
  }

  /// Adds the rejects of a piece to the file. REQUIRES: called in the order of the pieces.
  void settle(const PieceBase& piece) {
    if (piece.source != line_source_ || piece.file != line_file_) line_ = 0;
    line_source_ = piece.source;
    line_file_ = piece.file;
    for (const Reject& reject : piece.rejects) {
      context_.rejects.add(plans_[piece.source].paths[piece.file], line_ + reject.line + 1, reject);
    }
    line_ += piece.lines;
  }

 private:
  // Small ones keep all threads busy, large ones make few files.
  static constexpr std::size_t kLeastPiece = std::size_t{256} << 10;
  static constexpr std::size_t kGreatestPiece = std::size_t{32} << 20;

  const CsvMarks& marks_of(const Plan& plan) const {
    return plan.json ? kLines : context_.encoder.marks;
  }

  void next_file(const Plan& plan) {
    before_ += file_->position();
    file_.reset();
    if (++number_ < plan.paths.size()) return;
    number_ = 0;
    ++source_;
  }

  ImportContext& context_;
  const std::vector<Plan>& plans_;
  std::string_view phase_;
  std::uint64_t total_ = 0, before_ = 0;
  std::size_t piece_bytes_ = kLeastPiece;
  std::size_t source_ = 0, number_ = 0;
  std::optional<RecordFile> file_;
  std::uint64_t line_ = 0;
  std::size_t line_source_ = 0, line_file_ = 0;
};

}  // namespace dossier::graph
