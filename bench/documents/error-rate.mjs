/**
 * Share of characters that differ, white space and the kind of apostrophe aside.
 * @param {string} expected
 * @param {string} found
 */
export function errorRate(expected, found) {
  const plain = (/** @type {string} */ text) => text.replace(/\s/g, '').replace(/’/g, "'");
  const [a, b] = [plain(expected), plain(found)];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? 0) / a.length;
}

/**
 * Mean share of characters that differ, over pages.
 * @param {import('./pages.mjs').Page[]} pages
 * @param {string[]} found
 */
export function meanErrorRate(pages, found) {
  const rates = pages.map(({ text }, index) => errorRate(text, found[index] ?? ''));
  return rates.reduce((sum, rate) => sum + rate, 0) / pages.length;
}
