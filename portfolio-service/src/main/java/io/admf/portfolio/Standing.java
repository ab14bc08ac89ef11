package io.admf.portfolio;

import io.admf.plan.AccountSpec;

/**
 * What an account with rules of its own says to a request.
 *
 * @param settledCash money units that may be spent, less what orders under way will cost
 * @param initial money units of equity that all positions would need to be opened, this order and
 *     those under way included; 0 where the account does not lend
 */
public record Standing(AccountSpec account, long settledCash, long initial) {}
