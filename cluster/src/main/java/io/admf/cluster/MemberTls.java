package io.admf.cluster;

import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.instance.impl.DefaultNodeExtension;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.instance.impl.NodeExtension;
import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.ChannelInitializer;
import com.hazelcast.internal.server.ServerContext;
import io.admf.config.BadInputException;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Mutual TLS for the connections between Hazelcast members, which Hazelcast's free edition leaves
 * out. Every channel gets a {@link TlsDecoder} before its own handlers and a {@link TlsEncoder}
 * after them; who has no certificate of the authority does not get a byte of Hazelcast's protocol
 * in or out. The authority vouches for membership, not for host names.
 */
final class MemberTls extends MemberContext {

  /** Refusals without one who agrees, after which there is no use in asking again. */
  private static final int ENOUGH = 3;

  /** What a connection that another has begun comes to is that other's to say. */
  private static final TlsSession.Witness DEAF =
      new TlsSession.Witness() {
        @Override
        public void established() {}

        @Override
        public void refused(SSLException failure) {}
      };

  private static final String[] PROTOCOLS = {"TLSv1.3"};

  private final SslContext accepting;
  private final SslContext connecting;
  private final AtomicInteger agreed = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile @Nullable SSLException refusal;
  private volatile boolean joining = true;

  /**
   * Reads the keys.
   *
   * @throws BadInputException if a file does not hold what it should
   */
  MemberTls(SystemConfig.Tls tls) {
    try {
      accepting =
          builder(SslContextBuilder.forServer(tls.certificate().toFile(), tls.key().toFile()), tls)
              .clientAuth(ClientAuth.REQUIRE)
              .build();
      connecting =
          builder(
                  SslContextBuilder.forClient()
                      .keyManager(tls.certificate().toFile(), tls.key().toFile()),
                  tls)
              .endpointIdentificationAlgorithm(null)
              .build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new BadInputException(
          "cluster.tls",
          "expected certificates and a key (PKCS 8, without a password) in PEM form in %s, %s and %s: %s"
              .formatted(tls.certificate(), tls.key(), tls.authority(), reason(e)));
    }
  }

  private static SslContextBuilder builder(SslContextBuilder builder, SystemConfig.Tls tls) {
    return builder
        .trustManager(tls.authority().toFile())
        .sslProvider(SslProvider.JDK)
        .protocols(PROTOCOLS);
  }

  private static String reason(Exception e) {
    return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
  }

  /** Why nobody who was found agreed with these keys; null if somebody did, or nobody was found. */
  @Nullable SSLException refusal() {
    return agreed.get() == 0 ? refusal : null;
  }

  /** From now on a refusal is another's matter. */
  void joined() {
    joining = false;
  }

  /** Gives up joining where all that answer refuse, rather than ask them for half a minute. */
  private TlsSession.Witness witness(Node node) {
    return new TlsSession.Witness() {
      @Override
      public void established() {
        agreed.incrementAndGet();
      }

      @Override
      public void refused(SSLException failure) {
        refusal = failure;
        if (joining && refusals.incrementAndGet() == ENOUGH && agreed.get() == 0) {
          Thread.ofPlatform().name("admf-refused").start(() -> node.shutdown(true));
        }
      }
    };
  }

  @Override
  public NodeExtension createNodeExtension(Node node) {
    return new DefaultNodeExtension(node) {
      @Override
      public Function<EndpointQualifier, ChannelInitializer> createChannelInitializerFn(
          ServerContext serverContext) {
        Function<EndpointQualifier, ChannelInitializer> plain =
            super.createChannelInitializerFn(serverContext);
        return qualifier -> channel -> wrap(channel, plain.apply(qualifier), node);
      }
    };
  }

  private void wrap(Channel channel, ChannelInitializer plain, Node node) throws Exception {
    SslContext context = channel.isClientMode() ? connecting : accepting;
    SSLEngine engine = context.newEngine(UnpooledByteBufAllocator.DEFAULT);
    TlsSession session =
        new TlsSession(engine, channel, channel.isClientMode() ? witness(node) : DEAF);
    channel.inboundPipeline().addLast(new TlsDecoder(session));
    plain.initChannel(channel);
    channel.outboundPipeline().addLast(new TlsEncoder(session));
  }
}
