package io.admf.component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Finds component classes in folders and jars by the annotations in their class files, without
 * loading the others.
 */
public final class ComponentScanner {

  private final Collection<String> descriptors = new TreeSet<>();

  public ComponentScanner(Collection<ComponentKind<?, ?>> kinds) {
    for (ComponentKind<?, ?> kind : kinds) {
      descriptors.add(kind.annotation().descriptorString());
    }
  }

  /**
   * Component classes in the folder or jar that {@code neighbour} comes from, within packages whose
   * name contains {@code .library}.
   */
  public List<Class<?>> beside(Class<?> neighbour) {
    try {
      Path place = Path.of(neighbour.getProtectionDomain().getCodeSource().getLocation().toURI());
      return load(names(place, "/library/"), neighbour.getClassLoader());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Component classes anywhere in a folder or jar, loaded by {@code loader}. */
  public List<Class<?>> in(Path place, ClassLoader loader) {
    return load(names(place, ""), loader);
  }

  /** Component classes anywhere in own code. */
  public List<Class<?>> in(OwnLoader loader) {
    List<Class<?>> classes = new ArrayList<>();
    loader.jars().keySet().forEach(jar -> classes.addAll(in(loader, jar)));
    return classes;
  }

  /**
   * Component classes in one jar of own code, with all that they name in their fields and methods.
   *
   * @throws ComponentException if one cannot be loaded
   */
  List<Class<?>> in(OwnLoader loader, String jar) {
    TreeSet<String> names = new TreeSet<>();
    Objects.requireNonNull(loader.jars().get(jar))
        .forEach(
            (path, bytes) -> {
              if (wanted(path, "") && !path.startsWith("META-INF/")) {
                read(path, bytes, names);
              }
            });
    List<Class<?>> classes = load(names, loader);
    classes.forEach(ComponentScanner::checkLinks);
    return classes;
  }

  private static void checkLinks(Class<?> type) {
    try {
      for (Class<?> each = type; each != null; each = each.getSuperclass()) {
        // asking for them loads the classes that they name
        var _ = each.getDeclaredMethods();
        var _ = each.getDeclaredConstructors();
        var _ = each.getDeclaredFields();
      }
    } catch (LinkageError | TypeNotPresentException e) {
      throw cannotLoad(type.getName(), e);
    }
  }

  private static ComponentException cannotLoad(String name, Throwable why) {
    return new ComponentException(
        "the component class %s cannot be loaded: %s".formatted(name, why));
  }

  private static List<Class<?>> load(Collection<String> names, ClassLoader loader) {
    List<Class<?>> classes = new ArrayList<>();
    for (String name : names) {
      try {
        classes.add(Class.forName(name, false, loader));
      } catch (ClassNotFoundException | LinkageError e) {
        throw cannotLoad(name, e);
      }
    }
    return classes;
  }

  private Collection<String> names(Path place, String within) {
    TreeSet<String> names = new TreeSet<>();
    try {
      if (Files.isDirectory(place)) {
        try (Stream<Path> files = Files.walk(place)) {
          for (Path file : (Iterable<Path>) files.sorted()::iterator) {
            String entry = place.relativize(file).toString().replace('\\', '/');
            if (wanted(entry, within)) {
              try (InputStream in = Files.newInputStream(file)) {
                read(entry, in.readAllBytes(), names);
              }
            }
          }
        }
      } else {
        try (JarFile jar = new JarFile(place.toFile())) {
          Enumeration<JarEntry> entries = jar.entries();
          while (entries.hasMoreElements()) {
            JarEntry entry = entries.nextElement();
            if (wanted(entry.getName(), within)) {
              try (InputStream in = jar.getInputStream(entry)) {
                read(entry.getName(), in.readAllBytes(), names);
              }
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for components in " + place, e);
    }
    return names;
  }

  private static boolean wanted(String entry, String within) {
    return entry.endsWith(".class") && entry.contains(within) && !entry.endsWith("-info.class");
  }

  private void read(String path, byte[] bytes, Collection<String> names) {
    ClassModel model;
    try {
      model = ClassFile.of().parse(bytes);
    } catch (IllegalArgumentException e) {
      throw new ComponentException("%s is no class file: %s".formatted(path, e.getMessage()));
    }
    var attribute = model.findAttribute(Attributes.runtimeVisibleAnnotations());
    if (attribute.isPresent()) {
      for (Annotation annotation : attribute.get().annotations()) {
        if (descriptors.contains(annotation.className().stringValue())) {
          names.add(model.thisClass().asInternalName().replace('/', '.'));
        }
      }
    }
  }
}
