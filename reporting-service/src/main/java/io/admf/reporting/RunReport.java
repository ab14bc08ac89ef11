package io.admf.reporting;

import java.nio.file.Path;

/**
 * What a run leaves to whoever asked for it.
 *
 * @param folder where its files are
 * @param digest of all portfolios
 * @param json the text of {@code summary.json}
 * @param text the report for people
 */
public record RunReport(Path folder, String digest, String json, String text) {}
