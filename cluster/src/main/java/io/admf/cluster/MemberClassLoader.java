package io.admf.cluster;

import java.util.List;

/**
 * Finds the classes that members may name to each other, and no other: what arrives over the
 * cluster can make nothing else, in whichever of Hazelcast's forms it is written.
 */
final class MemberClassLoader extends ClassLoader {

  /** What the names of those classes begin with. */
  static final List<String> PREFIXES =
      List.of(
          "com.hazelcast.",
          "io.vertx.spi.cluster.hazelcast.",
          "java.io.",
          "java.lang.",
          "java.math.",
          "java.net.",
          "java.time.",
          "java.util.",
          "[");

  MemberClassLoader(ClassLoader parent) {
    super(parent);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    String element = name.startsWith("[") ? name.replaceFirst("^\\[+L?", "") : name;
    if (PREFIXES.stream().noneMatch(element::startsWith) && element.contains(".")) {
      throw new ClassNotFoundException("members do not name " + name + " to each other");
    }
    return super.loadClass(name, resolve);
  }
}
