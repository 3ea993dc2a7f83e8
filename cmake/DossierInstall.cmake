# What `make install` puts on a machine: the library, its headers and package files, and the program.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS dossier EXPORT dossier-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/dossier DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
