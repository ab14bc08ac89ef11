package io.admf.data.library.catalog;

import io.admf.component.Names;
import io.admf.component.Param;
import io.admf.config.BadInputException;
import io.admf.data.BarReader;
import io.admf.data.BarSource;
import io.admf.data.DataSource;
import io.admf.data.SourceRequest;
import io.admf.data.catalog.Catalog;
import io.admf.data.catalog.CatalogFolder;
import io.admf.frame.Series;
import io.admf.time.Timeframe;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars that were imported. They are those of the source they were imported from, bit for bit, and
 * are not made into other timeframes.
 */
@DataSource(name = "catalog", description = "Bars that admf data import has stored")
public record FromCatalog(
    @Param(
            value =
                "the folder of the catalog; auto is that which the environment variable"
                    + " ADMF_CATALOG names, or else catalog; a relative path is looked up in the"
                    + " working folder, then beside the YAML",
            otherwise = "auto")
        String path)
    implements BarSource {

  private static final String AUTO = "auto";

  @Override
  public BarReader open(SourceRequest request) {
    Series series = request.series();
    List<Catalog> catalogs = catalogs(request);
    for (Catalog catalog : catalogs) {
      if (catalog.has(series.id())) {
        return new CatalogReader(catalog.open(series.id()), request);
      }
    }
    for (Catalog catalog : catalogs) {
      if (catalog.exists()) {
        throw new BadInputException("data.path", missing(series, catalog));
      }
    }
    throw new BadInputException(
        "data.path",
        "expected a catalog with the bars of %s, found no folder %s; fill one with admf data import, or set data.path"
            .formatted(
                series.id(),
                String.join(", ", catalogs.stream().map(c -> c.folder().toString()).toList())));
  }

  private List<Catalog> catalogs(SourceRequest request) {
    String name = path.equals(AUTO) ? CatalogFolder.usual() : path;
    List<Catalog> catalogs = new ArrayList<>();
    try {
      Path given = Path.of(name);
      if (given.isAbsolute()) {
        return List.of(new Catalog(given));
      }
      for (String folder : request.data().folders()) {
        catalogs.add(new Catalog(Path.of(folder).resolve(given).normalize()));
      }
    } catch (InvalidPathException e) {
      throw new BadInputException("data.path", "must be a path, was " + name);
    }
    return catalogs;
  }

  private static String missing(Series series, Catalog catalog) {
    String text =
        "expected the series %s in the catalog %s, found none"
            .formatted(series.id(), catalog.folder());
    List<Timeframe> timeframes = catalog.timeframes(series.symbol());
    if (!timeframes.isEmpty()) {
      return text
          + "; it has %s of %s, which are not made into %s by themselves: ask for one of them or import %s"
              .formatted(
                  String.join(", ", timeframes.stream().map(Timeframe::toString).toList()),
                  series.symbol(),
                  series.timeframe(),
                  series.id());
    }
    String nearest = Names.nearest(series.id(), catalog.series());
    return text
        + (nearest == null ? "" : "; did you mean " + nearest + "?")
        + "; admf data list shows what there is, admf data import adds to it";
  }
}
