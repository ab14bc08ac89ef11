'use strict';
(function () {
  const series = JSON.parse(document.getElementById('series').textContent);
  const candles = series.candles;
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const DAY = 86400000;
  const PAPER = { width: 700, height: 380 }; // the layout of the page is not known before it is printed
  const byId = (id) => document.getElementById(id);
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  let chart = null;
  let printing = false;

  // ---- text, always as text: nothing that comes from data is ever read as HTML

  function node(tag, kind, ...children) {
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    made.append(...children);
    return made;
  }

  const whole = (value) => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
  const figure = (value) => value.toLocaleString('en-US', { maximumFractionDigits: Math.abs(value) >= 1000 ? 2 : 8 }).replace(/^-/, '\u2212');
  const compact = (value) => value.toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 2 });
  const brief = (text) => text.replace('T00:00:00Z', '').replace('T', ' ').replace('Z', '');
  const daily = candles.t.every((time) => time % DAY === 0);
  const labels = candles.t.map((time) => new Date(time).toISOString().slice(0, daily ? 10 : 19).replace('T', ' '));

  function table(id, head, rows) {
    byId(id).replaceChildren(node('thead', '', node('tr', '', ...head)), node('tbody', '', ...rows));
  }

  // ---- head

  function showHead() {
    document.title = series.series + ' \u2013 ADMF';
    byId('title').textContent = series.series;
    byId('subtitle').textContent = whole(series.bars) + ' bars \u00b7 ' + brief(series.first) + ' to ' + brief(series.last) + ' \u00b7 from ' + series.source;
    byId('digest').textContent = 'hash ' + series.hash;
    byId('chart-note').textContent = (candles.each > 1
      ? 'Each candle stands for ' + whole(candles.each) + ' bars: their first open, highest high, lowest low, last close and all volume. Fewer bars are shown one by one: admf data show --start --end. '
      : 'Each candle is a bar. ') + 'Drag the slider to zoom, or turn the wheel with Ctrl.';
  }

  // ---- chart

  function axis(index, shown) {
    return {
      type: 'category', data: labels, gridIndex: index, axisLine: { lineStyle: { color: css('--line') } }, axisTick: { show: false },
      axisLabel: { show: shown, color: css('--muted'), hideOverlap: true, formatter: (text) => text.slice(0, 10) },
    };
  }

  function tip(items) {
    const i = items[0].dataIndex;
    const rows = [['Open', figure(candles.o[i])], ['High', figure(candles.h[i])], ['Low', figure(candles.l[i])], ['Close', figure(candles.c[i])], ['Volume', figure(candles.v[i])]];
    return node('div', 'tip', node('b', '', labels[i]), ...rows.map(([key, value]) => node('div', '', node('span', 'key', key), node('span', '', value))));
  }

  function prices() {
    const gain = css('--gain'), loss = css('--loss'), accent = css('--accent');
    if (byId('form').value === 'line') {
      return { name: 'Close', type: 'line', data: candles.c, showSymbol: false, sampling: 'minmax', lineStyle: { width: 1.4, color: accent }, itemStyle: { color: accent } };
    }
    return {
      name: 'Price', type: 'candlestick', data: candles.o.map((open, i) => [open, candles.c[i], candles.l[i], candles.h[i]]), large: true, largeThreshold: 2000, barMinWidth: 1,
      itemStyle: { color: gain, borderColor: gain, color0: loss, borderColor0: loss, borderWidth: 1 },
    };
  }

  function draw() {
    const line = css('--line'), muted = css('--muted'), paper = css('--paper'), ink = css('--ink');
    const zoomed = chart && !printing ? chart.getOption().dataZoom.map(({ start, end }) => ({ start, end })) : [];
    if (chart) chart.dispose();
    chart = echarts.init(byId('chart'), null, { renderer: 'canvas', devicePixelRatio: Math.max(2, window.devicePixelRatio || 1), ...(printing ? PAPER : {}) });
    const values = (index, extra) => ({ scale: true, gridIndex: index, axisLabel: { color: muted, formatter: compact }, splitLine: { lineStyle: { color: line } }, ...extra });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: [{ left: 64, right: 16, top: 16, height: '62%' }, { left: 64, right: 16, top: '72%', bottom: 52 }],
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      tooltip: {
        trigger: 'axis', confine: true, backgroundColor: paper, borderColor: line, textStyle: { color: ink, fontSize: 13 },
        axisPointer: { type: 'line', lineStyle: { color: muted, type: 'dashed' } }, formatter: tip,
      },
      xAxis: [axis(0, false), axis(1, true)],
      yAxis: [values(0, { type: byId('scale').value }), values(1, { type: 'value', min: 0, splitNumber: 2, name: 'Volume', nameTextStyle: { color: muted, align: 'right' } })],
      dataZoom: printing ? [] : [
        { type: 'inside', xAxisIndex: [0, 1], zoomOnMouseWheel: 'ctrl', moveOnMouseMove: true, moveOnMouseWheel: false, preventDefaultMouseMove: false, ...zoomed[0] },
        { type: 'slider', xAxisIndex: [0, 1], height: 18, bottom: 4, borderColor: line, fillerColor: 'rgba(120,140,170,0.15)', showDataShadow: false, brushSelect: false, textStyle: { color: muted }, labelFormatter: (i, text) => text.slice(0, 10), ...zoomed[1] },
      ],
      series: [prices(), { name: 'Volume', type: 'bar', data: candles.v, xAxisIndex: 1, yAxisIndex: 1, large: true, itemStyle: { color: css('--benchmark') } }],
    });
  }

  // ---- tables

  function showMonths() {
    const years = new Map();
    for (const [month, bars] of Object.entries(series.months)) {
      const [year, number] = [month.slice(0, month.lastIndexOf('-')), Number(month.slice(month.lastIndexOf('-') + 1))];
      if (!years.has(year)) years.set(year, new Array(12).fill(0));
      years.get(year)[number - 1] = bars;
    }
    const most = Math.max(...Object.values(series.months));
    const rows = [...years].map(([year, months]) => {
      const cells = months.map((bars) => {
        const cell = node('td', bars ? '' : 'muted', bars ? whole(bars) : '\u2013');
        if (bars) cell.style.background = 'rgba(' + css('--gain-rgb') + ',' + (0.06 + 0.34 * bars / most).toFixed(3) + ')';
        return cell;
      });
      return node('tr', '', node('td', '', year), ...cells, node('td', 'total', whole(months.reduce((a, b) => a + b))));
    });
    table('months', ['', ...MONTHS, 'Year'].map((month) => node('th', '', month)), rows);
  }

  function showGaps() {
    byId('gaps-note').textContent = series.gaps === 0
      ? 'None: no step from bar to bar is longer than ' + series.usual_step + '.'
      : whole(series.gaps) + ' steps from bar to bar are longer than ' + series.usual_step + ', which most are; ' + whole(series.missing) + ' bars would fit. Nights and weekends of an exchange are among them. The longest:';
    if (series.gaps === 0) return;
    table('gaps', [node('th', 'text', 'Bar before'), node('th', 'text', 'Bar after'), node('th', '', 'Length'), node('th', '', 'Bars that would fit')],
      series.longest_gaps.map((gap) => node('tr', '', node('td', 'text', brief(gap.from)), node('td', 'text', brief(gap.to)), node('td', '', gap.length), node('td', '', whole(gap.missing)))));
  }

  const paint = () => { draw(); showMonths(); };
  showHead();
  showGaps();
  paint();
  byId('form').addEventListener('change', draw);
  byId('scale').addEventListener('change', draw);
  window.addEventListener('resize', () => { if (!printing) chart.resize(); });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
  window.addEventListener('beforeprint', () => { printing = true; document.documentElement.dataset.theme = 'light'; paint(); });
  window.addEventListener('afterprint', () => { printing = false; delete document.documentElement.dataset.theme; paint(); });
  window.admf = Object.freeze({ series, zoom: () => chart.getOption().dataZoom[1] });
  document.documentElement.dataset.ready = 'true';
})();
