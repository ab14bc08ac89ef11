package io.admf.data.catalog;

import io.admf.component.Components;
import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.data.DataKernel;
import io.admf.data.SourceNotes;
import io.admf.data.catalog.Imported.Outcome;
import io.admf.frame.BarBlock;
import io.admf.frame.Series;
import io.admf.plan.DataSpec;
import io.admf.plan.MarketSpec;
import io.admf.plan.RunPlan;
import io.admf.time.Instants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings the series of a plan into a catalog: all of them or, when anything is wrong with one,
 * none. Bars go to unfinished files as they are read, are read back, and only then take effect,
 * together and at once. A crash leaves the catalog as it was before or as it is after.
 *
 * <p>Importing bars that are stored already changes nothing. For one thread.
 */
public final class CatalogImport {

  /** What to do with a series that is stored with other bars. */
  public enum Mode {
    /** Refuse. */
    KEEP,
    /** Forget the stored bars. */
    REPLACE,
    /** Add the bars that come after the stored ones; all others must be the same. */
    APPEND
  }

  private final Catalog catalog;
  private final RunPlan plan;
  private final Mode mode;
  private final List<Incoming> incoming = new ArrayList<>();
  private final Problems problems = new Problems();

  private CatalogImport(Catalog catalog, RunPlan plan, Mode mode) {
    this.catalog = catalog;
    this.plan = plan;
    this.mode = mode;
  }

  /**
   * Imports.
   *
   * @param plan names the series and where their bars are; its strategies and portfolios do not
   *     matter, nor what it makes of bars: they are stored as their source gives them, neither
   *     adjusted nor aligned
   * @param components in which the plan's source is found
   * @param waiting told once when another import has to be waited for
   * @return what became of each series, in the order of the plan
   * @throws BadInputException if a series cannot be read, is not well formed, or is stored with
   *     other bars that the mode does not let go; with the problems of all series
   */
  public static List<Imported> run(
      Catalog catalog, RunPlan plan, Components components, Mode mode, Runnable waiting) {
    RunPlan plain = plan.with(plan.data().with(MarketSpec.PLAIN));
    try (DataKernel kernel = new DataKernel(plain, components);
        CatalogLock _ = CatalogLock.take(catalog.folder(), waiting)) {
      CatalogImport each = new CatalogImport(catalog, plain, mode);
      try {
        return each.run(kernel);
      } finally {
        each.clear();
      }
    } catch (IOException e) {
      throw new BadInputException(
          catalog.folder().toString(), "cannot be written: " + Reason.of(e));
    }
  }

