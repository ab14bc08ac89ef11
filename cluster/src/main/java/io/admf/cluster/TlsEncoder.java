package io.admf.cluster;

import static com.hazelcast.internal.nio.IOUtil.compactOrClear;

import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.OutboundHandler;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Seals what the handlers before it have written into TLS records for the network. */
final class TlsEncoder extends OutboundHandler<ByteBuffer, ByteBuffer> {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final TlsSession session;

  TlsEncoder(TlsSession session) {
    this.session = session;
  }

  @Override
  public void handlerAdded() {
    initDstBuffer(4 * session.recordBytes());
  }

  @Override
  public HandlerStatus onWrite() throws SSLException {
    compactOrClear(dst);
    try {
      synchronized (session) {
        return seal();
      }
    } finally {
      dst.flip();
    }
  }

  private HandlerStatus seal() throws SSLException {
    boolean spoke = false;
    while (true) {
      HandshakeStatus status = session.status();
      boolean handshaking = status == HandshakeStatus.NEED_WRAP;
      if (!handshaking && status != HandshakeStatus.NOT_HANDSHAKING) {
        session.writerWaits();
        if (spoke) {
          session.wakeReader();
        }
        return HandlerStatus.BLOCKED;
      }
      if (!handshaking && !src.hasRemaining()) {
        if (spoke) {
          session.wakeReader();
        }
        return HandlerStatus.CLEAN;
      }
      SSLEngineResult result = session.wrap(handshaking ? NOTHING : src, dst);
      switch (result.getStatus()) {
        case OK -> spoke |= handshaking;
        case BUFFER_OVERFLOW -> {
          return HandlerStatus.DIRTY; // goes on when the network has taken some
        }
        case BUFFER_UNDERFLOW, CLOSED ->
            throw new SSLException("expected an open connection, was " + result.getStatus());
      }
    }
  }
}
