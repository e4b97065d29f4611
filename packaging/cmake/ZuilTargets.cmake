# How every target of Zuil is built: its warnings, its sanitizers, and one function per kind of target, so that a
# folder's CMakeLists.txt says no more than what is in it and what it may use.

find_program(ZUIL_CCACHE ccache)
if(ZUIL_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ZUIL_CCACHE})
endif()

# The files of a library or a test are compiled eight at a time, because most of the work is reading the same headers: a
# build takes a third of the time. So names in the anonymous namespaces of one target are distinct. Who edits a file at a
# time compiles it alone (the dev preset), which also shows what a file forgot to include.
option(ZUIL_TOGETHER "Compile the files of a target together" ON)

add_library(zuil_warnings INTERFACE)
# A designated initializer names what matters and leaves the rest empty: that is no oversight.
target_compile_options(zuil_warnings INTERFACE
  -Wall -Wextra -Wno-missing-field-initializers -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-align -Wunused -Wnull-dereference -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough)
# With full optimisation or sanitizers GCC sees null dereferences, uninitialised values and memory used after it was freed
# inside the standard library that are not there: of a std::vector that moves a tl::expected, it takes the value and the error,
# which share their place, for one. (Clang knows none of these warnings; ASan knows the last one better.)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND (ZUIL_SANITIZE OR CMAKE_CXX_FLAGS MATCHES "-O2"))
  target_compile_options(zuil_warnings INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized -Wno-use-after-free)
endif()
# Of files compiled together all but one count as headers, where GCC minds types of an anonymous namespace; and a
# parameter may be called what another file calls a constant.
if(ZUIL_TOGETHER)
  target_compile_options(zuil_warnings INTERFACE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
if(ZUIL_WERROR)
  target_compile_options(zuil_warnings INTERFACE -Werror)
endif()

if(ZUIL_SANITIZE)
  add_compile_options(-fsanitize=${ZUIL_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  # Checks at every access through a pointer, a quarter of the time that compiling takes: what is not there ASan sees
  # too. The fuzzers have them.
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND ZUIL_SANITIZE MATCHES undefined)
    add_compile_options(-fno-sanitize=null,alignment,object-size,nonnull-attribute,returns-nonnull-attribute)
  endif()
  add_link_options(-fsanitize=${ZUIL_SANITIZE})
endif()

# zuil_library(NAME SOURCES ... [USES ...] [KEEPS ...])
#   USES: our own targets, seen by those who link to this one. KEEPS: third-party libraries that stay inside.
function(zuil_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;KEEPS" ${ARGN})
  if(ARG_SOURCES)
    add_library(${name} STATIC ${ARG_SOURCES})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${ARG_USES} PRIVATE zuil_warnings ${ARG_KEEPS})
    set_target_properties(${name} PROPERTIES UNITY_BUILD ${ZUIL_TOGETHER} UNITY_BUILD_BATCH_SIZE 8)
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} INTERFACE ${ARG_USES} ${ARG_KEEPS})
  endif()
endfunction()

# zuil_program(NAME SOURCES ... USES ... [KEEPS ...])
function(zuil_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;KEEPS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE zuil_warnings ${ARG_USES} ${ARG_KEEPS})
endfunction()

# What tests/run builds apart from the ASan build: the tests with threads (for TSan), and for release the tests of the real
# program and the sweeps, beside the simulator and the benchmarks.
if(ZUIL_TESTS)
  add_custom_target(zuil_tests_threads)
  add_custom_target(zuil_tests_release)
  add_custom_target(zuil_benchmarks)
endif()

# The long sweeps of tests/run --long: each test does more of the same, and has that much more time.
option(ZUIL_LONG_TESTS "Run the long sweeps in the tests" OFF)
function(zuil_test_properties name timeout labels)
  if(ZUIL_LONG_TESTS)
    math(EXPR timeout "${timeout} * 60")
    set_tests_properties(${name} PROPERTIES ENVIRONMENT ZUIL_LONG_TESTS=1)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${timeout} LABELS "${labels}")
  # They wait for their servers more than they work: begun first, they are company for the others.
  if("server" IN_LIST labels)
    set_tests_properties(${name} PROPERTIES COST ${timeout})
  endif()
endfunction()

# zuil_test(NAME SOURCES ... USES ... [KEEPS ...] [LABELS ...]): one Catch2 program, one test of CTest.
# Labels: "threads" is also run under TSan; "server" starts real servers; "window" drives the real program under Xvfb;
# "sweep" does in many variants what another test does in one. tests/run builds and runs both for release only.
function(zuil_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;USES;KEEPS;LABELS" ${ARGN})
  # Only what hangs is to be ended: on two busy processors a test takes several times as long as by itself.
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 600)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE zuil_warnings ${ARG_USES} ${ARG_KEEPS} Catch2::Catch2WithMain)
  set_target_properties(${name} PROPERTIES UNITY_BUILD ${ZUIL_TOGETHER} UNITY_BUILD_BATCH_SIZE 8)
  # A test's own code is soon run, and compiles in two thirds of the time so.
  target_compile_options(${name} PRIVATE -O0)
  target_compile_definitions(${name} PRIVATE ZUIL_SOURCE_DIR="${PROJECT_SOURCE_DIR}" ZUIL_BINARY_DIR="${PROJECT_BINARY_DIR}")
  if("threads" IN_LIST ARG_LABELS)
    add_dependencies(zuil_tests_threads ${name})
  endif()
  if("window" IN_LIST ARG_LABELS OR "sweep" IN_LIST ARG_LABELS)
    add_dependencies(zuil_tests_release ${name})
  endif()
  if("window" IN_LIST ARG_LABELS OR ("sweep" IN_LIST ARG_LABELS AND ZUIL_SANITIZE))
    set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  zuil_test_properties(${name} ${ARG_TIMEOUT} "${ARG_LABELS}")
endfunction()

# zuil_benchmark(NAME SOURCES ... USES ... [KEEPS ...]): a program that prints figures; never a test.
function(zuil_benchmark name)
  zuil_program(${name} ${ARGN})
  set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
  add_dependencies(zuil_benchmarks ${name})
endfunction()
