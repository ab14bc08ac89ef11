package io.admf.compose.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.ComponentInfo;
import io.admf.compose.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

  private static final Path ROOT =
      Path.of(System.getProperty("admf.root", "..")).toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)[^)]*\\)");

  @ParameterizedTest
  @ValueSource(strings = {"quickstart.yaml", "own-strategy.yaml", "RisingAverage.java"})
  void the_readme_shows_the_example_as_it_is(String example) throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains(Files.readString(ROOT.resolve("examples").resolve(example)).strip());
  }

  @Test
  void every_link_between_documents_leads_somewhere() throws IOException {
    List<Path> documents =
        new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
    }
    for (Path document : documents) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        assertThat(document.resolveSibling(link.group(1)).normalize())
            .as("the link %s in %s", link.group(1), document)
            .exists();
      }
    }
  }

  @Test
  void every_shipped_strategy_and_feature_is_in_the_changelog() throws IOException {
    String changelog = Files.readString(ROOT.resolve("CHANGELOG.md"));
    for (String kind : List.of("strategy", "classifier", "feature")) {
      assertThat(Workbench.library().all(kind))
          .extracting(ComponentInfo::name)
          .allSatisfy(name -> assertThat(changelog).contains(name));
    }
  }
}
