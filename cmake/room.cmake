# A room is a folder under src/: one CMake target, one namespace, one folder of tests under tests/.
#
#   room(domain/fees USES core LIBRARIES PkgConfig::x)
#
# The include path of a room is a folder holding one link, the room itself, so a file can include only
# the rooms that its own room declares (and what those declare in their headers). An undeclared include
# is "No such file or directory"; a room that is used before it is built stops the configuration.
function(room directory)
    cmake_parse_arguments(arg "" "" "USES;LIBRARIES" ${ARGN})
    string(REPLACE "/" "_" name "${directory}")

    set(used_rooms)
    foreach(used IN LISTS arg_USES)
        string(REPLACE "/" "_" used_name "${used}")
        if(NOT TARGET "room_${used_name}")
            message(FATAL_ERROR "room ${directory} uses ${used}, which is not built below it")
        endif()
        list(APPEND used_rooms "room_${used_name}")
    endforeach()

    set(door "${PROJECT_BINARY_DIR}/doors/${name}")
    get_filename_component(parent "${door}/${directory}" DIRECTORY)
    file(MAKE_DIRECTORY "${parent}")
    file(CREATE_LINK "${PROJECT_SOURCE_DIR}/src/${directory}" "${door}/${directory}" SYMBOLIC)

    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${directory}/*.cpp")
    if(sources)
        add_library(room_${name} STATIC ${sources})
        target_link_libraries(room_${name} PRIVATE strict PUBLIC ${used_rooms} ${arg_LIBRARIES})
        target_include_directories(room_${name} PUBLIC "${door}")
    else()
        add_library(room_${name} INTERFACE)
        target_link_libraries(room_${name} INTERFACE ${used_rooms} ${arg_LIBRARIES})
        target_include_directories(room_${name} INTERFACE "${door}")
    endif()
endfunction()

# Tests find the project's files from its root, where they run, so that no path of one machine is compiled in and
# a compiler cache serves every checkout.
function(test_from_the_root target prefix)
    cmake_parse_arguments(arg "" "FILTER" "" ${ARGN})
    target_compile_definitions(${target} PRIVATE PROJECT_ROOT=".")
    gtest_discover_tests(${target} TEST_PREFIX "${prefix}" TEST_FILTER "${arg_FILTER}" DISCOVERY_TIMEOUT 60
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" PROPERTIES TIMEOUT 120)
endfunction()

# The tests of a room: every *_test.cpp in the folder of the same name under tests/.
#
#   room_tests(adapters/store USES app/pay)    # USES: rooms that only the tests need; FILTER: which of them run
function(room_tests directory)
    cmake_parse_arguments(arg "" "FILTER" "USES;LIBRARIES" ${ARGN})
    string(REPLACE "/" "_" name "${directory}")
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/${directory}/*.cpp")
    if(NOT sources)
        return()
    endif()
    set(used_rooms)
    foreach(used IN LISTS arg_USES)
        string(REPLACE "/" "_" used_name "${used}")
        list(APPEND used_rooms "room_${used_name}")
    endforeach()
    add_executable(${name}_test ${sources})
    target_link_libraries(${name}_test PRIVATE strict room_${name} ${used_rooms} ${arg_LIBRARIES} GTest::gmock_main rapidcheck)
    test_from_the_root(${name}_test "${directory}: " FILTER "${arg_FILTER}")
    # Half of the time a test takes to build is the optimiser's, and tests are not shipped.
    target_compile_options(${name}_test PRIVATE -O0 -U_FORTIFY_SOURCE)
endfunction()
