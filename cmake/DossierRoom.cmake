# A room is an object library: the rooms together are the library `dossier`.

add_library(dossier_options INTERFACE)
target_compile_features(dossier_options INTERFACE cxx_std_20)
target_compile_options(dossier_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -fvisibility=hidden
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>  # GCC 12 reports optionals that are set,
  # and, when it optimises, copies of strings that cannot happen.
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict;-Wno-stringop-overflow;-Wno-array-bounds>)
target_include_directories(dossier_options INTERFACE
  ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
if(DOSSIER_SANITIZE)
  list(JOIN DOSSIER_SANITIZE "," sanitizers)
  target_compile_options(dossier_options INTERFACE
    -fsanitize=${sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(dossier_options INTERFACE -fsanitize=${sanitizers})
endif()

add_library(dossier STATIC)
add_library(dossier::dossier ALIAS dossier)
target_compile_features(dossier PUBLIC cxx_std_20)
target_include_directories(dossier PUBLIC
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>)
if(DOSSIER_SANITIZE)
  target_link_options(dossier PUBLIC $<BUILD_INTERFACE:-fsanitize=${sanitizers}>)  # programs that embed it, too
endif()

# dossier_room(<name> SOURCES <file>... [LINK <target>...])
function(dossier_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "SOURCES;LINK")
  if(NOT room_SOURCES)
    return()
  endif()
  add_library(dossier_${name} OBJECT ${room_SOURCES})
  target_link_libraries(dossier_${name} PRIVATE dossier_options ${room_LINK})
  set_target_properties(dossier_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  if(DOSSIER_PCH)
    target_precompile_headers(dossier_${name} PRIVATE
      <algorithm> <functional> <map> <memory> <optional> <span> <string> <string_view>
      <unordered_map> <variant> <vector>)
  endif()
  target_sources(dossier PRIVATE $<TARGET_OBJECTS:dossier_${name}>)
  target_link_libraries(dossier PRIVATE ${room_LINK})
endfunction()
