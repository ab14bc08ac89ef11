package io.admf.reporting.results;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hidden folder among results that one writer has until it is done. Beside it stands a file that
 * the writer keeps locked: the system lets go of the lock when the process dies, however it dies.
 * So whoever gets the lock knows that the folder is nobody's. Names are never used twice.
 */
final class Claim {

  private static final String LOCK = ".lock";
  private static final String PARTIAL = ".partial";
  private static final String OLD = ".old";
  private static final Pattern NAME =
      Pattern.compile("\\.(?<run>[A-Za-z0-9_][A-Za-z0-9._-]*)\\.[0-9]+\\" + LOCK);

  /**
   * The lock files of this process. A file lock is the whole process's, and on some systems it is
   * lost as soon as anything in the process closes the file: so nothing here may open these.
   */
  private static final Set<Path> HELD = new TreeSet<>();

  private final Path lockFile;
  private final @Nullable FileChannel channel;
  private final Path folder;

  private Claim(Path lockFile, @Nullable FileChannel channel, Path folder) {
    this.lockFile = lockFile;
    this.channel = channel;
    this.folder = folder;
  }

  /**
   * Makes a folder for a run.
   *
   * @param results a folder that is there
   */
  static Claim take(Path results, String runId) throws IOException {
    Path real = results.toRealPath();
    while (true) {
      // its name is random
      Path lockFile = Files.createTempFile(real, "." + runId + ".", LOCK);
      Path folder = results.resolve(sibling(lockFile, PARTIAL).getFileName());
      synchronized (HELD) {
        FileChannel channel;
        try {
          channel = locked(lockFile);
        } catch (IOException _) {
          // a file system without locks: without the file nobody will think it is left behind
          Files.deleteIfExists(lockFile);
          return new Claim(lockFile, null, Files.createDirectory(folder));
        }
        if (channel != null) {
          HELD.add(lockFile);
          try {
            return new Claim(lockFile, channel, Files.createDirectory(folder));
          } catch (IOException e) {
            release(lockFile, channel);
            throw e;
          }
        }
      }
      // another process swept it away in the moment before it was locked: once more
    }
  }

  /** Opens and locks a file; null where it is not there or another process has it. */
  private static @Nullable FileChannel locked(Path file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException _) {
      return null;
    }
    try {
      FileLock lock = channel.tryLock();
      if (lock != null && Files.exists(file)) {
        return channel;
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return null;
  }

  private static void release(Path lockFile, @Nullable FileChannel channel) throws IOException {
    synchronized (HELD) {
      HELD.remove(lockFile);
      try (channel) {
        Files.deleteIfExists(lockFile);
      }
    }
  }

  private static Path sibling(Path lockFile, String suffix) {
    String name = lockFile.getFileName().toString();
    return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()) + suffix);
  }

  /** The folder. */
  Path folder() {
    return folder;
  }

  /** Where what stood in the folder's place is put while they are exchanged. */
  Path aside() {
    return folder.resolveSibling(folder.getFileName() + OLD);
  }

  /** Lets go, when the folder has been moved or removed. */
  void release() throws IOException {
    release(lockFile, channel);
  }

  /**
   * Removes what writers have left behind that are not there any more. What cannot be removed
   * stays: it is in nobody's way.
   */
  static void sweep(Path results) {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(results.toRealPath(), ".*" + LOCK)) {
      for (Path file : files) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          sweep(file, file.resolveSibling(name.group("run")));
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException _) {
      // cannot be listed
    }
  }

  private static void sweep(Path lockFile, Path place) {
    synchronized (HELD) {
      if (HELD.contains(lockFile)) {
        return;
      }
      try {
        FileChannel channel = locked(lockFile);
        if (channel == null) {
          return;
        }
        try (channel) {
          Path folder = sibling(lockFile, PARTIAL);
          Path aside = sibling(lockFile, PARTIAL + OLD);
          if (Files.exists(aside) && Files.notExists(place)) {
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE); // ended between two moves
          }
          delete(aside);
          delete(folder);
          Files.deleteIfExists(lockFile);
        }
      } catch (IOException _) {
        // of another user's, or on a system without locks
      }
    }
  }

  /** Removes a folder and all in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) files.sorted((a, b) -> b.compareTo(a))::iterator) {
          Files.delete(file);
        }
      }
    }
  }
}
