package io.admf.compose;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.admf.component.ComponentScanner;
import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.config.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Components that the researcher added: jars in the folder {@code plugins}, and source files that
 * the YAML names as a type, compiled at start.
 */
public final class Plugins implements AutoCloseable {

  /** Where a researcher's jars are, in the working folder. */
  public static final Path FOLDER = Path.of("plugins");

  /** The keys whose values name components. */
  private static final List<String> NAMING =
      List.of(
          "type",
          "strategies",
          "classifiers",
          "rules",
          "sizing",
          "slippage",
          "commission",
          "source");

  private final List<Path> jars;
  private final Map<String, Path> sources = new LinkedHashMap<>();
  private final List<Path> compiled = new ArrayList<>();
  private final List<Path> copies = new ArrayList<>();
  private @Nullable URLClassLoader loader;

  private Plugins(List<Path> jars) {
    this.jars = jars;
  }

  /**
   * A source file that an experiment names.
   *
   * @param name of the file, without its folder
   */
  public record Source(String name, String text) {}

  /** The jars in a folder, sorted by name; none when the folder is not there. */
  public static Plugins in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return new Plugins(List.of());
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new Plugins(files.filter(f -> f.toString().endsWith(".jar")).sorted().toList());
    } catch (IOException e) {
      throw new BadInputException(folder.toString(), "cannot be read: " + e.getMessage());
    }
  }

  /**
   * The jars in a folder, and source files that were sent from elsewhere, compiled.
   *
   * @throws BadInputException if one does not compile
   */
  public static Plugins with(Path folder, List<Source> sent) {
    Plugins plugins = in(folder);
    if (sent.isEmpty()) {
      return plugins;
    }
    try {
      Path copies = Files.createTempDirectory("admf-sent");
      plugins.copies.add(copies);
      for (Source source : sent) {
        // each in a folder of its own: two may have the same name
        Path place =
            Files.createDirectory(copies.resolve(Integer.toString(plugins.sources.size())));
        Path file = place.resolve(Path.of(source.name()).getFileName());
        plugins.sources.put(file.toString(), Files.writeString(file, source.text()));
      }
      Problems problems = new Problems();
      plugins.compileAll(problems);
      problems.throwIfAny();
      return plugins;
    } catch (IOException e) {
      plugins.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      plugins.close();
      throw e;
    }
  }

  /** The source files that the experiment names, to be sent elsewhere; in order. */
  List<Source> sources() {
    List<Source> all = new ArrayList<>();
    for (Path file : sources.values()) {
      try {
        all.add(new Source(file.getFileName().toString(), Files.readString(file)));
      } catch (IOException e) {
        throw new BadInputException(file.toString(), "cannot be read: " + e.getMessage());
      }
    }
    return all;
  }

  /**
   * Compiles the source files that an experiment names, and puts the names of their components in
   * their place.
   *
   * @param file the experiment's file; source files are looked up beside it and in the working
   *     folder
   * @throws BadInputException if one is missing or does not compile
   */
  public Yaml.Mapping compile(Yaml.Mapping experiment, Path file) {
    Problems problems = new Problems();
    collect(experiment, "", file, problems);
    problems.throwIfAny();
    if (sources.isEmpty()) {
      return experiment;
    }
    compileAll(problems);
    problems.throwIfAny();
    return (Yaml.Mapping) renamed(experiment, "");
  }

  /**
   * @param key the key whose value, or an item of whose list, the tree is
   */
  private void collect(Yaml tree, String key, Path file, Problems problems) {
    switch (tree) {
      case Yaml.Scalar scalar -> {
        String name = sourceName(scalar, key);
        if (name != null) {
          locate(name, scalar.place().toString(), file, problems);
        }
      }
      case Yaml.Sequence sequence -> sequence.items().forEach(i -> collect(i, key, file, problems));
      case Yaml.Mapping mapping ->
          mapping.entries().forEach(e -> collect(e.value(), e.key(), file, problems));
    }
  }

  private static @Nullable String sourceName(Yaml.Scalar scalar, String key) {
    return NAMING.contains(key) && scalar.value() instanceof String text && text.endsWith(".java")
        ? text
        : null;
  }

  private void locate(String name, String place, Path file, Problems problems) {
    Path here = Path.of(name);
    Path beside = file.resolveSibling(name);
    if (Files.isRegularFile(here)) {
      sources.put(name, here);
    } else if (Files.isRegularFile(beside)) {
      sources.put(name, beside);
    } else {
      String looked =
          Stream.of(here, beside)
              .map(path -> path.toAbsolutePath().normalize().toString())
              .distinct()
              .collect(Collectors.joining(" and "));
      problems.add(
          place, "there is no source file %s; looked at %s; put it there".formatted(name, looked));
    }
  }

  private void compileAll(Problems problems) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new BadInputException(
          sources.keySet().iterator().next(), "needs a compiler: run ADMF on a JDK, not a JRE");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      Path classes = Files.createTempDirectory("admf-plugins");
      compiled.add(classes);
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-parameters",
              "-proc:none",
              "-classpath",
              System.getProperty("java.class.path"));
      boolean fine =
          compiler
              .getTask(
                  null,
                  manager,
                  diagnostics,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(sources.values()))
              .call();
      if (!fine) {
        for (Diagnostic<? extends JavaFileObject> each : diagnostics.getDiagnostics()) {
          if (each.getKind() == Diagnostic.Kind.ERROR && each.getSource() != null) {
            problems.add(
                each.getSource().getName() + ':' + each.getLineNumber(),
                "does not compile: " + each.getMessage(Locale.ROOT).lines().findFirst().orElse(""));
          }
        }
        if (!problems.any()) {
          problems.add(
              String.join(", ", sources.keySet()),
              "does not compile: " + diagnostics.getDiagnostics());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tree with every source file's name replaced by the name of the component it holds. */
  private Yaml renamed(Yaml tree, String key) {
    return switch (tree) {
      case Yaml.Scalar scalar -> {
        String name = sourceName(scalar, key);
        yield name == null ? scalar : new Yaml.Scalar(scalar.place(), componentName(name));
      }
      case Yaml.Sequence sequence ->
          new Yaml.Sequence(
              sequence.place(), sequence.items().stream().map(i -> renamed(i, key)).toList());
      case Yaml.Mapping mapping ->
          new Yaml.Mapping(
              mapping.place(),
              mapping.entries().stream()
                  .map(e -> new Yaml.Entry(e.place(), e.key(), renamed(e.value(), e.key())))
                  .toList());
    };
  }

  private String componentName(String source) {
    String className =
        source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
    className = className.substring(0, className.length() - ".java".length());
    for (Class<?> type : find(new ComponentScanner(Library.KINDS))) {
      if (type.getSimpleName().equals(className)) {
        for (var kind : Library.KINDS) {
          String name = nameOf(kind, type);
          if (name != null) {
            return name;
          }
        }
      }
    }
    throw new BadInputException(
        source,
        "holds no component called %s; mark a public record of that name with @Strategy or the like"
            .formatted(className));
  }

  private static <A extends java.lang.annotation.Annotation, T> @Nullable String nameOf(
      io.admf.component.ComponentKind<A, T> kind, Class<?> type) {
    A annotation = type.getAnnotation(kind.annotation());
    return annotation == null ? null : kind.nameOf().apply(annotation);
  }

  /** The component classes in all of it. */
  List<Class<?>> find(ComponentScanner scanner) {
    List<Class<?>> classes = new ArrayList<>();
    if (jars.isEmpty() && compiled.isEmpty()) {
      return classes;
    }
    List<Path> places = new ArrayList<>(jars);
    places.addAll(compiled);
    URLClassLoader own = loader(places);
    for (Path place : places) {
      try {
        classes.addAll(scanner.in(place, own));
      } catch (UncheckedIOException e) {
        throw new BadInputException(
            place.toString(),
            "cannot be read as a jar of plug-ins: %s; replace or remove it"
                .formatted(String.valueOf(e.getCause())));
      }
    }
    return classes;
  }

  /** {@code +plugins-} and a hash of all of it, or nothing when there is none. */
  public String version() {
    HashStream64 hash = Hashing.xxh3_64().hashStream();
    List<Path> files = new ArrayList<>(jars);
    files.addAll(sources.values());
    for (Path file : files) {
      try {
        hash.putByteArray(Files.readAllBytes(file));
      } catch (IOException e) {
        throw new BadInputException(file.toString(), "cannot be read: " + e.getMessage());
      }
    }
    return files.isEmpty()
        ? ""
        : "+plugins-" + HexFormat.of().toHexDigits(hash.getAsLong()).substring(0, 8);
  }

  private URLClassLoader loader(List<Path> places) {
    if (loader == null) {
      URL[] urls = new URL[places.size()];
      for (int i = 0; i < urls.length; i++) {
        try {
          urls[i] = places.get(i).toUri().toURL();
        } catch (MalformedURLException e) {
          throw new IllegalStateException(e);
        }
      }
      loader = new URLClassLoader(urls, Plugins.class.getClassLoader());
    }
    return loader;
  }

  @Override
  public void close() {
    try {
      if (loader != null) {
        loader.close();
      }
      List<Path> temporary = new ArrayList<>(compiled);
      temporary.addAll(copies);
      for (Path folder : temporary) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
