// The state of every view lives in the address: a link brings back the same view. This is a small router on the history of the browser.

interface Where {
  path: string;
  query: URLSearchParams;
  key: number; // grows with every change of the path, so that pages know that they were come to anew
}

const read = (key: number): Where => ({ path: location.pathname, query: new URLSearchParams(location.search), key });

let where: Where = $state.raw(typeof location === 'undefined' ? { path: '/', query: new URLSearchParams(), key: 0 } : read(0));

export const route = {
  get path() {
    return where.path;
  },
  get query() {
    return where.query;
  },
  get key() {
    return where.key;
  },
  // value is one value of the query, or ''.
  value(name: string): string {
    return where.query.get(name) ?? '';
  },
  flag(name: string): boolean {
    return where.query.get(name) === '1';
  },
};

function settle(): void {
  const path = location.pathname;
  where = read(path === where.path ? where.key : where.key + 1);
}

// go opens an address of this desk.
export function go(to: string, options: { replace?: boolean; keepScroll?: boolean } = {}): void {
  const url = new URL(to, location.href);
  const turned = url.pathname !== where.path;
  if (options.replace) history.replaceState(history.state, '', url);
  else history.pushState(null, '', url);
  settle();
  if (turned && !options.keepScroll) {
    if (!url.hash) window.scrollTo(0, 0);
    queueMicrotask(() => document.getElementById('main')?.focus({ preventScroll: true }));
  }
}

// setQuery changes values of the query of this view; '' and false take a value away. The step stands in the history unless replace is asked for.
export function setQuery(changes: Record<string, string | number | boolean | null | undefined>, options: { replace?: boolean } = {}): void {
  go(withQuery(changes), { ...options, keepScroll: true });
}

// withQuery is the address of this view with values changed.
export function withQuery(changes: Record<string, string | number | boolean | null | undefined>): string {
  const query = new URLSearchParams(where.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '' || value === false || value === null || value === undefined) query.delete(name);
    else query.set(name, value === true ? '1' : String(value));
  }
  const text = query.toString();
  return where.path + (text ? `?${text}` : '');
}

// href builds an address from a path and values.
export function href(path: string, values: Record<string, string | number | boolean | null | undefined> = {}, hash = ''): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== '' && value !== false && value !== null && value !== undefined) query.set(name, value === true ? '1' : String(value));
  }
  const text = query.toString();
  return path + (text ? `?${text}` : '') + (hash ? `#${hash}` : '');
}

export const link = {
  story: (id: string, values: Record<string, string | number | boolean | null | undefined> = {}, hash = '') => href(`/story/${encodeURIComponent(id)}`, values, hash),
  article: (id: string, values: Record<string, string | number | boolean | null | undefined> = {}, hash = '') => href(`/article/${encodeURIComponent(id)}`, values, hash),
  entity: (id: string) => href(`/entity/${encodeURIComponent(id)}`),
};

// listen makes links of the page turn without loading it anew. Links with a target, downloads, other hosts and the API are left to the browser.
export function listen(): () => void {
  const back = () => settle();
  const click = (e: MouseEvent) => {
    if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    const a = (e.target as Element | null)?.closest?.('a');
    const to = a?.getAttribute('href'); // a link may also be one of a picture
    if (!a || !to || a.getAttribute('target') || a.hasAttribute('download')) return;
    const url = new URL(to, location.href);
    if (url.origin !== location.origin) return;
    if (/^\/(api|openapi|docs|metrics|healthz|readyz)/.test(url.pathname)) return;
    if (url.pathname === location.pathname && url.search === location.search && url.hash) return; // a place on this page
    e.preventDefault();
    go(url.href);
  };
  window.addEventListener('popstate', back);
  document.addEventListener('click', click);
  return () => {
    window.removeEventListener('popstate', back);
    document.removeEventListener('click', click);
  };
}

// match holds a path against a pattern such as /story/:id and returns its parts, decoded.
export function match(pattern: string, path: string): Record<string, string> | null {
  const want = pattern.split('/').filter(Boolean);
  const have = path.split('/').filter(Boolean);
  if (want.length !== have.length) return null;
  const out: Record<string, string> = {};
  for (let i = 0; i < want.length; i++) {
    const [w, h] = [want[i]!, have[i]!];
    if (w.startsWith(':')) {
      try {
        out[w.slice(1)] = decodeURIComponent(h);
      } catch {
        return null;
      }
    } else if (w !== h) return null;
  }
  return out;
}
