package io.admf.flow;

/**
 * Permission to send: back-pressure that keeps memory bounded whichever service is slow.
 *
 * @param blocks how many blocks the sender may have sent in all
 */
public record Credit(long blocks) {}
