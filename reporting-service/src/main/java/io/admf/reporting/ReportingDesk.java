package io.admf.reporting;

import io.admf.component.Components;
import io.admf.config.BadInputException;
import io.admf.event.Event;
import io.admf.event.Snapshot;
import io.admf.frame.BarBlock;
import io.admf.frame.EquityFrame;
import io.admf.frame.FeatureFrame;
import io.admf.frame.RegimeFrame;
import io.admf.frame.SignalFrame;
import io.admf.plan.RunPlan;
import io.admf.plan.SignalSpec;
import io.admf.reporting.console.ConsoleReport;
import io.admf.reporting.notice.GivenLevels;
import io.admf.reporting.record.BarRecorder;
import io.admf.reporting.record.EventRecorder;
import io.admf.reporting.results.ResultFolder;
import io.admf.reporting.results.SummaryJson;
import io.admf.time.Instants;
import io.admf.trace.MemoryStats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a run is written down: what it was worth, its files, and its events as far as they are
 * traced. Hears the whole run in order and leaves one complete folder of results, or nothing. For
 * one thread.
 */
public final class ReportingDesk implements AutoCloseable {

  /** Below this many days of data annual figures come with a warning. */
  private static final double SHORT_DAYS = 90;

  private final RunPlan plan;
  private final TraceMode trace;
  private final boolean shown;
  private final ReportingKernel kernel;
  private final ResultFolder folder;
  private final EventRecorder recorder;
  private final boolean[] spoke;
  private final boolean[] stopped;
  private final boolean[] targeted;
  private @Nullable BarRecorder bars;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param results the folder of all runs; this one's is made in it when the run is complete
   * @throws BadInputException if results cannot be written there
   */
  public ReportingDesk(
      RunPlan plan,
      Components components,
      ReportingOptions options,
      TraceMode trace,
      Path results) {
    this.plan = plan;
    this.trace = trace;
    this.shown = trace != TraceMode.NONE || plan.portfolios().size() <= options.kept();
    this.kernel =
        shown
            ? new ReportingKernel(plan, components, options)
            : ReportingKernel.ofFigures(plan, components, options);
    this.spoke = new boolean[plan.signals().size()];
    this.stopped = new boolean[spoke.length];
    this.targeted = new boolean[spoke.length];
    try {
      this.folder = ResultFolder.open(results, plan);
    } catch (IOException e) {
      throw new BadInputException(
          results.toString(),
          "expected a folder that results can be written to (%s); name another one"
              .formatted(reason(e)));
    }
    this.recorder = new EventRecorder(plan, trace, this::log);
    kernel.tellCosts(folder::cost);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case FileAlreadyExistsException _ -> "it is a file";
      case AccessDeniedException _ -> "access is denied";
      case NoSuchFileException _ -> "it cannot be made";
      case FileSystemException known when known.getReason() != null -> known.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  private Path log(String container) {
    try {
      return folder
          .container(container.replaceAll("[^A-Za-z0-9._-]", "_"))
          .resolve("events.jsonl.gz");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the events of " + container, e);
    }
  }

  /**
   * From now on writes down the bars that are heard, in {@code recorded}.
   *
   * @param replay the text of {@code replay.yaml}, an experiment that reads them
   */
  public void recordBars(String replay) {
    try {
      bars = new BarRecorder(plan.series(), folder.container("recorded"));
      folder.text("replay.yaml", replay);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record bars in " + folder.place(), e);
    }
  }

  private void noteReplay() {
    if (bars != null) {
      List<String> unheard = bars.unheard();
      note(
          unheard.isEmpty()
              ? "To run over the same bars again: admf run " + folder.place().resolve("replay.yaml")
              : "No bar of %s came before the end, and no run goes without: these bars cannot be run over again"
                  .formatted(String.join(", ", unheard)));
    }
  }

  /** Hears the next block with its analysis. */
  public void block(
      BarBlock block,
      List<FeatureFrame> features,
      List<RegimeFrame> regimes,
      List<SignalFrame> signals) {
    kernel.bars(block);
    for (SignalFrame frame : signals) {
      if (!spoke[frame.signal()]) {
        spoke[frame.signal()] = frame.speaks();
      }
      stopped[frame.signal()] |= frame.stopLosses() != null;
      targeted[frame.signal()] |= frame.priceTargets() != null;
    }
    recorder.block(block, features, regimes, signals);
    if (bars != null) {
      bars.block(block);
    }
  }

  /** Hears how a portfolio's account stood at the slices of a block. The frame is not kept. */
  public void equity(EquityFrame frame) {
    kernel.equity(frame);
    if (shown) {
      folder.equity(frame);
    }
  }

  /** Hears the next event of a portfolio. */
  public void event(int portfolio, Event event) {
    kernel.event(portfolio, event);
    if (shown) {
      folder.event(portfolio, event);
    }
    recorder.event(portfolio, event);
  }

  /** Hears the end of a portfolio. */
  public void closed(int portfolio, Snapshot last) {
    kernel.closed(portfolio, last);
  }

  /** Hears that signals of a strategy bring stops or price targets, heard here or not. */
  public void gives(GivenLevels given) {
    kernel.gives(given);
  }

  /** Something the user should know, said at the end of the report. */
  public void note(String text) {
    notes.add(text);
  }

  /**
   * Writes what is known only now and puts the folder in its place.
   *
   * @param experiment the experiment's text, kept with the results
   */
  public RunReport finish(Provenance provenance, String experiment) {
    return finish(provenance, experiment, summary -> summary);
  }

  /**
   * The same for the portfolios of a sweep that are kept to be shown.
   *
   * @param whole makes of their summary that of the sweep
   */
  public RunReport finish(
      Provenance provenance, String experiment, UnaryOperator<RunSummary> whole) {
    RunReport report = prepare(provenance, experiment, whole);
    place();
    return report;
  }

  /**
   * Writes what is known only now, for {@link #place}.
   *
   * @return the report, for when the folder is in its place
   */
  public RunReport prepare(
      Provenance provenance, String experiment, UnaryOperator<RunSummary> whole) {
    for (SignalSpec signal : plan.signals()) {
      if (!spoke[signal.index()]) {
        kernel.noSignal(signal);
      }
      if (stopped[signal.index()] || targeted[signal.index()]) {
        gives(
            new GivenLevels(
                signal.strategy().type(), stopped[signal.index()], targeted[signal.index()]));
      }
    }
    MemoryStats memory = recorder.memory();
    noteReplay();
    closeRecorders();
    if (trace == TraceMode.MINIMAL) {
      notes.add(
          "Traced minimally: %d events of %d open positions were in memory at the end"
              .formatted(memory.eventsInMemory(), memory.openPositions()));
    }
    RunSummary summary = whole.apply(kernel.finish(provenance));
    double days = (double) (summary.data().to() - summary.data().from()) / Instants.DAY;
    if (days < SHORT_DAYS) {
      notes.add(
          String.format(
              Locale.ROOT,
              "Annual figures are extrapolated from %.1f days of data: read them with care",
              days));
    }
    try {
      folder.text("experiment.yaml", experiment);
      folder.write(summary);
      StringBuilder text = new StringBuilder(ConsoleReport.of(summary, folder.place(), false));
      notes.forEach(note -> text.append(note).append('\n'));
      return new RunReport(
          folder.place(),
          summary.digest(),
          new String(SummaryJson.summary(summary), StandardCharsets.UTF_8),
          text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write results to " + folder.place(), e);
    }
  }

  /** Puts the folder in its place. */
  public void place() {
    try {
      folder.complete();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot put results at " + folder.place(), e);
    }
  }

  /** Leaves nothing behind unless the folder was put in its place. */
  @Override
  public void close() {
    closeRecorders();
    folder.close();
  }

  private void closeRecorders() {
    recorder.close();
    if (bars != null) {
      bars.close();
    }
  }
}
