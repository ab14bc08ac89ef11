package io.admf.compose.grid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.admf.reporting.ReportingOptions;

/** Reporting options as JSON text. */
final class ReportingText {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ReportingText() {}

  static String write(ReportingOptions options) {
    try {
      return MAPPER.writeValueAsString(options);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("options that cannot be written", e);
    }
  }

  static ReportingOptions read(String text) {
    try {
      return MAPPER.readValue(text, ReportingOptions.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("expected reporting options, was " + text, e);
    }
  }
}
