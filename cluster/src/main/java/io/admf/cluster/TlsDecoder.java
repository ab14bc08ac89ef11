package io.admf.cluster;

import static com.hazelcast.internal.nio.IOUtil.compactOrClear;

import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.InboundHandler;
import java.io.EOFException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Opens TLS records as they come from the network, for the handlers behind it. */
final class TlsDecoder extends InboundHandler<ByteBuffer, ByteBuffer> {

  private final TlsSession session;
  private final ByteBuffer content; // to be written to

  TlsDecoder(TlsSession session) {
    this.session = session;
    this.content = ByteBuffer.allocate(session.contentBytes());
  }

  @Override
  public void handlerAdded() {
    initSrcBuffer(2 * session.recordBytes());
  }

  @Override
  public HandlerStatus onRead() throws SSLException, EOFException {
    src.flip();
    try {
      synchronized (session) {
        return open();
      }
    } finally {
      compactOrClear(src);
    }
  }

  /** A connection that ends before its first words has been refused by the other side. */
  @Override
  public void interceptError(Throwable error) {
    synchronized (session) {
      session.ended(error);
    }
  }

  /** Opens records until there is none, or the handlers behind have no room for what was in it. */
  private HandlerStatus open() throws SSLException, EOFException {
    while (forward()) {
      HandshakeStatus status = session.status();
      if (status == HandshakeStatus.NEED_WRAP) {
        session.wakeWriter(status);
        return HandlerStatus.CLEAN; // the writer wakes this reader when it has spoken
      }
      SSLEngineResult result = session.unwrap(src, content);
      session.wakeWriter(session.status());
      switch (result.getStatus()) {
        case OK -> {}
        case BUFFER_UNDERFLOW -> {
          return HandlerStatus.CLEAN;
        }
        case BUFFER_OVERFLOW ->
            throw new SSLException(
                "expected records of at most %d bytes of content".formatted(content.capacity()));
        case CLOSED -> throw new EOFException("the other side ended the connection");
      }
    }
    return HandlerStatus.DIRTY;
  }

  /** Hands on what was opened; whether all of it. */
  private boolean forward() {
    content.flip();
    int count = Math.min(content.remaining(), dst.remaining());
    dst.put(content.slice(content.position(), count));
    content.position(content.position() + count);
    boolean all = !content.hasRemaining();
    compactOrClear(content);
    return all;
  }
}
