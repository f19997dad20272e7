import type { Row } from '../../../contract/jobs/cells';
import {
  CITIES,
  CITY_CHANCES,
  CLAIM_SEASON,
  FIRST_YEAR,
  INFLATION,
  MONTH_CHANCES,
  PRODUCTS,
  PRODUCT_CHANCES,
  YEARS,
} from './market';
import { FIRST_NAMES, LAST_NAMES } from './people';
import { pick } from './random';
import type { RowRandom } from './random';

const DAY_MS = 86_400_000;

/** The first day of each month of the portfolio, and of the one after, in days since 1970. */
const MONTH_STARTS = Array.from(
  { length: YEARS * 12 + 1 },
  (_, month) => Date.UTC(FIRST_YEAR, month, 1) / DAY_MS,
);

/** Spread of the size of one claim (log scale). */
const CLAIM_SPREAD = 0.75;

/** How far clients differ in how often they claim (log scale); their premiums follow in part. */
const RISK_SPREAD = 0.4;
const RISK_IN_PREMIUM = 0.35;

/** Makes the policy at an index of a portfolio; its cells are in the order of `SAMPLE_COLUMNS`. */
export function makePolicy(random: RowRandom, index: number, rows: number): Row {
  random.startRow(index);
  const start = startOf(random, index, rows);
  const product = PRODUCTS[pick(PRODUCT_CHANCES, random.uniform())] ?? PRODUCTS[0];
  const city = CITIES[pick(CITY_CHANCES, random.uniform())] ?? CITIES[0];
  const level = INFLATION ** (start.month / 12);
  const risk = Math.exp(random.normal() * RISK_SPREAD);
  const premium = cents(
    product.premium *
      city.level *
      level *
      Math.exp(random.normal() * product.spread) *
      risk ** RISK_IN_PREMIUM,
  );
  const claims = random.count(product.claimRate * risk * (CLAIM_SEASON[start.month % 12] ?? 1));
  const amount = claimAmount(random, product.claim * level, claims);
  const years = YEARS - start.month / 12;
  return [
    `POL-${FIRST_YEAR + Math.floor(start.month / 12)}-${String(index + 1).padStart(6, '0')}`,
    clientOf(random),
    city.name,
    product.name,
    start.day * DAY_MS,
    premium,
    claims,
    amount,
    Math.round((amount / premium) * 10_000) / 10_000,
    random.uniform() < 0.97 ** (years * 2.5),
  ];
}

/** When a policy starts: the portfolio is in order of time, whatever its size. */
function startOf(random: RowRandom, index: number, rows: number): { month: number; day: number } {
  const at = (index + random.uniform()) / rows;
  const month = pick(MONTH_CHANCES, at);
  const from = month === 0 ? 0 : (MONTH_CHANCES[month - 1] ?? 0);
  const within = (at - from) / ((MONTH_CHANCES[month] ?? 1) - from);
  const first = MONTH_STARTS[month] ?? 0;
  const days = (MONTH_STARTS[month + 1] ?? first) - first;
  return { month, day: first + Math.min(days - 1, Math.floor(within * days)) };
}

function claimAmount(random: RowRandom, median: number, claims: number): number {
  let amount = 0;
  for (let claim = 0; claim < claims; claim += 1) {
    amount += median * Math.exp(random.normal() * CLAIM_SPREAD);
  }
  return cents(amount);
}

function clientOf(random: RowRandom): string {
  const first = FIRST_NAMES[Math.floor(random.uniform() * FIRST_NAMES.length)] ?? '';
  const last = LAST_NAMES[Math.floor(random.uniform() * LAST_NAMES.length)] ?? '';
  return `${first} ${last}`;
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
