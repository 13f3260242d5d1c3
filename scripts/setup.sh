# Sourced by run and test: brings a Debian 12 machine to where the program can be built. Each step looks first and is
# silent when there is nothing to do; what the tools print goes to build/log and is shown only when they fail.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p build/log

build_packages=(
    ca-certificates cmake g++ ninja-build ccache pkg-config python3-pip
    libboost-graph-dev rapidjson-dev libspdlog-dev libfmt-dev doctest-dev libsqlite3-dev libicu-dev libpcre2-dev
    libhwy-dev libcli11-dev liblinear-dev libgumbo-dev libexpat1-dev libmd4c-dev libcld2-dev zlib1g-dev libzstd-dev libssl-dev libbenchmark-dev graphviz)
# What the tests read exported graphs and stores with (about 110 MB to fetch, 500 MB on the disk; graph-tool the most).
reader_packages=(
    python3-networkx python3-igraph python3-graph-tool python3-rdflib python3-pandas raptor2-utils libxml2-utils librsvg2-bin
    libigraph-dev r-cran-igraph r-cran-jsonlite r-cran-rsqlite libjgrapht-java poppler-utils fontconfig fonts-dejavu-core)

maven_dependency=org.apache.maven.plugins:maven-dependency-plugin:3.6.1

say() { printf '%s\n' "$*" >&2; }

# quietly NAME COMMAND…: runs it, keeps its output in build/log/NAME.log, shows the end of it on failure.
quietly() {
    local log=build/log/$1.log
    shift
    "$@" >"$log" 2>&1 && return 0
    tail -n 60 "$log" >&2
    say "failed: $* (all of its output: $log)"
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
    as_root apt-get update &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# need_packages NAME…: installs those that are missing.
need_packages() {
    local missing=() package
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return 0
    say "installing ${#missing[@]} Debian packages: ${missing[*]}"
    quietly apt apt_install "${missing[@]}"
}

# need_model: unpacks the model to build/model, whole or not at all. pip checks the wheel against the hash of model.txt.
need_model() {
    [ -f build/model/config.cfg ] && return 0
    say "fetching the language model (13 MB)"
    local fresh=build/model.new
    rm -rf "$fresh" build/model
    quietly model /usr/bin/python3 -m pip download --disable-pip-version-check --no-deps --only-binary :all: \
        --require-hashes -r scripts/model.txt -d "$fresh"
    quietly model /usr/bin/python3 -m zipfile -e "$fresh"/*.whl "$fresh"
    mv "$(dirname "$fresh"/*/*/config.cfg)" build/model
    rm -rf "$fresh"
}

# need_command COMMAND PACKAGE…: installs the packages where nobody brought the command in another way.
need_command() {
    command -v "$1" >/dev/null || need_packages "${@:2}"
}

# fetch_reader NAME COMMAND…: fills build/readers/NAME by the command, which is given the folder, whole or not at all.
fetch_reader() {
    local name=$1 fresh=build/readers/$1.new
    [ -d "build/readers/$name" ] && return 0
    say "fetching libraries that read graphs: $name"
    rm -rf "$fresh"
    mkdir -p "$fresh"
    quietly "reader-$name" "${@:2}" "$fresh" || {
        say "the tests of exported graphs need it; scripts/test --quick does without"
        return 1
    }
    mv "$fresh" "build/readers/$name"
}

fetch_python() {
    /usr/bin/python3 -m pip install --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
        -r scripts/readers/python.txt --target "$1"
}

fetch_node() {
    cp scripts/readers/node/package*.json "$1" && npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund
}

maven() {
    mvn --batch-mode --strict-checksums "-Dmaven.repo.local=$PWD/build/readers/maven.new" "$@"
}

fetch_gephi() {
    maven "$maven_dependency:copy" -Dartifact=org.gephi:gephi-toolkit:0.10.1:jar:all "-DoutputDirectory=$PWD/$1" &&
        sha256sum -c <<<"3e4f5fd6c7d1d75c1e0bfbeae42cc58a1d22ae7c5d793a498e6c5842f22bf027  $1/gephi-toolkit-0.10.1-all.jar"
}

# Many files: the hash is of the list of their hashes.
fetch_neo4j() {
    maven -f scripts/readers/neo4j.xml "$maven_dependency:copy-dependencies" -DincludeScope=runtime \
        "-DoutputDirectory=$PWD/$1" &&
        (cd "$1" && LC_ALL=C sha256sum *.jar) | sha256sum -c <(echo "72cbb07316aa3cf8f8c84d72a2c50853e6f6df6e12e7b8047c7562d537474137  -")
}

# need_readers: the programs and libraries that tests/interop reads exported graphs with, in build/readers what does not
# come from Debian. Each is of one version and checked against its hash.
need_readers() {
    need_packages "${reader_packages[@]}"
    need_command javac default-jdk-headless
    need_command mvn maven
    need_command npm nodejs npm
    fetch_reader python fetch_python
    fetch_reader node fetch_node
    fetch_reader gephi fetch_gephi
    fetch_reader neo4j fetch_neo4j
    rm -rf build/readers/maven.new
}

# build PRESET [TARGET…]: CONFIGURE_FLAGS go to CMake.
build() {
    local preset=$1 targets=()
    shift
    [ $# = 0 ] || targets=(--target "$@")
    quietly "configure-$preset" cmake --preset "$preset" ${CONFIGURE_FLAGS:-}
    ninja -C "build/$preset" -n "$@" | grep -q 'no work to do' || say "building ($preset)"
    quietly "build-$preset" cmake --build --preset "$preset" --parallel "$(nproc)" "${targets[@]}"
}
