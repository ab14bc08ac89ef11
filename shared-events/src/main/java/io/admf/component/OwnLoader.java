package io.admf.component;

import io.admf.config.BadInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes classes of {@link OwnCode}, out of memory: there is no file to be left behind. Each has its
 * own, whatever others have loaded under the same names; whoever drops the components drops the
 * classes. Stack traces name it by the hash of its content.
 */
public final class OwnLoader extends ClassLoader {

  /** Bytes that all jars together may have when they are unpacked. */
  private static final long MOST_UNPACKED = 256L << 20;

  private static final int FIRST_VERSIONED = 9;

  private final Map<String, SortedMap<String, byte[]>> jars = new LinkedHashMap<>();

  /**
   * Unpacks the code.
   *
   * @param parent is asked first
   * @throws BadInputException if a jar cannot be read, or all are too large
   */
  public OwnLoader(OwnCode code, ClassLoader parent) {
    this(code, parent, MOST_UNPACKED);
  }

  /** The same with another bound. */
  OwnLoader(OwnCode code, ClassLoader parent, long mostUnpacked) {
    super("own-" + code.hash(), parent);
    long room = mostUnpacked;
    for (Map.Entry<String, byte[]> jar : code.jars().entrySet()) {
      SortedMap<String, byte[]> entries = new TreeMap<>();
      room -= unpack(jar.getKey(), jar.getValue(), room, entries);
      takeVersioned(jar.getKey(), entries);
      jars.put(jar.getKey(), entries);
    }
  }

  private static long unpack(
      String name, byte[] jar, long room, SortedMap<String, byte[]> entries) {
    long size = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory()) {
          byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, room - size + 1));
          size += bytes.length;
          if (size > room) {
            throw new BadInputException(
                name,
                String.format(
                    Locale.ROOT,
                    "is too large unpacked: expected at most %,d bytes, was more at %s; take out what"
                        + " the run does not need",
                    room,
                    entry.getName()));
          }
          entries.put(entry.getName(), bytes);
        }
      }
      return size;
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          name,
          "cannot be read as a jar of plug-ins: %s; replace or remove it"
              .formatted(e.getMessage()));
    }
  }

  /**
   * Puts what a multi-release jar has for this version of Java in the place of what it has else.
   */
  private static void takeVersioned(String name, SortedMap<String, byte[]> entries) {
    byte[] manifest = entries.get(JarFile.MANIFEST_NAME);
    try {
      if (manifest == null
          || !"true"
              .equalsIgnoreCase(
                  new Manifest(new ByteArrayInputStream(manifest))
                      .getMainAttributes()
                      .getValue(Attributes.Name.MULTI_RELEASE))) {
        return;
      }
    } catch (IOException e) {
      throw new BadInputException(name, "has a manifest that cannot be read: " + e.getMessage());
    }
    for (int version = FIRST_VERSIONED; version <= Runtime.version().feature(); version++) {
      String within = "META-INF/versions/" + version + '/';
      new TreeMap<>(entries.subMap(within, within + Character.MAX_VALUE))
          .forEach((path, bytes) -> entries.put(path.substring(within.length()), bytes));
    }
  }

  /** What is in each jar, by path; the jars by name. */
  Map<String, SortedMap<String, byte[]>> jars() {
    return jars;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    for (SortedMap<String, byte[]> entries : jars.values()) {
      byte[] bytes = entries.get(path);
      if (bytes != null) {
        return defineClass(name, bytes, 0, bytes.length);
      }
    }
    throw new ClassNotFoundException(name);
  }

  @Override
  protected @Nullable URL findResource(String path) {
    List<URL> all = found(path);
    return all.isEmpty() ? null : all.getFirst();
  }

  @Override
  protected Enumeration<URL> findResources(String path) {
    return Collections.enumeration(found(path));
  }

  private List<URL> found(String path) {
    List<URL> all = new ArrayList<>();
    jars.forEach(
        (name, entries) -> {
          byte[] bytes = entries.get(path);
          if (bytes != null) {
            all.add(url(name, path, bytes));
          }
        });
    return all;
  }

  private static URL url(String jar, String path, byte[] bytes) {
    try {
      return URL.of(new URI("own", null, '/' + jar + "!/" + path, null), new Opener(bytes));
    } catch (MalformedURLException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens bytes that are in memory. */
  private static final class Opener extends URLStreamHandler {
    private final byte[] bytes;

    Opener(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}
