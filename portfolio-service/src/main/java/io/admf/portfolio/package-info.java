/**
 * The decision maker: signals become sized, risk-checked orders.
 *
 * <p>Here is the service's face, {@link io.admf.portfolio.PortfolioKernel}, and what a researcher
 * implements to change it: {@link io.admf.portfolio.Sizer} for how much, {@link
 * io.admf.portfolio.RiskRule} for whether at all. Accounting is the ledger's; prices of fills are
 * execution's.
 */
@NullMarked
package io.admf.portfolio;

import org.jspecify.annotations.NullMarked;
