package io.admf.compose;

import io.admf.component.Components;
import io.admf.component.OwnCode;
import io.admf.config.BadInputException;
import io.admf.config.Problem;
import io.admf.config.Yaml;
import io.admf.config.YamlReader;
import io.admf.plan.RunPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An experiment file opened with everything that it may name. Closing it forgets compiled plug-ins.
 */
public final class Workbench implements AutoCloseable {

  private final Path file;
  private final Yaml.Mapping yaml;
  private final Plugins plugins;
  private final Components components;

  private Workbench(Path file, Yaml.Mapping yaml, Plugins plugins, Components components) {
    this.file = file;
    this.yaml = yaml;
    this.plugins = plugins;
    this.components = components;
  }

  /**
   * Opens an experiment.
   *
   * @param overrides {@code key.path=value}, applied in order
   * @throws io.admf.config.BadInputException if the file or a plug-in it names is wrong
   */
  public static Workbench open(Path file, List<String> overrides) {
    return open(YamlReader.read(file), file, overrides);
  }

  /**
   * Opens an experiment that is in no file, or was copied from one.
   *
   * @param tree what a file would say
   * @param file what its name would be, or was: where relative paths are looked up
   * @param overrides {@code key.path=value}, applied in order
   */
  public static Workbench open(Yaml.Mapping tree, Path file, List<String> overrides) {
    Yaml.Mapping yaml = overridden(tree, overrides);
    Plugins plugins = Plugins.in(Plugins.FOLDER);
    try {
      Yaml.Mapping compiled = plugins.compile(yaml, file);
      return new Workbench(file, compiled, plugins, Library.discover(plugins));
    } catch (RuntimeException e) {
      plugins.close();
      throw e;
    }
  }

  private static Yaml.Mapping overridden(Yaml.Mapping yaml, List<String> overrides) {
    Yaml.Mapping tree = yaml;
    List<Problem> problems = new ArrayList<>();
    for (String override : overrides) {
      try {
        tree = YamlReader.override(tree, override);
      } catch (BadInputException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return tree;
  }

  /** The components without any experiment, for listing. */
  public static Components library() {
    try (Plugins plugins = Plugins.in(Plugins.FOLDER)) {
      return Library.discover(plugins);
    }
  }

  /** Everything that the experiment may name. */
  public Components components() {
    return components;
  }

  /** Names what the researcher added by its content, to stand behind the code version. */
  public String pluginVersion() {
    return plugins.version();
  }

  /** The source files that the experiment names, to be sent to where it is worked. */
  public List<Plugins.Source> sources() {
    return plugins.sources();
  }

  /** What the researcher added, compiled, to be loaded by services elsewhere. */
  public OwnCode ownCode() {
    return plugins.code();
  }

  /** Reads and expands the experiment; see {@link Coordinator#prepare}. */
  public Coordinator.Prepared prepare(@Nullable String only) {
    return new Coordinator(components).prepare(yaml, file, only);
  }

  /** Reads which series the experiment has and where their bars are. */
  public RunPlan dataset() {
    return new Coordinator(components).dataset(yaml, file);
  }

  /** The same mistakes; those that name a key of {@code data} with the place where it stands. */
  public BadInputException located(BadInputException mistakes) {
    return Coordinator.located(mistakes, yaml, file.toString());
  }

  @Override
  public void close() {
    plugins.close();
  }
}
