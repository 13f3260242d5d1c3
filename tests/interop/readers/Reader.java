import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the readers in Java share: a graph a line of the list that comes in, as reader.py says. */
interface Reader {
    /** Keys and values as reader.py describes a graph. */
    Map<String, Object> read(String[] files) throws Exception;

    static void serve(Reader reader) throws IOException {
        serve(System.out, reader);
    }

    static void serve(PrintStream answers, Reader reader) throws IOException {
        BufferedReader list = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = list.readLine(); line != null; line = list.readLine()) {
            Map<String, Object> graph;
            try {
                graph = reader.read(line.split("\t"));
            } catch (Exception | AssertionError error) {
                graph = Map.of("error", error.toString());
            }
            answers.println(Json.of(graph));
        }
    }
}
