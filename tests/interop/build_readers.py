"""usage: build_readers.py LIBRARIES FOLDER
Compiles the readers that are written in C and Java into FOLDER, each against its library: Debian's (libigraph-dev,
libjgrapht-java) and what scripts/setup.sh fetched (LIBRARIES: build/readers)."""
import os
import subprocess
import sys

from readers import FOLDER as SOURCES


def source(name):
    return os.path.join(SOURCES, name)


def compile_c(folder):
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "igraph"], check=True, stdout=subprocess.PIPE, text=True)
    subprocess.run(["cc", "-O1", "-Wall", "-Werror", "-o", os.path.join(folder, "read_igraph"), source("read_igraph.c"),
                    *flags.stdout.split()], check=True)


def compile_java(folder, libraries, *files):
    subprocess.run(["javac", "-Xlint:all,-classfile,-processing,-path", "-d", folder, "-cp", f"{folder}:{libraries}",
                    *map(source, files)], check=True)


def main(libraries, folder):
    os.makedirs(folder, exist_ok=True)
    compile_c(folder)
    compile_java(folder, "/usr/share/java/*", "Json.java", "Reader.java", "ReadJGraphT.java")
    compile_java(folder, f"{libraries}/gephi/*", "Gephi.java", "ReadGephi.java", "DrawGephi.java")
    compile_java(folder, f"{libraries}/neo4j/*", "ReadNeo4j.java")


main(*sys.argv[1:])
