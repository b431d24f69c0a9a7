// The board: draws what the events say. Whatever comes over the wire becomes text, never markup.
const WORDS = {
  REGRESSION: 'regression', SUSPECT: 'suspect', NEW_FAILURE: 'new failure', FLAKY: 'flaky',
  BROKEN_BEFORE: 'broken before', FIXED: 'fixed', PASSING: 'passing', INSUFFICIENT: 'too few',
  HARNESS: 'harness', UNTESTED: 'not run',
};
const SILENT_MS = 40_000; // the server speaks at least every 15 s
const AGAIN_MS = 3_000;
const DOTS = 48; // machines drawn one by one in a finding
const LINKS = 6; // results named in a finding
const asked = new URLSearchParams(location.search);
const rows = new Map();
const lines = new Map();
let summary, source, silence, again, announced;

const byId = id => document.getElementById(id);

/** An element with properties and children; strings become text nodes. */
function el(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.flat(2).filter(child => child != null && child !== '' && child !== false));
  return element;
}

const count = (n, what) => `${n} ${what}${n === 1 ? '' : 's'}`;
const pairs = extent => Object.entries(extent ?? {});
const fixed = number => number.toFixed(2);
const likely = probability => probability > 0.995 ? 'over 0.99' : fixed(probability);
const wordOf = kind => WORDS[kind] ?? String(kind);

// ---- the stream

function connect() {
  clearTimeout(again);
  source?.close();
  source = new EventSource(`/api/v1/board/events?${asked}`);
  source.addEventListener('snapshot', event => heard(() => showAll(JSON.parse(event.data))));
  source.addEventListener('row', event => heard(() => showRow(JSON.parse(event.data))));
  source.addEventListener('summary', event => heard(() => showSummary(JSON.parse(event.data))));
  source.addEventListener('heartbeat', () => heard(() => {}));
  source.onerror = lost;
  listen();
}

function heard(show) {
  state('live', 'live');
  listen();
  show();
}

function listen() {
  clearTimeout(silence);
  silence = setTimeout(lost, SILENT_MS);
}

function lost() {
  state('lost', 'connection lost, trying again');
  clearTimeout(again);
  again = setTimeout(() => source.readyState === EventSource.CONNECTING ? lost() : connect(), AGAIN_MS);
}

function state(name, words) {
  const link = byId('link');
  if (link.textContent !== words) link.textContent = words;
  link.className = `link ${name}`;
}

function choose(name, value) {
  asked.set(name, value);
  history.replaceState(null, '', `?${asked}`);
  connect();
}

// ---- drawing

function showAll(board) {
  rows.clear();
  for (const row of board.rows) rows.set(row.test, row);
  showSummary(board.summary);
  byId('matrix').replaceChildren(...matrix());
}

function showRow(row) {
  row.first = rows.get(row.test)?.first;
  rows.set(row.test, row);
  const line = lineOf(row);
  line.classList.add('changed');
  lines.get(row.test)?.replaceWith(line);
  lines.set(row.test, line);
}

function showSummary(now) {
  summary = now;
  const open = now.state === 'OPEN';
  document.title = open ? `${now.candidate} · ${now.title}` : 'Xen TestDay';
  byId('title').textContent = now.title ?? 'Xen TestDay';
  byId('focus').textContent = now.focus ?? '';
  byId('findings-part').hidden = !open;
  byId('matrix-part').hidden = !open;
  byId('report').hidden = !open;
  if (open) byId('report').href = `/api/v1/readiness/${encodeURIComponent(now.plan)}?candidate=${now.candidate}`;
  choices(now);
  showTotals();
  showEmpty(now);
  byId('findings').replaceChildren(...(now.findings ?? []).map(finding));
  byId('findings-title').textContent = now.findings?.length ? `Findings: ${now.findings.length}` : 'No findings';
  byId('calls-part').hidden = !now.calls?.length;
  byId('calls').replaceChildren(...(now.calls ?? []).map(call));
  byId('hidden-columns').textContent = now.hidden ? `${count(now.hidden, 'rarer value')} of this facet not shown.` : '';
  announce(now);
  legend();
}

