// Gephi's own ForceAtlas2, for bench/layout.py.
//
//     java -cp gephi-toolkit-0.10.1-all.jar bench/GephiLayout.java FILE THREADS PLACES ITERATIONS
//
// FILE and PLACES are those of bench/layout.cpp. Random start, the settings that Gephi proposes. Prints a JSON object:
// the seconds of the layout alone.
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.gephi.graph.api.*;
import org.gephi.layout.plugin.forceAtlas2.*;

public class GephiLayout {
    public static void main(String[] args) throws Exception {
        IntBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[0]))).order(ByteOrder.LITTLE_ENDIAN)
            .asIntBuffer();
        GraphModel model = GraphModel.Factory.newInstance();
        Graph graph = model.getUndirectedGraph();
        Node[] nodes = new Node[numbers.get(0)];
        Random random = new Random(1);
        for (int v = 0; v < nodes.length; v++) {
            nodes[v] = model.factory().newNode(Integer.toString(v));
            nodes[v].setX((float) ((random.nextDouble() - 0.5) * 1000));
            nodes[v].setY((float) ((random.nextDouble() - 0.5) * 1000));
            graph.addNode(nodes[v]);
        }
        for (int i = 2; i + 1 < numbers.capacity(); i += 2)
            graph.addEdge(model.factory().newEdge(nodes[numbers.get(i)], nodes[numbers.get(i + 1)], 0, 1.0, false));

        ForceAtlas2 layout = new ForceAtlas2Builder().buildLayout();
        layout.setGraphModel(model);
        layout.resetPropertiesValues();
        layout.setThreadsCount(Integer.parseInt(args[1]));
        long start = System.nanoTime();
        layout.initAlgo();
        for (int i = 0; i < Integer.parseInt(args[3]) && layout.canAlgo(); i++) layout.goAlgo();
        layout.endAlgo();
        double seconds = (System.nanoTime() - start) / 1e9;
        try (PrintWriter out = new PrintWriter(args[2])) {
            for (Node node : nodes) out.println(node.x() + " " + node.y());
        }
        System.out.println("{\"seconds\":" + seconds + "}");
        System.exit(0);
    }
}
