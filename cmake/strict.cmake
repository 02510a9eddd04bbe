# Warnings are errors; the hardening flags are those of the OpenSSF compiler guide that g++ 12 knows.
add_library(strict INTERFACE)
target_compile_features(strict INTERFACE cxx_std_23)
target_compile_options(strict INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wformat=2 -Wimplicit-fallthrough -Werror
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wtrampolines -Wbidi-chars=any>   # restrict: false alarm of g++ 12 on std::string
    $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)        # std::stable_sort of libstdc++ 12 uses one itself

set(sanitized OFF)
if(ETIMBRE_SANITIZE)
    set(sanitized ON)
    add_compile_options(-fsanitize=${ETIMBRE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${ETIMBRE_SANITIZE})
    target_compile_options(strict INTERFACE
        # Under sanitizers g++ 12 loses sight of variants and optionals, and of who allocated Asio's coroutine frames.
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
        $<$<CXX_COMPILER_ID:GNU>:-Wno-mismatched-new-delete>)
    if(ETIMBRE_SANITIZE MATCHES "undefined")
        add_compile_options(-fno-sanitize=vptr)   # Debian's libsoci hides its type information
    endif()
    if(ETIMBRE_SANITIZE MATCHES "thread")
        add_compile_options(-Wno-tsan)
    endif()
endif()

if(ETIMBRE_COVERAGE)
    add_compile_options(--coverage -fprofile-update=atomic)
    add_link_options(--coverage)
endif()

add_compile_options(
    -fstack-protector-strong -fstack-clash-protection -fcf-protection=full
    -fno-delete-null-pointer-checks -fno-strict-overflow -fno-strict-aliasing)
add_compile_definitions(_GLIBCXX_ASSERTIONS)
if(NOT sanitized)
    add_compile_options(-ftrivial-auto-var-init=zero -U_FORTIFY_SOURCE)
    add_compile_definitions($<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=3>)
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
add_link_options(-pie -Wl,-z,relro,-z,now,-z,noexecstack,-z,separate-code,--as-needed)