function choices(now) {
  byId('candidates').replaceChildren(...(now.candidates ?? []).map(candidate => el('button', {
    type: 'button', textContent: candidate.slice(candidate.indexOf('-') + 1), ariaPressed: String(candidate === now.candidate),
    onclick: () => choose('candidate', candidate),
  })));
  select('facet', (now.facets ?? []).map(facet => [facet.name, facet.title]), now.facet);
  select('plan', (now.plans ?? []).map(plan => [plan, plan]), now.plan);
  byId('plan-choice').hidden = (now.plans ?? []).length < 2;
}

function select(name, options, chosen) {
  const box = byId(name);
  const signature = JSON.stringify([options, chosen]);
  if (box.dataset.signature === signature) return; // an open list must not close under the reader's hand
  box.dataset.signature = signature;
  box.replaceChildren(...options.map(([value, textContent]) => el('option', {value, textContent, selected: value === chosen})));
  box.onchange = () => choose(name, box.value);
}

function showTotals() {
  if (summary?.state !== 'OPEN') return byId('totals').replaceChildren();
  const entry = (label, value, className = '') => el('div', {}, el('dt', {}, label), el('dd', {className}, value));
  byId('totals').replaceChildren(
    entry('machines', String(summary.machines)), entry('testers', String(summary.testers)),
    entry('results', String(summary.results)), entry('duplicates, not counted', String(summary.duplicates)),
    ...summary.superseded ? [entry('superseded', String(summary.superseded))] : [],
    ...summary.excluded ? [entry('excluded', String(summary.excluded))] : [],
    entry('last change', summary.changed ? age(summary.changed) : 'none yet', 'text'),
    entry('commit', summary.changeset ? summary.changeset.slice(0, 12) : 'not named', 'text'));
}

function age(instant) {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(instant)) / 1000));
  if (seconds < 90) return `${seconds} s ago`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min ago`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h ago` : `${Math.round(seconds / 86_400)} days ago`;
}

function showEmpty(now) {
  const words = {
    CATCHING_UP: 'The collector has just started and still reads the log. The board appears by itself.',
    NO_PLAN: 'No TestDay is planned yet. An organiser publishes one with PUT /api/v1/plans/<id>; it appears here by itself.',
    UNKNOWN_PLAN: 'There is no TestDay of that name. Take the plan away from the address, or choose another one above.',
    OPEN: now.results ? '' : 'No result for this candidate yet. A result is here seconds after a machine has sent it: '
      + '“testday report” records one, “testday send” sends it.',
  }[now.state] ?? '';
  byId('empty').textContent = words;
  byId('empty').hidden = !words;
}

function announce(now) {
  const keys = new Set((now.findings ?? []).map(each => `${each.kind} ${each.test} ${JSON.stringify(each.extent)}`));
  const fresh = announced && (now.findings ?? []).filter((_, n) => !announced.has([...keys][n]));
  if (fresh?.length) byId('spoken').textContent = fresh.map(each => `${wordOf(each.kind)}: ${each.title}`).join('. ');
  announced = keys;
}

function finding(each) {
  const some = pairs(each.extent).length > 0;
  const machines = [`${each.here.failing} of ${count(each.here.ran, 'machine')} fail${some ? ' here' : ''}`,
    some && `${each.outside.failing} of ${each.outside.ran} outside`,
    each.before.ran > 0 && `${each.before.failing} of ${each.before.ran} before`].filter(Boolean).join(' · ');
  const claim = [each.probability != null && `probability ${likely(each.probability)}`,
    each.interval && `failure rate ${fixed(each.interval[0])} to ${fixed(each.interval[1])} (95 %)`].filter(Boolean).join(' · ');
  return el('li', {className: `finding k-${each.kind}`},
    el('h3', {}, mark(), el('span', {className: 'claim'}, wordOf(each.kind)), ` · ${each.title}`),
    el('p', {}, el('b', {}, each.words), el('span', {className: 'soft'}, [...each.reasons, each.test].map(words => ` · ${words}`))),
    some && el('p', {}, pairs(each.extent).map(facet)),
    ...each.equivalent.map(same => el('p', {className: 'soft'}, 'cannot be told from ', pairs(same).map(facet))),
    strip(each, some),
    el('p', {}, machines),
    claim && el('p', {className: 'soft'}, `${claim} · n=${each.here.ran}`),
    each.next && el('p', {className: 'next'}, `What would decide: ${each.next}`),
    each.evidence.length > 0 && el('p', {className: 'evidence soft'}, 'results ',
      each.evidence.slice(0, LINKS).map(id => el('a', {href: `/api/v1/results/${encodeURIComponent(id)}`, title: id}, id.slice(0, 8))),
      each.evidence.length > LINKS && `and ${each.evidence.length - LINKS} more`));
}

