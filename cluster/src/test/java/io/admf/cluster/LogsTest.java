package io.admf.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LogsTest {

  private static String line(boolean json) {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    Encoder<ILoggingEvent> encoder = Logs.encoder(context, json);
    encoder.start();
    LoggingEvent event =
        new LoggingEvent(
            "", context.getLogger("io.admf.x.Some"), Level.INFO, "done {}\n\"so\"", null, null);
    event.setArgumentArray(new Object[] {7});
    event.setKeyValuePairs(
        List.of(new KeyValuePair("run", "r7"), new KeyValuePair("container", "SPY_1d")));
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void a_machine_reads_one_object_a_line_with_run_and_container() {
    assertThat(Logs.encoder(new LoggerContext(), true)).isInstanceOf(JsonEncoder.class);
    String line = line(true);
    assertThat(line).endsWith("\n").hasLineCount(1);
    JsonObject json = new JsonObject(line);
    assertThat(json.getString("level")).isEqualTo("INFO");
    assertThat(json.getString("loggerName")).isEqualTo("io.admf.x.Some");
    assertThat(json.getString("formattedMessage")).isEqualTo("done 7\n\"so\"");
    assertThat(json.getJsonArray("kvpList"))
        .isEqualTo(new JsonArray("[{\"run\":\"r7\"},{\"container\":\"SPY_1d\"}]"));
  }

  @Test
  void a_person_reads_a_plain_line() {
    assertThat(line(false)).contains("INFO", "done 7", "run=\"r7\"", "container=\"SPY_1d\"");
  }
}
