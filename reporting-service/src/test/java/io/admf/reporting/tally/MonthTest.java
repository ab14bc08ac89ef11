package io.admf.reporting.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.admf.time.Instants;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthTest {

  @Test
  void a_slice_known_at_midnight_belongs_to_the_day_that_it_ends() {
    MonthTally months = new MonthTally();
    months.add(Instants.nanos(LocalDate.of(2020, 1, 31)), 100);
    months.add(Instants.nanos(LocalDate.of(2020, 2, 1)), 110); // the bar of 31 January
    months.add(Instants.nanos(LocalDate.of(2020, 2, 2)), 99); // the bar of 1 February
    months.add(Instants.nanos(LocalDate.of(2020, 4, 2)), 198);
    List<MonthReturn> all = months.months();
    assertThat(all).extracting(MonthReturn::month).containsExactly(1, 2, 4);
    assertThat(all.get(0).value()).isCloseTo(.10, within(1e-12));
    assertThat(all.get(1).value()).isCloseTo(-.10, within(1e-12));
    assertThat(all.get(2).value()).isCloseTo(1, within(1e-12));
  }

  @Test
  void months_compound_to_the_total() {
    MonthTally months = new MonthTally();
    for (int i = 0; i < 800; i++) {
      months.add(i * Instants.DAY, 1_000_000 + 37L * i * (i % 7));
    }
    double growth =
        months.months().stream().mapToDouble(m -> 1 + m.value()).reduce(1, (a, b) -> a * b);
    assertThat(growth).isCloseTo((1_000_000 + 37.0 * 799 * (799 % 7)) / 1_000_000, within(1e-12));
    assertThat(new MonthTally().months()).isEmpty();
  }
}
