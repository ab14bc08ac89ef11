'use strict';
// The maps of a sweep: two parameters against a metric, and all of them as lines. Uses what report.js gives in window.admf.
(function () {
  const { report, byId, el, figure, label, css, base, draw, choose, unitOf } = window.admf;
  const sweep = report.sweep;
  if (!sweep) return;
  const run = report.run;
  const rows = sweep.combos.length;
  const LINES = 2000; // more are a blot, and slow to brush
  const AXES = 12;
  const MAP_METRICS = Object.keys(sweep.metrics);
  const nothing = () => [];
  const nameOf = (() => {
    const last = (key) => key.slice(key.lastIndexOf('.') + 1);
    const keys = sweep.parameters.map((p) => p.key);
    return (key) => (keys.filter((k) => last(k) === last(key)).length === 1 ? last(key) : key);
  })();
  const count = (n) => figure('count', n);
  const plural = (n, what) => count(n) + ' ' + what + (n === 1 ? '' : 's');

  // ---- classes of figures

  const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
  const SOLID = 2; // a thin line in the palest colours is not seen

  function nice(raw) { // a round step, not below raw
    const power = 10 ** Math.floor(Math.log10(raw));
    return ROUND.map((m) => m * power).find((step) => step >= raw * (1 - 1e-9));
  }

  /**
   * Cuts figures into a few classes with round bounds, nought among them when figures stand on both sides of it.
   * The outermost classes are open: a few outliers do not take all colours.
   */
  function classesOf(values, unit, palest) {
    const sorted = values.filter((v) => v !== null).sort((a, b) => a - b);
    const above = css('--above').split(/\s+/).slice(palest), below = css('--below').split(/\s+/).slice(palest);
    const least = sorted[0], most = sorted[sorted.length - 1];
    if (!(most > least)) return { colours: [above[2]].slice(0, sorted.length), of: () => 0, texts: sorted.length ? [figure(unit, least)] : [] };
    let low = sorted[Math.floor(0.02 * (sorted.length - 1))], high = sorted[Math.ceil(0.98 * (sorted.length - 1))];
    if (!(high > low)) [low, high] = [least, most];
    const signed = least < 0 && most > 0;
    if (signed) [low, high] = [Math.min(low, 0), Math.max(high, 0)];
    const step = Math.max(unit === 'count' ? 1 : 0, nice((high - low) / (above.length - 1)));
    let first = Math.floor(low / step + 1e-9), last = Math.max(first, Math.ceil(high / step - 1e-9) - 1);
    if (signed) [first, last] = [Math.min(first, -1), Math.max(last, 0)];
    const number = last - first + 1, deep = signed ? Math.max(-first, last + 1) : number;
    const shade = (palette, i) => palette[deep === 1 ? 3 - palest : Math.round((i * (palette.length - 1)) / (deep - 1))];
    const colours = Array.from({ length: number }, (_, i) =>
      (!signed ? shade(above, i) : first + i < 0 ? shade(below, -first - i - 1) : shade(above, first + i)));
    const bound = (i) => figure(unit, Number(((first + i) * step).toPrecision(12)));
    const texts = colours.map((_, i) =>
      (number === 1 ? figure(unit, least) + ' to ' + figure(unit, most)
        : i === 0 ? 'below ' + bound(1) : i === number - 1 ? 'from ' + bound(i) : bound(i) + ' to ' + bound(i + 1)));
    return { colours, texts, of: (value) => Math.max(0, Math.min(number - 1, Math.floor(value / step + 1e-9) - first)) };
  }

  function showLegend(list, classes, more) {
    list.replaceChildren(...classes.texts.map((text, i) => {
      const swatch = el('i');
      swatch.style.background = classes.colours[i];
      return el('li', null, swatch, text);
    }), ...more.map(([kind, text]) => el('li', null, el('i', { class: kind }), text)));
  }

  function inkOn(colour) { // black or white, whichever is read more easily (WCAG 2 contrast)
    const linear = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] > 0.18 ? '#101418' : '#ffffff';
  }

  const shown = (parameter, row) => (parameter.of[row] < 0 ? 'n/a' : String(parameter.values[parameter.of[row]]));
  const words = (row) => sweep.parameters.map((p) => [nameOf(p.key), shown(p, row)]);
  const by = run.rank_by in sweep.metrics ? run.rank_by : MAP_METRICS[0];

  function tip(title, lines) {
    return el('div', { class: 'tip' }, el('b', null, title),
      ...lines.map(([key, value]) => el('div', null, el('span', { class: 'key' }, key), el('span', null, value))));
  }

  function tooltip(formatter) {
    const { trigger, axisPointer, ...rest } = base().tooltip(nothing);
    return { ...rest, trigger: 'item', formatter };
  }

  function options(select, entries, chosen) {
    select.replaceChildren(...entries.map(([value, text]) => el('option', { value }, text)));
    select.value = chosen;
  }

  const leftOut = run.portfolios > rows ? ' Of ' + plural(run.portfolios, 'combination') + ' the first ' + count(rows) + ' by ' + label(run.rank_by).toLowerCase() + ' are on this page; all are in sweep.parquet.' : '';

  // ---- heat map

  const axes = sweep.parameters.filter((p) => p.values.length > 1);
  const axisOf = (id) => axes[Number(byId(id).value)];

  /** The pair of numbers that says most: many combinations in many cells, best of all parameters of one component. */
  function firstAxes() {
    const order = axes.map((_, i) => i).sort((a, b) => Number(axes[b].number) - Number(axes[a].number) || axes[b].values.length - axes[a].values.length || a - b).slice(0, 8);
    const component = (i) => axes[i].key.slice(0, axes[i].key.lastIndexOf('.') + 1);
    let best = [0, 1], most = -1;
    for (const [n, i] of order.entries()) {
      for (const j of order.slice(n + 1)) {
        const found = new Set();
        let covered = 0;
        for (let row = 0; row < rows; row++) {
          if (axes[i].of[row] < 0 || axes[j].of[row] < 0) continue;
          covered++;
          found.add(axes[i].of[row] * axes[j].values.length + axes[j].of[row]);
        }
        const numbers = 1 + Number(axes[i].number) + Number(axes[j].number);
        const worth = covered * found.size * (component(i) && component(i) === component(j) ? 2 : 1) * numbers;
        if (worth > most) [best, most] = [[Math.min(i, j), Math.max(i, j)], worth];
      }
    }
    return best;
  }

  function startMap() {
    byId('map-section').hidden = axes.length < 2;
    if (axes.length < 2) return;
    const [x, y] = firstAxes();
    const entries = axes.map((p, i) => [String(i), nameOf(p.key)]);
    options(byId('map-x'), entries, String(x));
    options(byId('map-y'), entries, String(y));
    options(byId('map-metric'), MAP_METRICS.map((key) => [key, label(key)]), by);
    const at = { 'map-x': String(x), 'map-y': String(y) };
    for (const [id, other] of [['map-x', 'map-y'], ['map-y', 'map-x']]) {
      byId(id).addEventListener('change', () => { // an axis taken from the other is given back in exchange
        if (byId(id).value === at[other]) byId(other).value = at[id];
        for (const each of [id, other]) at[each] = byId(each).value;
        paintMap();
      });
    }
    byId('map-metric').addEventListener('change', paintMap);
    byId('map-of').addEventListener('change', paintMap);
    window.admf.repaintWith(paintMap);
    paintMap();
  }

  /** The cells of the map: for each pair of values the row that stands for it, and how many there are. */
  function cells(x, y, values, which) {
    const groups = new Map();
    for (let row = 0; row < rows; row++) {
      if (x.of[row] < 0 || y.of[row] < 0) continue;
      const at = y.of[row] * x.values.length + x.of[row];
      if (!groups.has(at)) groups.set(at, []);
      groups.get(at).push(row);
    }
    return [...groups].map(([at, all]) => {
      const known = all.filter((row) => values[row] !== null).sort((a, b) => values[b] - values[a] || a - b);
      const place = which === 'best' ? 0 : which === 'worst' ? known.length - 1 : Math.floor(known.length / 2);
      const row = known.length ? known[place] : all[0];
      return { x: at % x.values.length, y: Math.floor(at / x.values.length), row, of: all.length, value: values[row] };
    });
  }

  function hatch() {
    const canvas = el('canvas', { width: '8', height: '8' });
    const pen = canvas.getContext('2d');
    pen.strokeStyle = css('--muted');
    pen.globalAlpha = 0.6;
    for (const shift of [-8, 0, 8]) {
      pen.beginPath();
      pen.moveTo(shift, 8);
      pen.lineTo(shift + 8, 0);
      pen.stroke();
    }
    return { image: canvas, repeat: 'repeat' };
  }

  function paintMap() {
    const x = axisOf('map-x'), y = axisOf('map-y'), metric = byId('map-metric').value, which = byId('map-of').value;
    const unit = unitOf[metric], values = sweep.metrics[metric];
    const data = cells(x, y, values, which);
    const classes = classesOf(data.map((c) => c.value), unit, 0);
    const undefinedFill = hatch();
    const most = Math.max(...data.map((c) => c.of));
    byId('map-of').disabled = most === 1;
    const outside = rows - data.reduce((sum, c) => sum + c.of, 0);
    byId('map-title').textContent = label(metric) + ' over ' + nameOf(x.key) + ' and ' + nameOf(y.key);
    byId('map-note').textContent =
      (most > 1 ? 'Each cell stands for up to ' + count(most) + ' combinations that differ in something else, and shows ' + (which === 'median' ? 'the one in the middle.' : 'the ' + which + ' of them.') : 'Each cell is one combination.') +
      (outside ? ' ' + plural(outside, 'combination') + ' without these parameters ' + (outside === 1 ? 'is' : 'are') + ' not shown.' : '') + leftOut;
    const none = data.filter((c) => c.value === null).length, empty = x.values.length * y.values.length - data.length;
    showLegend(byId('map-legend'), classes, [...(none ? [['hatched', 'not defined']] : []), ...(empty ? [['', 'no combination']] : [])]);
    const best = data.reduce((a, c) => (c.value !== null && (a === null || c.value > a.value) ? c : a), null);
    const node = byId('map-chart');
    node.setAttribute('aria-label', 'Heat map of ' + byId('map-title').textContent +
      (best ? '; highest ' + figure(unit, best.value) + ' at ' + x.values[best.x] + ' and ' + y.values[best.y] + ', ' + sweep.combos[best.row] : ''));
    const height = Math.max(260, Math.min(560, 90 + y.values.length * 28));
    node.style.height = height + 'px';
    const b = base(), muted = css('--muted');
    const every = (parameter, room, each) => Math.max(1, Math.ceil((parameter.values.length * each) / room));
    const axis = (parameter, step) => ({
      type: 'category', data: parameter.values.map(String), name: nameOf(parameter.key), nameLocation: 'middle',
      nameTextStyle: { color: muted }, axisLine: { lineStyle: { color: css('--line') } }, axisTick: { show: false },
      axisLabel: { color: muted, interval: (i) => i % step === 0, width: 120, overflow: 'truncate' }, splitArea: { show: false },
    });
    const wide = (parameter) => Math.min(120, 8 * Math.max(...parameter.values.map((v) => String(v).length)));
    const widest = wide(y), across = every(x, node.clientWidth - widest - 56, wide(x) + 10);
    const chart = draw('map', node, {
      animation: false, hoverLayerThreshold: 100, textStyle: b.textStyle,
      grid: { left: widest + 44, right: 12, top: 10, bottom: 46 },
      tooltip: tooltip((item) => {
        const cell = data[item.dataIndex];
        return tip(sweep.combos[cell.row], [[label(metric), figure(unit, cell.value)], ...words(cell.row), ...(cell.of > 1 ? [['in this cell', plural(cell.of, 'combination')]] : [])]);
      }),
      xAxis: { ...axis(x, across), nameGap: 28 },
      yAxis: { ...axis(y, every(y, height - 56, 17)), nameGap: widest + 20 },
      series: [{
        type: 'custom', progressive: 0, data: data.map((c) => [c.x, c.y, c.value]), encode: { x: 0, y: 1, tooltip: 2 }, dimensions: ['x', 'y', 'value'],
        renderItem: (item, api) => {
          const cell = data[item.dataIndex];
          const [width, high] = api.size([1, 1]), [left, top] = api.coord([cell.x, cell.y]);
          const gap = Math.min(width, high) > 7 ? 1 : 0;
          const text = figure(unit, cell.value);
          const fill = cell.value === null ? undefinedFill : classes.colours[classes.of(cell.value)];
          return {
            type: 'rect',
            shape: { x: left - width / 2, y: top - high / 2, width: width - gap, height: high - gap },
            style: { fill },
            emphasis: { style: { stroke: css('--ink'), lineWidth: 1.5 } },
            ...(width > text.length * 7 + 6 && high > 16 && cell.value !== null
              ? { textContent: { type: 'text', style: { text, fill: inkOn(fill), fontSize: 12, fontFamily: b.textStyle.fontFamily } }, textConfig: { position: 'inside' } } : {}),
          };
        },
      }],
    }, height);
    chart.on('click', (item) => choose(sweep.combos[data[item.dataIndex].row]));
  }

  // ---- parallel coordinates

  const narrow = window.matchMedia('(max-width: 640px)');
  const drawn = (() => { // the best, and then evenly through the others
    if (rows <= LINES) return Array.from({ length: rows }, (_, i) => i);
    const half = LINES / 2, step = (rows - half) / half;
    return Array.from({ length: LINES }, (_, i) => (i < half ? i : Math.floor(half + (i - half) * step)));
  })();
  let lines = null;

  function startLines() {
    byId('lines-section').hidden = false;
    byId('lines-title').textContent = 'Parameters and metrics of each combination';
    const at = new Set([by, 'total_return', 'max_drawdown', 'trades'].filter((key) => key in sweep.metrics));
    for (const key of MAP_METRICS) {
      const box = el('input', { type: 'checkbox', value: key, onchange: paintLines });
      box.checked = at.has(key);
      byId('lines-metrics').append(el('label', null, box, label(key)));
    }
    byId('lines-clear').addEventListener('click', paintLines);
    narrow.addEventListener('change', paintLines);
    window.admf.repaintWith(paintLines);
    paintLines();
  }

  /** Which parameters always change together: a line through one of them is a line through all. */
  const together = (() => {
    const firsts = new Map(), same = new Map();
    for (const parameter of axes) {
      const order = new Map([[-1, -1]]);
      const pattern = parameter.of.map((value) => {
        if (!order.has(value)) order.set(value, order.size);
        return order.get(value);
      }).join();
      if (firsts.has(pattern)) {
        same.get(firsts.get(pattern)).push(parameter);
      } else {
        firsts.set(pattern, parameter);
        same.set(parameter, []);
      }
    }
    return same;
  })();

  function lineAxes() {
    const metrics = [...byId('lines-metrics').querySelectorAll('input:checked')].map((box) => box.value);
    const room = Math.max(2, AXES - metrics.length);
    const different = [...together.keys()];
    const kept = [...different].sort((a, b) => b.values.length - a.values.length).slice(0, room);
    return { parameters: different.filter((p) => kept.includes(p)), metrics, dropped: different.length - kept.length };
  }

  function paintLines() {
    const { parameters, metrics, dropped } = lineAxes();
    const classes = classesOf(drawn.map((row) => sweep.metrics[by][row]), unitOf[by], SOLID);
    const muted = css('--muted'), line = css('--line'), ink = css('--ink'), upright = narrow.matches && !window.admf.printing();
    const strength = drawn.length <= 50 ? 0.9 : drawn.length <= 400 ? 0.6 : 0.35;
    const axis = (dim, name, more) => ({
      dim, name, realtime: drawn.length <= 300, nameLocation: upright ? 'start' : 'end', nameTextStyle: { color: ink, fontSize: 12, align: upright ? 'right' : 'center' }, nameGap: upright ? 8 : 14,
      axisLine: { lineStyle: { color: muted } }, axisTick: { show: false },
      areaSelectStyle: { width: 18, borderWidth: 1, borderColor: css('--accent'), color: css('--accent'), opacity: 0.25 },
      ...more, axisLabel: { color: muted, hideOverlap: true, textBorderColor: css('--paper'), textBorderWidth: 3, ...more.axisLabel },
    });
    const units = { percent: (v) => Number((v * 100).toPrecision(6)) + '%', money: window.admf.short };
    const all = [
      ...parameters.map((p, i) => axis(i, nameOf(p.key), p.number
        ? { type: 'value', scale: true, splitNumber: 4, minInterval: p.values.every(Number.isInteger) ? 1 : 0 }
        : { type: 'category', data: p.values, axisLabel: { width: 90, overflow: 'truncate' } })),
      ...metrics.map((key, i) => axis(parameters.length + i, label(key), { type: 'value', scale: true, splitNumber: 4, minInterval: unitOf[key] === 'count' ? 1 : 0, ...(units[unitOf[key]] ? { axisLabel: { formatter: units[unitOf[key]] } } : {}) })),
    ];
    const coordinates = [ // what a row has on each axis; NaN where it has nothing
      ...parameters.map((p) => (row) => (p.of[row] < 0 ? NaN : p.number ? p.values[p.of[row]] : p.of[row])),
      ...metrics.map((key) => (row) => sweep.metrics[key][row] ?? NaN),
    ];
    const data = drawn.map((row) => {
      const value = sweep.metrics[by][row];
      return {
        row,
        value: coordinates.map((of) => (Number.isNaN(of(row)) ? '-' : of(row))),
        lineStyle: { color: value === null ? muted : classes.colours[classes.of(value)] },
      };
    }).reverse(); // the best on top
    byId('lines-note').textContent = 'Coloured by ' + label(by).toLowerCase() + '. Drag along an axis to keep the lines that pass there; a click on the axis lets them all through again.' +
      (data.some((d) => d.value.includes('-')) ? ' A line passes by an axis on which it has no value.' : '') +
      (drawn.length < rows ? ' ' + count(drawn.length) + ' of ' + count(rows) + ' lines are drawn: the best ' + count(LINES / 2) + ', and every ' + figure('ratio', (rows - LINES / 2) / (LINES / 2)).replace(/\.?0+$/, '') + 'th of the others.' : '') +
      parameters.filter((p) => together.get(p).length).map((p) => ' ' + together.get(p).map((other) => nameOf(other.key)).join(' and ') + ' always change' + (together.get(p).length === 1 ? 's' : '') + ' with ' + nameOf(p.key) + '.').join('') +
      (dropped ? ' ' + plural(dropped, 'parameter') + ' with few values ' + (dropped === 1 ? 'has' : 'have') + ' no axis.' : '') + leftOut;
    const node = byId('lines-chart');
    const height = upright ? 70 + 64 * all.length : 420;
    node.style.height = height + 'px';
    node.setAttribute('aria-label', 'Parallel coordinates of ' + plural(drawn.length, 'combination') + ' over ' + all.map((a) => a.name).join(', '));
    showLegend(byId('lines-legend'), classes, []);
    lines = draw('lines', node, {
      animation: false, hoverLayerThreshold: 100, textStyle: base().textStyle,
      tooltip: tooltip((item) => {
        const row = data[item.dataIndex].row;
        return tip(sweep.combos[row], [...words(row), ...metrics.map((key) => [label(key), figure(unitOf[key], sweep.metrics[key][row])])]);
      }),
      parallel: upright ? { layout: 'vertical', left: 108, right: 24, top: 20, bottom: 44 } : { left: 46, right: 56, top: 44, bottom: 24 },
      parallelAxis: all,
      series: [{ // on a canvas of its own, so that dragging does not draw all lines again; paper takes only the first
        type: 'parallel', zlevel: window.admf.printing() ? 0 : -1, progressive: 0, data, smooth: false, inactiveOpacity: 0.03, activeOpacity: Math.min(1, strength + 0.3),
        lineStyle: { width: drawn.length <= 50 ? 1.8 : 1.1, opacity: strength, color: line }, emphasis: { lineStyle: { width: 3, opacity: 1 } },
      }],
    }, height);
    lines.on('axisareaselected', () => { // of all rows, drawn or not
      const states = coordinates.map((of, dim) => {
        const axisModel = lines.getModel().getComponent('parallelAxis', dim);
        return (row) => axisModel.getActiveState(of(row));
      });
      const open = states.every((state) => state(0) === 'normal');
      showChosen(open ? [] : sweep.combos.map((_, row) => row).filter((row) => states.every((state) => state(row) !== 'inactive')), open);
    });
    lines.on('click', (item) => choose(sweep.combos[data[item.dataIndex].row]));
    showChosen([], true);
  }

  function showChosen(active, everything) {
    byId('lines-clear').hidden = everything;
    if (everything) {
      byId('lines-chosen').textContent = '';
      return;
    }
    const best = [...active].sort((a, b) => a - b).slice(0, 5); // rows stand best first
    byId('lines-chosen').textContent = plural(active.length, 'combination') + ' selected' +
      (best.length ? '; best by ' + label(by).toLowerCase() + ': ' + best.map((row) => sweep.combos[row] + ' (' + figure(unitOf[by], sweep.metrics[by][row]) + ')').join(', ') : '');
  }

  startMap();
  startLines();
})();
document.documentElement.dataset.ready = 'true';
