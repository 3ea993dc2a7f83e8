#pragma once

#include "query/function/procedure.h"
#include "tests/tck/gherkin.h"

namespace dossier::tck {

/// True for a step "there exists a procedure name(in :: TYPE?) :: (out :: TYPE?):".
bool is_procedure(const Step& step);

/// Name, inputs and outputs of the procedure that such a step describes. It does nothing when
/// called; its rows are the table of the step.
query::Procedure read_signature(const Step& step);

}  // namespace dossier::tck
