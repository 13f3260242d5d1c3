import java.io.File;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Gephi's own code without its windows: a file as a workspace. */
final class Gephi {
    private Gephi() {}

    /** merge: as Gephi does by default, parallel edges of one kind summed up; else as its option "don't merge". */
    static GraphModel open(boolean merge, String... files) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container[] containers = new Container[files.length];
        for (int i = 0; i < files.length; ++i) {
            containers[i] = importer.importFile(new File(files[i]).getAbsoluteFile());
            if (containers[i] == null) throw new IllegalArgumentException("no importer for " + files[i]);
            containers[i].getLoader().setEdgesMergeStrategy(
                merge ? EdgeMergeStrategy.SUM : EdgeMergeStrategy.NO_MERGE);
        }
        for (Container container : containers) importer.process(container, new DefaultProcessor(), workspace);
        return Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
    }

    static void close() {
        Lookup.getDefault().lookup(ProjectController.class).closeCurrentProject();
    }
}
