# What is installed, and the Debian package made of it (./dev package). The simulator of the acquirer never is.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON) # packing needs no test program
set(package "${PROJECT_SOURCE_DIR}/cmake/package")
install(TARGETS etimbre RUNTIME DESTINATION bin)
install(DIRECTORY schemas/ DESTINATION share/etimbre/schemas)
install(DIRECTORY seeds/ DESTINATION share/etimbre/seeds)
install(DIRECTORY docs/ DESTINATION share/doc/etimbre FILES_MATCHING PATTERN "*.md" PATTERN "alerts.yml")
install(FILES README.md DESTINATION share/doc/etimbre)
install(FILES "${package}/etimbre.1" DESTINATION share/man/man1)
install(FILES "${package}/etimbre.service" DESTINATION /lib/systemd/system)
install(FILES "${package}/etimbre.toml" DESTINATION /etc/etimbre)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME etimbre)
set(CPACK_PACKAGE_CONTACT "eTimbre operators <operators@etimbre.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "consular fees, card payments and electronic stamps")
set(CPACK_PACKAGE_DESCRIPTION "A hardened HTTPS service that computes consular fees, takes card payments
through the treasury's acquirer, and issues signed, QR-coded electronic stamps
that a booking counter verifies offline and redeems exactly once.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, ca-certificates, fonts-noto-core, tzdata")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    "${package}/postinst" "${package}/prerm" "${package}/postrm" "${package}/conffiles")
include(CPack)
