#pragma once

#include "query/function/procedure.h"
#include "tests/tck/gherkin.h"

#include <string_view>

namespace dossier::tck {

/// A procedure from its signature, "test.my.proc(in :: INTEGER?) :: (out :: STRING?)", and a table
/// of inputs and outputs: it gives the outputs of every row whose inputs are the arguments.
query::Procedure read_procedure(std::string_view signature, const Table& table);

}  // namespace dossier::tck
