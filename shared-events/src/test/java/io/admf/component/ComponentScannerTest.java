package io.admf.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentScannerTest {

  private final ComponentScanner scanner = new ComponentScanner(List.of(ComponentsTest.KIND));
  private final ClassLoader loader = ComponentScannerTest.class.getClassLoader();

  private static Path testClasses() throws URISyntaxException {
    return Path.of(
        ComponentScannerTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void beside_a_class_it_finds_the_components_in_library_packages() {
    assertThat(scanner.beside(ComponentScannerTest.class))
        .extracting(Class::getName)
        .containsExactly("io.admf.component.library.Echo");
  }

  @Test
  void in_a_folder_it_finds_them_all_sorted_by_name() throws Exception {
    assertThat(scanner.in(testClasses(), loader))
        .extracting(Class::getName)
        .containsExactly(
            "io.admf.component.ComponentsTest$Bare",
            "io.admf.component.ComponentsTest$Drum",
            "io.admf.component.ComponentsTest$OtherDrum",
            "io.admf.component.ComponentsTest$Plain",
            "io.admf.component.ComponentsTest$Stray",
            "io.admf.component.library.Echo");
  }

  @Test
  void in_a_jar_too(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("plugin.jar");
    try (OutputStream bytes = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(bytes)) {
      for (String name :
          List.of(
              "io/admf/component/library/Echo.class",
              "io/admf/component/library/package-info.class",
              "io/admf/component/ComponentScannerTest.class")) {
        out.putNextEntry(new JarEntry(name));
        out.write(Files.readAllBytes(testClasses().resolve(name)));
      }
    }
    try (URLClassLoader plugins = new URLClassLoader(new URL[] {jar.toUri().toURL()}, loader)) {
      assertThat(scanner.in(jar, plugins))
          .extracting(Class::getName)
          .containsExactly("io.admf.component.library.Echo");
    }
  }

  @Test
  void a_component_that_cannot_be_loaded_is_named() throws Exception {
    try (URLClassLoader nothing = new URLClassLoader(new URL[0], null)) {
      assertThatThrownBy(() -> scanner.in(testClasses(), nothing))
          .isInstanceOf(ComponentException.class)
          .hasMessageStartingWith(
              "the component class io.admf.component.ComponentsTest$Bare cannot be loaded: ");
    }
  }

  @Test
  void a_place_that_is_not_there_is_named(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("plugin.jar");
    assertThatThrownBy(() -> scanner.in(jar, loader))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot look for components in " + jar);
  }
}