  private List<Imported> run(DataKernel kernel) throws IOException {
    List<SourceNotes> notes = read(kernel);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < incoming.size(); i++) {
      Change change = decide(incoming.get(i), notes.get(i));
      if (change != null) {
        changes.add(change);
      }
    }
    problems.throwIfAny();
    commit(changes);
    return changes.stream().map(Change::result).toList();
  }

  /** Reads all bars into unfinished files. */
  private List<SourceNotes> read(DataKernel kernel) {
    for (Series series : plan.series()) {
      Path unfinished = catalog.folder().resolve(CatalogLock.UNFINISHED + series.index() + ".admf");
      boolean extend = mode == Mode.APPEND && catalog.has(series.id());
      incoming.add(
          new Incoming(series.id(), unfinished, extend ? catalog.open(series.id()) : null));
    }
    for (BarBlock block = kernel.next(); block != null; block = kernel.next()) {
      for (int i = 0; i < incoming.size(); i++) {
        incoming.get(i).add(block.frame(i));
      }
    }
    return kernel.notes();
  }

  /**
   * What is done to a series.
   *
   * @param header of the unfinished file that takes effect; null if nothing does
   */
  private record Change(Incoming bars, @Nullable BarFileHeader header, Imported result) {}

  private @Nullable Change decide(Incoming bars, SourceNotes notes) {
    String series = bars.series();
    if (bars.conflict() != null) {
      problems.add(notes.place(), bars.conflict());
      return null;
    }
    Manifest stored = catalog.has(series) ? readable(series) : null;
    BarFileHeader header = bars.finish();
    if (header == null || (stored != null && stored.hash().equals(header.hash()))) {
      return same(bars, header, stored);
    }
    Manifest.Import origin = origin(bars, notes);
    if (stored != null && mode == Mode.KEEP) {
      problems.add(
          catalog.folder().toString(),
          series
              + " is stored with other bars (%s; to import: %s); give --replace to take the new ones"
                  .formatted(
                      span(stored.bars(), stored.first(), stored.last()),
                      span(
                          header.rows(),
                          Instants.format(header.firstOpen()),
                          Instants.format(header.lastOpen())))
              + " instead, or --append to add those that come after");
      return null;
    }
    Manifest manifest =
        Manifest.of(
            header,
            "bars-" + header.hash() + ".admf",
            mode == Mode.APPEND && stored != null ? stored.importsAnd(origin) : List.of(origin));
    Outcome outcome =
        !catalog.has(series)
            ? Outcome.NEW
            : mode == Mode.APPEND ? Outcome.APPENDED : Outcome.REPLACED;
    return new Change(bars, header, new Imported(outcome, bars.added(), manifest));
  }

  private static String span(long bars, String first, String last) {
    return String.format(Locale.ROOT, "%,d from %s to %s", bars, first, last);
  }

  /** The manifest; null where it is damaged and bars are to be replaced anyway. */
  private @Nullable Manifest readable(String series) {
    try {
      return catalog.manifest(series);
    } catch (BadInputException e) {
      if (mode == Mode.REPLACE) {
        return null;
      }
      throw e;
    }
  }

  /** The bars are stored already; they are written again only if their file is damaged. */
  private Change same(Incoming bars, @Nullable BarFileHeader header, @Nullable Manifest stored) {
    if (stored == null) {
      throw new IllegalStateException("no bar was given of " + bars.series());
    }
    boolean whole = header == null || whole(bars.series());
    return whole
        ? new Change(bars, null, new Imported(Outcome.UNCHANGED, 0, stored))
        : new Change(bars, header, new Imported(Outcome.REPAIRED, 0, stored));
  }

  private boolean whole(String series) {
    try (BarFile file = catalog.open(series)) {
      file.verify();
      return true;
    } catch (BadInputException e) {
      return false;
    }
  }

  private Manifest.Import origin(Incoming bars, SourceNotes notes) {
    return new Manifest.Import(
        section(plan.data()),
        plan.seed(),
        notes.place(),
        bars.bars(),
        bars.added(),
        Instants.format(bars.firstOpen()),
        Instants.format(bars.lastOpen()),
        notes.skipped(),
        notes.firstSkipped());
  }

  /** The section {@code data} as YAML would have it, without what it leaves as it is by default. */
  private static Map<String, Object> section(DataSpec data) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("source", data.source().type());
    section.putAll(data.source().parameters());
    if (data.from() != Long.MIN_VALUE) {
      section.put("start_date", Instants.format(data.from()));
    }
    if (data.to() != Long.MAX_VALUE) {
      section.put("end_date", "before " + Instants.format(data.to()));
    }
    section.put("bad_rows", data.skipBadRows() ? "skip" : "error");
    return section;
  }

  /** Has all changes take effect together. */
  private void commit(List<Change> changes) throws IOException {
    List<String> series = new ArrayList<>();
    for (Change change : changes) {
      if (change.header() != null) {
        Manifest manifest = change.result().manifest();
        Path own = catalog.own(manifest.series());
        Files.createDirectories(own);
        Commit.move(change.bars().unfinished(), own.resolve(manifest.file()));
        Commit.write(own.resolve(Commit.NEXT), manifest.encode());
        Commit.sync(own);
        series.add(manifest.series());
      }
    }
    if (!series.isEmpty()) {
      Commit.sync(catalog.folder());
      Commit commit = new Commit(catalog.folder());
      commit.declare(series);
      commit.carryOut();
    }
    for (Change change : changes) {
      removeFormer(change.result().manifest().series());
    }
  }

  /** Removes files of bars that the manifest does not name; who reads one still has it. */
  private void removeFormer(String series) throws IOException {
    String current = catalog.manifest(series).file();
    try (Stream<Path> files = Files.list(catalog.own(series))) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith("bars-") && !name.equals(current)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Removes what did not take effect. */
  private void clear() throws IOException {
    for (Incoming each : incoming) {
      each.close();
      Files.deleteIfExists(each.unfinished());
    }
  }
}
