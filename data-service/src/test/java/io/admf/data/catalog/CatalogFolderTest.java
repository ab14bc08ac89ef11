package io.admf.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogFolderTest {

  @Test
  void it_is_what_the_environment_names_or_else_catalog() {
    assertThat(CatalogFolder.usual("/data/bars")).isEqualTo("/data/bars");
    assertThat(CatalogFolder.usual(null)).isEqualTo("catalog");
    assertThat(CatalogFolder.usual(" ")).isEqualTo("catalog");
  }
}
