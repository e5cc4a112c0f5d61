// What a page asks of the API: one of loading, ready, failed, offline. What was once heard is shown at once when a view is come back to, and asked for again.
import { Problem } from '../api/client';

const kept = new Map<string, unknown>();
const most = 60; // answers kept in memory

function keep(key: string, value: unknown): void {
  kept.delete(key);
  kept.set(key, value);
  while (kept.size > most) kept.delete(kept.keys().next().value!);
}

// forget drops what was heard: whoever comes next may be allowed less.
export const forget = (): void => kept.clear();

export class Resource<T> {
  data: T | undefined = $state.raw();
  problem: Problem | undefined = $state.raw();
  busy: boolean = $state(false);
  #key = '';
  #ask: ((signal: AbortSignal) => Promise<T>) | undefined;
  #stop: AbortController | undefined;

  get loading(): boolean {
    return this.busy && this.data === undefined;
  }

  // turn asks for what stands under key; '' asks for nothing.
  turn(key: string, ask: (signal: AbortSignal) => Promise<T>): void {
    this.#stop?.abort();
    this.#key = key;
    this.#ask = ask;
    this.problem = undefined;
    this.data = key ? (kept.get(key) as T | undefined) : undefined;
    if (key) void this.again();
    else this.busy = false;
  }

  // again asks once more and leaves what is shown until the answer comes.
  async again(): Promise<void> {
    const ask = this.#ask;
    if (!ask || !this.#key) return;
    this.#stop?.abort();
    const stop = new AbortController();
    const key = this.#key;
    this.#stop = stop;
    this.busy = true;
    try {
      const value = await ask(stop.signal);
      if (stop.signal.aborted) return;
      keep(key, value);
      this.data = value;
      this.problem = undefined;
      this.busy = false;
    } catch (e) {
      if (stop.signal.aborted || (e instanceof DOMException && e.name === 'AbortError')) return;
      this.problem = e instanceof Problem ? e : new Problem('internal', 0, e instanceof Error ? e.message : String(e));
      this.busy = false;
      if (!(e instanceof Problem)) console.error(e);
    }
  }

  // set puts in place what was heard otherwise.
  set(value: T): void {
    this.data = value;
    if (this.#key) keep(this.#key, value);
  }

  end(): void {
    this.#stop?.abort();
  }
}

// resource asks whenever its key changes; it is made in a component and ends with it.
export function resource<T>(key: () => string, ask: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const r = new Resource<T>();
  let last: string | undefined;
  $effect.pre(() => {
    const k = key();
    if (k === last) return;
    last = k;
    r.turn(k, ask);
  });
  $effect(() => () => r.end());
  return r;
}
