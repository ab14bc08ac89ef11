package io.admf.cluster;

import io.admf.cluster.SystemConfig.Discovery;
import io.admf.component.Names;
import io.admf.component.Scalars;
import io.admf.config.Place;
import io.admf.config.Problems;
import io.admf.config.Section;
import io.admf.config.Yaml;
import io.admf.config.YamlReader;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes sense of the system configuration, and finds all that is wrong in it. */
final class SystemConfigReader {

  /** Where a retriever puts the file's text. */
  static final String TEXT = "system";

  private static final int LAST_PORT = 65_535;
  private static final int LEAST_MESSAGE = 65_536;
  private static final int USUAL_MESSAGE = 64 << 20;
  private static final String PREFIX = "ADMF_";

  /** Every key there is. */
  static final List<String> KEYS =
      List.of(
          "cluster.name",
          "cluster.bind",
          "cluster.port",
          "cluster.public_address",
          "cluster.members",
          "cluster.discovery",
          "cluster.dns_name",
          "cluster.kubernetes.namespace",
          "cluster.kubernetes.service",
          "cluster.event_bus_port",
          "cluster.tls.certificate",
          "cluster.tls.key",
          "cluster.tls.authority",
          "cluster.silent_seconds",
          "cluster.allow_insecure",
          "results",
          "web.bind",
          "web.port",
          "web.token_file",
          "operations.bind",
          "operations.port",
          "limits.message_bytes");

  private static final int USUAL_SILENCE = 30;
  private static final int LEAST_SILENCE = 3; // heartbeats come every second
  private static final int MOST_SILENCE = 600;

  /** Variables that mean something else. */
  private static final List<String> OTHERS = List.of("ADMF_WEB_TOKEN");

  private final Problems problems = new Problems();

  private SystemConfigReader() {}

  /**
   * The configuration in a text and in variables, which win.
   *
   * @throws io.admf.config.BadInputException with all mistakes
   */
  static SystemConfig read(String source, String text, JsonObject variables) {
    return new SystemConfigReader().read(tree(source, text), variables);
  }

  private static Yaml.Mapping tree(String source, String text) {
    boolean empty = text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
    return empty ? new Yaml.Mapping(Place.of(source), List.of()) : YamlReader.parse(source, text);
  }

  /** The environment's name of a key. */
  static String variable(String key) {
    return PREFIX + key.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private SystemConfig read(Yaml.Mapping file, JsonObject variables) {
    Section root = Section.of(with(file, variables), problems);
    Section cluster = root.section("cluster");
    SystemConfig config =
        new SystemConfig(
            membership(cluster),
            results(root),
            web(root.section("web")),
            operations(root.section("operations")),
            limits(root.section("limits")));
    root.finish();
    problems.throwIfAny();
    return config;
  }

  /** The file's tree with what variables say in place of what it says. */
  private Yaml.Mapping with(Yaml.Mapping file, JsonObject variables) {
    TreeMap<String, String> known = new TreeMap<>();
    KEYS.forEach(key -> known.put(variable(key), key));
    Yaml.Mapping tree = file;
    for (String name : new TreeSet<>(variables.fieldNames())) {
      String key = known.get(name);
      if (key != null) {
        Place place = Place.of(name);
        tree = put(tree, List.of(key.split("\\.")), value(key, variables.getString(name), place));
      } else if (isOurs(name) && !OTHERS.contains(name)) {
        String nearest = Names.nearest(name, known.keySet());
        problems.add(
            name,
            "is no key of the system configuration; "
                + (nearest != null ? "did you mean " + nearest + "?" : "unset it"));
      }
    }
    return tree;
  }

  private static boolean isOurs(String name) {
    for (String section : List.of("CLUSTER_", "WEB_", "OPERATIONS_", "LIMITS_")) {
      if (name.startsWith(PREFIX + section)) {
        return true;
      }
    }
    return false;
  }

  private static Yaml value(String key, String text, Place place) {
    if (!key.equals("cluster.members")) {
      return new Yaml.Scalar(place, text.isEmpty() ? null : Scalars.read(text));
    }
    List<Yaml> items = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      items.add(new Yaml.Scalar(place, item.strip()));
    }
    return new Yaml.Sequence(place, items);
  }

  private static Yaml.Mapping put(Yaml.Mapping tree, List<String> path, Yaml value) {
    String key = path.getFirst();
    Yaml below = tree.get(key);
    Yaml replaced =
        path.size() == 1
            ? value
            : put(
                below instanceof Yaml.Mapping mapping
                    ? mapping
                    : new Yaml.Mapping(value.place(), List.of()),
                path.subList(1, path.size()),
                value);
    if (path.size() > 1
        && below != null
        && !(below instanceof Yaml.Mapping)
        && !(below instanceof Yaml.Scalar scalar && scalar.value() == null)) {
      return tree; // reading it will say that a section was expected
    }
    List<Yaml.Entry> entries = new ArrayList<>(tree.entries());
    entries.removeIf(entry -> entry.key().equals(key));
    entries.add(new Yaml.Entry(value.place(), key, replaced));
    return new Yaml.Mapping(tree.place(), entries);
  }

