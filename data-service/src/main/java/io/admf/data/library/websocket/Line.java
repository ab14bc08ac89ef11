package io.admf.data.library.websocket;

import io.admf.data.net.Outside;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One connection: what it says waits in a queue, whole messages in their order. */
final class Line implements AutoCloseable {

  private static final int LONGEST = 4 * 1024 * 1024; // characters of a message
  private static final int SECONDS = 20; // to connect, and to send

  private final WebSocket socket;
  private final BlockingQueue<Said> said;

  /** What a connection says. */
  sealed interface Said {}

  /** A message. */
  record Text(String text) implements Said {}

  /** A sign of life. */
  record Alive() implements Said {}

  /**
   * It is over.
   *
   * @param well whether the server closed it as agreed
   */
  record Over(boolean well, String reason) implements Said {}

  private Line(WebSocket socket, BlockingQueue<Said> said) {
    this.socket = socket;
    this.said = said;
  }

  /**
   * Connects.
   *
   * @throws IOException if that is not possible
   */
  static Line connect(URI address, Outside outside) throws IOException, InterruptedException {
    BlockingQueue<Said> said = new LinkedBlockingQueue<>();
    try {
      WebSocket socket =
          outside
              .client()
              .newWebSocketBuilder()
              .buildAsync(address, new Ear(said))
              .get(SECONDS, TimeUnit.SECONDS);
      return new Line(socket, said);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      String message = cause == null ? null : cause.getMessage();
      throw new IOException(message == null ? String.valueOf(cause) : message, e);
    } catch (TimeoutException e) {
      throw new IOException("no answer within %d s".formatted(SECONDS), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Sends a message. */
  void send(String text) throws IOException, InterruptedException {
    sent(socket.sendText(text, true));
  }

  /** Asks for a sign of life. */
  void ping() throws IOException, InterruptedException {
    sent(socket.sendPing(ByteBuffer.allocate(0)));
  }

  private static void sent(CompletableFuture<WebSocket> sending)
      throws IOException, InterruptedException {
    try {
      sending.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("cannot send: " + e.getMessage(), e);
    }
  }

  /** What it says next, or null if that is nothing for so long. */
  @Nullable Said next(long nanos) throws InterruptedException {
    return said.poll(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    socket.abort();
  }

  /** Puts what is heard into the queue. */
  private static final class Ear implements WebSocket.Listener {
    private final BlockingQueue<Said> said;
    private final StringBuilder begun = new StringBuilder();

    Ear(BlockingQueue<Said> said) {
      this.said = said;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      begun.append(data);
      if (begun.length() > LONGEST) {
        said.add(new Over(false, "a message is longer than %d characters".formatted(LONGEST)));
        from.abort();
        return null;
      }
      if (last) {
        said.add(new Text(begun.toString()));
        begun.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
      return alive(from);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
      return alive(from);
    }

    private @Nullable CompletionStage<?> alive(WebSocket from) {
      said.add(new Alive());
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      return alive(from);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      said.add(
          new Over(
              code == WebSocket.NORMAL_CLOSURE,
              "the server closed it (%d%s)"
                  .formatted(code, reason.isEmpty() ? "" : ", " + reason)));
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      said.add(new Over(false, "the connection broke: " + error.getMessage()));
    }
  }
}
