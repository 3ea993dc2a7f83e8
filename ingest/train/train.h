#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ingest/train/treebank.h"

namespace dossier::train {

using Treebank = std::vector<TreeSentence>;
using Bytes = std::vector<std::byte>;

/// Each trainer returns the bytes of a model. The result depends on the data and the seed only.
Bytes train_tagger(const Treebank& trees, unsigned epochs, std::uint64_t seed);
Bytes train_morphology(const Treebank& trees, unsigned epochs, std::uint64_t seed);
Bytes train_lemmas(const Treebank& trees);
Bytes train_parser(const Treebank& trees, unsigned epochs, std::uint64_t seed);

Bytes read_file(const std::string& path);
void write_file(const std::string& path, const Bytes& bytes);

/// The numbers 0 to count-1 in random order.
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed);

}  // namespace dossier::train
