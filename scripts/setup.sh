# Sourced by run and test: brings a Debian 12 machine to where the program can be built. Each step looks first and is
# silent when there is nothing to do; what the tools print goes to build/log and is shown only when they fail.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p build/log

build_packages=(
    ca-certificates cmake g++ ninja-build ccache pkg-config python3-pip
    libboost-graph-dev rapidjson-dev libspdlog-dev libfmt-dev doctest-dev libsqlite3-dev libicu-dev libpcre2-dev
    libhwy-dev libcli11-dev liblinear-dev libgumbo-dev libexpat1-dev libmd4c-dev libcld2-dev zlib1g-dev libzstd-dev libssl-dev libbenchmark-dev graphviz)
# What the tests read exported graphs and stores with.
reader_packages=(python3-networkx python3-igraph libxml2-utils librsvg2-bin python3-pandas python3-rdflib raptor2-utils r-cran-rsqlite)

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

# build PRESET [TARGET…]: CONFIGURE_FLAGS go to CMake.
build() {
    local preset=$1 targets=()
    shift
    [ $# = 0 ] || targets=(--target "$@")
    quietly "configure-$preset" cmake --preset "$preset" ${CONFIGURE_FLAGS:-}
    ninja -C "build/$preset" -n "$@" | grep -q 'no work to do' || say "building ($preset)"
    quietly "build-$preset" cmake --build --preset "$preset" --parallel "$(nproc)" "${targets[@]}"
}
