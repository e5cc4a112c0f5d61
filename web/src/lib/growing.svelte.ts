// Long lists: what is in sight is drawn, and more as the reader comes near the end. On paper, and where all is asked for, a list is whole.

/** paper tells whether the page is being printed. */
export const paper: { printing: boolean } = $state({ printing: false });

if (typeof window !== 'undefined') {
  window.addEventListener('beforeprint', () => (paper.printing = true));
  window.addEventListener('afterprint', () => (paper.printing = false));
}

// How far lists had grown, so that who comes back finds the place again.
const grown = new Map<string, number>();

export class Growing<T> {
  #items: () => readonly T[];
  #first: number;
  #key = '';
  #shown: number = $state(0);

  constructor(items: () => readonly T[], first: number, key = '') {
    this.#items = items;
    this.#first = first;
    this.turn(key);
  }

  get shown(): readonly T[] {
    const all = this.#items();
    return paper.printing || all.length <= this.#shown ? all : all.slice(0, this.#shown);
  }

  /** rest is how many are not drawn yet. */
  get rest(): number {
    return Math.max(0, this.#items().length - this.shown.length);
  }

  /** more draws some more. */
  more(): void {
    this.#grow(this.#shown + Math.max(this.#first, 40));
  }

  /** reach draws at least so far. */
  reach(index: number): void {
    if (index >= this.#shown) this.#grow(index + 1);
  }

  /** turn shows another list, as far as it had grown before. */
  turn(key: string): void {
    this.#key = key;
    this.#shown = grown.get(key) ?? this.#first;
  }

  #grow(to: number): void {
    this.#shown = to;
    grown.delete(this.#key);
    if (grown.size > 100) grown.delete(grown.keys().next().value!);
    grown.set(this.#key, to);
  }
}

/** growing makes a list that grows, under a key of its own. It is made in a component. */
export function growing<T>(items: () => readonly T[], first: number, key: () => string): Growing<T> {
  const g = new Growing(items, first, key());
  let last = key();
  $effect.pre(() => {
    const k = key();
    if (k === last) return;
    last = k;
    g.turn(k);
  });
  return g;
}
