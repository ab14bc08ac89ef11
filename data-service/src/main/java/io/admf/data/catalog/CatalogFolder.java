package io.admf.data.catalog;

import org.jspecify.annotations.Nullable;

/** Which folder the catalog is where nobody says. */
public final class CatalogFolder {

  /** The environment variable that may name it. */
  public static final String VARIABLE = "ADMF_CATALOG";

  private static final String USUAL = "catalog";

  private CatalogFolder() {}

  /** What {@value #VARIABLE} names, or else {@code catalog}. */
  public static String usual() {
    return usual(System.getenv(VARIABLE));
  }

  static String usual(@Nullable String named) {
    return named == null || named.isBlank() ? USUAL : named;
  }
}
