const DAY_MS = 86_400_000;

/** Excel's serial of 1970-01-01. */
const EPOCH_SERIAL = 25_569;

/** From here on, 1900-03-01, serials are right; before, Excel counts a 29th of February 1900 that never was. */
const FIRST_RIGHT_SERIAL = 61;
const FIRST_SERIAL = 1;
const LAST_SERIAL = 2_958_466;

/** Gives the serial number of an instant in Excel's 1900 date system; `undefined` where it has none. */
export function serialDate(time: number): number | undefined {
  const days = time / DAY_MS + EPOCH_SERIAL;
  const serial = days < FIRST_RIGHT_SERIAL ? days - 1 : days;
  return serial >= FIRST_SERIAL && serial < LAST_SERIAL ? serial : undefined;
}

/** Writes an instant that has no serial as ISO 8601, the time of day only where there is one. */
export function isoDate(time: number): string {
  const iso = new Date(time).toISOString();
  return time % DAY_MS === 0 ? iso.slice(0, iso.indexOf('T')) : iso;
}
