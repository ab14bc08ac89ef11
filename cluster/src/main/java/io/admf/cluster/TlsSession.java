package io.admf.cluster;

import com.hazelcast.internal.networking.Channel;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * The TLS of one connection, shared by the thread that reads it and the thread that writes it: all
 * but the constructor is to be called holding the session's lock.
 */
final class TlsSession {

  private final SSLEngine engine;
  private final Channel channel;
  private final Witness witness;
  private boolean established;
  private boolean writerWaits;

  /** Hears how a connection goes. */
  interface Witness {

    /** The first words after the handshake have come: both sides agree. */
    void established();

    /** The handshake has failed, or what came instead of first words. */
    void refused(SSLException failure);
  }

  TlsSession(SSLEngine engine, Channel channel, Witness witness) throws SSLException {
    this.engine = engine;
    this.channel = channel;
    this.witness = witness;
    engine.beginHandshake();
  }

  /** The longest record, as bytes of the network. */
  int recordBytes() {
    return engine.getSession().getPacketBufferSize();
  }

  /** The longest content of a record. */
  int contentBytes() {
    return engine.getSession().getApplicationBufferSize();
  }

  /** What the handshake waits for, once what this process must compute for it is done. */
  HandshakeStatus status() {
    HandshakeStatus status = engine.getHandshakeStatus();
    while (status == HandshakeStatus.NEED_TASK) {
      Runnable task = engine.getDelegatedTask();
      if (task != null) {
        task.run();
      }
      status = engine.getHandshakeStatus();
    }
    return status;
  }

  SSLEngineResult unwrap(ByteBuffer network, ByteBuffer content) throws SSLException {
    try {
      SSLEngineResult result = engine.unwrap(network, content);
      if (!established && result.bytesProduced() > 0) {
        established = true;
        witness.established();
      }
      return result;
    } catch (SSLException e) {
      throw refuse(e);
    }
  }

  SSLEngineResult wrap(ByteBuffer content, ByteBuffer network) throws SSLException {
    try {
      return engine.wrap(content, network);
    } catch (SSLException e) {
      throw refuse(e);
    }
  }

  private SSLException refuse(SSLException failure) {
    if (!established) {
      witness.refused(failure);
    }
    return failure;
  }

  /** The connection has come to its end. */
  void ended(Throwable reason) {
    if (!established && !(reason instanceof SSLException)) {
      witness.refused(new SSLException("the other side ended the connection: " + reason, reason));
    }
  }

  /** The writer can do nothing until the reader has heard more. */
  void writerWaits() {
    writerWaits = true;
  }

  /** The reader has heard something: the writer may have something to say. */
  void wakeWriter(HandshakeStatus status) {
    if (status == HandshakeStatus.NEED_WRAP
        || (writerWaits && status == HandshakeStatus.NOT_HANDSHAKING)) {
      writerWaits = false;
      channel.outboundPipeline().wakeup();
    }
  }

  /** The writer has said something: what was read before may make sense now. */
  void wakeReader() {
    channel.inboundPipeline().wakeup();
  }
}
