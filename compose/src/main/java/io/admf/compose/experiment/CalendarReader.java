package io.admf.compose.experiment;

import io.admf.component.Names;
import io.admf.config.BadInputException;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.config.YamlReader;
import io.admf.plan.CalendarSpec;
import io.admf.time.calendar.Calendars;
import io.admf.time.calendar.CustomCalendar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a calendar: the name of one that is shipped, a section, or the file that has one. */
final class CalendarReader {

  private static final String KEY = "calendar";

  /** Hours with which the rest of a calendar without any is checked. */
  private static final String ANY_HOURS = "00:00-24:00";

  private final Problems problems;
  private final Path experiment;

  /**
   * Reads calendars of an experiment.
   *
   * @param experiment its file, beside which files of calendars are looked up
   */
  CalendarReader(Problems problems, Path experiment) {
    this.problems = problems;
    this.experiment = experiment;
  }

  /** The calendar of a section, or null when it has none or a wrong one. */
  @Nullable CalendarSpec read(Section section) {
    Yaml yaml = section.get(KEY);
    return switch (yaml) {
      case null -> null;
      case Yaml.Mapping mapping -> custom(section.section(KEY, mapping), "custom");
      case Yaml.Scalar scalar -> named(section, scalar);
      case Yaml.Sequence sequence -> {
        section.wrong(KEY, sequence, expected());
        yield null;
      }
    };
  }

  private static String expected() {
    return "one of %s, a file such as calendars/mine.yaml, or a section with hours"
        .formatted(String.join(", ", Calendars.names()));
  }

  private @Nullable CalendarSpec named(Section section, Yaml.Scalar scalar) {
    String text = Names.text(java.util.Objects.requireNonNull(scalar.value()));
    if (Calendars.names().contains(text)) {
      return CalendarSpec.named(text);
    }
    if (!text.endsWith(".yaml") && !text.endsWith(".yml")) {
      section.wrong(KEY, scalar, expected());
      return null;
    }
    try {
      Path file = experiment.toAbsolutePath().resolveSibling(text);
      String stem = String.valueOf(file.getFileName()).replaceAll("\\.ya?ml$", "");
      return custom(Section.of(YamlReader.read(file), problems), stem);
    } catch (BadInputException e) {
      e.problems().forEach(p -> problems.add(p.where(), p.message()));
    } catch (InvalidPathException e) {
      section.wrong(KEY, scalar, "the path of a file");
    }
    return null;
  }

  private @Nullable CalendarSpec custom(Section section, String name) {
    int before = problems.list().size();
    String called = section.text("name", name);
    String zone = section.text("time_zone", "UTC");
    String hours = section.text("hours");
    if (hours == null && !section.has("hours")) {
      section.missing("hours", "two times such as 09:30-16:00");
    }
    List<String> breaks = section.texts("breaks");
    List<String> weekdays =
        section.has("weekdays") ? section.texts("weekdays") : CustomCalendar.WEEKDAYS.subList(0, 5);
    List<String> holidays = section.texts("holidays");
    List<String> halfDays = halfDays(section);
    section.finish();
    CustomCalendar calendar =
        new CustomCalendar(
            called, zone, hours == null ? ANY_HOURS : hours, breaks, weekdays, holidays, halfDays);
    for (String problem : calendar.problems()) {
      Yaml written = section.get(problem.substring(0, problem.indexOf(' ')));
      problems.add(
          (written == null ? section.place() : written.place()).toString(), section.name(problem));
    }
    return problems.list().size() > before ? null : new CalendarSpec(called, calendar);
  }

  /** Dates with their closing times, as {@code 2024-12-24: 13:00}. */
  private List<String> halfDays(Section section) {
    List<String> days = new ArrayList<>();
    Yaml yaml = section.get("half_days");
    if (yaml instanceof Yaml.Mapping mapping) {
      for (Yaml.Entry entry : mapping.entries()) {
        if (entry.value() instanceof Yaml.Scalar scalar && scalar.value() != null) {
          days.add(entry.key() + ' ' + Names.text(scalar.value()));
        } else {
          section.wrong("half_days", entry.value(), "a closing time such as 13:00");
        }
      }
    } else if (yaml != null) {
      section.wrong("half_days", yaml, "dates with closing times, such as {2024-12-24: 13:00}");
    }
    return days;
  }
}
