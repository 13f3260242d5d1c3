# igraph for R as a reader (reader.py): Rscript read_igraph.R FORMAT PROFILE. CSV is read as R reads it when told
# that text is text: cameo codes are no numbers.
suppressPackageStartupMessages(library(igraph))
library(jsonlite)

# Of a number all digits: toJSON writes 15.
exactly <- function(value) {
    if (is.numeric(value) && !is.na(value)) structure(sprintf("%.17g", value), class = "json") else value
}

# A list of attributes by item: NA is null, "id" stands beside.
items <- function(values, count, ends = NULL) {
    lapply(seq_len(count), function(i) {
        of_item <- lapply(values, function(column) exactly(column[[i]]))
        of_item <- Filter(function(value) !identical(value, NA_character_) && !identical(value, NA_real_), of_item)  # NA is R's own word for absent
        id <- of_item$id
        of_item$id <- NULL
        c(list(id = id, attributes = of_item), lapply(ends, function(end) end[[i]]))
    })
}

canonical <- function(graph) {
    stopifnot(is_directed(graph))
    ids <- if (is.null(V(graph)$id)) V(graph)$name else V(graph)$id
    ends <- ends(graph, E(graph), names = FALSE)
    of_nodes <- vertex_attr(graph)
    of_nodes$id <- ids
    of_nodes$name <- NULL
    list(nodes = items(of_nodes, vcount(graph)),
         edges = items(edge_attr(graph), ecount(graph), list(source = ids[ends[, 1]], target = ids[ends[, 2]])))
}

numbers <- c("goldstein", "score", "quad", "symmetric", "foreground", "epoch_day", "confidence", "weight", "sentence",
             "record_count", "party_count", "documents", "sources", "count", "rank", "betweenness",
             "goldstein_mean", "bipartite", "reciprocal")

read_table <- function(path) {
    table <- read.csv(path, colClasses = "character", na.strings = "", encoding = "UTF-8", check.names = FALSE)
    for (name in intersect(names(table), numbers)) table[[name]] <- as.numeric(table[[name]])
    table
}

# Files in the order of their parts' names.
readers <- list(
    graphml = function(files) read_graph(files[1], format = "graphml"),
    csv = function(files) graph_from_data_frame(read_table(files[1]), TRUE, read_table(files[2])))
read <- readers[[commandArgs(TRUE)[1]]]

input <- file("stdin", "r")
while (length(line <- readLines(input, n = 1)) > 0) {
    files <- strsplit(line, "\t", fixed = TRUE)[[1]]
    graph <- tryCatch(suppressWarnings(canonical(read(files))), error = function(e) list(error = conditionMessage(e)))
    empty_object <- function(item) {
        if (length(item$attributes) == 0) item$attributes <- setNames(list(), character(0))
        item
    }
    graph$nodes <- lapply(graph$nodes, empty_object)
    graph$edges <- lapply(graph$edges, empty_object)
    cat(toJSON(graph, auto_unbox = TRUE, json_verbatim = TRUE, na = "null", null = "null"), "\n", sep = "")
}
