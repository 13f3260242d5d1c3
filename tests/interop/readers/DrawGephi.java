import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.exporter.api.ExportController;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2Builder;
import org.gephi.preview.api.PreviewController;
import org.gephi.preview.api.PreviewModel;
import org.gephi.preview.api.PreviewProperty;
import org.gephi.preview.types.EdgeColor;
import org.openide.util.Lookup;

/**
 * Gephi's own picture of a graph: java DrawGephi merge|no-merge FILE PICTURE.pdf [ITERATIONS]
 *
 * <p>With ITERATIONS, Gephi's ForceAtlas2 places the nodes; else they are where the file says. Prints what was read.
 */
final class DrawGephi {
    private DrawGephi() {}

    private static void layOut(GraphModel model, int iterations) {
        ForceAtlas2 layout = new ForceAtlas2Builder().buildLayout();
        layout.setGraphModel(model);
        layout.resetPropertiesValues();
        layout.initAlgo();
        for (int i = 0; i < iterations && layout.canAlgo(); ++i) layout.goAlgo();
        layout.endAlgo();
    }

    private static void setStyle() {
        PreviewModel preview = Lookup.getDefault().lookup(PreviewController.class).getModel();
        preview.getProperties().putValue(PreviewProperty.SHOW_NODE_LABELS, Boolean.TRUE);
        preview.getProperties().putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, Boolean.TRUE);
        preview.getProperties().putValue(PreviewProperty.EDGE_COLOR, new EdgeColor(EdgeColor.Mode.ORIGINAL));
        preview.getProperties().putValue(PreviewProperty.EDGE_OPACITY, 40f);
        preview.getProperties().putValue(PreviewProperty.EDGE_CURVED, Boolean.TRUE);
        preview.getProperties().putValue(PreviewProperty.EDGE_THICKNESS, 0.5f);
        preview.getProperties().putValue(PreviewProperty.ARROW_SIZE, 0f);
    }

    private static Map<String, Object> counts(GraphModel model) {
        Map<String, Object> counts = new TreeMap<>();
        Graph graph = model.getGraph();
        int placed = 0, loops = 0;
        double weight = 0;
        for (Node node : graph.getNodes()) {
            if (node.x() != 0 || node.y() != 0) ++placed;
        }
        for (Edge edge : graph.getEdges()) {
            weight += edge.getWeight();
            if (edge.isSelfLoop()) ++loops;
        }
        counts.put("nodes", graph.getNodeCount());
        counts.put("edges", graph.getEdgeCount());
        counts.put("kinds", model.getEdgeTypeCount());
        counts.put("loops", loops);
        counts.put("weight", weight);
        counts.put("placed", placed);
        counts.put("dynamic", model.isDynamic());
        counts.put("from", String.valueOf(model.getTimeBounds().getLow()));
        counts.put("to", String.valueOf(model.getTimeBounds().getHigh()));
        return counts;
    }

    public static void main(String[] arguments) throws Exception {
        long begin = System.nanoTime();
        GraphModel model = Gephi.open(arguments[0].equals("merge"), arguments[1]);
        Map<String, Object> counts = counts(model);
        counts.put("seconds_read", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 1000.0);
        begin = System.nanoTime();
        if (arguments.length > 3) layOut(model, Integer.parseInt(arguments[3]));
        counts.put("seconds_layout", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 1000.0);
        setStyle();
        Lookup.getDefault().lookup(ExportController.class).exportFile(new File(arguments[2]).getAbsoluteFile());
        System.out.println(Json.of(counts));
        System.exit(0);
    }
}
