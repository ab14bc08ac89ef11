package io.admf.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.admf.config.BadInputException;
import io.admf.data.Market;
import io.admf.data.catalog.CatalogImport.Mode;
import io.admf.data.catalog.Imported.Outcome;
import io.admf.frame.BarFrame;
import io.admf.plan.Adjust;
import io.admf.plan.AdjustMethod;
import io.admf.plan.Align;
import io.admf.plan.DividendDay;
import io.admf.plan.MarketSpec;
import io.admf.plan.RunPlan;
import io.admf.time.Instants;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogImportTest {

  @TempDir Path folder;
  private Catalog catalog;

  @BeforeEach
  void nothingIsThere() {
    catalog = new Catalog(folder.resolve("deep/catalog"));
  }

  private List<Imported> imports(Market market, Mode mode) {
    return CatalogImport.run(catalog, market.plan(), Market.COMPONENTS, mode, () -> {});
  }

  private Outcome outcome(Market market, Mode mode) {
    return imports(market, mode).getFirst().outcome();
  }

  private Market stored(String... ids) {
    return Market.of("catalog", ids).with("path", catalog.folder().toString());
  }

  private Market csv(String id, String... rows) throws IOException {
    Files.writeString(
        folder.resolve(id + ".csv"),
        "time,open,high,low,close,volume\n" + String.join("\n", rows) + "\n");
    return Market.of("csv", id).in(folder).with("path", "{symbol}_{timeframe}.csv");
  }

  private static String[] days(int first, int last) {
    List<String> rows = new ArrayList<>();
    for (int day = first; day <= last; day++) {
      rows.add("2020-01-%02d,%d.1,%d.9,%d.05,%d.3,%d".formatted(day, day, day, day, day, day));
    }
    return rows.toArray(String[]::new);
  }

  /** Every file with its content and when it was written. */
  private TreeMap<String, String> files() throws IOException {
    TreeMap<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(catalog.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            catalog.folder().relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                + Files.getLastModifiedTime(file));
      }
    }
    return all;
  }

  static Stream<Market> markets() {
    return Stream.of(
        Market.of("sample", "AAPL_1d"),
        Market.of("sample", "BTCUSD_15m", "BTCUSD_4h", "BTCUSD_1d"),
        Market.of("synthetic", "SPY_1m", "QQQ_1m").with("bars", 20_000L),
        Market.of("synthetic", "SPY_1d").between("2016-01-01", "2018-01-01"),
        Market.of("irregular", "A_1m", "B_1h").with("bars", 9_000L));
  }

  @ParameterizedTest
  @MethodSource("markets")
  void what_is_imported_is_read_as_the_source_gave_it(Market market) {
    List<Imported> imported = imports(market, Mode.KEEP);
    String[] ids = market.series().stream().map(s -> s.id()).toArray(String[]::new);

    assertThat(imported).extracting(Imported::outcome).containsOnly(Outcome.NEW);
    assertThat(catalog.series()).containsExactlyInAnyOrder(ids);
    assertThat(stored(ids).rows()).isEqualTo(market.rows());
    assertThat(stored(ids).hash()).isEqualTo(market.hash());
    for (String id : ids) {
      assertThat(stored(id).hash()).as("a series by itself").isEqualTo(catalog.manifest(id).hash());
      try (BarFile file = catalog.open(id)) {
        file.verify();
      }
    }
  }

  @Test
  void what_a_run_makes_of_bars_is_not_stored() {
    Market market = Market.of("irregular", "A_1m", "B_1m").with("bars", 500L);
    RunPlan plain = market.plan();
    RunPlan filling =
        plain.with(
            plain
                .data()
                .with(
                    new MarketSpec(
                        Align.FORWARD_FILL,
                        Adjust.NONE,
                        AdjustMethod.PREVIOUS_CLOSE,
                        DividendDay.EX_DATE,
                        null,
                        null,
                        null)));
    CatalogImport.run(catalog, filling, Market.COMPONENTS, Mode.KEEP, () -> {});
    assertThat(stored("A_1m", "B_1m").rows()).isEqualTo(market.rows());
  }

  @Test
  void a_range_of_what_is_stored_is_that_of_the_source() {
    Market market = Market.of("synthetic", "SPY_1h").with("bars", 5000L);
    imports(market, Mode.KEEP);
    List<Market.Row> all = market.rows();
    for (String[] range :
        new String[][] {
          {"2015-02-01", "2015-03-01"}, {"1990-01-01", "2015-01-03"}, {"2015-06-06", "2030-01-01"}
        }) {
      assertThat(times(stored("SPY_1h").between(range[0], range[1]).rows()))
          .isNotEmpty()
          .isEqualTo(
              times(
                  all.stream()
                      .filter(row -> row.eventTime() >= day(range[0]))
                      .filter(row -> row.eventTime() < day(range[1]))
                      .toList()));
    }
  }

  private static List<List<Object>> times(List<Market.Row> rows) {
    return rows.stream().<List<Object>>map(r -> List.of(r.eventTime(), r.close())).toList();
  }

  private static long day(String text) {
    return Instants.nanos(LocalDate.parse(text));
  }

  @Test
  void a_range_without_bars_says_where_the_bars_are() {
    imports(Market.of("sample", "AAPL_1d"), Mode.KEEP);
    assertThatThrownBy(() -> stored("AAPL_1d").between("2014-01-01", "2015-01-01").open())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("was none: they run from 2013-01-02 to 2013-12-31");
  }

  @Test
  void the_manifest_tells_where_the_bars_came_from() throws IOException {
    Market market =
        csv("A_1d", "2020-01-01,1,2,1,2,5", "2020-01-02,1,x,1,1,5", "2020-01-03,1,2,1,2,5");
    imports(market.skipping(), Mode.KEEP);
    Manifest manifest = catalog.manifest("A_1d");

    assertThat(manifest.bars()).isEqualTo(2);
    assertThat(manifest.first()).isEqualTo("2020-01-01T00:00:00Z");
    assertThat(manifest.last()).isEqualTo("2020-01-03T00:00:00Z");
    assertThat(manifest.end()).isEqualTo("2020-01-04T00:00:00Z");
    assertThat(manifest.hash()).isEqualTo(market.skipping().hash());
    Manifest.Import origin = manifest.imports().getFirst();
    assertThat(origin.data())
        .containsEntry("source", "csv")
        .containsEntry("path", "{symbol}_{timeframe}.csv")
        .containsEntry("bad_rows", "skip");
    assertThat(origin.place()).endsWith("A_1d.csv");
    assertThat(origin.skipped()).isEqualTo(1);
    assertThat(origin.firstSkipped().getFirst()).contains("A_1d.csv:3");
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void the_same_bars_again_change_nothing_and_it_says_so(Mode mode) throws IOException {
    Market market = Market.of("synthetic", "SPY_1m", "QQQ_1m").with("bars", 10_000L);
    imports(market, Mode.KEEP);
    TreeMap<String, String> before = files();

    List<Imported> again = imports(market, mode);

    assertThat(again).extracting(Imported::outcome).containsOnly(Outcome.UNCHANGED);
    assertThat(again).extracting(Imported::added).containsOnly(0L);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void other_bars_of_the_same_series_are_refused_and_nothing_changes() throws IOException {
    imports(Market.of("synthetic", "SPY_1d", "QQQ_1d"), Mode.KEEP);
    TreeMap<String, String> before = files();

    assertThatThrownBy(
            () ->
                imports(Market.of("synthetic", "SPY_1d", "QQQ_1d", "DIA_1d").seeded(7), Mode.KEEP))
        .isInstanceOfSatisfying(
            BadInputException.class,
            e -> {
              assertThat(e.problems()).hasSize(2);
              assertThat(e.getMessage())
                  .contains("SPY_1d is stored with other bars (2,520 from 2015-01-02T00:00:00Z to")
                  .contains("give --replace to take the new ones instead, or --append");
            });
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void what_is_replaced_is_gone_but_not_for_who_reads_it() throws IOException {
    Market first = Market.of("synthetic", "SPY_1d");
    imports(first, Mode.KEEP);
    try (BarFile reading = catalog.open("SPY_1d")) {
      assertThat(outcome(first.seeded(7), Mode.REPLACE)).isEqualTo(Outcome.REPLACED);
      reading.verify();
    }
    assertThat(stored("SPY_1d").hash()).isEqualTo(first.seeded(7).hash());
    assertThat(catalog.manifest("SPY_1d").imports()).hasSize(1);
    assertThat(files()).as("one file of bars, one manifest, the lock").hasSize(3);
  }

  @Test
  void what_comes_after_is_appended() throws IOException {
    imports(csv("A_1d", days(1, 10)), Mode.KEEP);
    List<Imported> overlapping = imports(csv("A_1d", days(8, 15)), Mode.APPEND);
    assertThat(overlapping.getFirst().outcome()).isEqualTo(Outcome.APPENDED);
    assertThat(overlapping.getFirst().added()).isEqualTo(5);
    assertThat(outcome(csv("A_1d", days(16, 20)), Mode.APPEND)).isEqualTo(Outcome.APPENDED);
    assertThat(outcome(csv("A_1d", days(3, 4)), Mode.APPEND)).isEqualTo(Outcome.UNCHANGED);

    assertThat(stored("A_1d").hash()).isEqualTo(csv("A_1d", days(1, 20)).hash());
    Manifest manifest = catalog.manifest("A_1d");
    assertThat(manifest.imports()).extracting(Manifest.Import::added).containsExactly(10L, 5L, 5L);
    assertThat(manifest.imports()).extracting(Manifest.Import::bars).containsExactly(10L, 8L, 5L);
  }

  @Test
  void appending_large_series_gives_the_file_that_importing_them_at_once_gives()
      throws IOException {
    Market all = Market.of("synthetic", "SPY_1m").with("bars", 30_000L);
    imports(all.with("bars", 12_345L), Mode.KEEP);
    imports(all, Mode.APPEND);
    String file = catalog.manifest("SPY_1m").file();
    byte[] appended = Files.readAllBytes(catalog.own("SPY_1m").resolve(file));
    imports(Market.of("synthetic", "SPY_1m").with("bars", 5L), Mode.REPLACE);
    imports(all, Mode.REPLACE);
    assertThat(Files.readAllBytes(catalog.own("SPY_1m").resolve(file))).isEqualTo(appended);
  }

  @Test
  void a_series_that_is_not_there_is_begun_by_appending_to_it() {
    assertThat(outcome(Market.of("sample", "AAPL_1d"), Mode.APPEND)).isEqualTo(Outcome.NEW);
  }

  @Test
  void nothing_is_appended_to_bars_that_differ() throws IOException {
    imports(csv("A_1d", days(1, 10)), Mode.KEEP);
    TreeMap<String, String> before = files();
    String[] other = days(8, 15);
    other[1] = "2020-01-09,9.1,9.9,9.05,9.31,9";
    assertThatThrownBy(() -> imports(csv("A_1d", other), Mode.APPEND))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "A_1d: expected the bars that are stored already, was 2020-01-09 (open 9.1, high 9.9, low"
                + " 9.05, close 9.31, volume 9.0) instead of 2020-01-09 (open 9.1, high 9.9, low 9.05,"
                + " close 9.3, volume 9.0); to take the new ones, --replace");
    String[] hole = {days(8, 8)[0], days(10, 10)[0], days(11, 11)[0]};
    assertThatThrownBy(() -> imports(csv("A_1d", hole), Mode.APPEND))
        .hasMessageContaining("was 2020-01-10 ")
        .hasMessageContaining("instead of 2020-01-09 ");
    String[] earlier = {"2019-12-31,1,2,1,2,5", days(1, 1)[0]};
    assertThatThrownBy(() -> imports(csv("A_1d", earlier), Mode.APPEND))
        .hasMessageContaining("was 2019-12-31 ")
        .hasMessageContaining("instead of 2020-01-01 ");
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void one_bad_row_in_one_of_many_series_imports_none(Mode mode) throws IOException {
    imports(csv("A_1d", days(1, 5)), Mode.KEEP);
    TreeMap<String, String> before = files();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      rows.add("%d,10,11,9,%s,1".formatted(i * 86_400L, i == 19_990 ? "oops" : "10"));
    }
    csv("B_1d", rows.toArray(String[]::new));
    csv("A_1d", days(1, 9));
    Market both =
        Market.of("csv", "A_1d", "B_1d")
            .in(folder)
            .with("path", "{symbol}_{timeframe}.csv", "time_format", "auto");

    assertThatThrownBy(() -> imports(both, mode))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("B_1d.csv:");
    assertThat(files()).isEqualTo(before);
    assertThat(catalog.series()).containsExactly("A_1d");
  }

  @Test
  void a_source_that_cannot_be_opened_leaves_no_folder() {
    assertThatThrownBy(() -> imports(Market.of("csv", "NO_1d").in(folder), Mode.KEEP))
        .isInstanceOf(BadInputException.class);
    assertThat(catalog.folder()).doesNotExist();
  }

  @Test
  void a_damaged_file_is_refused_and_made_whole_by_importing_its_bars_again() throws IOException {
    Market market = Market.of("synthetic", "SPY_1m").with("bars", 10_000L);
    imports(market, Mode.KEEP);
    Path file = catalog.own("SPY_1m").resolve(catalog.manifest("SPY_1m").file());
    byte[] whole = Files.readAllBytes(file);

    byte[] spoilt = whole.clone();
    spoilt[100_000] ^= 4;
    Files.write(file, spoilt);
    assertThat(outcome(market, Mode.KEEP)).isEqualTo(Outcome.REPAIRED);
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);

    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(whole.length - 1);
    }
    assertThatThrownBy(() -> stored("SPY_1m").open())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the file is cut off; import the series again");
    assertThat(outcome(market, Mode.KEEP)).isEqualTo(Outcome.REPAIRED);

    Files.delete(file);
    assertThatThrownBy(() -> stored("SPY_1m").open())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("there is none; import the series again");
    assertThat(outcome(market, Mode.KEEP)).isEqualTo(Outcome.REPAIRED);
    assertThat(outcome(market, Mode.KEEP)).isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void nothing_is_appended_to_a_damaged_file() throws IOException {
    Market market = Market.of("synthetic", "SPY_1m").with("bars", 10_000L);
    imports(market, Mode.KEEP);
    Path file = catalog.own("SPY_1m").resolve(catalog.manifest("SPY_1m").file());
    byte[] spoilt = Files.readAllBytes(file);
    spoilt[5000] ^= 4;
    Files.write(file, spoilt);
    Market after = csv("SPY_1m", "2040-01-01,1,2,1,2,5");
    assertThatThrownBy(() -> imports(after, Mode.APPEND))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("expected bars with the hash");
    assertThat(catalog.manifest("SPY_1m").bars()).isEqualTo(10_000);
  }

  @ParameterizedTest
  @MethodSource("spoiltManifests")
  void a_damaged_manifest_is_refused_and_can_be_replaced(String text) throws IOException {
    Market market = Market.of("sample", "AAPL_1d");
    imports(market, Mode.KEEP);
    Files.writeString(catalog.own("AAPL_1d").resolve("manifest.json"), text);
    for (Callable<?> use :
        List.<Callable<?>>of(
            () -> stored("AAPL_1d").open(),
            () -> imports(market, Mode.KEEP),
            () -> imports(market, Mode.APPEND))) {
      assertThatThrownBy(use::call)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("manifest.json: expected a manifest")
          .hasMessageContaining("--replace");
    }
    assertThat(outcome(market, Mode.REPLACE)).isEqualTo(Outcome.REPLACED);
    assertThat(stored("AAPL_1d").hash()).isEqualTo(market.hash());
  }

  static List<String> spoiltManifests() {
    return List.of(
        "",
        "{",
        "[]",
        "{\"format\": 1}",
        """
        {"format": 1, "series": "AAPL_1d", "file": "../../x", "bytes": 1, "bars": 1, "first": "",
         "last": "", "end": "", "hash": "", "imports": []}""",
        """
        {"format": 9, "series": "AAPL_1d", "file": "x", "bytes": 1, "bars": 1, "first": "",
         "last": "", "end": "", "hash": "", "imports": []}""");
  }

  @Test
  void next_manifests_count_together_from_the_instant_they_are_declared() throws IOException {
    Market old = Market.of("synthetic", "SPY_1d", "QQQ_1d");
    imports(old, Mode.KEEP);
    Catalog other = new Catalog(folder.resolve("other"));
    CatalogImport.run(other, old.seeded(7).plan(), Market.COMPONENTS, Mode.KEEP, () -> {});
    List<String> ids = List.of("QQQ_1d", "SPY_1d");
    for (String id : ids) { // as a crash leaves them, just before
      Manifest next = other.manifest(id);
      Files.copy(other.own(id).resolve(next.file()), catalog.own(id).resolve(next.file()));
      Files.copy(other.own(id).resolve("manifest.json"), catalog.own(id).resolve(Commit.NEXT));
    }
    Files.writeString(folder.resolve("deep/catalog/.import-0.admf"), "half a file");
    assertThat(stored("SPY_1d", "QQQ_1d").hash()).isEqualTo(hash("synthetic", 42));

    new Commit(catalog.folder()).declare(ids); // and just after
    assertThat(stored("SPY_1d", "QQQ_1d").hash()).isEqualTo(hash("synthetic", 7));
    Files.move(
        catalog.own("SPY_1d").resolve(Commit.NEXT),
        catalog.own("SPY_1d").resolve("manifest.json"),
        StandardCopyOption.REPLACE_EXISTING); // and in between
    assertThat(stored("SPY_1d", "QQQ_1d").hash()).isEqualTo(hash("synthetic", 7));

    assertThat(imports(old.seeded(7), Mode.KEEP))
        .extracting(Imported::outcome)
        .containsOnly(Outcome.UNCHANGED);
    assertThat(files().keySet())
        .as("whoever comes next has cleared up")
        .noneMatch(
            name -> name.contains("next") || name.contains("commit") || name.contains("import"));
    assertThat(stored("SPY_1d", "QQQ_1d").hash()).isEqualTo(hash("synthetic", 7));
  }

  private static String hash(String source, long seed) {
    return Market.of(source, "SPY_1d", "QQQ_1d").seeded(seed).hash();
  }

  @Test
  void what_was_not_declared_before_a_crash_never_counts() throws IOException {
    Market market = Market.of("sample", "AAPL_1d");
    imports(market, Mode.KEEP);
    Files.writeString(catalog.own("AAPL_1d").resolve(Commit.NEXT), "{}");
    Files.writeString(catalog.folder().resolve("commit.json.next"), "[\"AAPL_1d\"]");
    assertThat(stored("AAPL_1d").hash()).isEqualTo(market.hash());
    imports(Market.of("sample", "BTCUSD_1d"), Mode.KEEP);
    assertThat(files().keySet()).noneMatch(name -> name.contains("next"));
    assertThat(stored("AAPL_1d").hash()).isEqualTo(market.hash());
  }

  @Test
  void many_imports_at_once_take_turns() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<List<Imported>>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Market market = Market.of("synthetic", "S%d_1h".formatted(i), "ALL_1d").seeded(i);
        all.add(threads.submit(() -> imports(market, Mode.REPLACE)));
      }
      for (Future<List<Imported>> each : all) {
        assertThat(each.get()).hasSize(2);
      }
    }
    assertThat(catalog.series()).hasSize(9);
    assertThat(files()).hasSize(1 + 2 * 9);
    for (String id : catalog.series()) {
      try (BarFile file = catalog.open(id)) {
        file.verify();
      }
    }
  }

  @Test
  void who_reads_while_others_import_sees_one_or_the_other() throws Exception {
    Market first = Market.of("synthetic", "SPY_1m").with("bars", 9_000L);
    Market second = first.seeded(7).with("bars", 20_000L);
    List<String> hashes = List.of(first.hash(), second.hash());
    imports(first, Mode.KEEP);
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        readers.add(
            threads.submit(
                () -> {
                  int read = 0;
                  for (; !done.get() || read == 0; read++) {
                    assertThat(hashes).contains(stored("SPY_1m").hash());
                  }
                  return read;
                }));
      }
      try {
        for (int i = 0; i < 20; i++) {
          imports(i % 2 == 0 ? second : first, Mode.REPLACE);
        }
      } finally {
        done.set(true);
      }
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  @Test
  void who_waits_is_told_so() throws Exception {
    CatalogLock lock = CatalogLock.take(catalog.folder(), () -> {});
    AtomicBoolean told = new AtomicBoolean();
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<?> waiting;
      try (lock) {
        waiting =
            threads.submit(
                () ->
                    CatalogImport.run(
                        catalog,
                        Market.of("sample", "AAPL_1d").plan(),
                        Market.COMPONENTS,
                        Mode.KEEP,
                        () -> told.set(true)));
        while (!told.get()) {
          Thread.onSpinWait();
        }
        assertThat(waiting).isNotDone();
      }
      waiting.get();
    }
    assertThat(catalog.has("AAPL_1d")).isTrue();
  }

  @Test
  void what_is_stored_can_be_imported_into_itself() {
    Market market = Market.of("sample", "AAPL_1d");
    imports(market, Mode.KEEP);
    assertThat(outcome(stored("AAPL_1d"), Mode.REPLACE)).isEqualTo(Outcome.UNCHANGED);
    assertThat(outcome(stored("AAPL_1d").between("2013-03-01", "2013-06-01"), Mode.REPLACE))
        .isEqualTo(Outcome.REPLACED);
    assertThat(stored("AAPL_1d").hash())
        .isEqualTo(market.between("2013-03-01", "2013-06-01").hash());
  }

  @Test
  void a_folder_that_cannot_be_written_is_bad_input() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    catalog = new Catalog(file.resolve("catalog"));
    assertThatThrownBy(() -> imports(Market.of("sample", "AAPL_1d"), Mode.KEEP))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void bars_are_read_by_chunks_of_any_size() {
    imports(Market.of("synthetic", "SPY_1m").with("bars", 20_000L), Mode.KEEP);
    try (BarFile file = catalog.open("SPY_1m")) {
      BarFrame.Columns all = BarFrame.Columns.ofCapacity(20_000);
      file.read(0, all, 0, 20_000);
      long[] next = {9_000};
      file.visit(
          9_000,
          18_001,
          (row, bars, count) -> {
            assertThat(row).isEqualTo(next[0]);
            for (int i = 0; i < count; i++) {
              assertThat(bars.close()[i]).isEqualTo(all.close()[(int) row + i]);
            }
            next[0] += count;
          });
      assertThat(next[0]).isEqualTo(18_001);
    }
  }
}
