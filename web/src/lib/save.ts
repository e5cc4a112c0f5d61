// Every list and picture can be saved: as CSV, JSON, SVG or PNG. Nothing leaves the machine; the browser writes the file.

export type Cell = string | number | boolean | null | undefined;

// csv writes rows as RFC 4180 says, with a byte order mark so that spreadsheets read Arabic; a cell that a spreadsheet would run as a formula is quoted with an apostrophe.
export function csv(head: string[], rows: Cell[][]): string {
  const cell = (c: Cell): string => {
    let s = c === null || c === undefined ? '' : String(c);
    if (typeof c === 'string' && /^[=+\-@\t\r]/.test(s)) s = `'${s}`;
    return /[",\r\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s;
  };
  return '\ufeff' + [head, ...rows].map((r) => r.map(cell).join(',')).join('\r\n') + '\r\n';
}

export function saveText(name: string, type: string, text: string): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

export const saveCSV = (name: string, head: string[], rows: Cell[][]): void => saveText(`${name}.csv`, 'text/csv', csv(head, rows));
export const saveJSON = (name: string, value: unknown): void => saveText(`${name}.json`, 'application/json', JSON.stringify(value, null, 2) + '\n');

export function saveBlob(name: string, blob: Blob): void {
  const a = document.createElement('a');
  a.href = URL.createObjectURL(blob);
  a.download = name;
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(a.href), 10000);
}

const drawn = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity',
  'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'direction', 'unicode-bidi', 'visibility', 'display',
];

// standalone is a copy of a drawn SVG with the styles of the page written into it.
export function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const to = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  from.forEach((e, i) => {
    const style = getComputedStyle(e);
    const target = to[i]!;
    for (const p of drawn) {
      const v = style.getPropertyValue(p);
      if (v) target.style.setProperty(p, v);
    }
    target.removeAttribute('class');
    target.removeAttribute('tabindex');
  });
  const box = svg.viewBox.baseVal;
  const [w, h] = box && box.width ? [box.width, box.height] : [svg.clientWidth, svg.clientHeight];
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(w));
  copy.setAttribute('height', String(h));
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('x', String(box?.x ?? 0));
  paper.setAttribute('y', String(box?.y ?? 0));
  paper.setAttribute('width', String(w));
  paper.setAttribute('height', String(h));
  paper.setAttribute('fill', getComputedStyle(document.documentElement).getPropertyValue('--paper').trim() || '#fff');
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

export const saveSVG = (name: string, svg: SVGSVGElement): void => saveText(`${name}.svg`, 'image/svg+xml', standalone(svg));

// savePNG paints an SVG, twice as large as it is shown.
export async function savePNG(name: string, svg: SVGSVGElement): Promise<void> {
  const url = URL.createObjectURL(new Blob([standalone(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    const c = canvas.getContext('2d');
    if (!c) throw new Error('no canvas');
    c.drawImage(image, 0, 0, canvas.width, canvas.height);
    await saveCanvas(name, canvas);
  } finally {
    URL.revokeObjectURL(url);
  }
}

export async function saveCanvas(name: string, canvas: HTMLCanvasElement): Promise<void> {
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob) saveBlob(`${name}.png`, blob);
}
