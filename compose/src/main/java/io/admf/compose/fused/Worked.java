package io.admf.compose.fused;

import io.admf.frame.BarBlock;
import io.admf.portfolio.decision.Turns;
import io.admf.reporting.tally.Held;
import io.admf.strategy.Analysis;
import java.util.List;

/**
 * A block with all that its portfolios share.
 *
 * @param marks of every series
 * @param room for turns, one for each worker
 */
record Worked(BarBlock block, Analysis analysis, List<Held> marks, ThreadLocal<Turns.Room> room) {}
