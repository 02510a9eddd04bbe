#pragma once

/// The files that cmake/scanner.cmake puts into the program; each is empty where it was not fetched.
extern "C" {
extern char const etimbre_scanner_script[];
extern char const etimbre_scanner_script_end[];
extern char const etimbre_scanner_engine[];
extern char const etimbre_scanner_engine_end[];
extern char const etimbre_scanner_squeezed[];
extern char const etimbre_scanner_squeezed_end[];
}
