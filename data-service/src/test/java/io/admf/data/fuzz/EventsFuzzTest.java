package io.admf.data.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.admf.component.ComponentKind;
import io.admf.component.ComponentScanner;
import io.admf.component.Components;
import io.admf.data.DataKernel;
import io.admf.data.DataKinds;
import io.admf.data.event.ActionRow;
import io.admf.data.event.EventRequest;
import io.admf.data.event.QuoteReader;
import io.admf.data.event.ReleaseRow;
import io.admf.plan.ComponentSpec;
import io.admf.plan.DataSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken files of actions, quotes and releases: a clear error or right events. */
class EventsFuzzTest {

  private static final int FEW = 2_000;

  private static final List<ComponentKind<?, ?>> KINDS = DataKinds.ALL;
  private static final Components COMPONENTS =
      Components.of(KINDS, new ComponentScanner(KINDS).beside(DataKernel.class));

  @TempDir Path folder;

  /** Memory, if there is such a folder: a million files are written one after the other. */
  private Path file() throws IOException {
    Path memory = Path.of("/dev/shm");
    Path within = Files.isWritable(memory) ? Files.createTempDirectory(memory, "fuzz") : folder;
    return within.resolve("f.csv");
  }

  private static void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
    if (file.startsWith("/dev/shm")) {
      Files.delete(file.getParent());
    }
  }

  private static EventRequest request(Path file, boolean skip) {
    return new EventRequest(
        new DataSpec(
            ComponentSpec.of("any"),
            List.of(file.getParent().toString()),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            skip,
            Long.MAX_VALUE),
        List.of("A", "B"));
  }

  private static <S> S source(ComponentKind<?, S> kind) {
    return COMPONENTS.create(kind, new ComponentSpec("csv", Map.of("path", "f.csv")));
  }

  @Test
  void actions() throws IOException {
    Path file = file();
    Mutations inputs =
        new Mutations(
            21,
            """
            ex_date,symbol,type,ratio,amount,pay_date
            2020-01-02,A,split,7:1,,
            2020-01-03,B,dividend,,0.25,2020-02-01
            2020-01-04,A,symbol_change
            2020-01-05,B,delisting,,0
            """,
            "Date;x,ticker,Dividends,Stock Splits\n2020-01-02,A,0.0,7\n2020-01-03,B,0.25,0\n");
    int good =
        Fuzzing.run(
            "actions",
            Fuzzing.inputs(FEW),
            inputs,
            (input, i) -> {
              Files.write(file, input);
              for (ActionRow row : source(DataKinds.ACTIONS).read(request(file, i % 2 == 0))) {
                assertThat(row.ratio()).isPositive().isFinite();
                assertThat(row.amount() >= 0 || Double.isNaN(row.amount())).isTrue();
                assertThat(row.payTime()).isGreaterThanOrEqualTo(row.exTime());
                assertThat(row.symbol()).isIn("A", "B");
              }
            });
    remove(file);
    assertThat(good).isPositive();
  }

  @Test
  void quotes() throws IOException {
    Path file = file();
    Mutations inputs =
        new Mutations(
            22,
            """
            time,bid,ask,bid_size,ask_size
            2020-01-02T10:00:00Z,9.9,10.1,100,200
            2020-01-02T10:00:00.5Z,9.9,10,,
            2020-01-02T10:01:00Z,9.8,10,5,6
            """);
    int good =
        Fuzzing.run(
            "quotes",
            Fuzzing.inputs(FEW),
            inputs,
            (input, i) -> {
              Files.write(file, input);
              EventRequest request = request(file, i % 2 == 0);
              try (QuoteReader reader = source(DataKinds.QUOTES).open("A", request)) {
                long before = Long.MIN_VALUE;
                while (reader.next()) {
                  assertThat(reader.time()).isGreaterThanOrEqualTo(before);
                  assertThat(reader.bid()).isPositive().isLessThanOrEqualTo(reader.ask());
                  assertThat(reader.ask()).isFinite();
                  assertThat(reader.bidSize() < 0 || reader.askSize() < 0).isFalse();
                  before = reader.time();
                }
              }
            });
    remove(file);
    assertThat(good).isPositive();
  }

  @Test
  void releases() throws IOException {
    Path file = file();
    Mutations inputs =
        new Mutations(
            23,
            "known_at,indicator,value,period\n2020-01-02T13:30:00Z,CPI,1.5,2019-12-31\n"
                + "2020-02-02,RATE,-0.5\n");
    int good =
        Fuzzing.run(
            "releases",
            Fuzzing.inputs(FEW),
            inputs,
            (input, i) -> {
              Files.write(file, input);
              for (ReleaseRow row : source(DataKinds.RELEASES).read(request(file, i % 2 == 0))) {
                assertThat(row.value()).isFinite();
                assertThat(row.eventTime()).isLessThanOrEqualTo(row.knownAt());
                assertThat(row.indicator()).matches("[A-Za-z][A-Za-z0-9_]*");
              }
            });
    remove(file);
    assertThat(good).isPositive();
  }
}
