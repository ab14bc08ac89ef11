package io.admf.data.catalog;

import io.admf.component.Names;
import io.admf.config.BadInputException;
import io.admf.time.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of series. Reading takes no lock: it sees what was imported before, or all of an import,
 * never a part of one. For any thread.
 *
 * @param folder where it is; it need not be there before something is imported
 */
public record Catalog(Path folder) {

  /** How often a file may be replaced between being looked up and being opened. */
  private static final int TRIES = 10;

  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._=^-]*_[1-9][0-9]*[a-z]+");

  /** Whether there is such a folder. */
  public boolean exists() {
    return Files.isDirectory(folder);
  }

  /** The ids of all series, in alphabetical order. */
  public List<String> series() {
    if (!exists()) {
      return List.of();
    }
    TreeSet<String> ids = new TreeSet<>(new Commit(folder).pending());
    try (Stream<Path> folders = Files.list(folder)) {
      folders
          .filter(each -> Files.exists(each.resolve(Manifest.NAME)))
          .map(each -> String.valueOf(each.getFileName()))
          .filter(id -> ID.matcher(id).matches())
          .forEach(ids::add);
    } catch (IOException e) {
      throw new BadInputException(folder.toString(), "cannot be read: " + e.getMessage());
    }
    return new ArrayList<>(ids);
  }

  /** Whether it has a series. */
  public boolean has(String series) {
    return Files.exists(own(series).resolve(Manifest.NAME))
        || new Commit(folder).pending().contains(series);
  }

  /** The timeframes in which it has bars of a symbol, from short to long. */
  public List<Timeframe> timeframes(String symbol) {
    List<Timeframe> found = new ArrayList<>();
    for (String id : series()) {
      int split = id.lastIndexOf('_');
      Timeframe timeframe = split < 0 ? null : Timeframe.parse(id.substring(split + 1));
      if (timeframe != null && id.substring(0, split).equals(symbol)) {
        found.add(timeframe);
      }
    }
    found.sort(null);
    return found;
  }

  /**
   * What is known of a series.
   *
   * @throws BadInputException if there is none of that name, or its manifest is damaged
   */
  public Manifest manifest(String series) {
    Path own = own(series);
    try {
      if (new Commit(folder).pending().contains(series)) {
        try {
          return Manifest.read(own.resolve(Commit.NEXT), series);
        } catch (NoSuchFileException _) {
          // it has just taken its place
        }
      }
      return Manifest.read(own.resolve(Manifest.NAME), series);
    } catch (NoSuchFileException _) {
      String nearest = Names.nearest(series, series());
      throw new BadInputException(
          folder.toString(),
          "expected the series %s, there is none of that name%s; admf data list shows what there is"
              .formatted(series, nearest == null ? "" : "; did you mean " + nearest + "?"));
    }
  }

  /**
   * Opens a series. Cheap: looks at its size, its header, its first and its last bar.
   *
   * @throws BadInputException if there is none of that name, or it is damaged
   */
  public BarFile open(String series) {
    for (int i = 0; ; i++) {
      Manifest manifest = manifest(series);
      Path file = own(series).resolve(manifest.file());
      try {
        return checked(BarFile.open(file), manifest);
      } catch (NoSuchFileException _) {
        // replaced since the manifest was read, so look again; it may even be there again
        if (i == TRIES || (manifest.equals(manifest(series)) && Files.notExists(file))) {
          throw BarFileHeader.damaged(
              own(series).resolve(Manifest.NAME),
              "expected the file %s beside it, there is none".formatted(manifest.file()));
        }
      }
    }
  }

  private static BarFile checked(BarFile bars, Manifest manifest) {
    BarFileHeader header = bars.header();
    if (header.series().equals(manifest.series())
        && header.hash().equals(manifest.hash())
        && header.rows() == manifest.bars()) {
      return bars;
    }
    bars.close();
    throw BarFileHeader.damaged(
        bars.file(),
        "expected %d bars of %s with the hash %s as the manifest has them, was %d of %s with %s"
            .formatted(
                manifest.bars(),
                manifest.series(),
                manifest.hash(),
                header.rows(),
                header.series(),
                header.hash()));
  }

  /** The folder of a series. */
  Path own(String series) {
    if (!ID.matcher(series).matches()) {
      throw new BadInputException(
          folder.toString(), "expected a series such as SPY_1d, was " + series);
    }
    return folder.resolve(series);
  }
}