  private SystemConfig.Membership membership(Section section) {
    String bind = host(section, "bind", "127.0.0.1");
    Section tlsSection = section.section("tls");
    SystemConfig.Tls tls = tls(tlsSection);
    Discovery discovery = section.choice("discovery", Discovery.class, Discovery.TCP_IP);
    Section kubernetes = section.section("kubernetes");
    SystemConfig.Membership membership =
        new SystemConfig.Membership(
            section.text("name", "admf"),
            bind,
            port(section, "port", 5701, 1),
            publicAddress(section),
            members(section),
            discovery,
            section.text("dns_name"),
            new SystemConfig.Kubernetes(kubernetes.text("namespace"), kubernetes.text("service")),
            port(section, "event_bus_port", 0, 0),
            tls,
            (int) section.whole("silent_seconds", USUAL_SILENCE, LEAST_SILENCE, MOST_SILENCE),
            section.flag("allow_insecure", false));
    kubernetes.finish();
    section.finish();
    checkDiscovery(section, kubernetes, membership);
    if (!membership.loopback() && tls == null && !membership.allowInsecure()) {
      problems.add(
          place(section, "bind"),
          section.name("bind")
              + " lets other machines in, was %s, and there are no keys to know them by; give"
                  .formatted(bind)
              + " cluster.tls.certificate, key and authority, or, on a network that nobody else is"
              + " on, cluster.allow_insecure: true");
    }
    return membership;
  }

  private void checkDiscovery(
      Section section, Section kubernetes, SystemConfig.Membership membership) {
    Discovery discovery = membership.discovery();
    if (discovery == Discovery.DNS && membership.dnsName() == null) {
      problems.add(
          place(section, "discovery"),
          "cluster.discovery: dns needs cluster.dns_name, was not given");
    }
    if (discovery != Discovery.DNS && membership.dnsName() != null) {
      unread(section, "dns_name", "dns", discovery);
    }
    if (discovery != Discovery.TCP_IP && section.has("members")) {
      unread(section, "members", "tcp_ip", discovery);
    }
    if (discovery != Discovery.KUBERNETES && !kubernetes.entries().isEmpty()) {
      unread(section, "kubernetes", "kubernetes", discovery);
    }
  }

  private void unread(Section section, String key, String needed, Discovery was) {
    problems.add(
        place(section, key),
        "%s is read with cluster.discovery: %s only, was %s; leave one of them out"
            .formatted(section.name(key), needed, was.name().toLowerCase(Locale.ROOT)));
  }

  private @Nullable String publicAddress(Section section) {
    String address = section.text("public_address");
    if (address != null && !Hosts.isKnown(address)) {
      section.wrong(
          "public_address", given(section, "public_address"), "an address or a name that resolves");
    }
    return address;
  }

  private List<String> members(Section section) {
    List<String> members = new ArrayList<>();
    section.notEmpty("members");
    for (Yaml item : section.items("members")) {
      String member =
          item instanceof Yaml.Scalar scalar && scalar.value() != null
              ? Names.text(scalar.value())
              : "";
      if (MemberAddress.parse(member) == null) {
        section.wrong("members", item, "a host or host:port, or a list of them");
      } else {
        members.add(member);
      }
    }
    return section.has("members") ? members : List.of("127.0.0.1");
  }

  private SystemConfig.@Nullable Tls tls(Section section) {
    Path certificate = file(section, "certificate");
    Path key = file(section, "key");
    Path authority = file(section, "authority");
    section.finish();
    if (certificate != null && key != null && authority != null) {
      return new SystemConfig.Tls(certificate, key, authority);
    }
    List<@Nullable Path> files = Arrays.asList(certificate, key, authority);
    if (files.stream().anyMatch(file -> file != null)) {
      for (String each : List.of("certificate", "key", "authority")) {
        if (!section.has(each)) {
          section.missing(each, "a PEM file: TLS needs certificate, key and authority");
        }
      }
    }
    return null;
  }

  private static Path results(Section root) {
    Path results = path(root, "results", root.text("results", "results"));
    return results == null ? Path.of("results") : results;
  }

  private SystemConfig.Web web(Section section) {
    SystemConfig.Web web =
        new SystemConfig.Web(
            host(section, "bind", "127.0.0.1"),
            port(section, "port", 8080, 0),
            file(section, "token_file"));
    section.finish();
    return web;
  }

  private SystemConfig.Operations operations(Section section) {
    String bind = host(section, "bind", "127.0.0.1");
    boolean none =
        section.get("port") instanceof Yaml.Scalar scalar && "none".equals(scalar.value());
    Integer port = none ? null : Integer.valueOf(port(section, "port", 0, 0));
    section.finish();
    return new SystemConfig.Operations(bind, port);
  }

  private SystemConfig.Limits limits(Section section) {
    long bytes = section.whole("message_bytes", USUAL_MESSAGE, LEAST_MESSAGE, Integer.MAX_VALUE);
    section.finish();
    return new SystemConfig.Limits((int) bytes);
  }

  private static int port(Section section, String key, int otherwise, int least) {
    return (int) section.whole(key, otherwise, least, LAST_PORT);
  }

  private static String host(Section section, String key, String otherwise) {
    String host = section.text(key, otherwise);
    if (!Hosts.isKnown(host)) {
      section.wrong(key, given(section, key), "an address of this machine, or a name of it");
    }
    return host;
  }

  private static @Nullable Path file(Section section, String key) {
    String name = section.text(key);
    if (name == null) {
      return null;
    }
    Path file = path(section, key, name);
    if (file != null && (!Files.isRegularFile(file) || !Files.isReadable(file))) {
      section.wrong(key, given(section, key), "a file that can be read");
    }
    return file;
  }

  private static @Nullable Path path(Section section, String key, String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      section.wrong(key, given(section, key), "a path (" + e.getReason() + ")");
      return null;
    }
  }

  /** Where a key stands, or its section where it does not. */
  private static String place(Section section, String key) {
    Yaml value = section.get(key);
    return (value == null ? section.place() : value.place()).toString();
  }

  private static Yaml given(Section section, String key) {
    Yaml value = section.get(key);
    return value == null ? new Yaml.Scalar(section.place(), null) : value;
  }
}
