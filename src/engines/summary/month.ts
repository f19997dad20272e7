const DAY_MS = 86_400_000;

/** Days from 0000-03-01 to 1970-01-01; years that start in March put the leap day last. */
const EPOCH_DAYS = 719_468;
const DAYS_PER_ERA = 146_097;

/**
 * Counts the calendar month (UTC) of an instant: year × 12 + month, January being 0. It does without a
 * `Date` because it runs once for every row (Howard Hinnant's `civil_from_days`).
 */
export function monthNumber(time: number): number {
  const days = Math.floor(time / DAY_MS) + EPOCH_DAYS;
  const era = Math.floor(days / DAYS_PER_ERA);
  const dayOfEra = days - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDays);
  // Months since March of a year that starts then; +2 counts from January of the same year.
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  return (yearOfEra + era * 400) * 12 + marchMonth + 2;
}

/** Writes a month number as `2024-03`. */
export function monthText(month: number): string {
  const year = Math.floor(month / 12);
  return `${String(year).padStart(4, '0')}-${String(month - year * 12 + 1).padStart(2, '0')}`;
}

/** The first instant of a month number. */
export function monthStart(month: number): number {
  const year = Math.floor(month / 12);
  const start = new Date(0);
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  start.setUTCFullYear(year, month - year * 12, 1);
  return start.getTime();
}
