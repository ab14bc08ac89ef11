'use strict';
(function () {
  const report = JSON.parse(document.getElementById('report').textContent);
  const run = report.run;
  const unitOf = Object.fromEntries(report.metrics.map((m) => [m.key, m.unit]));
  const details = new Map(report.details.map((d) => [d.id, d]));
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const TRADES_AT_ONCE = 100;
  const WARNINGS = 20;
  const byId = (id) => document.getElementById(id);

  // ---- text, always as text: nothing that comes from data is ever read as HTML

  function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === 'class') node.className = value;
      else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value);
    }
    for (const child of children) node.append(child);
    return node;
  }

  function fixed(value, digits) {
    return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
      .replace(/^-/, '\u2212');
  }

  function figure(unit, value) {
    if (value === null || value === undefined) return 'n/a';
    switch (unit) {
      case 'percent': return fixed(value * 100, 2) + '\u202f%';
      case 'money': return fixed(value, 2);
      case 'count': return fixed(value, 0);
      case 'days': return fixed(value, Number.isInteger(value) ? 0 : 1) + '\u202fd';
      default: return fixed(value, Math.abs(value) < 100 ? 3 : 1);
    }
  }

  const sign = (value) => (value > 0 ? 'gain' : value < 0 ? 'loss' : '');
  const label = (key) => key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ');
  const iso = (ms) => new Date(ms).toISOString();
  const at = (ms) => (ms % 86400000 === 0 ? iso(ms).slice(0, 10) : iso(ms).slice(0, 16).replace('T', ' '));
  // a daily slice is known when its day is over: the moment before names the day
  const sliceLabel = (ms) => (run.daily ? iso(ms - 1).slice(0, 10) : iso(ms).slice(0, 16).replace('T', ' '));

  function price(value) {
    if (value === null) return 'n/a';
    const size = Math.abs(value);
    const digits = size >= 1000 ? 2 : size >= 1 ? 4 : 8;
    const text = value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: digits });
    return text.replace(/^-/, '\u2212');
  }

  function fill(table, head, rows) {
    table.replaceChildren();
    if (head) {
      table.append(el('thead', null, el('tr', null, ...head.map((h) => el('th', { class: h[1] || '', scope: 'col' }, h[0])))));
    }
    table.append(el('tbody', null, ...rows));
  }

  const cell = (text, kind) => el('td', { class: kind || '' }, text);

  // ---- head

  function showHead() {
    document.title = run.name + ' \u2013 ADMF';
    byId('title').textContent = run.name;
    byId('subtitle').textContent =
      run.series.join(', ') + ' \u00b7 ' + at(run.from) + ' to ' + sliceLabel(run.to) + ' \u00b7 ' + figure('count', run.bars) +
      ' bars \u00b7 ' + run.currency;
    byId('digest').textContent = 'run ' + run.id + ' \u00b7 digest ' + run.digest;
    byId('conventions').textContent =
      figure('count', run.periods_per_year) + ' periods per year, risk-free rate ' + figure('percent', run.risk_free) +
      ', acceptable return ' + figure('percent', run.acceptable_return) + '. n/a: not defined for this run.';
    const facts = [
      ['Run', run.id, 'code'], ['Digest', run.digest, 'code'], ['Configuration', run.config_hash, 'code'],
      ['Data', run.data_hash, 'code'], ['Data source', run.source], ['Code', run.code_version, 'code'],
      ['Seed', String(run.seed), 'code'], ['Placement', run.placement],
      ['Elapsed', figure('count', run.elapsed_ms) + ' ms'],
    ];
    byId('provenance').replaceChildren(
      ...facts.flatMap(([name, value, kind]) => [el('dt', null, name), el('dd', { class: kind || '' }, value)]));
  }

  function showWarnings(detail) {
    const list = run.silent.map(([strategy, why]) => 'No signal: ' + strategy + ' never gave one. ' + why);
    list.push(...run.notices.map((notice) => 'Not used: ' + notice));
    if (detail) {
      for (const [who, count, first] of detail.failures) list.push('Failed: ' + who + ', ' + figure('count', count) + '\u00d7; first: ' + first);
      for (const [rule, count, first] of detail.rejections) list.push('Rejected by ' + rule + ': ' + figure('count', count) + ' orders; first: ' + first);
      for (const [rule, count, first] of detail.alerts) list.push('Alert of ' + rule + ': ' + figure('count', count) + '\u00d7; first: ' + first);
    }
    if (list.length > WARNINGS) list.splice(WARNINGS, list.length, 'and ' + figure('count', list.length - WARNINGS) + ' more; all are in report.txt.');
    byId('warnings').hidden = list.length === 0;
    byId('warnings').replaceChildren(el('ul', null, ...list.map((text) => el('li', null, text))));
  }

  // ---- ranking

  const COLUMNS = ['total_return', 'annual_return', 'volatility', 'sharpe', 'sortino', 'calmar', 'max_drawdown', 'win_rate', 'trades', 'final_equity'];
  let sortBy = run.rank_by;
  let descending = true;
  let chosen = report.portfolios.length ? report.portfolios[0] : null;

  // parameters in few words: what all share is said once, and a key is cut to its last word where that is clear
  const allKeys = [...new Set(report.portfolios.flatMap((p) => Object.keys(p.parameters)))];
  const lastWord = (key) => key.slice(key.lastIndexOf('.') + 1);
  const nameOf = (key) => (allKeys.filter((k) => lastWord(k) === lastWord(key)).length === 1 ? lastWord(key) : key);
  const differing = allKeys.filter((key) => report.portfolios.some((p) => p.parameters[key] !== report.portfolios[0].parameters[key]));
  const words = (p, keys) => keys.filter((key) => key in p.parameters).map((key) => nameOf(key) + '\u00a0=\u00a0' + p.parameters[key]).join(', ');

  function showRanking() {
    if (report.portfolios.length < 2) return;
    byId('ranking-section').hidden = false;
    byId('ranking-title').textContent = figure('count', run.portfolios) + ' portfolios';
    const columns = [...new Set([run.rank_by, ...COLUMNS])].filter((key) => key in unitOf);
    const rows = [...report.portfolios].sort((a, b) => {
      const x = a.metrics[sortBy], y = b.metrics[sortBy];
      if (x === y) return 0;
      if (x === null) return 1;
      if (y === null) return -1;
      return descending ? y - x : x - y;
    });
    const head = el('tr', null,
      el('th', { class: 'text', scope: 'col' }, el('button', { type: 'button', disabled: '' }, 'Portfolio')),
      ...columns.map((key) => {
        const button = el('button', { type: 'button', onclick: () => {
          descending = sortBy === key ? !descending : true;
          sortBy = key;
          showRanking();
        } }, label(key));
        const th = el('th', { scope: 'col' }, button);
        if (key === sortBy) th.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
        return th;
      }),
      el('th', { class: 'text', scope: 'col' }, el('button', { type: 'button', disabled: '' }, 'Parameters')));
    byId('ranking').replaceChildren(el('thead', null, head), el('tbody', null, ...rows.map((p) => {
      const open = details.has(p.id);
      const choose = () => { chosen = p; showRanking(); showPortfolio(); };
      const row = el('tr', { class: (open ? 'open' : '') + (p === chosen ? ' chosen' : '') },
        el('td', { class: 'text' }, open ? el('button', { class: 'link', type: 'button', 'aria-label': 'Show ' + p.combo }, p.combo) : p.combo),
        ...columns.map((key) => cell(figure(unitOf[key], p.metrics[key]), key.endsWith('return') ? sign(p.metrics[key]) : '')),
        cell(words(p, differing), 'text muted parameters'));
      if (open) row.addEventListener('click', choose);
      return row;
    })));
    const notes = [];
    const shared = words(report.portfolios[0], allKeys.filter((key) => !differing.includes(key)));
    if (shared) notes.push('All with ' + shared + '.');
    if (run.portfolios > report.portfolios.length) notes.push('The first ' + report.portfolios.length + ' by ' + label(run.rank_by).toLowerCase() + '; all are in summary.json.');
    if (details.size && details.size < report.portfolios.length) notes.push('The best ' + details.size + ' can be opened.');
    byId('ranking-note').textContent = notes.join(' ');
  }

  // ---- one portfolio

  function showTiles(p, detail) {
    const m = p.metrics;
    const held = detail ? detail.buy_and_hold_return : null;
    const tiles = [
      ['total_return', held === null ? '' : 'buy and hold ' + figure('percent', held), true],
      ['annual_return', 'volatility ' + figure('percent', m.volatility), true],
      ['sharpe', 'Sortino ' + figure('ratio', m.sortino), false],
      ['max_drawdown', 'longest ' + figure('days', m.max_drawdown_days), true],
      ['trades', 'win rate ' + figure('percent', m.win_rate), false],
      ['profit_factor', 'expectancy ' + figure('money', m.expectancy), false],
      ['exposure', 'turnover ' + figure('ratio', m.turnover), false],
      ['final_equity', run.currency, false],
    ];
    byId('tiles').replaceChildren(...tiles.filter(([key]) => key in m).map(([key, small, signed]) =>
      el('div', { class: 'tile' },
        el('div', { class: 'label' }, label(key)),
        el('div', { class: 'value ' + (signed ? sign(m[key]) : ''), 'data-metric': key }, figure(unitOf[key], m[key])),
        el('div', { class: 'small' }, small))));
  }

  function showMetrics(p) {
    fill(byId('metrics'), [['Metric', 'text'], ['Value'], ['Definition', 'text']], report.metrics.map((metric) =>
      el('tr', null, cell(metric.key, 'text'),
        el('td', { 'data-key': metric.key, 'data-value': String(p.metrics[metric.key]) }, figure(metric.unit, p.metrics[metric.key])),
        cell(metric.description, 'text wide muted'))));
  }

  function showMonths(detail) {
    const years = new Map();
    for (const [year, month, value] of detail.months) {
      if (!years.has(year)) years.set(year, new Array(12).fill(undefined));
      years.get(year)[month - 1] = value;
    }
    const largest = Math.max(0.02, ...detail.months.map((m) => Math.abs(m[2] || 0)));
    const shade = (value) => {
      if (!value) return '';
      const strength = (0.08 + 0.5 * Math.min(1, Math.abs(value) / largest)).toFixed(3);
      return 'background: rgba(var(' + (value > 0 ? '--gain-rgb' : '--loss-rgb') + '), ' + strength + ')';
    };
    const rows = [...years].map(([year, values]) => {
      const known = values.filter((v) => v !== undefined);
      const total = known.includes(null) ? null : known.reduce((growth, v) => growth * (1 + v), 1) - 1;
      return el('tr', null, cell(String(year)),
        ...values.map((v) => {
          const td = cell(v === undefined ? '' : v === null ? 'n/a' : fixed(v * 100, 2));
          td.style.cssText = shade(v);
          return td;
        }),
        cell(total === null ? 'n/a' : fixed(total * 100, 2), 'total ' + sign(total)));
    });
    fill(byId('months'), [['%'], ...MONTHS.map((m) => [m]), ['Year']], rows);
  }

  function showTrades(p, detail) {
    let shown = 0;
    const total = p.metrics.trades === undefined ? detail.trades.length : p.metrics.trades;
    const head = [['#'], ['Symbol', 'text'], ['Side', 'text'], ['Quantity'], ['Opened', 'text'], ['Entry'], ['Closed', 'text'], ['Exit'], ['Commission'], ['Net profit'], ['Worst (MAE)'], ['Best (MFE)'], ['Bars']];
    byId('trades-title').textContent = figure('count', total) + (total === 1 ? ' trade' : ' trades');
    fill(byId('trades'), detail.trades.length ? head : null, []);
    const body = byId('trades').tBodies[0];
    if (!detail.trades.length) {
      body.append(el('tr', null, cell('No round trip was closed.', 'text muted')));
    }
    // on the way: in money, and small in percent of the entry's value
    const way = (t, amount) => (amount === null ? cell('n/a') : el('td', null, fixed(amount, 2), ...(t[11] > 0 ? [' ', el('small', null, figure('percent', amount / t[11]))] : [])));
    const more = byId('more-trades');
    const show = (count) => {
      for (const t of detail.trades.slice(shown, shown + count)) {
        body.append(el('tr', null, cell(String(t[0])), cell(t[1], 'text'), cell(t[2] === 'BUY' ? 'long' : 'short', 'text'), cell(t[3]),
          cell(at(t[4]), 'text'), cell(price(t[5])), cell(at(t[6]), 'text'), cell(price(t[7])), cell(fixed(t[8], 2)),
          cell(fixed(t[9], 2), sign(t[9])), way(t, t[12]), way(t, t[13]), cell(figure('count', t[10]))));
      }
      shown = Math.min(shown + count, detail.trades.length);
      const left = detail.trades.length - shown;
      more.hidden = left === 0;
      more.textContent = 'Show ' + Math.min(TRADES_AT_ONCE * 5, left) + ' more of ' + figure('count', total);
      if (left === 0 && total > detail.trades.length) {
        body.append(el('tr', null, el('td', { class: 'text muted', colspan: '13' }, 'The first ' + figure('count', shown) + ' of ' + figure('count', total) + '; all are in trades.csv.')));
      }
    };
    more.onclick = () => show(TRADES_AT_ONCE * 5);
    show(TRADES_AT_ONCE);
  }

  function showHoldings(detail) {
    const open = detail.holdings.filter((h) => Number(h[1]) !== 0);
    byId('holdings-section').hidden = open.length === 0;
    fill(byId('holdings'), [['Symbol', 'text'], ['Quantity'], ['Price'], ['Market value'], ['Unrealised profit']],
      open.map((h) => el('tr', null, cell(h[0], 'text'), cell(h[1]), cell(price(h[2])), cell(fixed(h[3], 2)), cell(fixed(h[4], 2), sign(h[4])))));
  }

  function showTroubles(detail) {
    const rows = [['rejections', 'Rejected'], ['cancellations', 'Cancelled'], ['alerts', 'Alert'], ['failures', 'Failed']]
      .flatMap(([key, name]) => detail[key].map(([rule, count, first]) =>
        el('tr', null, cell(name, 'text'), cell(rule, 'text'), cell(figure('count', count)), cell(first, 'text wide muted'))));
    byId('troubles-section').hidden = rows.length === 0;
    fill(byId('troubles'), [['What', 'text'], ['By', 'text'], ['Count'], ['First', 'text']], rows);
  }

  // ---- charts

  const PAPER_WIDTH = 700; // fits A4 and Letter; the layout of the page is not known before it is printed
  const charts = {};
  const listeners = []; // show more of the chosen portfolio
  const painters = [showCharts]; // whatever draws charts: drawn again for another theme and for paper
  let printing = false;
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const labels = report.times.map(sliceLabel);
  const width = report.times.length ? Math.max(1, Math.ceil(run.slices / report.times.length)) : 1;

  function bucket(time) { // the first point that is not before
    let low = 0, high = report.times.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (report.times[middle] < time) low = middle + 1; else high = middle;
    }
    return low;
  }

  function base() {
    const line = css('--line'), muted = css('--muted'), paper = css('--paper'), ink = css('--ink');
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      axis: (extra) => ({
        type: 'category', data: labels, boundaryGap: false, axisLine: { lineStyle: { color: line } }, axisTick: { show: false },
        axisLabel: { color: muted, hideOverlap: true, showMinLabel: true, showMaxLabel: true, alignMinLabel: 'left', alignMaxLabel: 'right', formatter: (text) => text.slice(0, 10) }, ...extra,
      }),
      value: (extra) => ({
        type: 'value', scale: true, axisLabel: { color: muted }, splitLine: { lineStyle: { color: line } }, ...extra,
      }),
      tooltip: (rows) => ({
        trigger: 'axis', confine: true, backgroundColor: paper, borderColor: line, textStyle: { color: ink, fontSize: 13 },
        axisPointer: { type: 'line', lineStyle: { color: muted, type: 'dashed' } },
        formatter: (items) => {
          const box = el('div', { class: 'tip' }, el('b', null, items[0].axisValue));
          for (const [key, value] of rows(items[0].dataIndex)) box.append(el('div', null, el('span', { class: 'key' }, key), el('span', null, value)));
          return box;
        },
      }),
      legend: { top: 0, right: 0, textStyle: { color: muted }, itemWidth: 18, itemHeight: 8, icon: 'roundRect' },
      zoom: (axes) => [
        { type: 'inside', xAxisIndex: axes, zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true, moveOnMouseWheel: false, preventDefaultMouseMove: false },
        { type: 'slider', xAxisIndex: axes, height: 18, bottom: 4, borderColor: line, fillerColor: 'rgba(120,140,170,0.15)', showDataShadow: false, brushSelect: false, moveHandleSize: 0, handleSize: '90%', handleStyle: { color: paper, borderColor: muted }, textStyle: { color: muted }, labelFormatter: (i, text) => text.slice(0, 10) },
      ],
    };
  }

  const short = (value) => {
    const size = Math.abs(value);
    return size >= 1e9 ? value / 1e9 + 'B' : size >= 1e6 ? value / 1e6 + 'M' : size >= 1e4 ? value / 1e3 + 'k' : value.toLocaleString('en-US');
  };

  function draw(key, node, option, paperHeight) {
    if (charts[key]) charts[key].dispose();
    const size = printing ? { width: PAPER_WIDTH, height: paperHeight } : {};
    charts[key] = echarts.init(node, null, { renderer: 'canvas', devicePixelRatio: Math.max(2, window.devicePixelRatio || 1), ...size });
    charts[key].setOption(printing ? { ...option, dataZoom: [] } : option);
    return charts[key];
  }

  function drawEquity(detail) {
    const b = base();
    const accent = css('--accent'), benchmark = css('--benchmark'), loss = css('--loss');
    const percent = (v) => (v * 100).toFixed(Math.min(...detail.drawdown) < -0.05 ? 0 : 1) + '%';
    byId('equity-note').textContent =
      'Equity in ' + run.currency + ' against holding ' + detail.symbols.join(', ') + ' from the first close, and how far it stands below its highest.' +
      (width > 1 ? ' Each point stands for up to ' + figure('count', width) + ' slices; drawdown shows the deepest of them.' : '');
    draw('equity', byId('equity-chart'), {
      animation: false, textStyle: b.textStyle, legend: { ...b.legend, data: ['Portfolio', 'Buy and hold'] },
      grid: [{ left: 64, right: 16, top: 32, height: '54%' }, { left: 64, right: 16, top: '69%', bottom: 52 }],
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      tooltip: b.tooltip((i) => [
        ['Portfolio', fixed(detail.equity[i], 2)], ['Buy and hold', fixed(detail.buy_and_hold[i], 2)], ['Drawdown', fixed(detail.drawdown[i] * 100, 2) + '\u202f%'],
      ]),
      xAxis: [b.axis({ gridIndex: 0, axisLabel: { show: false } }), b.axis({ gridIndex: 1 })],
      yAxis: [b.value({ gridIndex: 0, axisLabel: { color: css('--muted'), formatter: short } }),
        b.value({ gridIndex: 1, max: 0, splitNumber: 3, scale: false, axisLabel: { color: css('--muted'), formatter: percent } })],
      dataZoom: b.zoom([0, 1]),
      series: [
        { name: 'Buy and hold', type: 'line', data: detail.buy_and_hold, showSymbol: false, lineStyle: { width: 1.3, color: benchmark }, itemStyle: { color: benchmark } },
        { name: 'Portfolio', type: 'line', data: detail.equity, showSymbol: false, lineStyle: { width: 1.8, color: accent }, itemStyle: { color: accent } },
        { name: 'Drawdown', type: 'line', data: detail.drawdown, xAxisIndex: 1, yAxisIndex: 1, showSymbol: false, lineStyle: { width: 1, color: loss }, itemStyle: { color: loss }, areaStyle: { color: loss, opacity: 0.18 } },
      ],
    }, 380);
  }

  // one mark for all fills of a side in a point: thousands one upon another tell nothing and cost seconds
  function marks(detail, symbol, side) {
    const points = new Map();
    for (const fill of detail.fills) {
      if (fill[0] !== symbol || fill[2] !== side) continue;
      const point = bucket(fill[1]);
      if (!points.has(point)) points.set(point, []);
      points.get(point).push(fill);
    }
    return [...points].map(([point, fills]) => ({ value: [point, fills.reduce((sum, f) => sum + f[3], 0) / fills.length], fills }));
  }

  function drawPrice(detail, symbol) {
    const market = report.markets.find((m) => m.symbol === symbol);
    byId('price-section').hidden = !market;
    if (!market) return;
    const b = base();
    const gain = css('--gain'), loss = css('--loss'), ink = css('--ink'), paper = css('--paper'), muted = css('--muted');
    const buys = marks(detail, symbol, 'BUY'), sells = marks(detail, symbol, 'SELL');
    const at = new Map();
    for (const mark of [...buys, ...sells]) at.set(mark.value[0], [...(at.get(mark.value[0]) || []), ...mark.fills]);
    const most = Math.max(0, ...[...buys, ...sells].map((mark) => mark.fills.length));
    byId('price-title').textContent = 'Trades on the price of ' + symbol;
    byId('price-note').textContent = market.series + '.' +
      (width > 1 ? ' Each candle stands for up to ' + figure('count', width) + ' slices.' : '') +
      (most > 1 ? ' Each mark stands for up to ' + figure('count', most) + ' fills, at their mean price.' : '') +
      (detail.fills.length < chosen.fills ? ' The first ' + figure('count', detail.fills.length) + ' of ' + figure('count', chosen.fills) + ' fills are marked.' : '');
    const candles = market.high.map((high, i) => (high === null ? '-' : [market.open[i], market.close[i], market.low[i], high]));
    const flat = market.high.every((high, i) => high === null || (high === market.low[i]));
    const body = flat
      ? { name: symbol, type: 'line', data: market.close, showSymbol: false, lineStyle: { width: 1.2, color: muted }, itemStyle: { color: muted } }
      : { name: symbol, type: 'candlestick', data: candles, large: false, itemStyle: { color: paper, borderColor: muted, color0: muted, borderColor0: muted, borderWidth: 1 } };
    const markers = (name, data, colour, rotate) => ({
      // the tip stands on the price: buys from below, sells from above
      name, type: 'scatter', data, progressive: 0, symbol: 'triangle', symbolRotate: rotate, symbolOffset: [0, rotate ? '-50%' : '50%'], z: 5,
      symbolSize: data.length > 300 ? 6 : data.length > 60 ? 8 : 11,
      itemStyle: { color: colour, borderColor: paper, borderWidth: data.length > 60 ? 0.5 : 1 },
    });
    draw('price', byId('price-chart'), {
      animation: false, textStyle: b.textStyle, legend: { ...b.legend, data: [{ name: 'Buy', icon: 'triangle' }, { name: 'Sell', icon: 'path://M0,0L10,0L5,9Z' }], itemWidth: 11, itemHeight: 9, icon: undefined },
      grid: { left: 64, right: 16, top: 32, bottom: 52 },
      tooltip: b.tooltip((i) => {
        const rows = market.high[i] === null ? [] : [['Open', price(market.open[i])], ['High', price(market.high[i])], ['Low', price(market.low[i])], ['Close', price(market.close[i])]];
        const fills = at.get(i) || [];
        for (const f of fills.slice(0, 6)) rows.push([f[2] === 'BUY' ? '\u25b2 buy' : '\u25bc sell', f[4] + ' at ' + price(f[3])]);
        if (fills.length > 6) rows.push(['', 'and ' + (fills.length - 6) + ' more']);
        return rows;
      }),
      xAxis: b.axis({ boundaryGap: !flat }),
      yAxis: b.value({ axisLabel: { color: muted, formatter: short } }),
      dataZoom: b.zoom([0]),
      series: [body, markers('Buy', buys, gain, 0), markers('Sell', sells, loss, 180)],
      color: [ink],
    }, 300);
  }

  // ---- choosing

  function showCharts() {
    const detail = chosen && details.get(chosen.id);
    if (!detail || !report.times.length) return;
    drawEquity(detail);
    drawPrice(detail, byId('symbol').value || detail.symbols[0]);
  }

  function showPortfolio() {
    const detail = chosen && details.get(chosen.id);
    showWarnings(detail);
    if (!detail) return;
    byId('portfolio-title').textContent = (chosen.name && chosen.name !== run.name ? chosen.name + ' \u00b7 ' : '') + chosen.combo;
    byId('parameters').textContent = words(chosen, allKeys);
    const select = byId('symbol');
    select.replaceChildren(...detail.symbols.map((symbol) => el('option', { value: symbol }, symbol)));
    select.hidden = detail.symbols.length < 2;
    showTiles(chosen, detail);
    showMonths(detail);
    showMetrics(chosen);
    showHoldings(detail);
    showTrades(chosen, detail);
    showTroubles(detail);
    showCharts();
    listeners.forEach((show) => show(chosen, detail));
  }

  const paintAll = () => painters.forEach((paint) => paint());

  /** Opens a portfolio by its combination, if its details are here. */
  function choose(combo) {
    const portfolio = report.portfolios.find((p) => p.combo === combo && details.has(p.id));
    if (!portfolio) return;
    chosen = portfolio;
    showRanking();
    showPortfolio();
  }

  showHead();
  showRanking();
  showPortfolio();
  byId('symbol').addEventListener('change', showCharts);
  window.addEventListener('resize', () => {
    if (!printing) Object.values(charts).forEach((chart) => chart.resize());
  });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paintAll);
  window.addEventListener('beforeprint', () => {
    printing = true;
    document.documentElement.dataset.theme = 'light';
    paintAll();
  });
  window.addEventListener('afterprint', () => {
    printing = false;
    delete document.documentElement.dataset.theme;
    paintAll();
  });
  window.admf = Object.freeze({
    report, byId, el, figure, label, css, base, draw, short, choose, unitOf, fill, cell, fixed, sign, price, at,
    printing: () => printing,
    repaintWith: (painter) => painters.push(painter),
    /** From now on tells which portfolio is shown, and shows the one that is chosen now. */
    onShow: (show) => {
      listeners.push(show);
      const detail = chosen && details.get(chosen.id);
      if (detail) show(chosen, detail);
    },
  });
})();
