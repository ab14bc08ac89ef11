package io.admf.data.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.config.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Makes the next manifests of several series take effect together. They are written beside those in
 * effect; then one file, {@code commit.json}, names the series. From the instant at which that is
 * there, the next manifests count; then they take their places and the file is removed. Whoever
 * comes after a crash goes on where it happened.
 */
final class Commit {

  /** The name of a manifest that does not count yet. */
  static final String NEXT = Manifest.NAME + ".next";

  private static final String NAME = "commit.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /**
   * @param folder that of the catalog
   */
  Commit(Path folder) {
    this.folder = folder;
  }

  /** The series whose next manifests count; mostly none. */
  List<String> pending() {
    Path file = folder.resolve(NAME);
    try {
      return Files.exists(file)
          ? List.of(JSON.readValue(Files.readAllBytes(file), String[].class))
          : List.of();
    } catch (NoSuchFileException _) {
      return List.of(); // done meanwhile
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          file.toString(), "expected a list of series: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new BadInputException(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  /** Has the next manifests of these series count. They are on the disk. */
  void declare(List<String> series) throws IOException {
    Path next = folder.resolve(NAME + ".next");
    write(next, JSON.writeValueAsBytes(series));
    move(next, folder.resolve(NAME));
    sync(folder);
  }

  /** Puts next manifests that count in their places. */
  void carryOut() throws IOException {
    List<String> series = pending();
    for (String each : series) {
      Path own = folder.resolve(each);
      if (Files.exists(own.resolve(NEXT))) {
        move(own.resolve(NEXT), own.resolve(Manifest.NAME));
        sync(own);
      }
    }
    if (!series.isEmpty()) {
      Files.deleteIfExists(folder.resolve(NAME));
      sync(folder);
    }
  }

  /** Writes a file; it is on the disk when this returns. */
  static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Gives a file another name at once; one of that name is replaced. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Has the names in a folder on the disk, where the system can do so. */
  static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException _) {
      // a system that cannot open folders orders their changes itself
    }
  }
}
