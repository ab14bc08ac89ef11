package io.admf.data.row;

import io.admf.component.Names;
import io.admf.config.BadInputException;
import io.admf.data.SourceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that was found.
 *
 * @param place its path as it is shown
 */
public record SourceFile(Path path, String place) {

  private static final int GZIP_BUFFER = 1 << 16;

  /**
   * Looks a path up: as it is when absolute, else in each folder in order, and each with .gz too.
   *
   * @param template the path; {symbol} and {timeframe} are replaced by those of the series
   * @throws BadInputException if it is in none of them, with every place looked at
   */
  public static SourceFile find(String template, SourceRequest request) {
    String name = named(template, request);
    List<Path> places = places(name, "data.path", request.data().folders());
    SourceFile found = first(places);
    if (found == null) {
      throw new BadInputException(
          "data.path",
          missing("the bars of " + request.series().id(), name, places)
              + "; put the file there, set data.path, or try -o data.source=synthetic");
    }
    return found;
  }

  /**
   * Looks a path up: as it is when absolute, else in each folder in order, and each with .gz too.
   *
   * @param key what YAML calls the path
   * @throws BadInputException if it is in none of them, with every place looked at
   */
  public static SourceFile find(String name, String key, List<String> folders) {
    List<Path> places = places(name, key, folders);
    SourceFile found = first(places);
    if (found == null) {
      throw new BadInputException(
          key, missing("market events", name, places) + "; put the file there or set " + key);
    }
    return found;
  }

  private static List<Path> places(String name, String key, List<String> folders) {
    List<Path> places = new ArrayList<>();
    try {
      Path path = Path.of(name);
      if (path.isAbsolute()) {
        places.add(path);
      } else {
        for (String folder : folders) {
          places.add(Path.of(folder).resolve(path).normalize());
        }
      }
    } catch (InvalidPathException e) {
      throw new BadInputException(key, "must be a path, was " + name);
    }
    return places;
  }

  private static @Nullable SourceFile first(List<Path> places) {
    for (Path place : places) {
      for (Path file : List.of(place, zipped(place))) {
        if (Files.isRegularFile(file)) {
          return new SourceFile(file, file.toString());
        }
      }
    }
    return null;
  }

  /**
   * As {@link #find}, and all files that match in the first folder that has any, sorted by path,
   * where the template is a pattern.
   *
   * @throws BadInputException if there is none
   */
  public static List<SourceFile> findAll(String template, SourceRequest request) {
    String name = named(template, request);
    if (!FilePattern.is(name)) {
      return List.of(find(template, request));
    }
    List<String> patterns = new ArrayList<>();
    for (String folder : name.startsWith("/") ? List.of("") : request.data().folders()) {
      String pattern = folder.isEmpty() ? name : folder + '/' + name;
      List<Path> files = FilePattern.files(pattern);
      if (!files.isEmpty()) {
        return files.stream().map(file -> new SourceFile(file, file.toString())).toList();
      }
      patterns.add(pattern);
    }
    throw new BadInputException(
        "data.path",
        "expected files with the bars of %s, found none; looked for %s"
            .formatted(request.series().id(), String.join(", ", patterns)));
  }

  /** A path whose {symbol} and {timeframe} are those of the series. */
  public static String named(String template, SourceRequest request) {
    return template
        .replace("{symbol}", request.series().symbol())
        .replace("{timeframe}", request.series().timeframe().toString());
  }

  private static Path zipped(Path path) {
    return path.resolveSibling(path.getFileName() + ".gz");
  }

  private static String missing(String what, String name, List<Path> places) {
    StringBuilder text = new StringBuilder();
    text.append("expected a file with ").append(what);
    text.append(", found none; looked for ");
    if (places.isEmpty()) {
      text.append(name).append(" in no folder at all");
    }
    for (int i = 0; i < places.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(places.get(i));
    }
    text.append(" (and the same with .gz)");
    for (Path place : places) {
      String near = near(place, ending(name));
      if (near != null) {
        text.append("; did you mean ").append(near).append('?');
        break;
      }
    }
    return text.toString();
  }

  /** What the names of such files end with, such as {@code .csv}. */
  private static String ending(String name) {
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    int dot = plain.lastIndexOf('.');
    return dot > plain.lastIndexOf('/') ? plain.substring(dot) : "";
  }

  private static @Nullable String near(Path place, String ending) {
    Path folder = place.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return null;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files
              .filter(Files::isRegularFile)
              .map(file -> String.valueOf(file.getFileName()))
              .filter(file -> file.endsWith(ending) || file.endsWith(ending + ".gz"))
              .sorted()
              .toList();
      String nearest = Names.nearest(String.valueOf(place.getFileName()), names);
      return nearest == null ? null : place.resolveSibling(nearest).toString();
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * The bytes of the file, unpacked when its name ends with .gz.
   *
   * @throws BadInputException if it cannot be read
   */
  public InputStream open() {
    try {
      InputStream in = Files.newInputStream(path);
      return place.endsWith(".gz") ? unpacked(in) : in;
    } catch (IOException e) {
      throw new BadInputException(place, "cannot be read: " + e.getMessage());
    }
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    try {
      return new GZIPInputStream(in, GZIP_BUFFER);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
