package io.admf.data.library.http;

import io.admf.config.BadInputException;
import io.admf.data.SourceRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one request on the disk.
 *
 * <pre>
 * DIR/host_SYMBOL_1m_0123456789abcdef/    the hash of what was asked for, keys left out
 *   request.txt                           what that was
 *   current                               "2 17": the second fetching is whole, of 17 pages
 *   2/000001.page …                       a line "sha256 address", then the answer as it came
 * </pre>
 *
 * Each file appears whole or not at all, and {@code current} after the last page, so that there is
 * never half an answer that looks like one. A fetching that was interrupted goes on where it
 * stopped. To fetch anew begins another one; the one before is there until it is whole.
 */
final class PageCache {

  private static final String CURRENT = "current";

  private final Path folder;
  private final int generation;
  private final int pages; // of a whole fetching, else -1

  private PageCache(Path folder, int generation, int pages) {
    this.folder = folder;
    this.generation = generation;
    this.pages = pages;
  }

  /**
   * What is known of a request.
   *
   * @param directory of all requests, as it was written
   * @param asked what was asked for, without keys
   * @param anew whether to begin another fetching
   */
  static PageCache open(
      String directory, SourceRequest request, String host, String asked, boolean anew) {
    String name =
        "%s_%s_%s"
            .formatted(
                host,
                request.series().id(),
                hash(asked.getBytes(StandardCharsets.UTF_8)).substring(0, 16))
            .replaceAll("[^A-Za-z0-9._-]", "-");
    try {
      Path folder = directory(directory, request.data().folders()).resolve(name);
      Files.createDirectories(folder);
      int generation = 1;
      int pages = -1;
      Path current = folder.resolve(CURRENT);
      if (Files.exists(current)) {
        String[] words = Files.readString(current).trim().split(" ", -1);
        generation = Integer.parseInt(words[0]);
        pages = Integer.parseInt(words[1]);
      }
      if (anew && pages >= 0) {
        generation++;
        pages = -1;
      }
      PageCache cache = new PageCache(folder, generation, pages);
      if (anew) {
        cache.forget(generation);
      }
      if (pages < 0) {
        Files.createDirectories(cache.place());
        write(folder.resolve("request.txt"), asked.getBytes(StandardCharsets.UTF_8));
      }
      return cache;
    } catch (IOException e) {
      throw new BadInputException(
          "data.cache", "cannot be used: %s; set it to a folder of your own".formatted(e));
    } catch (InvalidPathException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new BadInputException(
          "data.cache",
          "holds or is what cannot be a cache: %s; remove it".formatted(e.getMessage()));
    }
  }

  private static Path directory(String name, List<String> folders) {
    Path given = Path.of(name);
    for (String folder : folders) {
      Path place = Path.of(folder).resolve(given);
      if (Files.isDirectory(place)) {
        return place;
      }
    }
    return folders.isEmpty() ? given : Path.of(folders.getLast()).resolve(given);
  }

  private Path place() {
    return folder.resolve(String.valueOf(generation));
  }

  private Path page(int number) {
    return place().resolve("%06d.page".formatted(number));
  }

  /** How many pages there are; -1 while they are not all here. */
  int pages() {
    return pages;
  }

  /** What to say when fetching stops. */
  String afterwards() {
    return "what was fetched is kept in %s, and the next run goes on from there".formatted(folder);
  }

  /**
   * A page, or null when it is not here.
   *
   * @param number from 1
   * @throws BadInputException if the file was changed since it was fetched, or is of another
   *     address
   */
  byte @Nullable [] read(int number, String address) {
    Path file = page(number);
    byte[] all;
    try {
      if (!Files.exists(file)) {
        if (number <= pages) {
          throw damaged(file, "is gone");
        }
        return null;
      }
      all = Files.readAllBytes(file);
    } catch (IOException e) {
      throw damaged(file, "cannot be read: " + e.getMessage());
    }
    int end = 0;
    while (end < all.length && all[end] != '\n') {
      end++;
    }
    byte[] body = Arrays.copyOfRange(all, Math.min(all.length, end + 1), all.length);
    String head = new String(all, 0, end, StandardCharsets.UTF_8);
    if (!head.equals(hash(body) + ' ' + address)) {
      throw damaged(file, "was changed since it was fetched");
    }
    return body;
  }

  private static BadInputException damaged(Path file, String how) {
    return new BadInputException(
        file.toString(), how + "; set data.refresh: true to fetch it again");
  }

  /** Keeps a page. */
  void write(int number, String address, byte[] body) {
    byte[] head = (hash(body) + ' ' + address + '\n').getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    store(page(number), all);
  }

  /** All pages are here. */
  void complete(int count) {
    store(
        folder.resolve(CURRENT),
        "%d %d\n".formatted(generation, count).getBytes(StandardCharsets.UTF_8));
    forget(generation - 1);
  }

  private static void store(Path file, byte[] all) {
    try {
      write(file, all);
    } catch (IOException e) {
      throw new BadInputException(file.toString(), "cannot be written: " + e);
    }
  }

  private static void write(Path file, byte[] all) throws IOException {
    Path part = Files.createTempFile(file.getParent(), "part", ".tmp");
    try {
      Files.write(part, all);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void forget(int which) {
    Path old = folder.resolve(String.valueOf(which));
    if (!Files.isDirectory(old)) {
      return;
    }
    try (Stream<Path> files = Files.list(old)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(old);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
