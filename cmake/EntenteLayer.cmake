# Layers: each folder of the program states its files, what it may include and what it links, in one call.
#
#   entente_layer(extractors/text
#       SOURCES document.cpp html.cpp
#       MAY_INCLUDE graph/schema
#       LINKS PkgConfig::GUMBO)
#
# makes the static library `entente_extractors_text`, links it to the layers it may include, and writes the arrow
# to layers.txt in the build folder, which tests/layers reads to check every #include of the tree.

set_property(GLOBAL PROPERTY ENTENTE_LAYERS "")

add_library(entente_options INTERFACE)
target_compile_features(entente_options INTERFACE cxx_std_23)
target_include_directories(entente_options INTERFACE ${PROJECT_SOURCE_DIR})
# GCC 12 warns falsely of overlapping copies in `"literal" + std::string` at -O2 (GCC bug 105651).
target_compile_options(entente_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual -Wdouble-promotion -Wcast-align
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wlogical-op -Wduplicated-cond>
    $<$<BOOL:${ENTENTE_WERROR}>:-Werror>)
if(ENTENTE_SANITIZE)
    # Instrumented code makes GCC 12 warn falsely of values that may not be set, in Boost's headers among others.
    target_compile_options(entente_options INTERFACE
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
        -fsanitize=${ENTENTE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(entente_options INTERFACE -fsanitize=${ENTENTE_SANITIZE})
endif()

function(entente_layer folder)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;MAY_INCLUDE;LINKS")
    string(REPLACE "/" "_" target "entente_${folder}")
    list(TRANSFORM arg_SOURCES PREPEND "${PROJECT_SOURCE_DIR}/${folder}/")
    add_library(${target} STATIC ${arg_SOURCES})
    target_link_libraries(${target} PUBLIC entente_options)
    foreach(layer IN LISTS arg_MAY_INCLUDE)
        string(REPLACE "/" "_" dependency "entente_${layer}")
        target_link_libraries(${target} PUBLIC ${dependency})
    endforeach()
    target_link_libraries(${target} PUBLIC ${arg_LINKS})
    string(JOIN " " arrows ${arg_MAY_INCLUDE})
    set_property(GLOBAL APPEND PROPERTY ENTENTE_LAYERS "${folder}: ${arrows}")
endfunction()

# Writes the declared arrows, one layer a line: `folder: may include …`.
function(entente_write_layers file)
    get_property(layers GLOBAL PROPERTY ENTENTE_LAYERS)
    string(JOIN "\n" text ${layers})
    file(GENERATE OUTPUT ${file} CONTENT "${text}\n")
endfunction()
