import { cumulate } from './random';

/** One line of business: how often it is sold, at what price, and what it costs the insurer. */
export interface Product {
  name: string;
  weight: number;
  /** Median premium in euros a year, and how far premiums spread around it (log scale). */
  premium: number;
  spread: number;
  /** Claims per policy and year on average, and the median of one in euros. */
  claimRate: number;
  claim: number;
}

/** What is sold. */
export const PRODUCTS = [
  { name: 'Auto', weight: 34, premium: 610, spread: 0.36, claimRate: 0.26, claim: 1150 },
  { name: 'Habitation', weight: 27, premium: 295, spread: 0.42, claimRate: 0.15, claim: 1020 },
  { name: 'Santé', weight: 17, premium: 940, spread: 0.33, claimRate: 1.9, claim: 265 },
  { name: 'Prévoyance', weight: 10, premium: 430, spread: 0.45, claimRate: 0.07, claim: 3100 },
  { name: 'Vie', weight: 7, premium: 1480, spread: 0.6, claimRate: 0.03, claim: 16500 },
  {
    name: 'Responsabilité civile',
    weight: 5,
    premium: 540,
    spread: 0.5,
    claimRate: 0.11,
    claim: 2350,
  },
] as const satisfies readonly Product[];

/** Where clients live: how many, and how premiums there compare. */
export const CITIES = [
  { name: 'Paris', weight: 21, level: 1.24 },
  { name: 'Marseille', weight: 9, level: 1.17 },
  { name: 'Lyon', weight: 8, level: 1.08 },
  { name: 'Toulouse', weight: 7, level: 1.0 },
  { name: 'Nice', weight: 5, level: 1.13 },
  { name: 'Nantes', weight: 5, level: 0.94 },
  { name: 'Strasbourg', weight: 4, level: 0.96 },
  { name: 'Montpellier', weight: 4, level: 1.03 },
  { name: 'Bordeaux', weight: 4, level: 1.02 },
  { name: 'Lille', weight: 4, level: 1.04 },
  { name: 'Rennes', weight: 3, level: 0.89 },
  { name: 'Reims', weight: 2, level: 0.92 },
  { name: 'Saint-Étienne', weight: 2, level: 0.93 },
  { name: 'Le Havre', weight: 2, level: 0.95 },
  { name: 'Nîmes', weight: 2, level: 1.01 },
  { name: 'Orléans', weight: 2, level: 0.91 },
  { name: 'Besançon', weight: 1.5, level: 0.87 },
  { name: 'Béziers', weight: 1.5, level: 1.02 },
  { name: 'Bruxelles', weight: 3, level: 1.06 },
  { name: 'Liège', weight: 1.5, level: 0.97 },
  { name: 'Genève', weight: 2, level: 1.38 },
  { name: 'Luxembourg', weight: 1.5, level: 1.31 },
] as const;

/** The chances of the products and of the cities, cumulated. */
export const PRODUCT_CHANCES = cumulate(PRODUCTS.map((product) => product.weight));
export const CITY_CHANCES = cumulate(CITIES.map((city) => city.weight));

/** The first year of the portfolio, and how many it spans. */
export const FIRST_YEAR = 2021;
export const YEARS = 5;

/** How many policies start in each month of a year: many in January and September, few in August. */
const SEASON = [1.45, 0.95, 1.02, 1.0, 0.96, 1.05, 0.9, 0.72, 1.38, 1.12, 0.95, 0.85];

/** How much more is sold each year. */
const GROWTH = 1.07;

/** The chances of the months of all years, the first January being 0. */
export const MONTH_CHANCES = cumulate(
  Array.from(
    { length: YEARS * 12 },
    (_, month) => (SEASON[month % 12] ?? 1) * GROWTH ** Math.floor(month / 12),
  ),
);

/** How claims vary over the year: more in winter and, for hail and travel, in July. */
export const CLAIM_SEASON = [1.3, 1.2, 1.05, 0.9, 0.85, 0.9, 1.05, 0.95, 0.85, 0.95, 1.1, 1.25];

/** How much dearer everything gets each year. */
export const INFLATION = 1.034;
