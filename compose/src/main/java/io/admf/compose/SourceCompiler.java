package io.admf.compose;

import io.admf.config.BadInputException;
import io.admf.config.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles source files in memory, so that nothing of it is left behind. */
final class SourceCompiler {

  /** Of every entry: the same sources give the same bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private SourceCompiler() {}

  /**
   * A source file.
   *
   * @param place what it is called in mistakes
   * @param name of the file, without its folder
   */
  record Source(String place, String name, String text) {}

  /**
   * Compiles source files that may use each other.
   *
   * @param sources at least one
   * @param classPath what they may use beside that
   * @return a jar
   * @throws BadInputException with every mistake of the compiler's
   */
  static byte[] compile(List<Source> sources, String classPath) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new BadInputException(
          sources.getFirst().place(), "needs a compiler: run ADMF on a JDK, not a JRE");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<Input> inputs = new ArrayList<>();
    for (Source source : sources) {
      inputs.add(new Input(source, inputs.size()));
    }
    try (Outputs outputs =
        new Outputs(
            compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8))) {
      List<String> options = List.of("-parameters", "-proc:none", "-classpath", classPath);
      if (!compiler.getTask(null, outputs, diagnostics, options, null, inputs).call()) {
        throw mistakes(sources, diagnostics.getDiagnostics());
      }
      return outputs.jar();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BadInputException mistakes(
      List<Source> sources, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    Problems problems = new Problems();
    for (Diagnostic<? extends JavaFileObject> each : diagnostics) {
      if (each.getKind() == Diagnostic.Kind.ERROR && each.getSource() != null) {
        problems.add(
            each.getSource().getName() + ':' + each.getLineNumber(),
            "does not compile: " + each.getMessage(Locale.ROOT).lines().findFirst().orElse(""));
      }
    }
    if (!problems.any()) {
      problems.add(
          String.join(", ", sources.stream().map(Source::place).toList()),
          "does not compile: " + diagnostics);
    }
    return new BadInputException(problems.list());
  }

  /** A source file as the compiler sees it. */
  private static final class Input extends SimpleJavaFileObject {
    private final Source source;

    Input(Source source, int number) {
      super(URI.create("source:///" + number + ".java"), Kind.SOURCE); // two may have one name
      this.source = source;
    }

    @Override
    public String getName() {
      return source.place();
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return source.name().equals(simpleName + kind.extension);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text();
    }
  }

  /** Takes class files. */
  private static final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

    Outputs(JavaFileManager other) {
      super(other);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      String path = className.replace('.', '/') + kind.extension;
      return new SimpleJavaFileObject(URI.create("class:///" + path.replace("$", "%24")), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(path, bytes);
          return bytes;
        }
      };
    }

    byte[] jar() throws IOException {
      ByteArrayOutputStream jar = new ByteArrayOutputStream();
      try (ZipOutputStream out = new ZipOutputStream(jar)) {
        for (Map.Entry<String, ByteArrayOutputStream> each : classes.entrySet()) {
          ZipEntry entry = new ZipEntry(each.getKey());
          entry.setTimeLocal(TIME);
          out.putNextEntry(entry);
          each.getValue().writeTo(out);
        }
      }
      return jar.toByteArray();
    }
  }
}
