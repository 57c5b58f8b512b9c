// Shows source files and differences. Whatever comes from a repository is set as text; markup is made by the
// highlighter alone, of text that it escapes.
const BY_ENDING = {
  rs: 'rust', ts: 'typescript', tsx: 'typescript', mts: 'typescript', js: 'javascript', jsx: 'javascript',
  mjs: 'javascript', sql: 'sql', yaml: 'yaml', yml: 'yaml', toml: 'ini', lock: 'ini', service: 'ini', css: 'css',
  md: 'markdown', sh: 'bash', json: 'json', html: 'xml', svg: 'xml',
};
const MOST_COLOURED = 300_000;
const MOST_LINES_OPEN = 1_500;
let loading;

function highlighter(address) {
  loading ??= new Promise((done) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => done(window.hljs);
    script.onerror = () => { loading = undefined; done(undefined); };
    document.head.append(script);
  });
  return loading;
}

function language(path) {
  return BY_ENDING[path.split('/').pop().split('.').pop().toLowerCase()];
}

function made(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}

function scrolled(name, label) {
  const box = made('pre', name);
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', label);
  return box;
}

async function colour(elements, path, address) {
  const name = language(path);
  if (!name) return;
  const hljs = await highlighter(address);
  if (!hljs?.getLanguage(name)) return;
  for (const element of elements) {
    element.innerHTML = hljs.highlight(element.textContent, { language: name, ignoreIllegals: true }).value;
  }
}

/** One file with the numbers of its lines. */
export async function file(host, path, text, address) {
  const count = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const numbers = made('pre', 'gutter', Array.from({ length: count }, (_, i) => i + 1).join('\n'));
  numbers.setAttribute('aria-hidden', 'true');
  const box = scrolled('text', path);
  const code = made('code', '', text);
  box.append(code);
  host.replaceChildren(numbers, box);
  if (text.length <= MOST_COLOURED) await colour([code], path, address);
}

/** The files of a patch: what stands before the first hunk, and the lines. */
function sections(patch) {
  const found = [];
  for (const line of patch.split('\n')) {
    if (line.startsWith('diff --git ')) found.push({ head: [], lines: [] });
    const section = found.at(-1);
    if (!section) continue;
    if (section.lines.length || line.startsWith('@@')) section.lines.push(line);
    else section.head.push(line);
  }
  found.at(-1)?.lines.at(-1) === '' && found.at(-1).lines.pop();
  return found;
}

function kind(head, words) {
  if (head.some((line) => line.startsWith('Binary files '))) return words.binary;
  if (head.some((line) => line.startsWith('new file mode'))) return words.added;
  if (head.some((line) => line.startsWith('deleted file mode'))) return words.removed;
  return head.some((line) => line.startsWith('new mode')) ? words.mode : '';
}

function counts(one) {
  return one.added === null ? '' : `+${one.added} −${one.removed}`;
}

/** The lines of one file, each as an insertion, a deletion, or as it was; and where changes begin. */
function lines(box, all) {
  let before = 0;
  let after = 0;
  let last = ' ';
  for (const one of all) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(one);
    if (hunk) {
      before = Number(hunk[1]);
      after = Number(hunk[2]);
      box.append(made('span', 'line hunk', one));
      last = ' ';
      continue;
    }
    const sign = one[0] ?? ' ';
    const line = made({ '+': 'ins', '-': 'del' }[sign] ?? 'span', 'line');
    if (sign !== '+' && sign !== '\\') line.dataset.before = before++;
    if (sign !== '-' && sign !== '\\') line.dataset.after = after++;
    if ('+-'.includes(sign) && !'+-'.includes(last)) line.classList.add('starts');
    line.append(made('span', 'sign', sign), made('span', 'source', one.slice(1)));
    box.append(line);
    last = sign;
  }
}

function view(section, one, words, address) {
  const details = made('details', 'changed-file');
  const summary = made('summary');
  summary.append(made('span', 'path', one.path), ' ', made('span', 'meta', [kind(section.head, words), counts(one)].filter(Boolean).join(' · ')));
  details.append(summary);
  const draw = () => {
    if (details.dataset.drawn || !section.lines.length) return;
    details.dataset.drawn = 'yes';
    const box = scrolled('patch', one.path);
    lines(box, section.lines);
    details.append(box);
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      colour([...box.querySelectorAll('.source')].slice(0, 3_000), one.path, address);
    });
    seen.observe(box);
  };
  details.addEventListener('toggle', draw);
  if (section.lines.length <= MOST_LINES_OPEN) { details.open = true; draw(); }
  if (!section.lines.length) details.append(made('p', 'hint', kind(section.head, words) || words.nothing));
  return details;
}

/** A difference: its files, each with its lines, and the way from change to change. */
export async function diff(host, patch, files, words, address) {
  const parts = sections(patch);
  const views = parts.slice(0, files.length).map((section, i) => view(section, files[i], words, address));
  const list = made('ul', 'changed');
  files.forEach((one, i) => {
    const item = made('li');
    const go = made('button', '', one.path);
    go.type = 'button';
    go.disabled = !views[i];
    go.addEventListener('click', () => { views[i].open = true; views[i].scrollIntoView({ block: 'start' }); views[i].querySelector('summary').focus(); });
    item.append(go, made('span', 'meta', views[i] ? counts(one) : `${counts(one)} ${words.leftOut}`));
    list.append(item);
  });
  const status = made('span', 'meta');
  status.setAttribute('role', 'status');
  const step = (by) => {
    const all = [...host.querySelectorAll('details[open] .starts')];
    if (!all.length) return;
    const now = all.findIndex((line) => line.classList.contains('here'));
    const next = all[Math.min(all.length - 1, Math.max(0, now < 0 ? (by > 0 ? 0 : all.length - 1) : now + by))];
    all[now]?.classList.remove('here');
    next.classList.add('here');
    next.scrollIntoView({ block: 'center' });
    next.closest('pre').focus({ preventScroll: true });
    const place = next.closest('pre').getAttribute('aria-label');
    status.textContent = `${all.indexOf(next) + 1} / ${all.length} · ${place}:${next.dataset.after ?? next.dataset.before}`;
  };
  const button = (text, by) => {
    const one = made('button', '', text);
    one.type = 'button';
    one.addEventListener('click', () => step(by));
    return one;
  };
  const tools = made('div', 'steps-of-change');
  tools.append(button(words.previous, -1), button(words.next, 1), status);
  host.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea')) return;
    const by = { n: 1, p: -1 }[event.key];
    if (by) { step(by); event.preventDefault(); }
  };
  host.replaceChildren(list, tools, ...views);
}
