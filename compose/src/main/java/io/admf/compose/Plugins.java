package io.admf.compose;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.admf.component.ComponentScanner;
import io.admf.component.OwnCode;
import io.admf.component.OwnLoader;
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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private final Map<String, SourceCompiler.Source> sources = new LinkedHashMap<>();
  private byte @Nullable [] compiled;
  private @Nullable URLClassLoader jarLoader;
  private @Nullable OwnLoader loader;

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
    for (Source source : sent) {
      String place = plugins.sources.size() + "/" + source.name(); // two may have the same name
      plugins.sources.put(
          place, new SourceCompiler.Source(source.name(), fileName(source.name()), source.text()));
    }
    plugins.compileAll();
    return plugins;
  }

  private static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** The source files that the experiment names, to be sent elsewhere; in order. */
  List<Source> sources() {
    return sources.values().stream().map(s -> new Source(s.name(), s.text())).toList();
  }

  /** All of it, to be loaded elsewhere. */
  public OwnCode code() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (Path jar : jars) {
      all.put(jar.getFileName().toString(), bytes(jar));
    }
    byte[] classes = compiled;
    if (classes != null) {
      all.put(compiledName(), classes);
    }
    return OwnCode.of(all);
  }

  private String compiledName() {
    return String.join(", ", sources.values().stream().map(SourceCompiler.Source::name).toList());
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadInputException(file.toString(), "cannot be read: " + e.getMessage());
    }
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
    compileAll();
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
      read(name, here, problems);
    } else if (Files.isRegularFile(beside)) {
      read(name, beside, problems);
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

  private void read(String name, Path file, Problems problems) {
    try {
      sources.put(
          name,
          new SourceCompiler.Source(
              file.toString(), file.getFileName().toString(), Files.readString(file)));
    } catch (IOException e) {
      problems.add(file.toString(), "cannot be read as text in UTF-8: " + e.getMessage());
    }
  }

  private void compileAll() {
    if (!sources.isEmpty()) {
      compiled =
          SourceCompiler.compile(
              List.copyOf(sources.values()), System.getProperty("java.class.path"));
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
    String className = fileName(source);
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
    ClassLoader parent = jarLoader();
    for (Path jar : jars) {
      try {
        classes.addAll(scanner.in(jar, parent));
      } catch (UncheckedIOException e) {
        throw new BadInputException(
            jar.toString(),
            "cannot be read as a jar of plug-ins: %s; replace or remove it"
                .formatted(String.valueOf(e.getCause())));
      }
    }
    byte[] made = compiled;
    if (made != null) {
      if (loader == null) {
        Map<String, byte[]> jar = new LinkedHashMap<>();
        jar.put(compiledName(), made);
        loader = new OwnLoader(OwnCode.of(jar), parent);
      }
      classes.addAll(scanner.in(loader));
    }
    return classes;
  }

  /** {@code +plugins-} and a hash of all of it, or nothing when there is none. */
  public String version() {
    if (jars.isEmpty() && sources.isEmpty()) {
      return "";
    }
    HashStream64 hash = Hashing.xxh3_64().hashStream();
    jars.forEach(jar -> hash.putByteArray(bytes(jar)));
    sources.values().forEach(s -> hash.putByteArray(s.text().getBytes(StandardCharsets.UTF_8)));
    return "+plugins-" + HexFormat.of().toHexDigits(hash.getAsLong()).substring(0, 8);
  }

  private ClassLoader jarLoader() {
    ClassLoader ours = Plugins.class.getClassLoader();
    if (jars.isEmpty()) {
      return ours;
    }
    if (jarLoader == null) {
      URL[] urls = new URL[jars.size()];
      for (int i = 0; i < urls.length; i++) {
        try {
          urls[i] = jars.get(i).toUri().toURL();
        } catch (MalformedURLException e) {
          throw new IllegalStateException(e);
        }
      }
      jarLoader = new URLClassLoader(urls, ours);
    }
    return jarLoader;
  }

  @Override
  public void close() {
    try {
      if (jarLoader != null) {
        jarLoader.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
