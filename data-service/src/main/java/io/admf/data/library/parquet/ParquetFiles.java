package io.admf.data.library.parquet;

import io.admf.config.BadInputException;
import io.admf.data.SourceRequest;
import io.admf.data.row.FilePattern;
import io.admf.data.row.SourceFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds what a path of Parquet files means. */
final class ParquetFiles {

  private ParquetFiles() {}

  /**
   * A pattern that DuckDB understands.
   *
   * @throws BadInputException if there is no such file
   */
  static String find(String template, SourceRequest request) {
    String name = SourceFile.named(template, request);
    List<String> patterns = new ArrayList<>();
    for (String folder : absolute(name) ? List.of("") : request.data().folders()) {
      String place = folder.isEmpty() || absolute(name) ? name : folder + '/' + name;
      if (FilePattern.is(place)) {
        patterns.add(place);
        if (!FilePattern.files(place).isEmpty()) {
          return place;
        }
      } else if (Files.isDirectory(path(place))) {
        String below = (place.endsWith("/") ? place : place + '/') + "**/*.parquet";
        patterns.add(below);
        if (!FilePattern.files(below).isEmpty()) {
          return below;
        }
      }
    }
    if (!patterns.isEmpty()) {
      throw new BadInputException(
          "data.path",
          "expected Parquet files with the bars of %s, found none; looked for %s"
              .formatted(request.series().id(), String.join(", ", patterns)));
    }
    return SourceFile.find(template, request).place();
  }

  private static boolean absolute(String name) {
    return path(name.replaceAll("[*?\\[\\]]", "x")).isAbsolute();
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new BadInputException("data.path", "must be a path, was " + name);
    }
  }
}
