#include <catch2/catch.hpp>
#include <dossier/language.h>

using namespace dossier;

TEST_CASE("statements end at semicolons outside of texts and comments") {
  CHECK(statement_end("RETURN 1; x") == 9);
  CHECK(statement_end("RETURN ';', \";\", `;` /* ; */ // ;\n ;") == 36);
  CHECK(statement_end("RETURN 'a\\';' ;") == 15);
  CHECK_FALSE(statement_end("RETURN 1"));
  CHECK_FALSE(statement_end("RETURN ';"));
  CHECK_FALSE(statement_end("RETURN 1 /* ;"));
  CHECK_FALSE(statement_end("RETURN `a\\`"));
  CHECK_FALSE(statement_end(""));
}

TEST_CASE("blank texts hold only spaces, comments and semicolons") {
  CHECK(is_blank(" \n; // x\n /* y */ ;"));
  CHECK(is_blank("/* open"));
  CHECK_FALSE(is_blank("/ "));
  CHECK_FALSE(is_blank("// x\nRETURN 1"));
}
