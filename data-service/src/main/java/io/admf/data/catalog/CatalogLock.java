package io.admf.data.catalog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The right to change a catalog, which one import has at a time, whatever process it is in. Whoever
 * gets it finds nothing half done: what a crash left is finished or removed first.
 */
final class CatalogLock implements AutoCloseable {

  /** The beginning of names of files that are not finished. */
  static final String UNFINISHED = ".import-";

  private static final String NAME = ".lock";

  /** A lock of a file is the process's; its threads take turns by this. */
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private CatalogLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for its turn.
   *
   * @param folder that of the catalog; made if it is not there
   * @param waiting told once when somebody else has it
   */
  static CatalogLock take(Path folder, Runnable waiting) throws IOException {
    if (!IN_THIS_PROCESS.tryLock()) {
      waiting.run();
      IN_THIS_PROCESS.lock();
    }
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock == null) {
          waiting.run();
          lock = channel.lock();
        }
        new Commit(folder).carryOut();
        removeUnfinished(folder);
        return new CatalogLock(channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      IN_THIS_PROCESS.unlock();
      throw e;
    }
  }

  /** Removes what does not count: nobody else is writing. */
  private static void removeUnfinished(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve("commit.json.next"));
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.toList()) {
        String name = String.valueOf(each.getFileName());
        if (name.startsWith(UNFINISHED)) {
          Files.deleteIfExists(each);
        } else if (Files.isDirectory(each)) {
          Files.deleteIfExists(each.resolve(Commit.NEXT));
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // the lock ends with the process at the latest
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }
}
