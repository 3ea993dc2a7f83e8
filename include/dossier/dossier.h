#pragma once

#include <dossier/database.h>
#include <dossier/error.h>
#include <dossier/export.h>
#include <dossier/import.h>
#include <dossier/language.h>
#include <dossier/result.h>
#include <dossier/schema.h>
#include <dossier/value.h>
#include <dossier/version.h>
