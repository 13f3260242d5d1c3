/* igraph's C library as a reader (reader.py): read_igraph graphml PROFILE. */
#include <igraph/igraph.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_text(const char *text) {
    putchar('"');
    for (const unsigned char *c = (const unsigned char *)text; *c; ++c) {
        if (*c == '"' || *c == '\\') printf("\\%c", *c);
        else if (*c < 0x20) printf("\\u%04x", *c);
        else putchar(*c);
    }
    putchar('"');
}

static void print_number(double value) {
    if (isnan(value)) printf("NaN");
    else printf("%.17g", value);
}

enum element { VERTEX, EDGE };

static const char *text_of(const igraph_t *graph, enum element element, const char *name, igraph_integer_t i) {
    return element == VERTEX ? VAS(graph, name, i) : EAS(graph, name, i);
}

static double number_of(const igraph_t *graph, enum element element, const char *name, igraph_integer_t i) {
    return element == VERTEX ? VAN(graph, name, i) : EAN(graph, name, i);
}

/* "id":…,"attributes":{…} */
static void print_attributes(const igraph_t *graph, enum element element, igraph_integer_t i,
                             const igraph_strvector_t *names, const igraph_vector_int_t *types) {
    const char *comma = "";
    for (igraph_integer_t n = 0; n < igraph_strvector_size(names); ++n)
        if (strcmp(STR(*names, n), "id") == 0) {
            printf("\"id\":");
            print_text(text_of(graph, element, "id", i));
            putchar(',');
        }
    printf("\"attributes\":{");
    for (igraph_integer_t n = 0; n < igraph_strvector_size(names); ++n) {
        const char *name = STR(*names, n);
        if (strcmp(name, "id") == 0) continue;
        printf("%s", comma);
        comma = ",";
        print_text(name);
        putchar(':');
        if (VECTOR(*types)[n] == IGRAPH_ATTRIBUTE_STRING) print_text(text_of(graph, element, name, i));
        else print_number(number_of(graph, element, name, i));
    }
    putchar('}');
}

static void print_graph(const igraph_t *graph) {
    igraph_strvector_t facts, nodes, edges;
    igraph_vector_int_t fact_types, node_types, edge_types;
    igraph_strvector_init(&facts, 0);
    igraph_strvector_init(&nodes, 0);
    igraph_strvector_init(&edges, 0);
    igraph_vector_int_init(&fact_types, 0);
    igraph_vector_int_init(&node_types, 0);
    igraph_vector_int_init(&edge_types, 0);
    igraph_cattribute_list(graph, &facts, &fact_types, &nodes, &node_types, &edges, &edge_types);
    printf("{\"nodes\":[");
    for (igraph_integer_t v = 0; v < igraph_vcount(graph); ++v) {
        printf(v ? ",{" : "{");
        print_attributes(graph, VERTEX, v, &nodes, &node_types);
        putchar('}');
    }
    printf("],\"edges\":[");
    for (igraph_integer_t e = 0; e < igraph_ecount(graph); ++e) {
        printf(e ? ",{\"source\":" : "{\"source\":");
        print_text(VAS(graph, "id", IGRAPH_FROM(graph, e)));
        printf(",\"target\":");
        print_text(VAS(graph, "id", IGRAPH_TO(graph, e)));
        putchar(',');
        print_attributes(graph, EDGE, e, &edges, &edge_types);
        putchar('}');
    }
    printf("]}\n");
    igraph_strvector_destroy(&facts);
    igraph_strvector_destroy(&nodes);
    igraph_strvector_destroy(&edges);
    igraph_vector_int_destroy(&fact_types);
    igraph_vector_int_destroy(&node_types);
    igraph_vector_int_destroy(&edge_types);
}

static void read_file(const char *path) {
    igraph_t graph;
    FILE *file = fopen(path, "r");
    const igraph_error_t error = file ? igraph_read_graph_graphml(&graph, file, 0) : IGRAPH_EFILE;
    if (file) fclose(file);
    if (error != IGRAPH_SUCCESS) {
        printf("{\"error\":");
        print_text(igraph_strerror(error));
        printf("}\n");
    } else {
        if (igraph_is_directed(&graph)) print_graph(&graph);
        else printf("{\"error\":\"undirected\"}\n");
        igraph_destroy(&graph);
    }
    fflush(stdout);
}

int main(void) {
    char *line = NULL;
    size_t size = 0;
    igraph_set_attribute_table(&igraph_cattribute_table);
    igraph_set_error_handler(igraph_error_handler_ignore);
    igraph_set_warning_handler(igraph_warning_handler_ignore);
    while (getline(&line, &size, stdin) > 0) {
        line[strcspn(line, "\n")] = '\0';
        read_file(line);
    }
    free(line);
    return 0;
}
