# RapidJSON 1.1.0 has an assignment operator that assigns to a const member; clang 19 refuses it, though nobody calls it.
# And it adds to a null pointer, which clang's undefined-behaviour sanitizer reports. For such a clang, the build folder
# gets a copy of the headers without either.
if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang" OR CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
    return()
endif()
find_path(RAPIDJSON_HEADERS rapidjson/document.h REQUIRED)
set(copy ${PROJECT_BINARY_DIR}/rapidjson)
file(COPY ${RAPIDJSON_HEADERS}/rapidjson DESTINATION ${copy})
file(READ ${RAPIDJSON_HEADERS}/rapidjson/document.h header)
string(REPLACE "GenericStringRef& operator=(const GenericStringRef& rhs) { s = rhs.s; length = rhs.length; }" ""
    mended "${header}")
file(READ ${RAPIDJSON_HEADERS}/rapidjson/internal/stack.h stack)
string(REPLACE "stackTop_ + sizeof(T) * count > stackEnd_"
    "static_cast<std::ptrdiff_t>(sizeof(T) * count) > stackEnd_ - stackTop_" stack "${stack}")
string(REPLACE "#include \"swap.h\"" "#include \"swap.h\"\n#include <cstddef>" stack "${stack}")
file(WRITE ${copy}/rapidjson/internal/stack.h "${stack}")
if(NOT mended STREQUAL header)
    file(WRITE ${copy}/rapidjson/document.h "${mended}")
    target_include_directories(entente_options SYSTEM BEFORE INTERFACE ${copy})
endif()
