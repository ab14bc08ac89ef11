package io.admf.cluster;

import io.admf.bus.Addresses;
import io.admf.event.EventType;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryContext;
import io.vertx.core.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Notes which runs a service takes on, lets go of and fails, with the run as a field. */
final class RunLog {

  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);
  private static final Pattern RUN = Pattern.compile("\"runId\"\\s*:\\s*\"([^\"]+)\"");
  private static final String ERROR = "." + EventType.ERROR.name();

  private RunLog() {}

  /** Notes what comes to and from a service of this process. */
  static void attach(Vertx vertx, String service) {
    String control = Addresses.service(service).text();
    vertx
        .eventBus()
        .addInboundInterceptor(
            context -> {
              if (context.message().address().equals(control)) {
                command(context);
              }
              context.next();
            })
        .addOutboundInterceptor(
            context -> {
              if (context.message().address().endsWith(ERROR)) {
                failure(context);
              }
              context.next();
            });
  }

  private static void command(DeliveryContext<Object> context) {
    // the message's own body: on arrival it is read from the wire by asking for it
    if (context.message().body() instanceof JsonObject command) {
      switch (String.valueOf(command.getValue("command"))) {
        case "deploy" -> LOG.atInfo().addKeyValue("run", planned(command)).log("takes on a run");
        case "undeploy" ->
            LOG.atInfo().addKeyValue("run", command.getValue("run")).log("lets go of a run");
        default -> {} // asked whether it is there
      }
    }
  }

  private static String planned(JsonObject command) {
    Matcher run = RUN.matcher(String.valueOf(command.getValue("plan")));
    return run.find() ? run.group(1) : "?"; // the service will say what is wrong with the plan
  }

  private static void failure(DeliveryContext<Object> context) {
    String[] parts = context.message().address().split("\\.", -1);
    LoggingEventBuilder line = LOG.atError();
    if (parts.length == 4) {
      line = line.addKeyValue("run", parts[1]).addKeyValue("container", parts[2]);
    }
    line.log("a run failed: {}", context.body());
  }
}
