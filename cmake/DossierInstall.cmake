# What `make install` puts on a machine: the library, its headers, package files for CMake and
# pkg-config, and the program.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/dossier)

install(TARGETS dossier EXPORT dossier-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/dossier DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT dossier-targets NAMESPACE dossier:: DESTINATION ${package_dir})

configure_package_config_file(cmake/dossier-config.cmake.in dossier-config.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(dossier-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/dossier-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/dossier-config-version.cmake
  DESTINATION ${package_dir})

# The prefix is computed from the place of the .pc file, so the tree can be moved.
file(RELATIVE_PATH pc_to_prefix
  ${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" pc_to_prefix "${pc_to_prefix}")
configure_file(cmake/dossier.pc.in dossier.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/dossier.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES README.md LICENSE NOTICE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
