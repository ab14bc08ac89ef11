/**
 * How events get from one place to another: the isolated bus of one container, and the phone book
 * of addresses between containers.
 *
 * <p>Use {@link io.admf.bus.ContainerBus} inside a container, on its one thread; use {@link
 * io.admf.bus.Addresses} wherever a message leaves a container, and spell no address anywhere else.
 * Nothing here knows Vert.x (that is {@code io.admf.bus.vertx}) or what an observer does with what
 * it sees.
 */
@NullMarked
package io.admf.bus;

import org.jspecify.annotations.NullMarked;
