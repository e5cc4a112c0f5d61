// Days as ISO 8601 text, and how many articles each has.

const second = 86400000;

// fillDays gives the counts of all days from the first to the last; spans longer than `most` days are gathered into as many equal stretches.
export function fillDays(days: { day: string; articles: number }[], most = 48): number[] {
  if (!days.length) return [];
  const at = days.map((d) => Date.parse(`${d.day}T00:00:00Z`) / second).map(Math.round);
  const first = Math.min(...at);
  const length = Math.max(...at) - first + 1;
  const bins = Math.min(length, most);
  const out = new Array<number>(bins).fill(0);
  days.forEach((d, i) => {
    const bin = Math.floor(((at[i]! - first) * bins) / length);
    out[bin] = (out[bin] ?? 0) + d.articles;
  });
  return out;
}

// daysBefore is the ISO day so many days before another.
export function daysBefore(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - n * second).toISOString().slice(0, 10);
}
