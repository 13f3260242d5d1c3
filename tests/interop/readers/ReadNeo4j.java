import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.cli.AdminTool;
import org.neo4j.cli.ExecutionContext;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Entity;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;

/**
 * Neo4j as a reader: java ReadNeo4j csv neo4j. Each graph is imported by neo4j-admin into a database of its own, which
 * a server within this program then answers from.
 */
final class ReadNeo4j {
    private static final String IMPORTED_ID = "id";

    /** A relationship must have a type. */
    private static final RelationshipType NO_KIND = RelationshipType.withName("RELATED");

    private ReadNeo4j() {}

    private static void importCsv(Path home, String edges, String nodes) {
        ExecutionContext context = new ExecutionContext(home, home, System.err, System.err,
            new org.neo4j.io.fs.DefaultFileSystemAbstraction());
        int code = AdminTool.execute(context, "database", "import", "full", "--nodes=" + nodes,
            "--relationships=" + edges, "--multiline-fields=true",
            "--report-file=" + home.resolve("import.report"), "neo4j");
        if (code != 0) throw new IllegalStateException("neo4j-admin database import: " + code);
    }

    private static Map<String, Object> item(Entity entity) {
        Map<String, Object> attributes = new HashMap<>(entity.getAllProperties());
        attributes.replaceAll((name, value) -> value instanceof Number ? value : value.toString());
        Map<String, Object> item = new HashMap<>();
        item.put("id", attributes.remove(IMPORTED_ID));
        item.put("attributes", attributes);
        return item;
    }

    /** Each node has its kind as a label. */
    private static void checkLabels(Node node) {
        String kind = (String) node.getProperty("entity_kind", "Entity");
        if (!node.hasLabel(Label.label(kind.replace(';', '_'))) || !node.hasLabel(Label.label("Entity")))
            throw new IllegalStateException("the labels of " + node.getAllProperties() + " are " + node.getLabels());
    }

    private static Map<String, Object> read(GraphDatabaseService database) {
        List<Object> nodes = new ArrayList<>(), edges = new ArrayList<>();
        try (Transaction transaction = database.beginTx();
                var allNodes = transaction.getAllNodes();
                var allEdges = transaction.getAllRelationships()) {
            for (Node node : (Iterable<Node>) allNodes::iterator) {
                checkLabels(node);
                nodes.add(item(node));
            }
            for (Relationship edge : (Iterable<Relationship>) allEdges::iterator) {
                Map<String, Object> item = item(edge);
                item.put("source", edge.getStartNode().getProperty(IMPORTED_ID));
                item.put("target", edge.getEndNode().getProperty(IMPORTED_ID));
                @SuppressWarnings("unchecked")
                Map<String, Object> attributes = (Map<String, Object>) item.get("attributes");
                if (!edge.isType(NO_KIND)) attributes.put("kind", edge.getType().name());
                edges.add(item);
            }
        }
        return Map.of("nodes", nodes, "edges", edges);
    }

    private static Map<String, Object> readCsv(String[] files) throws IOException {
        Path home = Files.createTempDirectory("neo4j");
        try {
            Files.createDirectory(home.resolve("conf"));
            importCsv(home, files[0], files[1]);
            DatabaseManagementService server = new DatabaseManagementServiceBuilder(home)
                .setConfig(GraphDatabaseSettings.pagecache_memory, 64L << 20).build();
            try {
                return read(server.database("neo4j"));
            } finally {
                server.shutdown();
            }
        } finally {
            try (Stream<Path> all = Files.walk(home)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);  // what Neo4j says
        Reader.serve(answers, ReadNeo4j::readCsv);
        answers.flush();
        System.exit(0);
    }
}
