package io.admf.cluster;

import io.admf.bus.vertx.ChannelMeters;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.EnumSet;

/** What a process counts: the machine's, the event bus's and our own, as Prometheus reads it. */
public final class Meters implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  private final CountedChannels channels = new CountedChannels(registry);

  /**
   * @param role goes with every figure
   */
  Meters(String role) {
    registry
        .config()
        .commonTags("role", role)
        .meterFilter(MeterFilter.denyNameStartsWith("vertx.eventbus.pending")); // one per address
    collections.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** What Vert.x counts: by side, never by address, of which every run has its own. */
  static MetricsOptions options() {
    MicrometerMetricsOptions options = new MicrometerMetricsOptions().setEnabled(true);
    options.setLabels(EnumSet.of(Label.EB_SIDE, Label.POOL_TYPE, Label.POOL_NAME));
    for (MetricsDomain domain : MetricsDomain.values()) {
      if (domain != MetricsDomain.EVENT_BUS && domain != MetricsDomain.NAMED_POOLS) {
        options.addDisabledMetricsCategory(domain);
      }
    }
    return options;
  }

  /** What channels of this process tell of themselves. */
  public ChannelMeters channels() {
    return channels;
  }

  /** Where figures are kept. */
  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** All figures in Prometheus's text form. */
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
