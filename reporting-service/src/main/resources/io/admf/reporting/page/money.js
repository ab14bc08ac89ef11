
'use strict';
// where the gain came from, what execution cost, and how far trades went on their way
(function () {
  const { report, byId, el, figure, label, css, base, draw, short, fill, cell, fixed, sign, price, at, repaintWith, onShow } = window.admf;
  const run = report.run;
  const bps = (amount, value) => (value > 0 ? fixed(10000 * amount / value, 2) : 'n/a');
  const share = (part, whole) => (whole > 0 ? figure('percent', part / whole) : 'n/a');

  // ---- gain

  const SOURCES = {
    realised: 'Closed positions, before commission', unrealised: 'Positions open at the end', dividends: 'Dividends',
    interest: 'Interest received', interest_paid: 'Interest paid', borrow: 'Borrow fees', fx: 'Currencies', commission: 'Commission', other: 'Other',
  };

  function showGain(p, detail) {
    const gain = detail.gain;
    const initial = p.metrics.final_equity === undefined ? null : p.metrics.final_equity - gain.change;
    byId('gain-section').hidden = false;
    byId('gain-note').textContent = 'The lines sum to the change of equity' + (initial === null ? '' : ' from ' + figure('money', initial)) + '.';
    const sources = new Map();
    for (const [source, symbol, amount] of gain.lines) {
      if (!sources.has(source)) sources.set(source, []);
      sources.get(source).push([symbol, amount]);
    }
    const amounts = (amount) => [cell(fixed(amount, 2), sign(amount)), cell(initial === null ? 'n/a' : share(amount, initial))];
    const rows = [];
    for (const [source, parts] of sources) {
      const whole = parts.length > 1 || !parts[0][0];
      if (whole) rows.push(el('tr', null, cell(SOURCES[source] || label(source), 'text wrap'), ...amounts(parts.reduce((sum, part) => sum + part[1], 0))));
      for (const [symbol, amount] of parts) {
        if (symbol) rows.push(el('tr', null, cell(whole ? symbol : SOURCES[source] + ', ' + symbol, whole ? 'text inner muted' : 'text wrap'), ...amounts(amount)));
      }
    }
    rows.push(el('tr', { class: 'sum' }, cell('Change of equity', 'text'), ...amounts(gain.change)));
    fill(byId('gain'), [['Source', 'text'], ['Amount, ' + run.currency], ['Of what was put in']], rows);
  }

  // ---- costs

  const PARTS = {
    delay: 'from the close of the decision to the next open', timing: 'from there until each part traded',
    spread: 'spread and slippage', impact: 'the order\u2019s own', improvement: 'what came back',
    commission: 'the broker\u2019s', opportunity: 'the market moved away from what did not trade', total: 'the implementation shortfall',
  };
  const FIRST = 5; // amounts of a sum stand behind symbol, currency, orders, value, traded
  const OF_ORDER = 9; // and those of an order behind what it was

  function showCosts(detail) {
    const costs = detail.costs;
    byId('costs-section').hidden = costs.sums.length === 0;
    if (!costs.sums.length) return;
    const several = costs.sums.length > 1;
    const paid = costs.paid, without = costs.gain_without;
    byId('costs-note').textContent =
      (paid === null ? '' : 'Spread, impact and commission took ' + fixed(paid, 2) + ' ' + run.currency +
        (without > 0 ? ', ' + figure('percent', paid / without) + ' of the gain of ' + fixed(without, 2) + ' without them. '
          : '; without them the run would still have lost ' + fixed(-without, 2) + '. ')) +
      'Costs are against trading all of every order at the close of its decision, free of charge (Perold 1988); what helped is negative.';
    const rows = [];
    for (const sum of costs.sums) {
      costs.parts.forEach((part, i) => {
        const amount = sum[FIRST + i];
        rows.push(el('tr', { class: part === 'total' ? 'sum' : '' }, cell(label(part), 'text'),
          el('td', { 'data-cost': part, 'data-value': String(amount) }, fixed(amount, 2)), ...(several ? [cell(sum[1], 'text')] : []),
          cell(bps(amount, sum[4])), cell(bps(amount, sum[3])), cell(PARTS[part], 'text wide muted')));
      });
    }
    fill(byId('costs'), [['Part', 'text'], ['Amount' + (several ? '' : ', ' + costs.sums[0][1])], ...(several ? [['', 'text']] : []),
      ['bps of what traded'], ['bps of what was ordered'], ['What it is', 'text']], rows);
    byId('costs-symbols-part').hidden = costs.symbols.length < 2;
    fill(byId('costs-symbols'), [['Symbol', 'text'], ['Orders'], ['Traded'], ...costs.parts.map((part) => [label(part)]), ['bps of what traded']],
      costs.symbols.map((s) => el('tr', null, cell(s[0] + (several ? ', ' + s[1] : ''), 'text'), cell(figure('count', s[2])), cell(fixed(s[4], 2)),
        ...costs.parts.map((_, i) => cell(fixed(s[FIRST + i], 2))), cell(bps(s[FIRST + costs.parts.length - 1], s[4])))));
    // parts that are nothing in all of them are left out
    const total = OF_ORDER + costs.parts.length - 1;
    const dearest = costs.dearest.filter((o) => o[total] > 0);
    byId('dearest-part').hidden = dearest.length === 0;
    const some = costs.parts.map((_, i) => i).filter((i) => costs.parts[i] === 'total' || dearest.some((o) => o[OF_ORDER + i] !== 0));
    const currency = new Map(costs.symbols.map((s) => [s[0], s[1]]));
    fill(byId('dearest'), [['Order', 'text'], ['Decided', 'text'], ['Symbol', 'text'], ['Side', 'text'], ['Filled'], ['Decision'], ['Average'], ...some.map((i) => [label(costs.parts[i])]), ['bps']],
      dearest.map((o) => el('tr', null, cell(o[0], 'text'), cell(at(o[1]), 'text'), cell(o[2] + (several ? ', ' + currency.get(o[2]) : ''), 'text'),
        cell(o[3] === 'BUY' ? 'buy' : 'sell', 'text'), cell(o[5] === o[4] ? o[4] : o[5] + ' of ' + o[4]), cell(price(o[6])), cell(price(o[7])),
        ...some.map((i) => cell(fixed(o[OF_ORDER + i], 2))), cell(bps(o[total], o[8])))));
  }

  // ---- how far trades went: a point for each trade that was followed

  const ADVERSE = 12, FAVOURABLE = 13, VALUE = 11, NET = 9;
  let current = null;

  function showExcursions(p, detail) {
    current = detail;
    const followed = detail.trades.filter((t) => t[ADVERSE] !== null);
    byId('excursions-section').hidden = followed.length === 0;
    if (followed.length) drawExcursions();
  }

  function drawExcursions() {
    if (!current || byId('excursions-section').hidden) return;
    const percent = byId('excursions-unit').value === 'percent';
    const trades = current.trades.filter((t) => t[ADVERSE] !== null && (!percent || t[VALUE] > 0));
    const total = current.trades.length;
    byId('excursions-note').textContent =
      'A point for each trade: its worst (MAE) and best (MFE) profit on the way, before commission, against its net profit' +
      (percent ? ', in percent of the entry\u2019s value.' : ', in ' + run.currency + '.') +
      (trades.length < total ? ' ' + figure('count', trades.length) + ' of ' + figure('count', total) + ' are shown.' : '');
    const scaled = (t, amount) => (percent ? 100 * amount / t[VALUE] : amount);
    scatter('mae', trades, ADVERSE, 'Maximum adverse excursion', scaled, percent);
    scatter('mfe', trades, FAVOURABLE, 'Maximum favourable excursion', scaled, percent);
  }

  function scatter(key, trades, column, name, scaled, percent) {
    const b = base();
    const paper = css('--paper'), line = css('--line'), muted = css('--muted'), ink = css('--ink');
    const form = (value) => (percent ? Number(value.toFixed(4)) + '%' : short(value));
    const shown = (value) => (percent ? fixed(value, 2) + '\u202f%' : fixed(value, 2));
    const points = (wins) => trades.filter((t) => (t[NET] > 0) === wins).map((t) => ({ value: [scaled(t, t[column]), scaled(t, t[NET])], trade: t }));
    const size = trades.length > 1000 ? 4 : trades.length > 200 ? 6 : 8;
    const series = (title, data, colour, symbol) => ({
      name: title, type: 'scatter', data, symbol, symbolSize: size, progressive: 0,
      itemStyle: { color: colour, opacity: trades.length > 200 ? 0.6 : 0.85, borderColor: paper, borderWidth: trades.length > 200 ? 0 : 0.5 },
    });
    draw(key, byId(key + '-chart'), {
      animation: false, textStyle: b.textStyle, legend: { ...b.legend, icon: undefined, itemWidth: 10, itemHeight: 10 },
      grid: { left: 64, right: 20, top: 32, bottom: 44 },
      tooltip: {
        trigger: 'item', confine: true, backgroundColor: paper, borderColor: line, textStyle: { color: ink, fontSize: 13 },
        formatter: (item) => {
          const t = item.data.trade;
          const box = el('div', { class: 'tip' }, el('b', null, 'Trade ' + t[0] + ', ' + t[1] + ' ' + (t[2] === 'BUY' ? 'long' : 'short')));
          const row = (k, v) => box.append(el('div', null, el('span', { class: 'key' }, k), el('span', null, v)));
          row('Held', at(t[4]) + ' to ' + at(t[6]));
          row('Worst', shown(scaled(t, t[ADVERSE])));
          row('Best', shown(scaled(t, t[FAVOURABLE])));
          row('Net profit', shown(scaled(t, t[NET])));
          return box;
        },
      },
      xAxis: b.value({ scale: false, name: name + (percent ? ', %' : ''), nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: muted }, axisLine: { show: false }, axisLabel: { color: muted, hideOverlap: true, formatter: form } }),
      yAxis: b.value({ scale: false, axisLabel: { color: muted, formatter: form } }),
      series: [series('Winners', points(true), css('--gain'), 'circle'), series('Losers', points(false), css('--loss'), 'diamond')],
    }, 300);
  }

  byId('excursions-unit').addEventListener('change', drawExcursions);
  onShow((p, detail) => {
    showGain(p, detail);
    showCosts(detail);
    showExcursions(p, detail);
  });
  repaintWith(drawExcursions);
})();
