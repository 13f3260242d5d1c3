import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.TimeFormat;
import org.gephi.graph.api.types.IntervalSet;
import org.joda.time.DateTimeZone;

/** Gephi as a reader: java ReadGephi merge|no-merge FORMAT PROFILE. Kinds of edges come as the attribute kind. */
final class ReadGephi {
    private ReadGephi() {}

    private static Object value(Object value) {
        if (value instanceof IntervalSet set) {
            List<Object> spells = new ArrayList<>();
            for (Interval interval : set.toArray())
                spells.add(day(interval.getLow()) + "/" + day(interval.getHigh()));
            return spells;
        }
        return value;
    }

    private static String day(double moment) {
        return Double.isInfinite(moment)
            ? "" : org.gephi.graph.api.AttributeUtils.printTimestampInFormat(moment, TimeFormat.DATE, DateTimeZone.UTC);
    }

    /** The column of times is called now this, now that. */
    private static String name(Column column, Object value) {
        return value instanceof IntervalSet ? "timeset" : column.getTitle().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> item(Element element) {
        Map<String, Object> attributes = new HashMap<>();
        for (Column column : element.getTable())
            if (!column.isProperty() || column.getId().equals("timeset")) {
                Object value = element.getAttribute(column);
                if (value != null) attributes.put(name(column, value), value(value));
            }
        if (element.getLabel() != null) attributes.put(element instanceof Node ? "label" : "edgelabel", element.getLabel());
        Map<String, Object> item = new HashMap<>();
        item.put("id", element.getId());
        item.put("attributes", attributes);
        return item;
    }

    private static void place(Map<String, Object> item, Node node) {
        item.put("position", List.of(node.x(), node.y(), node.size()));
        item.put("colour", String.format("#%06x", node.getColor().getRGB() & 0xFFFFFF));
    }

    private static Map<String, Object> read(boolean merge, String[] files) throws Exception {
        GraphModel model = Gephi.open(merge, files);
        try {
            Graph graph = model.getGraph();
            if (!model.isDirected()) throw new IllegalStateException("not directed");
            List<Object> nodes = new ArrayList<>(), edges = new ArrayList<>();
            for (Node node : graph.getNodes()) {
                Map<String, Object> item = item(node);
                place(item, node);
                nodes.add(item);
            }
            for (Edge edge : graph.getEdges()) {
                Map<String, Object> item = item(edge);
                item.put("source", edge.getSource().getId());
                item.put("target", edge.getTarget().getId());
                @SuppressWarnings("unchecked")
                Map<String, Object> attributes = (Map<String, Object>) item.get("attributes");
                if (edge.getTypeLabel() != null) attributes.put("kind", edge.getTypeLabel().toString());
                attributes.put("weight", edge.getWeight());
                edges.add(item);
            }
            return Map.of("nodes", nodes, "edges", edges, "counts", Map.of("kinds", model.getEdgeTypeCount()));
        } finally {
            Gephi.close();
        }
    }

    public static void main(String[] arguments) throws Exception {
        boolean merge = arguments[0].equals("merge");
        PrintStream answers = System.out;
        System.setOut(System.err);  // what Gephi says
        Reader.serve(answers, files -> read(merge, files));
        answers.flush();
        System.exit(0);  // its threads would stay
    }
}
