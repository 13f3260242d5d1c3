import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.graphml.GraphMLImporter;

/** JGraphT as a reader: java ReadJGraphT graphml PROFILE. Its GraphML importer checks the file by the XSD. */
final class ReadJGraphT {
    private ReadJGraphT() {}

    private static Object value(Attribute attribute) {
        AttributeType type = attribute.getType();
        if (type == AttributeType.INT || type == AttributeType.LONG) return Long.parseLong(attribute.getValue());
        if (type == AttributeType.DOUBLE || type == AttributeType.FLOAT) return Double.parseDouble(attribute.getValue());
        return attribute.getValue();
    }

    private static Map<String, Object> item(Map<String, Object> attributes) {
        Map<String, Object> item = new HashMap<>();
        item.put("id", attributes.remove("ID"));
        item.put("attributes", attributes);
        return item;
    }

    private static Map<String, Object> read(String file, boolean validate) {
        int[] next = {0};
        Graph<Integer, DefaultEdge> graph = new DirectedPseudograph<>(() -> next[0]++, DefaultEdge::new, false);
        Map<Integer, Map<String, Object>> nodes = new HashMap<>();
        Map<DefaultEdge, Map<String, Object>> edges = new HashMap<>();
        GraphMLImporter<Integer, DefaultEdge> importer = new GraphMLImporter<>();
        importer.setSchemaValidation(validate);
        importer.addVertexAttributeConsumer(
            (key, a) -> nodes.computeIfAbsent(key.getFirst(), v -> new HashMap<>()).put(key.getSecond(), value(a)));
        importer.addEdgeAttributeConsumer(
            (key, a) -> edges.computeIfAbsent(key.getFirst(), e -> new HashMap<>()).put(key.getSecond(), value(a)));
        importer.importGraph(graph, new File(file));

        Map<Integer, Object> ids = new HashMap<>();
        List<Object> nodeList = new ArrayList<>(), edgeList = new ArrayList<>();
        for (Integer v : graph.vertexSet()) {
            Map<String, Object> node = item(nodes.getOrDefault(v, new HashMap<>()));
            ids.put(v, node.get("id"));
            nodeList.add(node);
        }
        for (DefaultEdge e : graph.edgeSet()) {
            Map<String, Object> edge = item(edges.getOrDefault(e, new HashMap<>()));
            edge.put("source", ids.get(graph.getEdgeSource(e)));
            edge.put("target", ids.get(graph.getEdgeTarget(e)));
            edgeList.add(edge);
        }
        return Map.of("nodes", nodeList, "edges", edgeList);
    }

    public static void main(String[] arguments) throws Exception {
        // What Gephi, Neo4j and yEd look for is not in the schema.
        boolean validate = Set.of("portable", "cytoscape").contains(arguments[1]);
        Reader.serve(files -> read(files[0], validate));
    }
}
