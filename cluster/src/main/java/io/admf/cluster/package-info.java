/**
 * What a process needs to be part of a system of several: it reads the system configuration, joins
 * the cluster, shows its health and metrics, writes its logs, and starts and stops in order.
 *
 * <p>Use {@link io.admf.cluster.ServiceMain} to run one service in a process of its own, {@link
 * io.admf.cluster.Cluster} to be a member without one, and {@link io.admf.cluster.SystemConfig} for
 * what both go by. Nothing here knows a service, and no kernel knows this package.
 */
@NullMarked
package io.admf.cluster;

import org.jspecify.annotations.NullMarked;