function call(each) {
  const having = pairs(each.having);
  const lacking = pairs(each.lacking);
  return el('li', {title: each.test},
    el('b', {}, each.title), ` on ${each.run} · `,
    each.again ? 'a machine that ran it before' : having.length ? ['a machine with ', having.map(facet)] : 'any machine',
    lacking.length > 0 && [' and not all of ', lacking.map(facet)],
    el('span', {className: 'soft'}, ` · ${each.why} (${fixed(each.bits)} bit)`));
}

const facet = ([name, value]) => el('span', {className: 'facet'}, `${name} `, el('b', {}, value));
const mark = () => el('span', {className: 'mark', ariaHidden: 'true'});

/** One machine, one dot: squares fail, rings pass; those outside the extent stand behind the line. */
function strip(each, some) {
  const outside = some ? each.outside : {failing: 0, ran: 0};
  if (each.here.ran + outside.ran > DOTS) return null;
  const dots = tally => Array.from({length: tally.ran}, (_, n) => el('i', {className: n < tally.failing ? 'f' : ''}));
  return el('div', {className: 'strip', ariaHidden: 'true'}, dots(each.here), outside.ran > 0 && el('i', {className: 'gap'}), dots(outside));
}

function matrix() {
  lines.clear();
  const columns = summary.columns ?? [];
  const title = (summary.facets ?? []).find(each => each.name === summary.facet)?.title ?? 'no facet known';
  const head = el('thead', {},
    el('tr', {}, ['area', 'test', 'all machines'].map(name => el('th', {scope: 'col', rowSpan: 2, className: name}, name)),
      el('th', {scope: 'colgroup', colSpan: Math.max(1, columns.length), className: 'facet-name'}, title)),
    el('tr', {}, columns.map(value => el('th', {scope: 'col'}, value))));
  const areas = new Map();
  for (const row of rows.values()) areas.set(row.area, [...(areas.get(row.area) ?? []), row]);
  const caption = el('caption', {className: 'word-only'}, `Failing machines of machines that ran it, by ${summary.facet ?? 'nothing'}`);
  return [caption, head, ...[...areas].map(([area, members]) => el('tbody', {}, members.map((row, n) => {
    row.first = n === 0 && el('th', {scope: 'rowgroup', rowSpan: members.length}, area.replaceAll('-', ' '));
    lines.set(row.test, lineOf(row));
    return lines.get(row.test);
  })))];
}

function lineOf(row) {
  const level = row.support === 'supported' || !row.support ? null : el('span', {className: 'level'}, row.support);
  const all = cell(row.all, 'all', true);
  if (row.unjudged) all.append(el('span', {className: 'harness', title: 'machines with results that are no evidence'}, `+${row.unjudged} other`));
  return el('tr', {}, row.first, el('th', {scope: 'row', title: row.test}, row.title, level), all,
    (summary.columns ?? []).map(value => row.cells[value] ? cell(row.cells[value], '', false) : el('td', {className: 'none'})));
}

function cell(each, className, withWord) {
  const word = wordOf(each.kind);
  return el('td', {className: `cell ${className} k-${each.kind}`, title: `${word}: ${each.failing} of ${count(each.ran, 'machine')} failing`},
    mark(), each.ran > 0 ? `${each.failing}/${each.ran}` : '', el('span', {className: withWord ? 'word' : 'word-only'}, ` ${word}`));
}

function legend() {
  const counts = new Map();
  for (const row of rows.values()) counts.set(row.all.kind, (counts.get(row.all.kind) ?? 0) + 1);
  byId('legend').replaceChildren(...Object.keys(WORDS).map(kind => el('li', {className: `k-${kind}`}, mark(), `${WORDS[kind]} `, el('b', {}, String(counts.get(kind) ?? 0)))));
}

setInterval(showTotals, 1_000);
connect();
