package io.admf.data.row;

import io.admf.config.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Paths with {@code *} (anything but a slash), {@code **} (any folders), {@code ?} and {@code []}.
 */
public final class FilePattern {

  private static final String WILD = "*?[";

  private FilePattern() {}

  /** Whether a path is a pattern. */
  public static boolean is(String path) {
    return path.chars().anyMatch(c -> WILD.indexOf(c) >= 0);
  }

  /**
   * The files that a pattern matches, sorted by path.
   *
   * @throws BadInputException if it is no pattern, or folders cannot be read
   */
  public static List<Path> files(String pattern) {
    int wild = 0;
    while (WILD.indexOf(pattern.charAt(wild)) < 0) {
      wild++;
    }
    int slash = pattern.lastIndexOf('/', wild);
    String above = slash < 0 ? "" : slash == 0 ? "/" : pattern.substring(0, slash);
    try {
      Path folder = Path.of(above);
      PathMatcher matcher =
          folder.getFileSystem().getPathMatcher("glob:" + pattern.replace("/**/", "/{,**/}"));
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        return files.filter(Files::isRegularFile).filter(matcher::matches).sorted().toList();
      }
    } catch (InvalidPathException | PatternSyntaxException e) {
      throw new BadInputException("data.path", "must be a path or a pattern, was " + pattern);
    } catch (IOException e) {
      throw new BadInputException(above, "cannot be read: " + e.getMessage());
    }
  }
}
